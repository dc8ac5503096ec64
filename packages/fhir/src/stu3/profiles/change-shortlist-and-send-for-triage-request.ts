import { demand } from '../../internal/invariants.js';
import { defineProfile } from '../../internal/resource.js';
import { release } from '../release.js';
import { changeShortlistAndSendForTriageRequestProfileUrl } from '../tables/profile-urls.js';
import { oneShortlistedService } from './invariants-parameters.js';
import {
  intentionParameter,
  parametersTable,
  reminderParameter,
  shortlistParameter,
} from './parameters-shared.js';

/** A new shortlist, sent for triage at once: one service. Source: schema
 * `eRS-ChangeShortlistAndSendForTriage-Request-Parameters`; A032, deprecated for A031. */
export const changeShortlistAndSendForTriageRequest = /* @__PURE__ */ defineProfile(release, () => ({
  ...parametersTable(changeShortlistAndSendForTriageRequestProfileUrl, {
    shortlist: shortlistParameter(),
    intentionToAddReferralLetter: intentionParameter(),
    firstReminderLetterFollowUpDays: reminderParameter(),
  }),
  demands: demand(oneShortlistedService),
}));
