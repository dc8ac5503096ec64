import type { ErsClientCore } from './ers-client.js';
import { ErsError } from './errors.js';
import type { CallOptions, FileResult } from './call-types.js';
import type { ClientContext } from './options.js';

/** Why a file cannot be had, as the service says it. */
export type AttachmentHold = 'PENDING' | 'THREATS_FOUND' | 'VALIDATION_FAILED';

/** What came of a download. */
export type AttachmentDownload =
  | { readonly state: 'AVAILABLE'; readonly file: FileResult<ReadableStream<Uint8Array>> }
  /** Not to be had: while `PENDING`, ask again in five minutes; otherwise ask the uploader for another file. */
  | { readonly state: AttachmentHold };

/** The settings of one download. */
export interface DownloadOptions extends CallOptions {
  readonly context?: ClientContext | undefined;
  /** `A006` for the deprecated download that goes through e-RS and stops at 5 MB. Default: `A042`. */
  readonly operation?: 'A042' | 'A006' | undefined;
}

const holds: ReadonlySet<string> = new Set<AttachmentHold>(['PENDING', 'THREATS_FOUND', 'VALIDATION_FAILED']);

/**
 * Downloads the file of an attachment as a stream, from the URL that stands in a DocumentReference
 * (`Binary/{id}`), or from its bare id. A file that is held back is an outcome, not an error.
 *
 * @throws {ErsError} for everything else that goes wrong.
 */
export async function downloadAttachment(
  client: Pick<ErsClientCore, 'call'>,
  attachment: { readonly url?: string | undefined } | string,
  { operation = 'A042', ...options }: DownloadOptions = {},
): Promise<AttachmentDownload> {
  const id = attachmentId(attachment);
  try {
    const file =
      operation === 'A042'
        ? await client.call('A042', { ...options, id })
        : await client.call('A006', { ...options, attachmentLogicalID: id });
    return { state: 'AVAILABLE', file };
  } catch (error) {
    const hold = ErsError.isInstance(error) && error.status === 422 ? error.codes.find(isHold) : undefined;
    if (hold === undefined) throw error;
    return { state: hold };
  }
}

const isHold = (code: string): code is AttachmentHold => holds.has(code);

/** The last part of the URL. Only that is the same in STU3 and R4. */
function attachmentId(attachment: { readonly url?: string | undefined } | string): string {
  const url = typeof attachment === 'string' ? attachment : attachment.url;
  return url?.split('/').at(-1) ?? '';
}
