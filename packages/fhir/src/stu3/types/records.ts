import type {
  Communication,
  CommunicationRequest,
  CommunicationRequestPayload,
  CommunicationRequestRequester,
  Reference,
  ReferralRequest,
} from 'fhir/r3.js';
import type {
  CommunicationRequesterExtension,
  CommunicationRequestExtension,
  HealthcareServiceReferenceExtension,
  PractitionerRoleReferenceExtension,
} from './advice-extensions.js';
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
import type { ReferralRequestExtension } from './extensions.js';
import type { ErsDocumentReference } from './files.js';
import type { ErsPractitionerRole } from './people.js';
import type { ErsServiceSearchCriteria, ErsShortlist } from './shortlist.js';
import type { ProfileUrls } from './urls.js';

/**
 * A referral. `id` is its UBRN.
 *
 * @example
 * ```ts
 * import { isReferralRequest, type ErsReferralRequest } from '@ers-kit/fhir/stu3';
 *
 * declare const answer: unknown;
 * if (isReferralRequest(answer)) {
 *   const record: ErsReferralRequest = answer;
 *   console.error(record.meta.versionId, record.status);
 * }
 * ```
 */
export interface ErsReferralRequest extends ReferralRequest {
  id: string;
  meta: VersionedMeta<ProfileUrls['referralRequest']>;
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

/**
 * A reference that says what it names in an extension only.
 *
 * @example
 * ```ts
 * import {
 *   extensionUrls,
 *   type PractitionerRoleReferenceExtension,
 *   type ReferenceByExtension,
 * } from '@ers-kit/fhir/stu3';
 *
 * const sender: ReferenceByExtension<PractitionerRoleReferenceExtension> = {
 *   extension: [{ url: extensionUrls.practitionerRoleReference, valueReference: { reference: '#role' } }],
 * };
 * ```
 */
export interface ReferenceByExtension<Kind extends { url: string }> extends Reference {
  extension: Kind[];
}

/**
 * The payload of a request or message: a file.
 *
 * @example
 * ```ts
 * import type { ErsPayload } from '@ers-kit/fhir/stu3';
 *
 * const payload: ErsPayload = { contentReference: { reference: '#file-1' } };
 * ```
 */
export interface ErsPayload extends CommunicationRequestPayload {
  contentReference: LocalReference;
}

/**
 * Who asks for advice.
 *
 * @example
 * ```ts
 * import { extensionUrls, type ErsRequester } from '@ers-kit/fhir/stu3';
 *
 * const requester: ErsRequester = {
 *   agent: {
 *     extension: [{ url: extensionUrls.practitionerRoleReference, valueReference: { reference: '#role' } }],
 *   },
 * };
 * ```
 */
export interface ErsRequester extends CommunicationRequestRequester {
  agent: ReferenceByExtension<PractitionerRoleReferenceExtension>;
}

/**
 * A request for advice and guidance. `id` is its UBRN.
 *
 * @example
 * ```ts
 * import { isCommunicationRequest, type ErsCommunicationRequest } from '@ers-kit/fhir/stu3';
 *
 * declare const answer: unknown;
 * if (isCommunicationRequest(answer)) {
 *   const record: ErsCommunicationRequest = answer;
 *   console.error(record.meta.versionId, record.status);
 * }
 * ```
 */
export interface ErsCommunicationRequest extends CommunicationRequest {
  id: string;
  meta: VersionedMeta<ProfileUrls['communicationRequest']>;
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

/**
 * A message of an advice conversation.
 *
 * @example
 * ```ts
 * import { isCommunication, type ErsCommunication } from '@ers-kit/fhir/stu3';
 *
 * declare const answer: unknown;
 * if (isCommunication(answer)) {
 *   const record: ErsCommunication = answer;
 *   console.error(record.sent, record.note[0].text);
 * }
 * ```
 */
export interface ErsCommunication extends Communication {
  id: string;
  meta: ProfiledMeta<ProfileUrls['communication'] | ProfileUrls['communicationOnOldHost']>;
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
