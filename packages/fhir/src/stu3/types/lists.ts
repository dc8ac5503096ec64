import type { List, ListEntry, Reference } from 'fhir/r3.js';
import type { WorklistType } from '../readers/worklist-item.js';
import type { extensionUrls } from '../tables/extension-urls.js';
import type {
  CodingOf,
  ConceptOf,
  ExtensionOf,
  IdentifierOf,
  LocalReference,
  ProfiledMeta,
} from './elements.js';
import type { WorklistItemExtension } from './list-extensions.js';
import type { ErsPatient, ErsPractitioner } from './people.js';
import type { ProfileUrls } from './urls.js';

/**
 * An entry of a worklist.
 *
 * @example
 * ```ts
 * import type { ErsWorklistEntry } from '@ers-kit/fhir/stu3';
 *
 * declare const entry: ErsWorklistEntry<'AWAITING_BOOKING'>;
 * const { reference } = entry.item;
 * ```
 */
export interface ErsWorklistEntry<Type extends WorklistType = WorklistType> extends ListEntry {
  item: LocalReference;
  extension: WorklistItemExtension<Type>[];
}

/**
 * A worklist of A008 or A023.
 *
 * @example
 * ```ts
 * import { isWorklist, type ErsWorklist } from '@ers-kit/fhir/stu3';
 *
 * declare const answer: unknown;
 * if (isWorklist(answer)) {
 *   const record: ErsWorklist = answer;
 *   console.error(record.entry?.length);
 * }
 * ```
 */
export interface ErsWorklist<Type extends WorklistType = WorklistType> extends List {
  meta: ProfiledMeta<ProfileUrls['fetchWorklistList']>;
  status: 'current';
  mode: 'snapshot';
  /** Of the referrals for review only. */
  contained?: (ErsPatient | ErsPractitioner)[];
  entry?: ErsWorklistEntry<Type>[];
}

/**
 * A service found: its parts are read with `foundServices`.
 *
 * @example
 * ```ts
 * import type { ErsServiceListEntry } from '@ers-kit/fhir/stu3';
 *
 * declare const entry: ErsServiceListEntry;
 * const id = entry.item.identifier.value;
 * ```
 */
export interface ErsServiceListEntry extends ListEntry {
  extension: (ExtensionOf<(typeof extensionUrls)['serviceSearchListItem']> & {
    extension: ExtensionOf<string>[];
  })[];
  item: Reference & {
    extension: (ExtensionOf<(typeof extensionUrls)['serviceSummaryView']> & {
      extension: ExtensionOf<string>[];
    })[];
    identifier: IdentifierOf<'ersService'>;
  };
}

/**
 * The services of an A010 response.
 *
 * @example
 * ```ts
 * import { isServiceList, type ErsServiceList } from '@ers-kit/fhir/stu3';
 *
 * declare const answer: unknown;
 * if (isServiceList(answer)) {
 *   const record: ErsServiceList = answer;
 *   console.error(record.entry.length);
 * }
 * ```
 */
export interface ErsServiceList extends List {
  meta: ProfiledMeta<ProfileUrls['fetchServicesList']>;
  status: 'current';
  mode: 'snapshot';
  /** Where nothing was found. */
  emptyReason?: ConceptOf<CodingOf<'listEmptyReason'>>;
  entry: ErsServiceListEntry[];
}
