import { exactlyOne, resource } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { release } from '../release.js';
import { changeShortlistAndSendForTriageResponseProfileUrl } from '../tables/profile-urls.js';
import { referralRequest } from './referral-request.js';
import { containedAppointment } from './appointment.js';
import { parametersTable } from './parameters-shared.js';

/** A referral sent for triage, with its deferral. Source: schema
 * `eRS-ChangeShortlistAndSendForTriage-Response-Parameters`; A032. */
export const changeShortlistAndSendForTriageResponse = /* @__PURE__ */ defineProfile(release, () =>
  parametersTable(
    changeShortlistAndSendForTriageResponseProfileUrl,
    {
      updatedReferralRequest: exactlyOne(resource(referralRequest)),
      createdAppointment: exactlyOne(resource(containedAppointment)),
    },
    'response',
  ),
);
