import { itemsOf, readResources, textOf, textsOf, type Loose, type Reading } from '../../internal/reading.js';
import type { CodeOf } from '../tables/code-systems.js';

/**
 * A file of a referral, an advice request or a conversation.
 *
 * @example
 * ```ts
 * import type { ErsAttachmentReading } from '@ers-kit/fhir/stu3';
 *
 * declare const file: ErsAttachmentReading;
 * const id = file.availability === 'AVAILABLE' ? file.url.replace('Binary/', '') : undefined;
 * ```
 */
export interface ErsAttachmentReading {
  /** Relative `Binary/id`: A042 takes its last part. */
  readonly url: string;
  /** Whether it can be fetched: only `AVAILABLE` can. */
  readonly availability: CodeOf<'availabilityStatus'>;
  readonly kind?: CodeOf<'attachmentType'>;
  readonly title?: string;
  readonly contentType?: string;
  /** In bytes. */
  readonly size?: number;
  readonly description?: string;
  /** SDS user id of who uploaded it: whom to ask where the scan failed. */
  readonly attachedBy?: string;
  /** ODS code. */
  readonly attachedByOrganisation?: string;
  /** SDS user id. */
  readonly attachedOnBehalfOf?: string;
}

/**
 * The files that a referral or advice request contains, or that a bundle of messages brings along. A file
 * without URL or availability is malformed; the others stand in `value` all the same.
 *
 * @param resource - The resource, as parsed JSON.
 *
 * @example
 * ```ts
 * import { attachments, presentValue } from '@ers-kit/fhir/stu3';
 *
 * declare const referral: unknown;
 * for (const file of presentValue(attachments(referral)) ?? []) {
 *   if (file.availability === 'AVAILABLE') console.error(file.url, file.size);
 * }
 * ```
 */
export function attachments(resource: unknown): Reading<readonly ErsAttachmentReading[]> {
  const reading = readResources(resource, 'DocumentReference', readFile);
  return reading.status === 'present' && !reading.value[0] ? { status: 'missing' } : reading;
}

function readFile(file: Loose): ErsAttachmentReading | undefined {
  const { url, title, contentType, size, extension } = file?.content?.[0]?.attachment ?? {};
  const parts: Record<string, unknown> = {
    url,
    title,
    contentType,
    kind: file?.type?.coding?.[0]?.code,
    description: file?.description,
  };
  for (const item of itemsOf(extension)) {
    // Named as in their URLs: AttachedBy, AttachedByOrganisation, AttachedOnBehalfOf and AvailabilityStatus.
    const [, name] = textOf(item?.url)?.match(/Extension-eRS-A(ttached\w+|vailability)/) ?? [];
    if (name) parts[`a${name}`] = item?.valueCoding?.code ?? item?.valueReference?.identifier?.value;
  }
  const read = textsOf(parts) as unknown as ErsAttachmentReading;
  if (!read.url || !read.availability) return undefined;
  return typeof size === 'number' ? { ...read, size } : read;
}
