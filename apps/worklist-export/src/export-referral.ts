import { downloadAttachment, ErsUnavailableError, safeFileNames, type ErsClient } from '@ers-kit/client';
import type { ListedReferral, Shelf } from '@ers-kit/client/files';
import { attachments } from '@ers-kit/fhir/stu3';

/** What a referral is exported with. */
export interface Work {
  readonly client: ErsClient<{ readonly mode: 'application-restricted' }>;
  readonly shelf: Shelf<{ readonly ubrn: string; readonly version: number }>;
  /** Aborts when the run is to end: what is under way is finished, and nothing more is begun. */
  readonly signal: AbortSignal;
}

/** The version of the referral that is saved; -1 where none is. */
const savedVersion = (shelf: Work['shelf']): number =>
  Number(shelf.sourceOf('referral.json')?.split('/').at(1) ?? -1);

/** Whether the folder of a referral holds all that can be had of it, as new as on the worklist. */
export const isUpToDate = async (shelf: Work['shelf'], { version }: ListedReferral): Promise<boolean> =>
  savedVersion(shelf) >= version && (await shelf.isComplete());

/** Fetches what the folder of a referral lacks. What e-RS does not give is among the shelf's failures. */
export async function exportReferral(work: Work, { ubrn, version: listed }: ListedReferral): Promise<void> {
  const { client, shelf, signal } = work;
  // A worklist may be behind: what was saved of a later version stays.
  let version = Math.max(listed, savedVersion(shelf));
  const referral = await shelf.take({ path: 'referral.json', source: `A005/${version}` }, async () => {
    signal.throwIfAborted();
    const { resource, version: current = version } = await client.call('A005', { ubrn });
    version = Number(current);
    return { source: `A005/${version}`, bytes: [Buffer.from(`${JSON.stringify(resource, null, 2)}\n`)] };
  });
  if (referral.sha256 === undefined) return;
  await takeAttachments(work, JSON.parse(String(await shelf.read('referral.json'))));
  await shelf.take({ path: 'clinical-summary.pdf', source: `A007/${version}` }, async () => {
    signal.throwIfAborted();
    const { body, contentType } = await client.call('A007', { ubrn });
    if (!Buffer.from(body.subarray(-1024)).includes('%%EOF')) throw unusable('A007', 'a PDF that is cut off');
    return { contentType, bytes: [body] };
  });
  await shelf.close({ ubrn, version });
}

async function takeAttachments({ client, shelf, signal }: Work, referral: unknown): Promise<void> {
  const reading = attachments(referral);
  const listed = reading.status === 'missing' ? [] : (reading.value ?? []);
  const titles = listed.map(({ title }) => title);
  for (const [index, name] of safeFileNames(titles, 'attachment').entries()) {
    const { url = '', size, title, contentType, availability = 'PENDING' } = listed[index] ?? {};
    const source = `A042/${url.split('/').at(-1)}`;
    const file = { path: `attachments/${name}`, source, title, contentType, availability };
    const fetch = async () => {
      signal.throwIfAborted();
      const download = await downloadAttachment(client, url);
      const bytes = download.state === 'AVAILABLE' ? download.file.body : undefined;
      return { availability: download.state, bytes, announcedSize: size };
    };
    // One that was being scanned when the referral was read may be there by now.
    await shelf.take(file, availability === 'AVAILABLE' || availability === 'PENDING' ? fetch : undefined);
  }
  if (reading.status !== 'malformed') return;
  const unread = unusable('A005', 'an attachment that cannot be read');
  await shelf.take({ path: reading.path, source: 'A005' }, () => Promise.reject(unread));
}

function unusable(operation: 'A005' | 'A007', what: string): ErsUnavailableError {
  const hint = 'Run it again. If that does not help, look for a proxy on the way that changes answers.';
  const message = `${operation} was answered with ${what}. ${hint}`;
  return new ErsUnavailableError('ERR_ERS_RESPONSE', message, { operation, hint, correlationId: '' });
}
