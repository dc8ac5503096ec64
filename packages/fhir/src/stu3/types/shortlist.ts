import type { List, ListEntry, Parameters } from 'fhir/r3.js';
import type { ProfiledMeta, ReferenceTo } from './elements.js';
import type { ShortlistSearchCriteriaExtension } from './list-extensions.js';
import type { ServiceSearchCriteriaParameter } from './parameters.js';
import type { ProfileUrls } from './urls.js';

/**
 * The criteria that services were found with.
 *
 * @example
 * ```ts
 * import { isServiceSearchCriteria, type ErsServiceSearchCriteria } from '@ers-kit/fhir/stu3';
 *
 * declare const answer: unknown;
 * if (isServiceSearchCriteria(answer)) {
 *   const record: ErsServiceSearchCriteria = answer;
 *   console.error(record.parameter.length);
 * }
 * ```
 */
export interface ErsServiceSearchCriteria extends Parameters {
  id: string;
  meta: ProfiledMeta<ProfileUrls['serviceSearchCriteria']>;
  parameter: ServiceSearchCriteriaParameter[];
}

/**
 * An entry of a shortlist: a service.
 *
 * @example
 * ```ts
 * import { identifierSystems, type ErsShortlistEntry } from '@ers-kit/fhir/stu3';
 *
 * const entry: ErsShortlistEntry = {
 *   item: { identifier: { system: identifierSystems.ersService, value: '12345' } },
 * };
 * ```
 */
export interface ErsShortlistEntry extends ListEntry {
  item: ReferenceTo<'ersService'>;
}

/**
 * The services shortlisted for a patient: 1 to 20.
 *
 * @example
 * ```ts
 * import { isShortlist, type ErsShortlist } from '@ers-kit/fhir/stu3';
 *
 * declare const answer: unknown;
 * if (isShortlist(answer)) {
 *   const record: ErsShortlist = answer;
 *   console.error(record.entry.length);
 * }
 * ```
 */
export interface ErsShortlist extends List {
  meta: ProfiledMeta<ProfileUrls['shortlistList']>;
  status: 'current';
  mode: 'snapshot';
  /** In a request; a response has the criteria beside the shortlist. */
  contained?: ErsServiceSearchCriteria[];
  extension?: ShortlistSearchCriteriaExtension[];
  entry: ErsShortlistEntry[];
}
