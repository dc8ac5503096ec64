import { demand } from '../../internal/invariants.js';
import { exactlyOne, once, value } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { release } from '../release.js';
import { createReferralProfileUrl } from '../tables/profile-urls.js';
import { noServiceTwice } from './invariants-parameters.js';
import {
  clinicianParameter,
  intentionParameter,
  parametersTable,
  patientParameter,
  reminderParameter,
  shortlistParameter,
} from './parameters-shared.js';

/** A new referral with its shortlist. Source: schema `eRS-CreateReferral-Parameters`; A011. */
export const createReferral = /* @__PURE__ */ defineProfile(release, () => ({
  ...parametersTable(createReferralProfileUrl, {
    patient: exactlyOne(patientParameter()),
    referringClinician: once(clinicianParameter()),
    shortlist: shortlistParameter(),
    intentionToAddReferralLetter: intentionParameter(),
    firstReminderLetterFollowUpDays: reminderParameter(),
    eReferralPathwayStart: once(value('valueInstant')),
  }),
  demands: demand(noServiceTwice),
}));
