import { sleep } from '@ers-kit/internal';

import type { Call } from './caller.js';
import { withContained } from './edit-referral.js';
import { hasRelationship, type ReferralRecord } from './referral-record.js';
import { appointmentOf, nhsNumberOf } from './referral-view.js';
import { Refusal, unprocessable } from './refusal.js';
import { noRecord, requireOpenRecord } from './rules/records.js';
import type { ServiceContext } from './service-context.js';
import type { ErsReferralRequest } from './wire-types.js';

/**
 * The referral of a call.
 *
 * @throws 404 where there is none, 422 `INVALID_REQUEST_TYPE`, `NO_RELATIONSHIP` or `PATIENT_ERROR`
 */
export function requireReferral(
  { caller, operation, parameters }: Call,
  { store, directory }: ServiceContext,
  ubrn = String(parameters['ubrn']),
): ReferralRecord {
  const record = store.referral(ubrn);
  if (!record) throw noRecord(operation, 'referral', store.advice(ubrn) !== undefined);
  if (!hasRelationship(caller, record, directory)) throw noRelationship();
  requireOpenRecord(nhsNumberOf(record.resource), operation, directory);
  return record;
}

/** The organisation has nothing to do with the record. */
export const noRelationship = (): Refusal =>
  unprocessable('NO_RELATIONSHIP', 'The organisation has no legitimate relationship with this request.');

/**
 * The version in `If-Match`.
 *
 * @throws 412 where the header is missing, or 400 where the operation declares no 412; 400 where it is not weak
 */
export function requireIfMatch({ headers, operation }: Call): string {
  const value = headers.get('If-Match');
  if (value === null) throw new Refusal(operation.statuses.includes(412) ? 412 : 400);
  const version = /^W\/"(\d+)"$/.exec(value)?.[1];
  if (version === undefined) throw new Refusal(400);
  return version;
}

/** Refuses a version that is no longer the current one. */
export function requireVersion(record: ReferralRecord, version: string): void {
  if (record.resource.meta.versionId !== version) throw new Refusal(409);
}

/** What an operation makes of a referral; the version is not its business. */
export type ReferralChange = Partial<Omit<ReferralRecord, 'created' | 'lastUpdated'>>;

/**
 * Changes a referral: nobody else may while it lasts (423), and its version goes up by one.
 *
 * @param change - looks at the record and says what becomes of it, or throws and so changes nothing
 */
export async function changeReferral(
  context: ServiceContext,
  record: ReferralRecord,
  change: (record: ReferralRecord) => ReferralChange | Promise<ReferralChange>,
): Promise<ReferralRecord> {
  const { store, clock, lockTime } = context;
  const { id, meta } = record.resource;
  const release = store.lock(id);
  if (!release) throw new Refusal(423);
  try {
    if (lockTime !== undefined) {
      await sleep(clock, lockTime);
      // A reset does not heed locks.
      if (store.referral(id)?.resource.meta.versionId !== meta.versionId) throw new Refusal(409);
    }
    const changes = await change(record);
    const version = Number(record.resource.meta.versionId) + 1;
    const changed: ReferralRecord = {
      ...record,
      ...changes,
      resource: withVersion(changes.resource ?? record.resource, version),
      lastUpdated: clock.now(),
    };
    store.putReferral(changed);
    return changed;
  } finally {
    release();
  }
}

/** Sets the version, also in the appointment's reference to the referral it is for. */
export function withVersion(resource: ErsReferralRequest, version: number): ErsReferralRequest {
  const appointment = appointmentOf(resource);
  const versioned = { ...resource, meta: { ...resource.meta, versionId: String(version) } };
  if (!appointment) return versioned;
  const incomingReferral = [{ reference: `ReferralRequest/${resource.id}/_history/${version}` }];
  return withContained(versioned, 'Appointment', [{ ...appointment, incomingReferral }]);
}
