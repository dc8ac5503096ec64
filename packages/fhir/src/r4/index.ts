export {
  businessFunctions,
  healthcareServices,
  hoursOfOperation,
  onBehalfOfUsers,
  serviceCharacteristics,
  serviceContacts,
  serviceInstructions,
  serviceLocations,
  serviceRequests,
  serviceTypes,
  versionOf,
} from './readers.js';
export {
  isHealthcareService,
  isOperationOutcome,
  isPractitioner,
  isPractitionerRole,
  isServiceRequest,
} from './guards.js';
export {
  validate,
  validateHealthcareService,
  validateHealthcareServiceBundle,
  validateOperationOutcome,
  validatePractitioner,
  validatePractitionerBundle,
  validatePractitionerRole,
  validatePractitionerRoleBundle,
  validateServiceRequest,
  validateServiceRequestBundle,
} from './validate.js';
export { outcomeIssues } from '../internal/read-outcome.js';
export { codeDisplays } from './tables/code-displays.js';
export { codeSystems } from './tables/code-systems.js';
export { presentValue } from '../internal/reading.js';
export { extensionUrls, identifierSystems, profileUrls } from './tables/urls.js';

export type { RequestReading, RoleAtOrganisation, ServiceContact } from './readers.js';
export type { ValidateProfileOptions } from './validate.js';
export type { OutcomeIssue } from '../internal/read-outcome.js';
export type { CodeOf, CodeSystemName } from './tables/code-systems.js';
export type {
  CodingOf,
  ConceptOf,
  DatedMeta,
  ErsBundleEntry,
  ErsHealthcareService,
  ErsHealthcareServiceBundle,
  ErsOperationOutcome,
  ErsOperationOutcomeIssue,
  ErsPractitioner,
  ErsPractitionerBundle,
  ErsPractitionerRole,
  ErsPractitionerRoleBundle,
  ErsSearchset,
  ErsServiceRequest,
  ErsServiceRequestBundle,
  HealthcareServiceExtension,
  IdentifierOf,
  ReferenceTo,
  ServiceContactPart,
  VersionedMeta,
} from './types.js';
export type { CodingValue, Reading } from '../internal/reading.js';
export type { Mode } from '../internal/table.js';
export type { ValidateOptions, ValidationIssue, ValidationResult } from '../internal/validator.js';
export type { ProfileName } from './profiles/index.js';
