import { demand } from '../../internal/invariants.js';
import { defineProfile } from '../../internal/resource.js';
import { release } from '../release.js';
import { changeShortlistProfileUrl } from '../tables/profile-urls.js';
import { noServiceTwice } from './invariants-parameters.js';
import {
  intentionParameter,
  parametersTable,
  reminderParameter,
  shortlistParameter,
} from './parameters-shared.js';

/** A new shortlist for a referral. Source: schema `eRS-ChangeShortlist-Parameters`; A031. */
export const changeShortlist = /* @__PURE__ */ defineProfile(release, () => ({
  ...parametersTable(changeShortlistProfileUrl, {
    shortlist: shortlistParameter(),
    intentionToAddReferralLetter: intentionParameter(),
    firstReminderLetterFollowUpDays: reminderParameter(),
  }),
  demands: demand(noServiceTwice),
}));
