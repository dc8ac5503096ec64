import { exactlyOne, once, resource } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { release } from '../release.js';
import { cancelReferralResponseProfileUrl } from '../tables/profile-urls.js';
import { referralRequest } from './referral-request.js';
import { containedAppointment } from './appointment.js';
import { parametersTable } from './parameters-shared.js';

/** A cancelled referral, and its appointment where it had one. Source: schema
 * `eRS-CancelReferral-Response-Parameters`; A036. */
export const cancelReferralResponse = /* @__PURE__ */ defineProfile(release, () =>
  parametersTable(
    cancelReferralResponseProfileUrl,
    {
      updatedReferralRequest: exactlyOne(resource(referralRequest)),
      updatedAppointment: once(resource(containedAppointment)),
    },
    'response',
  ),
);
