import { profileUrls } from '@ers-kit/fhir/stu3';
import type { Extension, FhirResource } from 'fhir/r3.js';

/** An entry of a worklist. */
export interface WorklistEntry {
  /** Without a version. */
  readonly reference: string;
  /** URL of the extension that says what the entry is. */
  readonly url: string;
  readonly item: readonly Extension[];
}

/** The List that A008 and A023 answer. */
export function buildWorklist(
  entries: readonly WorklistEntry[],
  contained: readonly FhirResource[] = [],
): object {
  return {
    meta: { profile: [profileUrls.fetchWorklistList] },
    resourceType: 'List',
    ...(contained.length > 0 ? { contained } : {}),
    status: 'current',
    mode: 'snapshot',
    ...(entries.length > 0
      ? {
          entry: entries.map(({ reference, url, item }) => ({
            extension: [{ extension: item, url }],
            item: { reference },
          })),
        }
      : {}),
  };
}
