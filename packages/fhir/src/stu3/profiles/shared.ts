import { coding, concepts, fixed, identifier, must } from '../../internal/rules.js';
import type { Rule } from '../../internal/table.js';
import {
  ersRequestIdSystem,
  ersServiceSystem,
  locationOrganisationSystem,
  nhsNumberSystem,
  odsOrganisationSystem,
  sdsUserIdSystem,
} from '../tables/identifier-systems.js';
import { cancelledStatesOfWorklists, priority, referralState } from '../tables/request-code-systems.js';

/*
 * Parts that several profiles share. Source: the component schemas of the published specification of the
 * e-RS API (`NhsNumber`, `STU3_UserId`, `ServiceId`, `Organisation`, `STU3_Organisation`, `Priority`).
 */

export const nhsNumber = (): Rule => identifier(nhsNumberSystem, 'nhsNumber');
export const sdsUser = (): Rule => identifier(sdsUserIdSystem, 'sdsUserId');
export const service = (): Rule => identifier(ersServiceSystem);
export const organisation = (): Rule => identifier(odsOrganisationSystem, 'odsCode');
export const place = (): Rule => identifier(locationOrganisationSystem, 'odsCode');
export const requestId = (): Rule => identifier(ersRequestIdSystem);

/** A priority; the display may be left out. */
export const priorityCoding = (): Rule => coding(priority, { display: { nullable: true } });
export const priorityConcept = (): Rule => concepts(priorityCoding());

/** Codes of both spellings (`APPT_CANCELLED_…`, `APP_CANCELLED_…`): payloads hold either. */
export const referralStates = (): readonly string[] => [
  ...referralState.codes,
  ...cancelledStatesOfWorklists,
];

/** The id of a referral or advice request is its UBRN; its version is known. */
export const ubrnAndVersion = (): { id: Rule; meta: Rule } => ({
  id: must({ format: 'ubrn' }),
  meta: { fields: { versionId: must() } },
});

/** The parts of a list that e-RS always sends alike. */
export const snapshot = (): { status: Rule; mode: Rule } => ({
  status: must(fixed('current')),
  mode: must(fixed('snapshot')),
});
