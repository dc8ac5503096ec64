import { randomUUID } from 'node:crypto';

import type { ServiceContext } from './service-context.js';

/** Something found by an R4 search, and where it is. */
export interface FoundR4 {
  readonly fullUrl: string;
  readonly resource: object;
}

/** The Bundle of an R4 search: without `entry` where nothing was found. `query` stands below the R4 base URL. */
export function buildR4Bundle(
  found: readonly FoundR4[],
  query: string,
  { clock, fhirBaseUrls }: Pick<ServiceContext, 'clock' | 'fhirBaseUrls'>,
): object {
  const lastUpdated = new Date(clock.now()).toISOString();
  return {
    id: randomUUID(),
    meta: { lastUpdated },
    resourceType: 'Bundle',
    type: 'searchset',
    total: found.length,
    timestamp: lastUpdated,
    link: [{ relation: 'self', url: `${fhirBaseUrls.R4}/${query}` }],
    ...(found.length > 0 ? { entry: found.map((each) => ({ ...each, search: { mode: 'match' } })) } : {}),
  };
}
