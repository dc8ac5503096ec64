import {
  bookAppointment,
  commissioningRuleOrganisation,
  deferAppointment,
  patientNhsNumber,
  presentValue,
  type ErsAppointment,
  type SlotReading,
} from '@ers-kit/fhir/stu3';
import type { CallInput, ResourceResult } from '../call-types.js';
import { ErsValidationError } from '../errors.js';
import { freeSlots } from '../slots.js';
import { readReferral, type ReadReferral, type RecipeClient, type RecipeOptions } from './change-referral.js';

/**
 * What {@link bookFirstAvailableSlot} takes.
 *
 * @example
 * ```ts
 * import type { BookingInput } from '@ers-kit/client';
 *
 * const input: BookingInput = {
 *   ubrn: '000000070000',
 *   service: '12345',
 *   appointmentType: 'ROUTINE',
 *   accepts: ({ start }) => start >= '2026-12-01',
 * };
 * ```
 */
export interface BookingInput {
  /** Of the referral: 12 digits. */
  readonly ubrn: string;
  /** e-RS id of a service of the shortlist. */
  readonly service: string;
  /** As A015 takes it, such as `ROUTINE`. */
  readonly appointmentType: CallInput<'A015'>['appointmentType'];
  /** Which slots will do. Default: any. */
  readonly accepts?: ((slot: SlotReading) => boolean) | undefined;
  /** What to do when no slot can be had: `defer` sends the request on to the provider. Default: `stop`. */
  readonly otherwise?: 'defer' | 'stop' | undefined;
}

/**
 * What came of a booking.
 *
 * @example
 * ```ts
 * import type { Booking } from '@ers-kit/client';
 *
 * declare const booking: Booking;
 * const id = booking.state === 'booked' ? booking.appointment.resource.id : undefined;
 * ```
 */
export type Booking =
  | { readonly state: 'booked' | 'deferred'; readonly appointment: ResourceResult<ErsAppointment> }
  /** Nothing was done: no slot could be had. */
  | { readonly state: 'no-slot' };

/** A slot that was free a moment ago; the next one may still be. */
const takenCodes: ReadonlySet<string> = new Set(['SLOT_NOT_AVAILABLE', 'INAPPROPRIATE_SLOT']);
const maximumAttempts = 5;

/**
 * Searches the slots of a service (A015) and books the first that will do (A016). A slot that has gone in
 * between is passed over, five times at most. Where none can be had, the request is deferred to the provider
 * if asked to.
 *
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the step that fails; with `processed: 'unknown'`
 *   read the referral again (A005) to see whether the booking was made.
 *
 * @example
 * ```ts
 * import { bookFirstAvailableSlot, type ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 * const booking = await bookFirstAvailableSlot(client, {
 *   ubrn: '000000070000',
 *   service: '12345',
 *   appointmentType: 'ROUTINE',
 *   otherwise: 'defer',
 * });
 * console.error(booking.state);
 * ```
 */
export async function bookFirstAvailableSlot(
  client: RecipeClient,
  input: BookingInput,
  options: RecipeOptions = {},
): Promise<Booking> {
  const referral = await readReferral(client, input.ubrn, options);
  const commissioner = required(
    presentValue(commissioningRuleOrganisation(referral.resource)),
    'commissioning organisation',
  );
  const slots = freeSlots(client, {
    ...options,
    'schedule.actor:HealthcareService': input.service,
    appointmentType: input.appointmentType,
    commissioningRuleOrganisation: commissioner,
  });
  let gone: SlotReading | undefined;
  let attempts = 0;
  for await (const slot of slots) {
    if (input.accepts && !input.accepts(slot)) continue;
    const appointment = await tryToBook(client, referral, input.service, slot, options);
    if (appointment) return { state: 'booked', appointment };
    gone = slot;
    if ((attempts += 1) >= maximumAttempts) break;
  }
  if (input.otherwise !== 'defer') return { state: 'no-slot' };
  return { state: 'deferred', appointment: await defer(client, referral, input.service, gone, options) };
}

function required(value: string | undefined, what: string): string {
  if (value === undefined)
    throw new TypeError(`The referral came without its ${what}, so it cannot be booked.`);
  return value;
}

function partiesOf({ resource, version }: ReadReferral, service: string) {
  const patient = required(presentValue(patientNhsNumber(resource)), 'patient');
  return { referral: { ubrn: resource.id, version }, patient, service };
}

/** The appointment, or `undefined` where the slot has gone. */
async function tryToBook(
  client: RecipeClient,
  referral: ReadReferral,
  service: string,
  slot: SlotReading,
  options: RecipeOptions,
): Promise<ResourceResult<ErsAppointment> | undefined> {
  const { clinician } = slot;
  const body = bookAppointment({
    ...partiesOf(referral, service),
    ...(clinician ? { clinician } : {}),
    slot,
  });
  try {
    return await client.call('A016', { ...options, body });
  } catch (error) {
    const isGone = ErsValidationError.isInstance(error) && error.codes.some((code) => takenCodes.has(code));
    if (!isGone) throw error;
    return undefined;
  }
}

function defer(
  client: RecipeClient,
  referral: ReadReferral,
  service: string,
  gone: SlotReading | undefined,
  options: RecipeOptions,
): Promise<ResourceResult<ErsAppointment>> {
  const why = gone
    ? ({ reason: 'SLOT_NOT_AVAILABLE', slot: gone.id } as const)
    : ({ reason: 'NO_SLOTS_AT_SERVICE' } as const);
  return client.call('A016', {
    ...options,
    body: deferAppointment({ ...partiesOf(referral, service), ...why }),
  });
}
