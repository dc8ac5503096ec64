import type { Coding } from 'fhir/r3.js';

import type { Service } from '../../seed/service.js';
import type { Slot } from '../../seed/slots.js';
import { appointmentOf } from '../referral-view.js';
import { unprocessable } from '../refusal.js';
import type { ServiceContext } from '../service-context.js';
import type { ErsAppointment, ErsReferralRequest } from '../wire-types.js';

/** The id in `Slot/…`. */
export const slotIdOf = (appointment: ErsAppointment): string | undefined =>
  appointment.slot?.[0]?.reference?.replace(/^Slot\//, '');

/** Gives back the slot of a referral's appointment. */
export function releaseSlot(resource: ErsReferralRequest, { store }: ServiceContext): void {
  const appointment = appointmentOf(resource);
  const slotId = appointment && slotIdOf(appointment);
  if (slotId !== undefined) store.setFree(slotId, true);
}

/**
 * The slot that an appointment is to be booked into.
 *
 * @throws `MISSING_VALUE`, `INAPPROPRIATE_SLOT`, `SLOT_NOT_AVAILABLE`, `INVALID_VALUE`
 */
export function requireSlot(
  appointment: ErsAppointment,
  service: Service,
  clinician: string | undefined,
  { store }: ServiceContext,
): Slot {
  if (service.bookableType !== 'DIRECTLY_BOOKABLE') {
    throw unprocessable('INAPPROPRIATE_VALUE', 'The service is not booked through the API.');
  }
  const slotId = slotIdOf(appointment);
  if (slotId === undefined)
    throw unprocessable('MISSING_VALUE', "'slot' is required for a booking", 'required');
  const slot = store.slot(slotId);
  if (!slot) throw unprocessable('SLOT_NOT_AVAILABLE', "'slot' is no slot");
  if (slot.serviceId !== service.id)
    throw unprocessable('INAPPROPRIATE_SLOT', "'slot' is one of another service");
  if (!store.isFree(slotId)) throw unprocessable('SLOT_NOT_AVAILABLE', "'slot' is taken");
  if (slot.clinician !== clinician) {
    throw unprocessable('INAPPROPRIATE_VALUE', 'The clinician has to be the one of the slot.');
  }
  const sameTime = (given: string | undefined, actual: string) =>
    given === undefined || Date.parse(given) === Date.parse(actual);
  if (!sameTime(appointment.start, slot.start) || !sameTime(appointment.end, slot.end)) {
    throw unprocessable('INVALID_VALUE', "'start' and 'end' have to be those of the slot", 'value');
  }
  return slot;
}

/** Refuses to defer where there was no need to: slots are to be had, or the very slot is. */
export function checkDeferral(
  reason: Coding,
  appointment: ErsAppointment,
  service: Service,
  { store }: ServiceContext,
): void {
  const { code } = reason;
  if (code === 'TRIAGE') {
    if (service.requestFlows.includes('TRIAGE_REQUEST')) return;
    throw unprocessable('INAPPROPRIATE_VALUE', 'The service triages no referrals.');
  }
  if (!service.requestFlows.includes('APPOINTMENT_REQUEST')) {
    throw unprocessable('INAPPROPRIATE_VALUE', 'The service takes no appointments.');
  }
  const free = store.slots(service.id).some(({ id }) => store.isFree(id));
  if (code === 'NO_SLOTS_AT_SERVICE' && free) {
    throw unprocessable('SLOTS_CURRENTLY_AVAILABLE', 'The service has free slots.');
  }
  const slotId = slotIdOf(appointment);
  if (code === 'SLOT_NOT_AVAILABLE' && slotId !== undefined && store.isFree(slotId)) {
    throw unprocessable('THIS_SLOT_IS_AVAILABLE', 'The slot is free.');
  }
}
