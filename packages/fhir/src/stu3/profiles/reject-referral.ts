import { anyCoding, exactlyOne, once, value } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { release } from '../release.js';
import { rejectReferralProfileUrl } from '../tables/profile-urls.js';
import { parametersTable } from './parameters-shared.js';

/** A rejection by the provider. Source: schema `eRS-RejectReferral-Parameters`; A014. */
export const rejectReferral = /* @__PURE__ */ defineProfile(release, () =>
  parametersTable(rejectReferralProfileUrl, {
    rejectionReason: exactlyOne(value('valueCoding', anyCoding())),
    rejectionComments: once(value('valueString')),
    appointmentCancelledInPAS: once(value('valueBoolean')),
  }),
);
