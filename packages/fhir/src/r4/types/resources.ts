import type {
  Extension,
  HealthcareService,
  OperationOutcome,
  OperationOutcomeIssue,
  Practitioner,
  PractitionerRole,
  Reference,
  ServiceRequest,
} from 'fhir/r4.js';
import type { extensionUrls } from '../tables/urls.js';
import type { CodingOf, ConceptOf, DatedMeta, IdentifierOf, ReferenceTo, VersionedMeta } from './elements.js';

/**
 * A part of the contact of a service: its purpose, or a phone number or e-mail address.
 *
 * @example
 * ```ts
 * import type { ServiceContactPart } from '@ers-kit/fhir/r4';
 *
 * const part: ServiceContactPart = {
 *   url: 'telecom',
 *   valueContactPoint: { system: 'phone', value: '0113 496 0000' },
 * };
 * ```
 */
export type ServiceContactPart =
  | (Extension & {
      url: 'purpose';
      valueCodeableConcept: ConceptOf<CodingOf<'contactPurpose'> | CodingOf<'ersContactPurpose'>>;
    })
  | (Extension & { url: 'telecom'; valueContactPoint: { system: 'phone' | 'email'; value: string } });

/**
 * An extension of a service.
 *
 * @example
 * ```ts
 * import { extensionUrls, type HealthcareServiceExtension } from '@ers-kit/fhir/r4';
 *
 * const extension: HealthcareServiceExtension = {
 *   url: extensionUrls.hoursOfOperation,
 *   valueString: 'Monday to Friday, 9 to 5',
 * };
 * ```
 */
export type HealthcareServiceExtension =
  | (Extension & {
      url: (typeof extensionUrls)['hoursOfOperation'] | (typeof extensionUrls)['serviceInstructions'];
      valueString: string;
    })
  | (Extension & {
      url: (typeof extensionUrls)['healthcareServiceContact'];
      extension: ServiceContactPart[];
    });

/**
 * A service of a provider: A033, A035. `meta.versionId` is the number of its ETag.
 *
 * @example
 * ```ts
 * import { isHealthcareService, type ErsHealthcareService } from '@ers-kit/fhir/r4';
 *
 * declare const answer: unknown;
 * if (isHealthcareService(answer)) {
 *   const record: ErsHealthcareService = answer;
 *   console.error(record.meta.versionId, record.name);
 * }
 * ```
 */
export interface ErsHealthcareService extends HealthcareService {
  id: string;
  meta: VersionedMeta;
  extension?: HealthcareServiceExtension[];
  location: Reference[];
  name: string;
  /** NHS warns that a single object may come: `serviceTypes` reads either. */
  type?: ConceptOf<CodingOf<'appointmentType'>>[];
  characteristic?: ConceptOf<CodingOf<'requestFlowType'> | CodingOf<'bookableType'>>[];
}

/**
 * A clinician for whom a user may act: A040. On the wire `identifier` is a single object where FHIR has a
 * list; `onBehalfOfUsers` reads either.
 *
 * @example
 * ```ts
 * import type { ErsPractitioner } from '@ers-kit/fhir/r4';
 *
 * declare const clinician: ErsPractitioner;
 * const [identifier] = [clinician.identifier].flat();
 * ```
 */
export type ErsPractitioner = Omit<Practitioner, 'identifier'> & {
  id: string;
  meta: DatedMeta;
  identifier: IdentifierOf<'sdsUserId'> | IdentifierOf<'sdsUserId'>[];
};

/**
 * A user's business functions at one organisation: A030.
 *
 * @example
 * ```ts
 * import type { ErsPractitionerRole } from '@ers-kit/fhir/r4';
 *
 * declare const role: ErsPractitionerRole;
 * const functions = role.code.map(({ coding }) => coding[0]?.code);
 * ```
 */
export interface ErsPractitionerRole extends PractitionerRole {
  id: string;
  meta: DatedMeta;
  practitioner: ReferenceTo<'sdsUserId'>;
  organization: ReferenceTo<'odsOrganisation'>;
  code: ConceptOf<CodingOf<'businessFunction'>>[];
}

/**
 * A referral (`r.…`) or a request for advice (`a.…`): A041.
 *
 * @example
 * ```ts
 * import { isServiceRequest, type ErsServiceRequest } from '@ers-kit/fhir/r4';
 *
 * declare const answer: unknown;
 * if (isServiceRequest(answer)) {
 *   const record: ErsServiceRequest = answer;
 *   console.error(record.meta.versionId, record.status);
 * }
 * ```
 */
export interface ErsServiceRequest extends ServiceRequest {
  id: string;
  meta: VersionedMeta;
  identifier: IdentifierOf<'ubrn'>[];
  status: 'active' | 'completed' | 'draft' | 'revoked';
  intent: 'order';
  category: ConceptOf<CodingOf<'serviceRequestCategory'>>[];
  /** Of a request for advice. */
  code?: ConceptOf<CodingOf<'serviceRequestCode'>>;
  subject: ReferenceTo<'nhsNumber'>;
}

/**
 * An issue of an error. Diagnostics may be missing.
 *
 * @example
 * ```ts
 * import { codeSystems, type ErsOperationOutcomeIssue } from '@ers-kit/fhir/r4';
 *
 * const issue: ErsOperationOutcomeIssue = {
 *   severity: 'error',
 *   code: 'forbidden',
 *   details: { coding: [{ system: codeSystems.ersErrorCode.system, code: 'NO_RELATIONSHIP' }] },
 * };
 * ```
 */
export interface ErsOperationOutcomeIssue extends OperationOutcomeIssue {
  details: ConceptOf<
    CodingOf<'httpErrorCode'> | CodingOf<'apiErrorOrWarningCode'> | CodingOf<'ersErrorCode'>
  >;
}

/**
 * An error of e-RS or of the gateway.
 *
 * @example
 * ```ts
 * import { isOperationOutcome, type ErsOperationOutcome } from '@ers-kit/fhir/r4';
 *
 * declare const answer: unknown;
 * if (isOperationOutcome(answer)) {
 *   const outcome: ErsOperationOutcome = answer;
 *   console.error(outcome.issue[0]?.code, outcome.meta.lastUpdated);
 * }
 * ```
 */
export interface ErsOperationOutcome extends OperationOutcome {
  meta: DatedMeta;
  issue: ErsOperationOutcomeIssue[];
}
