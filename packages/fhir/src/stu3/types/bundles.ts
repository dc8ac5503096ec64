import type {
  Bundle,
  BundleEntry,
  BundleEntrySearch,
  BundleLink,
  FhirResource,
  Schedule,
  Slot,
  Task,
} from 'fhir/r3.js';
import type {
  CodingOf,
  ConceptOf,
  IdentifierOf,
  LocalReference,
  ProfiledMeta,
  ReferenceTo,
} from './elements.js';
import type { ErsDocumentReference } from './files.js';
import type { ErsPractitionerRole } from './people.js';
import type { ErsCommunication } from './records.js';
import type { ProfileUrls } from './urls.js';

/**
 * A free slot.
 *
 * @example
 * ```ts
 * import { isSlot, type ErsSlot } from '@ers-kit/fhir/stu3';
 *
 * declare const answer: unknown;
 * if (isSlot(answer)) {
 *   const record: ErsSlot = answer;
 *   console.error(record.start, record.status);
 * }
 * ```
 */
export interface ErsSlot extends Slot {
  id: string;
  meta: ProfiledMeta<ProfileUrls['slot']>;
  identifier: [IdentifierOf<'alternativeSlot'>];
  schedule: LocalReference;
  status: 'free';
}

/**
 * The service, and perhaps the clinician, of slots.
 *
 * @example
 * ```ts
 * import { isSchedule, type ErsSchedule } from '@ers-kit/fhir/stu3';
 *
 * declare const answer: unknown;
 * if (isSchedule(answer)) {
 *   const record: ErsSchedule = answer;
 *   console.error(record.actor[0]?.identifier.value);
 * }
 * ```
 */
export interface ErsSchedule extends Schedule {
  id: string;
  meta: ProfiledMeta<ProfileUrls['schedule']>;
  identifier: [IdentifierOf<'ersSchedule'>];
  actor: (ReferenceTo<'ersService'> | ReferenceTo<'sdsUserId'>)[];
}

/**
 * Something the user may do with a referral.
 *
 * @example
 * ```ts
 * import { isTask, type ErsTask } from '@ers-kit/fhir/stu3';
 *
 * declare const answer: unknown;
 * if (isTask(answer)) {
 *   const record: ErsTask = answer;
 *   console.error(record.code?.coding[0]?.code);
 * }
 * ```
 */
export interface ErsTask extends Task {
  id: string;
  meta: ProfiledMeta<ProfileUrls['task']>;
  status: 'ready';
  intent: 'proposal';
  /** `ReferralRequest/ubrn/_history/n`. */
  focus: LocalReference;
  code?: ConceptOf<CodingOf<'availableActions'>>;
}

/**
 * An entry of a search result.
 *
 * @example
 * ```ts
 * import type { Slot } from 'fhir/r3.js';
 * import type { ErsBundleEntry } from '@ers-kit/fhir/stu3';
 *
 * declare const entry: ErsBundleEntry<Slot>;
 * const isMatch = entry.search.mode === 'match';
 * ```
 */
export interface ErsBundleEntry<Resource extends FhirResource> extends BundleEntry<Resource> {
  fullUrl: string;
  resource: Resource;
  search: BundleEntrySearch & { mode: 'match' | 'include' };
}

/** A search result. */
interface Searchset<Resource extends FhirResource> extends Bundle<Resource> {
  id: string;
  meta: ProfiledMeta<ProfileUrls['bundle']> & { lastUpdated: string };
  type: 'searchset';
  link: BundleLink[];
  /** Empty where nothing was found. */
  entry: ErsBundleEntry<Resource>[];
}

/**
 * A page of an A015 response.
 *
 * @example
 * ```ts
 * import { bundleLink, presentValue, type ErsSlotBundle } from '@ers-kit/fhir/stu3';
 *
 * declare const page: ErsSlotBundle;
 * const next = presentValue(bundleLink(page, 'next'));
 * ```
 */
export interface ErsSlotBundle extends Searchset<ErsSlot | ErsSchedule> {
  total: number;
}

/**
 * An A025 response.
 *
 * @example
 * ```ts
 * import { conversation, presentValue, type ErsCommunicationBundle } from '@ers-kit/fhir/stu3';
 *
 * declare const bundle: ErsCommunicationBundle;
 * const messages = presentValue(conversation(bundle));
 * ```
 */
export interface ErsCommunicationBundle extends Searchset<
  ErsCommunication | ErsPractitionerRole | ErsDocumentReference
> {
  total: number;
}

/**
 * An A029 response.
 *
 * @example
 * ```ts
 * import { availableActions, presentValue, type ErsTaskBundle } from '@ers-kit/fhir/stu3';
 *
 * declare const bundle: ErsTaskBundle;
 * const actions = presentValue(availableActions(bundle));
 * ```
 */
export type ErsTaskBundle = Searchset<ErsTask>;
