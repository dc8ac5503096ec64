import {
  identifiedBy,
  loose,
  readExtension,
  readingOf,
  referenceOf,
  textsOf,
  type Reading,
} from '../../internal/reading.js';
import { communicationRequesterUrl, practitionerRoleReferenceUrl } from '../tables/extension-urls.js';

/**
 * The reference of the role that sent a request or message, from `Extension-PractitionerRole-Reference-1`.
 *
 * @param resource - The resource, as parsed JSON.
 *
 * @example
 * ```ts
 * import { extensionUrls, presentValue, senderRole } from '@ers-kit/fhir/stu3';
 *
 * const reading = senderRole({
 *   sender: {
 *     extension: [{ url: extensionUrls.practitionerRoleReference, valueReference: { reference: '#role' } }],
 *   },
 * });
 * console.log(presentValue(reading)); // #role
 * ```
 */
export function senderRole(resource: unknown): Reading<string> {
  return readExtension(loose(resource)?.sender, practitionerRoleReferenceUrl, 'valueReference', referenceOf);
}

/**
 * The reference of the role on whose behalf a request was made, from
 * `Extension-PractitionerRole-Reference-1`.
 *
 * @param request - The CommunicationRequest, as parsed JSON.
 *
 * @example
 * ```ts
 * import { extensionUrls, presentValue, requesterRole } from '@ers-kit/fhir/stu3';
 *
 * const reading = requesterRole({
 *   requester: {
 *     agent: {
 *       extension: [
 *         { url: extensionUrls.practitionerRoleReference, valueReference: { reference: '#role' } },
 *       ],
 *     },
 *   },
 * });
 * console.log(presentValue(reading)); // #role
 * ```
 */
export function requesterRole(request: unknown): Reading<string> {
  return readExtension(
    loose(request)?.requester?.agent,
    practitionerRoleReferenceUrl,
    'valueReference',
    referenceOf,
  );
}

/**
 * The reference of the role on whose behalf a message was sent, from `Extension-Communication-Requester-1`.
 *
 * @param communication - The Communication, as parsed JSON.
 *
 * @example
 * ```ts
 * import { communicationRequester, extensionUrls, presentValue } from '@ers-kit/fhir/stu3';
 *
 * const reading = communicationRequester({
 *   extension: [
 *     { url: extensionUrls.communicationRequester, valueReference: { reference: 'PractitionerRole/role' } },
 *   ],
 * });
 * console.log(presentValue(reading)); // PractitionerRole/role
 * ```
 */
export function communicationRequester(communication: unknown): Reading<string> {
  return readExtension(communication, communicationRequesterUrl, 'valueReference', referenceOf);
}

/**
 * A user in a business function at an organisation.
 *
 * @example
 * ```ts
 * import type { RoleReading } from '@ers-kit/fhir/stu3';
 *
 * const role: RoleReading = { userId: '021600556514', organisation: 'R69' };
 * ```
 */
export interface RoleReading {
  /** SDS user id. */
  readonly userId: string;
  /** ODS code. */
  readonly organisation: string;
  /** Such as `REFERRING_CLINICIAN`. */
  readonly businessFunction?: string;
}

/**
 * A PractitionerRole resource. The business function may be missing.
 *
 * @param role - The PractitionerRole, as parsed JSON.
 *
 * @example
 * ```ts
 * import { practitionerRole, presentValue } from '@ers-kit/fhir/stu3';
 *
 * const reading = practitionerRole({
 *   practitioner: { identifier: { value: '021600556514' } },
 *   organization: { identifier: { value: 'R69' } },
 * });
 * console.log(presentValue(reading)); // { userId: '021600556514', organisation: 'R69' }
 * ```
 */
export function practitionerRole(role: unknown): Reading<RoleReading> {
  const read = textsOf({
    userId: identifiedBy(loose(role)?.practitioner),
    organisation: identifiedBy(loose(role)?.organization),
    businessFunction: loose(role)?.code?.[0]?.coding?.[0]?.code,
  });
  const known = read.userId && read.organisation ? (read as RoleReading) : undefined;
  return readingOf(known, read.userId ? 'organization' : 'practitioner');
}
