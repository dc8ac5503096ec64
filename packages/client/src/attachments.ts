import type { ErsClientCore } from './ers-client.js';
import { ErsError } from './errors.js';
import type { CallOptions, FileResult } from './call-types.js';
import type { ClientContext } from './options.js';

/**
 * Why a file cannot be had, as the service says it.
 *
 * @example
 * ```ts
 * import type { AttachmentHold } from '@ers-kit/client';
 *
 * const texts: Record<AttachmentHold, string> = {
 *   PENDING: 'Being checked. Try again in five minutes.',
 *   THREATS_FOUND: 'Not safe. Ask for another file.',
 *   VALIDATION_FAILED: 'Damaged. Ask for another file.',
 * };
 * ```
 */
export type AttachmentHold = 'PENDING' | 'THREATS_FOUND' | 'VALIDATION_FAILED';

/**
 * What came of a download.
 *
 * @example
 * ```ts
 * import type { AttachmentDownload } from '@ers-kit/client';
 *
 * declare const download: AttachmentDownload;
 * const name = download.state === 'AVAILABLE' ? download.file.fileName : undefined;
 * ```
 */
export type AttachmentDownload =
  | { readonly state: 'AVAILABLE'; readonly file: FileResult<ReadableStream<Uint8Array>> }
  /**
   * Not to be had: while `PENDING`, ask again in five minutes; otherwise ask the uploader for another file.
   */
  | { readonly state: AttachmentHold };

/**
 * The settings of one download.
 *
 * @example
 * ```ts
 * import type { DownloadOptions } from '@ers-kit/client';
 *
 * const options: DownloadOptions = { operation: 'A006', signal: AbortSignal.timeout(60_000) };
 * ```
 */
export interface DownloadOptions extends CallOptions {
  /** For whom. Default: the client's. */
  readonly context?: ClientContext | undefined;
  /** `A006` for the deprecated download that goes through e-RS and stops at 5 MB. Default: `A042`. */
  readonly operation?: 'A042' | 'A006' | undefined;
}

const holds: ReadonlySet<string> = new Set<AttachmentHold>(['PENDING', 'THREATS_FOUND', 'VALIDATION_FAILED']);

/**
 * Downloads the file of an attachment as a stream, from the URL that stands in a DocumentReference
 * (`Binary/{id}`), or from its bare id. A file that is held back is an outcome, not an error.
 *
 * @param client - The client to call with.
 * @param attachment - An attachment of a record, its URL, or the bare id of the file.
 * @param options - Settings of this download; see {@link DownloadOptions}.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, for everything else that goes wrong.
 *
 * @example
 * ```ts
 * import { downloadAttachment, type ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 * const download = await downloadAttachment(client, 'Binary/2b3fe4a4-6a0e-4b0a-9d5c-0c4b6d0a8f11');
 * if (download.state === 'AVAILABLE') await download.file.body.cancel();
 * ```
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
