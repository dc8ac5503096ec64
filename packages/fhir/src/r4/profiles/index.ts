import {
  healthcareServiceBundle,
  practitionerBundle,
  practitionerRoleBundle,
  serviceRequestBundle,
} from './bundles.js';
import { healthcareService } from './healthcare-service.js';
import { operationOutcome } from './operation-outcome.js';
import { practitioner, practitionerRole } from './people.js';
import { serviceRequest } from './service-request.js';

/** Every R4 profile by the name that `validate` takes. The four bundles share one canonical URL. */
export const profiles = {
  healthcareService,
  healthcareServiceBundle,
  operationOutcome,
  practitioner,
  practitionerBundle,
  practitionerRole,
  practitionerRoleBundle,
  serviceRequest,
  serviceRequestBundle,
};

/**
 * The name of an R4 profile.
 *
 * @example
 * ```ts
 * import type { ProfileName } from '@ers-kit/fhir/r4';
 *
 * const profile: ProfileName = 'practitionerRoleBundle';
 * ```
 */
export type ProfileName = keyof typeof profiles;
