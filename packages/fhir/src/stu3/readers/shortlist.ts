import { containedOf, loose, readList, textOf, textsOf, type Reading } from '../../internal/reading.js';

/** A service of a shortlist. */
export interface ShortlistedService {
  /** The id of the service, for A015 and A033. */
  readonly id: string;
  readonly name?: string;
}

/** The services of a shortlist: of the list itself, or of the referral or advice request that contains one. */
export function shortlist(resource: unknown): Reading<readonly ShortlistedService[]> {
  const contained = containedOf(resource, 'List');
  const own = (loose(resource)?.resourceType as unknown) === 'List';
  if (!own && !contained) return { status: 'missing' };
  const list = own ? loose(resource) : contained;
  return readList(list?.entry ?? null, own ? 'entry' : 'contained.ofType(List).entry', (entry) => {
    const id = textOf(entry?.item?.identifier?.value);
    return id ? { ...textsOf({ name: entry?.item?.display }), id } : undefined;
  });
}
