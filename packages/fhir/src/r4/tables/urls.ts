/**
 * The canonical URL of each R4 profile. R4 payloads of e-RS do not name them in `meta.profile`; an
 * OperationOutcome that the gateway makes names a page of the FHIR specification instead.
 *
 * Source: the prose of the published specification of the e-RS API.
 *
 * @example
 * ```ts
 * import { profileUrls } from '@ers-kit/fhir/r4';
 *
 * console.log(Object.keys(profileUrls).length > 0); // true
 * ```
 */
export const profileUrls = {
  bundle: 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-Bundle',
  healthcareService: 'https://fhir.nhs.uk/StructureDefinition/eRS-HealthcareService',
  operationOutcome: 'https://fhir.nhs.uk/StructureDefinition/NHSDigital-OperationOutcome',
  operationOutcomeOfGateway: 'https://www.hl7.org/fhir/R4/operationoutcome.html',
  practitioner: 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-Practitioner',
  practitionerRole: 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-PractitionerRole',
  serviceRequest: 'https://fhir.nhs.uk/StructureDefinition/NHSDigital-ServiceRequest',
} as const;

export const hoursOfOperationUrl = 'https://fhir.nhs.uk/StructureDefinition/Extension-eRS-HoursOfOperation';
export const serviceInstructionsUrl =
  'https://fhir.nhs.uk/StructureDefinition/Extension-eRS-ServiceInstructions';
export const healthcareServiceContactUrl =
  'https://fhir.nhs.uk/StructureDefinition/Extension-eRS-HealthcareService-Contact';

/**
 * The extension URLs of R4 payloads, by name. Source: A033 and A035.
 *
 * @example
 * ```ts
 * import { extensionUrls } from '@ers-kit/fhir/r4';
 *
 * console.log(extensionUrls.hoursOfOperation); // https://fhir.nhs.uk/StructureDefinition/Extension-eRS-HoursOfOperation
 * ```
 */
export const extensionUrls = {
  hoursOfOperation: hoursOfOperationUrl,
  serviceInstructions: serviceInstructionsUrl,
  healthcareServiceContact: healthcareServiceContactUrl,
} as const;

export const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number';
export const sdsUserIdSystem = 'https://fhir.nhs.uk/Id/sds-user-id';
export const odsOrganisationSystem = 'https://fhir.nhs.uk/Id/ods-organization-code';
export const odsSiteSystem = 'https://fhir.nhs.uk/Id/ods-site-code';
export const ubrnSystem = 'https://fhir.nhs.uk/Id/UBRN';

/**
 * The identifier systems of R4 payloads, by name; STU3 spells the first two with the host `fhir.nhs.net`.
 *
 * @example
 * ```ts
 * import { identifierSystems } from '@ers-kit/fhir/r4';
 *
 * console.log(identifierSystems.nhsNumber); // https://fhir.nhs.uk/Id/nhs-number
 * ```
 */
export const identifierSystems = {
  nhsNumber: nhsNumberSystem,
  sdsUserId: sdsUserIdSystem,
  odsOrganisation: odsOrganisationSystem,
  odsSite: odsSiteSystem,
  ubrn: ubrnSystem,
} as const;
