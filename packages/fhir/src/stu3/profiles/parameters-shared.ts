import { coding, exactlyOne, parameters, resource, value } from '../../internal/rules.js';
import type { ProfileTable, Rule, RuleFields } from '../../internal/table.js';
import { parameters as base } from '../base/parameters.js';
import { referralLetterIntention } from '../tables/request-code-systems.js';
import { nhsNumber, sdsUser } from './shared.js';
import { shortlist } from './shortlist.js';

/** The table of a body of parameters. */
export const parametersTable = (
  url: string,
  of: RuleFields,
  mode: ProfileTable['mode'] = 'request',
): ProfileTable => ({
  url,
  mode,
  base,
  metaProfiles: [url],
  fields: { parameter: parameters(of) },
});

/** Longest text of a message, in characters. Source: A026, A044. */
export const longestMessage = 8000;

/*
 * Parameters that several operations take. Source: the component schemas `Patient`, `ReferringClinician`,
 * `Shortlist`, `IntentionToAddReferralLetter`, `FirstReminderLetterFollowUpDays`.
 */
export const patientParameter = (): Rule => value('valueIdentifier', nhsNumber());
export const clinicianParameter = (): Rule => value('valueIdentifier', sdsUser());
export const shortlistParameter = (): Rule => exactlyOne(resource(shortlist));
export const intentionParameter = (): Rule =>
  exactlyOne(value('valueCoding', coding(referralLetterIntention)));
export const reminderParameter = (): Rule => exactlyOne(value('valueUnsignedInt'));
export const messageParameter = (): Rule => value('valueString', { maxLength: longestMessage });
