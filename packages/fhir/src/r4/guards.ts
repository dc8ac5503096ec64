import { loose } from '../internal/reading.js';
import type {
  ErsHealthcareService,
  ErsOperationOutcome,
  ErsPractitioner,
  ErsPractitionerRole,
  ErsServiceRequest,
} from './types.js';

/* Guards tell resources apart by type. They do not validate: use `validate` on what comes from the network. */

const isOfType = (resource: unknown, type: string): boolean =>
  (loose(resource)?.resourceType as unknown) === type;

/** Whether the value is a HealthcareService. */
export const isHealthcareService = (value: unknown): value is ErsHealthcareService =>
  isOfType(value, 'HealthcareService');

/** Whether the value is an OperationOutcome. */
export const isOperationOutcome = (value: unknown): value is ErsOperationOutcome =>
  isOfType(value, 'OperationOutcome');

/** Whether the value is a Practitioner. */
export const isPractitioner = (value: unknown): value is ErsPractitioner => isOfType(value, 'Practitioner');

/** Whether the value is a PractitionerRole. */
export const isPractitionerRole = (value: unknown): value is ErsPractitionerRole =>
  isOfType(value, 'PractitionerRole');

/** Whether the value is a ServiceRequest. */
export const isServiceRequest = (value: unknown): value is ErsServiceRequest =>
  isOfType(value, 'ServiceRequest');
