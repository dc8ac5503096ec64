import type {
  Bundle,
  BundleEntry,
  BundleEntrySearch,
  BundleLink,
  CodeSystem,
  CodeSystemConcept,
  CodeSystemConceptProperty,
  FhirResource,
  List,
  ListEntry,
  OperationOutcome,
  OperationOutcomeIssue,
  Reference,
  Schedule,
  Slot,
  Task,
} from 'fhir/r3.js';
import type { WorklistType } from '../readers/worklist-item.js';
import type { extensionUrls } from '../tables/extension-urls.js';
import type { profileUrls } from '../tables/profile-urls.js';
import type { ReferenceDataSet } from '../tables/reference-data.js';
import type {
  CodingOf,
  ConceptOf,
  ExtensionOf,
  IdentifierOf,
  LocalReference,
  ProfiledMeta,
  ReferenceDataCoding,
  ReferenceTo,
} from './elements.js';
import type { WorklistItemExtension } from './extensions.js';
import type {
  ErsCommunication,
  ErsDocumentReference,
  ErsPatient,
  ErsPractitioner,
  ErsPractitionerRole,
} from './records.js';

type Urls = typeof profileUrls;

/** An entry of a worklist. */
export interface ErsWorklistEntry<Type extends WorklistType = WorklistType> extends ListEntry {
  item: LocalReference;
  extension: WorklistItemExtension<Type>[];
}

/** A worklist of A008 or A023. */
export interface ErsWorklist<Type extends WorklistType = WorklistType> extends List {
  meta: ProfiledMeta<Urls['fetchWorklistList']>;
  status: 'current';
  mode: 'snapshot';
  /** Of the referrals for review only. */
  contained?: (ErsPatient | ErsPractitioner)[];
  entry?: ErsWorklistEntry<Type>[];
}

/** A service found: its parts are read with `foundServices`. */
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

/** The services of an A010 response. */
export interface ErsServiceList extends List {
  meta: ProfiledMeta<Urls['fetchServicesList']>;
  status: 'current';
  mode: 'snapshot';
  /** Where nothing was found. */
  emptyReason?: ConceptOf<CodingOf<'listEmptyReason'>>;
  entry: ErsServiceListEntry[];
}

/** A free slot. */
export interface ErsSlot extends Slot {
  id: string;
  meta: ProfiledMeta<Urls['slot']>;
  identifier: [IdentifierOf<'alternativeSlot'>];
  schedule: LocalReference;
  status: 'free';
}

/** The service, and perhaps the clinician, of slots. */
export interface ErsSchedule extends Schedule {
  id: string;
  meta: ProfiledMeta<Urls['schedule']>;
  identifier: [IdentifierOf<'ersSchedule'>];
  actor: (ReferenceTo<'ersService'> | ReferenceTo<'sdsUserId'>)[];
}

/** Something the user may do with a referral. */
export interface ErsTask extends Task {
  id: string;
  meta: ProfiledMeta<Urls['task']>;
  status: 'ready';
  intent: 'proposal';
  /** `ReferralRequest/ubrn/_history/n`. */
  focus: LocalReference;
  code?: ConceptOf<CodingOf<'availableActions'>>;
}

/** An entry of a search result. */
export interface ErsBundleEntry<Resource extends FhirResource> extends BundleEntry<Resource> {
  fullUrl: string;
  resource: Resource;
  search: BundleEntrySearch & { mode: 'match' | 'include' };
}

/** A search result. */
interface Searchset<Resource extends FhirResource> extends Bundle<Resource> {
  id: string;
  meta: ProfiledMeta<Urls['bundle']> & { lastUpdated: string };
  type: 'searchset';
  link: BundleLink[];
  /** Empty where nothing was found. */
  entry: ErsBundleEntry<Resource>[];
}

/** A page of an A015 response. */
export interface ErsSlotBundle extends Searchset<ErsSlot | ErsSchedule> {
  total: number;
}

/** An A025 response. */
export interface ErsCommunicationBundle extends Searchset<
  ErsCommunication | ErsPractitionerRole | ErsDocumentReference
> {
  total: number;
}

/** An A029 response. */
export type ErsTaskBundle = Searchset<ErsTask>;

/** A property of a concept; which there are depends on the set. */
export type ErsConceptProperty = CodeSystemConceptProperty &
  (
    | { code: 'effectiveFrom' | 'effectiveTo'; valueDateTime: string }
    | {
        code: 'commentIsMandatory' | 'willCancelWholeRequest' | 'canCancelAppointment';
        valueBoolean: boolean;
      }
    | { code: 'deferToProviderContactDays' | 'triageContactDays'; valueInteger: number }
    | { code: 'specialty'; valueCoding: ReferenceDataCoding }
    | { code: 'businessFunction'; valueCoding: CodingOf<'businessFunction'> }
    | { code: 'usage'; valueCoding: CodingOf<'appointmentCancellationUsage'> }
    | { code: 'referrerUsage'; valueCoding: CodingOf<'referralCancellationUsage'> }
    | {
        code: 'appointmentBookingCancellationReasonType';
        valueCoding: CodingOf<'appointmentCancellationReasonType'>;
      }
    | {
        code: 'appointmentRequestCancellationReasonType';
        valueCoding: CodingOf<'referralCancellationReasonType'>;
      }
  );

/** A concept of a set of reference data. */
export interface ErsConcept extends CodeSystemConcept {
  display: string;
  property: ErsConceptProperty[];
}

/** A set of reference data: an A004 response. */
export interface ErsCodeSystem extends CodeSystem {
  id: ReferenceDataSet;
  meta: ProfiledMeta<Urls['shareableCodeSystem'] | Urls['specialtyCodeSystem']>;
  url: string;
  name: string;
  status: 'active';
  date: string;
  description: string;
  content: 'complete';
  concept: ErsConcept[];
}

/** An issue of an error. Display and diagnostics may be missing. */
export interface ErsOperationOutcomeIssue extends OperationOutcomeIssue {
  details: ConceptOf<CodingOf<'apiErrorCode'> | CodingOf<'apiErrorCodeOnErrorPages'>>;
}

/** An error of e-RS. */
export interface ErsOperationOutcome extends OperationOutcome {
  issue: ErsOperationOutcomeIssue[];
}
