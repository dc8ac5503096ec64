import type { Call } from '../caller.js';
import { noRelationship } from '../change-referral.js';
import { hasRelationship, type ReferralRecord } from '../referral-record.js';
import { nhsNumberOf } from '../referral-view.js';
import { notFound } from '../refusal.js';
import type { ServiceContext } from '../service-context.js';
import { requireOpenRecord } from './records.js';
import type { ErsAppointment } from '../wire-types.js';

/** An appointment with the referral it is for. */
export interface FoundAppointment {
  readonly record: ReferralRecord;
  /** As it is read by itself. */
  readonly appointment: ErsAppointment;
}

/**
 * The appointment of a call.
 *
 * @throws 404 where there is none, 422 `NO_RELATIONSHIP` where it is none of the caller's, or `PATIENT_ERROR`
 */
export function requireAppointment(
  { caller, operation, parameters }: Call,
  { store, directory }: ServiceContext,
): FoundAppointment {
  const kept = store.appointment(String(parameters['id']));
  const record = kept && store.referral(kept.ubrn);
  if (!kept || !record) throw notFound('There is no such appointment.');
  if (!hasRelationship(caller, record, directory)) throw noRelationship();
  requireOpenRecord(nhsNumberOf(record.resource), operation, directory);
  return { record, appointment: kept.appointment };
}
