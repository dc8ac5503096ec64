/**
 * The identifier systems of STU3 payloads. Three keep the retired host `fhir.nhs.net` on the wire, and an
 * organisation has another system where it stands for a place (worklist and search locations).
 *
 * Source: the published specification of the e-RS API; R4 spells the NHS number and the user id differently.
 */
export const nhsNumberSystem = 'http://fhir.nhs.net/Id/nhs-number';
export const sdsUserIdSystem = 'http://fhir.nhs.net/Id/sds-user-id';
export const ersServiceSystem = 'http://fhir.nhs.net/Id/ers-service';
export const odsOrganisationSystem = 'https://fhir.nhs.uk/Id/ods-organization-code';
export const locationOrganisationSystem = 'https://directory.spineservices.nhs.uk/STU3/Organization';
export const ersRequestIdSystem = 'https://fhir.nhs.uk/Id/ers-request-id';
export const alternativeSlotSystem = 'https://fhir.nhs.uk/Id/alternative-slot';
export const ersScheduleSystem = 'https://fhir.nhs.uk/Id/ers-schedule';

/**
 * The identifier systems of STU3 payloads, by name.
 *
 * @example
 * ```ts
 * import { identifierSystems } from '@ers-kit/fhir/stu3';
 *
 * console.log(identifierSystems.nhsNumber); // http://fhir.nhs.net/Id/nhs-number
 * ```
 */
export const identifierSystems = {
  nhsNumber: nhsNumberSystem,
  sdsUserId: sdsUserIdSystem,
  ersService: ersServiceSystem,
  odsOrganisation: odsOrganisationSystem,
  /** An organisation as the place of a service: worklist filter, search criteria, service summary. */
  locationOrganisation: locationOrganisationSystem,
  /** Starts with `r.` (referral) or `a.` (advice); the same id names the record in R4. */
  ersRequestId: ersRequestIdSystem,
  alternativeSlot: alternativeSlotSystem,
  ersSchedule: ersScheduleSystem,
} as const;
