import { concernsCaller } from '../advice/advice-record.js';
import { availabilityOf, type StoredFile } from '../attachments.js';
import type { Caller } from '../caller.js';
import { hasRelationship } from '../referral-record.js';
import { notFound, Refusal, unprocessable } from '../refusal.js';
import type { ServiceContext } from '../service-context.js';
import type { Attachment } from '../store.js';

/**
 * A file that may be had: one that a record of the caller's names, and that the scan has passed.
 *
 * @throws 404, what `noRelationship` makes, 422 with the status of the scan
 */
export function requireFile(
  id: string,
  caller: Caller,
  context: ServiceContext,
  noRelationship: () => Refusal,
): StoredFile {
  const { store, clock } = context;
  const file = store.file(id);
  const attachment = store.attachmentOf(id);
  if (!file || !attachment) throw notFound('There is no such file.');
  if (!isCallers(attachment, caller, context)) throw noRelationship();
  const availability = availabilityOf(file, clock.now());
  if (availability !== 'AVAILABLE') {
    throw unprocessable(availability, 'The file cannot be had as long as it has this status.', 'invalid');
  }
  return file;
}

function isCallers(
  { kind, ubrn }: Attachment,
  caller: Caller,
  { store, directory }: ServiceContext,
): boolean {
  if (kind === 'referral') {
    const record = store.referral(ubrn);
    return record !== undefined && hasRelationship(caller, record, directory);
  }
  const record = store.advice(ubrn);
  return record !== undefined && concernsCaller(record, caller, directory);
}
