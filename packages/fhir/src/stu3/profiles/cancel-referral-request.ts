import { anyCoding, exactlyOne, once, value } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { release } from '../release.js';
import { cancelReferralRequestProfileUrl } from '../tables/profile-urls.js';
import { parametersTable } from './parameters-shared.js';

/** A final cancellation. Source: schema `eRS-CancelReferral-Request-Parameters`; A036. */
export const cancelReferralRequest = /* @__PURE__ */ defineProfile(release, () =>
  parametersTable(cancelReferralRequestProfileUrl, {
    cancellationReason: exactlyOne(value('valueCoding', anyCoding())),
    cancellationComments: once(value('valueString')),
  }),
);
