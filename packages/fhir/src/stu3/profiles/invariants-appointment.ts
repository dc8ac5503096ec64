import { referenceDataSet } from '../tables/reference-data.js';
import type { Invariant, JsonObject } from '../../internal/table.js';
import { reviewReason } from '../tables/request-code-systems.js';

const first = (value: unknown): JsonObject | undefined =>
  Array.isArray(value) ? ((value as unknown[])[0] as JsonObject | undefined) : undefined;

const reasonSystem = (appointment: JsonObject): unknown =>
  first(first(appointment['reason'])?.['coding'])?.['system'];

/** What A016 and A034 demand of an appointment. Source: their pages; `reason` depends on `status`. */
export const appointmentInvariants: readonly Invariant[] = [
  {
    rule: 'booking-needs-slot',
    message: 'a booking needs the slot that it takes',
    broken: (appointment) =>
      appointment['status'] === 'booked' && !first(appointment['slot']) ? 'slot' : undefined,
  },
  {
    rule: 'deferral-needs-reason',
    message: 'a deferral needs a reason of eRS-ReviewReason-1',
    broken: (appointment) =>
      appointment['status'] === 'proposed' && reasonSystem(appointment) !== reviewReason.system
        ? 'reason'
        : undefined,
  },
  {
    rule: 'cancellation-needs-reason',
    message: 'a cancellation needs a reason of APPOINTMENT-CANCELLATION-REASON',
    broken: (appointment) =>
      appointment['status'] === 'cancelled' &&
      referenceDataSet(reasonSystem(appointment)) !== 'APPOINTMENT-CANCELLATION-REASON'
        ? 'reason'
        : undefined,
  },
];
