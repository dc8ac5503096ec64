import type {
  Attachment,
  Communication,
  CommunicationRequest,
  CommunicationRequestPayload,
  CommunicationRequestRequester,
  DocumentReference,
  DocumentReferenceContent,
  List,
  ListEntry,
  Parameters,
  Patient,
  Practitioner,
  PractitionerRole,
  Reference,
  ReferralRequest,
} from 'fhir/r3.js';
import type { profileUrls } from '../tables/profile-urls.js';
import type { ErsAppointment } from './appointment.js';
import type {
  CodingOf,
  ConceptOf,
  IdentifierOf,
  LocalReference,
  ProfiledMeta,
  ReferenceDataCoding,
  ReferenceTo,
  VersionedMeta,
} from './elements.js';
import type {
  AttachmentExtension,
  CommunicationRequestExtension,
  CommunicationRequesterExtension,
  HealthcareServiceReferenceExtension,
  PractitionerRoleReferenceExtension,
  ReferralRequestExtension,
  ShortlistSearchCriteriaExtension,
} from './extensions.js';
import type { ServiceSearchCriteriaParameter } from './parameters.js';

type Urls = typeof profileUrls;

/** The criteria that services were found with. */
export interface ErsServiceSearchCriteria extends Parameters {
  id: string;
  meta: ProfiledMeta<Urls['serviceSearchCriteria']>;
  parameter: ServiceSearchCriteriaParameter[];
}

/** An entry of a shortlist: a service. */
export interface ErsShortlistEntry extends ListEntry {
  item: ReferenceTo<'ersService'>;
}

/** The services shortlisted for a patient: 1 to 20. */
export interface ErsShortlist extends List {
  meta: ProfiledMeta<Urls['shortlistList']>;
  status: 'current';
  mode: 'snapshot';
  /** In a request; a response has the criteria beside the shortlist. */
  contained?: ErsServiceSearchCriteria[];
  extension?: ShortlistSearchCriteriaExtension[];
  entry: ErsShortlistEntry[];
}

/** A file as e-RS gives it out. */
export interface ErsAttachment extends Attachment {
  extension: AttachmentExtension[];
  contentType: string;
  /** Relative `Binary/id`. */
  url: string;
  /** In bytes. */
  size: number;
  title: string;
  /** A date. */
  creation: string;
}

/** The file of a DocumentReference. */
export interface ErsDocumentReferenceContent extends DocumentReferenceContent {
  attachment: ErsAttachment;
}

/** A file of a record. */
export interface ErsDocumentReference extends DocumentReference {
  meta: ProfiledMeta<Urls['documentReference']>;
  status: 'current';
  type: ConceptOf<CodingOf<'attachmentType'>>;
  content: ErsDocumentReferenceContent[];
}

/** A file of a request body: the reference to an upload of A020. */
export interface ErsDocumentReferenceBody extends DocumentReference {
  meta: ProfiledMeta<Urls['documentReference']>;
  status: 'current';
  type: ConceptOf<CodingOf<'attachmentType'>>;
}

/** A referral. `id` is its UBRN. */
export interface ErsReferralRequest extends ReferralRequest {
  id: string;
  meta: VersionedMeta<Urls['referralRequest']>;
  contained: (ErsServiceSearchCriteria | ErsShortlist | ErsAppointment | ErsDocumentReference)[];
  extension: ReferralRequestExtension[];
  status: 'active' | 'cancelled' | 'completed';
  intent: 'plan';
  specialty?: ConceptOf<ReferenceDataCoding>;
  subject: ReferenceTo<'nhsNumber'>;
  /** Empty where the referral has no files and no other requests. */
  supportingInfo: LocalReference[];
  identifier: IdentifierOf<'ersRequestId'>[];
}

/** A reference that says what it names in an extension only. */
export interface ReferenceByExtension<Kind extends { url: string }> extends Reference {
  extension: Kind[];
}

/** The payload of a request or message: a file. */
export interface ErsPayload extends CommunicationRequestPayload {
  contentReference: LocalReference;
}

/** Who asks for advice. */
export interface ErsRequester extends CommunicationRequestRequester {
  agent: ReferenceByExtension<PractitionerRoleReferenceExtension>;
}

/** A request for advice and guidance. `id` is its UBRN. */
export interface ErsCommunicationRequest extends CommunicationRequest {
  id: string;
  meta: VersionedMeta<Urls['communicationRequest']>;
  contained: (ErsServiceSearchCriteria | ErsShortlist | ErsDocumentReference | ErsPractitionerRole)[];
  extension: CommunicationRequestExtension[];
  status: 'active' | 'cancelled' | 'completed';
  category: ConceptOf<CodingOf<'adviceAndGuidanceStatus'>>[];
  subject: ReferenceTo<'nhsNumber'>;
  recipient: ReferenceByExtension<HealthcareServiceReferenceExtension>[];
  sender: ReferenceByExtension<PractitionerRoleReferenceExtension>;
  requester: ErsRequester;
  payload?: ErsPayload[];
  identifier: IdentifierOf<'ersRequestId'>[];
}

/** A message of an advice conversation. */
export interface ErsCommunication extends Communication {
  id: string;
  meta: ProfiledMeta<Urls['communication'] | Urls['communicationOnOldHost']>;
  extension?: CommunicationRequesterExtension[];
  status: 'completed';
  category: ConceptOf<CodingOf<'communicationSentBy'>>[];
  /** A service by extension, or an organisation. */
  recipient: (ReferenceByExtension<HealthcareServiceReferenceExtension> | ReferenceTo<'odsOrganisation'>)[];
  sent: string;
  sender: ReferenceByExtension<PractitionerRoleReferenceExtension>;
  payload?: ErsPayload[];
  /** The message is the text of the first. */
  note: [{ text: string }];
}

/** A user in a business function at an organisation. */
export interface ErsPractitionerRole extends PractitionerRole {
  id: string;
  meta: ProfiledMeta<Urls['practitionerRole']>;
  practitioner: ReferenceTo<'sdsUserId'>;
  organization: ReferenceTo<'odsOrganisation'>;
  code?: ConceptOf<CodingOf<'businessFunction'>>[];
}

/** A patient that a worklist contains. */
export interface ErsPatient extends Patient {
  id: string;
  meta: ProfiledMeta<Urls['patient']>;
  identifier: [IdentifierOf<'nhsNumber'>];
}

/** A clinician that a worklist contains. */
export interface ErsPractitioner extends Practitioner {
  id: string;
  meta: ProfiledMeta<Urls['practitioner']>;
  identifier: [IdentifierOf<'sdsUserId'>];
}
