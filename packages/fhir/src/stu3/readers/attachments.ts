import {
  at,
  defined,
  itemsAt,
  property,
  readList,
  resourcesOf,
  textAt,
  type Reading,
} from '../../internal/reading.js';
import type { CodeOf } from '../tables/code-systems.js';
import {
  attachedByOrganisationUrl,
  attachedByUrl,
  attachedOnBehalfOfUrl,
  availabilityStatusUrl,
} from '../tables/extension-urls.js';

/** A file of a referral, an advice request or a conversation. */
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
 */
export function attachments(resource: unknown): Reading<readonly ErsAttachmentReading[]> {
  const files = resourcesOf(resource, 'DocumentReference');
  return readList(files[0] && files, 'descendants().ofType(DocumentReference)', (file) => {
    const attachment = at(file, 'content.0.attachment');
    const extension = (wanted: string, path: string): string | undefined =>
      textAt(
        itemsAt(attachment, 'extension').find((item) => property(item, 'url') === wanted),
        path,
      );
    const person = (wanted: string): string | undefined =>
      extension(wanted, 'valueReference.identifier.value');
    const url = textAt(attachment, 'url');
    const availability = extension(availabilityStatusUrl, 'valueCoding.code') as
      CodeOf<'availabilityStatus'> | undefined;
    if (!url || !availability) return undefined;
    const size = property(attachment, 'size');
    return defined({
      url,
      availability,
      kind: textAt(file, 'type.coding.0.code') as CodeOf<'attachmentType'> | undefined,
      title: textAt(attachment, 'title'),
      contentType: textAt(attachment, 'contentType'),
      size: typeof size === 'number' ? size : undefined,
      description: textAt(file, 'description'),
      attachedBy: person(attachedByUrl),
      attachedByOrganisation: person(attachedByOrganisationUrl),
      attachedOnBehalfOf: person(attachedOnBehalfOfUrl),
    });
  });
}
