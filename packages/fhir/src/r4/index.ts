export { businessFunctions, onBehalfOfUsers } from './readers/roles.js';
export {
  healthcareServices,
  hoursOfOperation,
  serviceCharacteristics,
  serviceContacts,
  serviceInstructions,
  serviceLocations,
  serviceTypes,
} from './readers/services.js';
export { serviceRequests, versionOf } from './readers/requests.js';
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

export type { RequestReading } from './readers/requests.js';
export type { RoleAtOrganisation } from './readers/roles.js';
export type { ServiceContact } from './readers/services.js';
export type { ValidateProfileOptions } from './validate.js';
export type { OutcomeIssue } from '../internal/read-outcome.js';
export type { CodeOf, CodeSystemName } from './tables/code-systems.js';
export type {
  CodingOf,
  ConceptOf,
  DatedMeta,
  IdentifierOf,
  ReferenceTo,
  VersionedMeta,
} from './types/elements.js';
export type {
  ErsBundleEntry,
  ErsHealthcareServiceBundle,
  ErsPractitionerBundle,
  ErsPractitionerRoleBundle,
  ErsSearchset,
  ErsServiceRequestBundle,
} from './types/bundles.js';
export type {
  ErsHealthcareService,
  ErsOperationOutcome,
  ErsOperationOutcomeIssue,
  ErsPractitioner,
  ErsPractitionerRole,
  ErsServiceRequest,
  HealthcareServiceExtension,
  ServiceContactPart,
} from './types/resources.js';
export type { CodingValue, Reading } from '../internal/reading.js';
export type { Mode } from '../internal/table.js';
export type { ValidateOptions, ValidationIssue, ValidationResult } from '../internal/validator.js';
export type { ProfileName } from './profiles/index.js';
