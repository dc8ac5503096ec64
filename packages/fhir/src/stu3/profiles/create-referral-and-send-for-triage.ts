import { demand } from '../../internal/invariants.js';
import { coding, exactlyOne, once, value } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { release } from '../release.js';
import { createReferralAndSendForTriageProfileUrl } from '../tables/profile-urls.js';
import { referralLetterIntention } from '../tables/request-code-systems.js';
import { oneShortlistedService } from './invariants-parameters.js';
import {
  clinicianParameter,
  parametersTable,
  patientParameter,
  reminderParameter,
  shortlistParameter,
} from './parameters-shared.js';

/** A new referral sent for triage at once: one service. Source: schema
 * `eRS-CreateReferralAndSendForTriage-Parameters`; A021, deprecated for A011. */
export const createReferralAndSendForTriage = /* @__PURE__ */ defineProfile(release, () => ({
  ...parametersTable(createReferralAndSendForTriageProfileUrl, {
    patient: exactlyOne(patientParameter()),
    referringClinician: once(clinicianParameter()),
    shortlist: shortlistParameter(),
    intentionToAddReferralLetter: exactlyOne(
      value('valueCoding', coding({ system: referralLetterIntention.system, codes: ['NEED_TO_ADD_LATER'] })),
    ),
    firstReminderLetterFollowUpDays: reminderParameter(),
  }),
  demands: demand(oneShortlistedService),
}));
