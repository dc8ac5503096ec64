import { loose } from '../internal/reading.js';
import type {
  ErsHealthcareService,
  ErsOperationOutcome,
  ErsPractitioner,
  ErsPractitionerRole,
  ErsServiceRequest,
} from './types/resources.js';

/* Guards tell resources apart by type. They do not validate: use `validate` on what comes from the network. */

const isOfType = (resource: unknown, type: string): boolean =>
  (loose(resource)?.resourceType as unknown) === type;

/**
 * Whether the value is a HealthcareService.
 *
 * @example
 * ```ts
 * import { isHealthcareService } from '@ers-kit/fhir/r4';
 *
 * console.log(isHealthcareService({ resourceType: 'HealthcareService' })); // true
 * console.log(isHealthcareService({ resourceType: 'Bundle' })); // false
 * ```
 */
export const isHealthcareService = (value: unknown): value is ErsHealthcareService =>
  isOfType(value, 'HealthcareService');

/**
 * Whether the value is an OperationOutcome.
 *
 * @example
 * ```ts
 * import { isOperationOutcome } from '@ers-kit/fhir/r4';
 *
 * console.log(isOperationOutcome({ resourceType: 'OperationOutcome' })); // true
 * console.log(isOperationOutcome({ resourceType: 'Bundle' })); // false
 * ```
 */
export const isOperationOutcome = (value: unknown): value is ErsOperationOutcome =>
  isOfType(value, 'OperationOutcome');

/**
 * Whether the value is a Practitioner.
 *
 * @example
 * ```ts
 * import { isPractitioner } from '@ers-kit/fhir/r4';
 *
 * console.log(isPractitioner({ resourceType: 'Practitioner' })); // true
 * console.log(isPractitioner({ resourceType: 'PractitionerRole' })); // false
 * ```
 */
export const isPractitioner = (value: unknown): value is ErsPractitioner => isOfType(value, 'Practitioner');

/**
 * Whether the value is a PractitionerRole.
 *
 * @example
 * ```ts
 * import { isPractitionerRole } from '@ers-kit/fhir/r4';
 *
 * console.log(isPractitionerRole({ resourceType: 'PractitionerRole' })); // true
 * console.log(isPractitionerRole({ resourceType: 'Practitioner' })); // false
 * ```
 */
export const isPractitionerRole = (value: unknown): value is ErsPractitionerRole =>
  isOfType(value, 'PractitionerRole');

/**
 * Whether the value is a ServiceRequest.
 *
 * @example
 * ```ts
 * import { isServiceRequest } from '@ers-kit/fhir/r4';
 *
 * console.log(isServiceRequest({ resourceType: 'ServiceRequest' })); // true
 * console.log(isServiceRequest({ resourceType: 'Bundle' })); // false
 * ```
 */
export const isServiceRequest = (value: unknown): value is ErsServiceRequest =>
  isOfType(value, 'ServiceRequest');
