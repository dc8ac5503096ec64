import { containedOf, loose, readList, textOf, textsOf, type Reading } from '../../internal/reading.js';

/**
 * A service of a shortlist.
 *
 * @example
 * ```ts
 * import type { ShortlistedService } from '@ers-kit/fhir/stu3';
 *
 * const service: ShortlistedService = { id: '12345', name: 'Made-up Knee Clinic' };
 * ```
 */
export interface ShortlistedService {
  /** The id of the service, for A015 and A033. */
  readonly id: string;
  /** For people. */
  readonly name?: string;
}

/**
 * The services of a shortlist: of the list itself, or of the referral or advice request that contains one.
 *
 * @param resource - The resource, as parsed JSON.
 *
 * @example
 * ```ts
 * import { identifierSystems, presentValue, shortlist } from '@ers-kit/fhir/stu3';
 *
 * const reading = shortlist({
 *   resourceType: 'List',
 *   entry: [{ item: { identifier: { system: identifierSystems.ersService, value: '12345' } } }],
 * });
 * console.log(presentValue(reading)?.[0]?.id); // 12345
 * ```
 */
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
