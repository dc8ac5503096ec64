import { defined, property, readList, resourcesOf, textAt, type Reading } from '../../internal/reading.js';

/** A service of a shortlist. */
export interface ShortlistedService {
  /** The id of the service, for A015 and A033. */
  readonly id: string;
  readonly name?: string;
}

/** The services of a shortlist: of the list itself, or of the referral or advice request that contains one. */
export function shortlist(resource: unknown): Reading<readonly ShortlistedService[]> {
  const list = property(resource, 'resourceType') === 'List' ? resource : resourcesOf(resource, 'List')[0];
  if (list === undefined) return { status: 'missing' };
  return readList(
    property(list, 'entry') ?? null,
    list === resource ? 'entry' : 'contained.ofType(List).entry',
    (entry) => {
      const id = textAt(entry, 'item.identifier.value');
      return id ? defined({ id, name: textAt(entry, 'item.display') }) : undefined;
    },
  );
}
