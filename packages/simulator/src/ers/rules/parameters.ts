import type { DocumentReference } from 'fhir/r3.js';

import { unprocessable } from '../refusal.js';
import type { ParameterReader } from '../request-body.js';
import type { Service } from '../../seed/service.js';

/** The documents of a repeating parameter. */
export const documentsIn = (parameters: ParameterReader, name: string): DocumentReference[] =>
  parameters.all(name).map(({ resource }) => resource as DocumentReference);

/**
 * Whether the caller has cancelled the appointment in the provider's own system: to be said, and to be so, of
 * a service that is not booked through e-RS, and of no other.
 */
export function checkCancelledInPas(parameters: ParameterReader, service: Service | undefined): void {
  const value = parameters.one('appointmentCancelledInPAS')?.valueBoolean;
  const indirect = service?.bookableType === 'INDIRECTLY_BOOKABLE';
  if (!indirect && value !== undefined) {
    throw unprocessable(
      'FIELD_NOT_PERMITTED',
      "'appointmentCancelledInPAS' is for indirectly bookable services",
    );
  }
  if (indirect && value === undefined) {
    throw unprocessable('VALUE_IS_REQUIRED', "'appointmentCancelledInPAS' is required");
  }
  if (indirect && value === false) {
    throw unprocessable('INAPPROPRIATE_VALUE', "'appointmentCancelledInPAS' has to be true");
  }
}
