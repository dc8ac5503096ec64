import { extensionUrls, identifierSystems, profileUrls } from '@ers-kit/fhir/stu3';
import type { List } from 'fhir/r3.js';

/** A service as a shortlist names it. */
export interface ServiceName {
  readonly id: string;
  readonly name: string;
}

/** Writes a shortlist as a record contains it, beside its search criteria. */
export function buildShortlistList(services: readonly ServiceName[]): List {
  return {
    id: 'shortlist',
    meta: { profile: [profileUrls.shortlistList] },
    resourceType: 'List',
    extension: [
      { url: extensionUrls.shortlistSearchCriteria, valueReference: { reference: '#serviceSearchCriteria' } },
    ],
    status: 'current',
    mode: 'snapshot',
    entry: services.map(({ id, name }) => ({
      item: { identifier: { system: identifierSystems.ersService, value: id }, display: name },
    })),
  };
}
