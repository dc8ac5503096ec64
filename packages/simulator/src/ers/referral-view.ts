import { codeSystems, extensionUrls, identifierSystems } from '@ers-kit/fhir/stu3';
import type { Coding, DocumentReference, Extension } from 'fhir/r3.js';

import type { ReferralState, ReferralStateCode } from './referral-states.js';
import type { ErsAppointment, ErsReferralRequest } from './wire-types.js';

/** The extension of a referral with this URL. */
export function extensionOf(resource: ErsReferralRequest, url: string): Extension | undefined {
  return resource.extension?.find((extension) => extension.url === url);
}

/** Where a referral stands; a payload that does not say so is judged by its status. */
export function stateOf(resource: ErsReferralRequest): ReferralState {
  const parts = extensionOf(resource, extensionUrls.referralState)?.extension ?? [];
  const part = (name: string): Extension | undefined => parts.find(({ url }) => url === name);
  const code = part('state')?.valueCoding?.code;
  const reason = part('reason')?.valueCoding;
  const comments = part('comments')?.valueString;
  return {
    code: isStateCode(code) ? code : defaultState(resource),
    ...(reason === undefined ? {} : { reason }),
    ...(comments === undefined ? {} : { comments }),
  };
}

const stateCodes: readonly string[] = codeSystems.referralState.codes;
const isStateCode = (code: string | undefined): code is ReferralStateCode =>
  code !== undefined && stateCodes.includes(code);

function defaultState(resource: ErsReferralRequest): ReferralStateCode {
  if (resource.status === 'cancelled') return 'CANCELLED_REFERRAL';
  return appointmentOf(resource)?.status === 'booked' ? 'BOOKED' : 'NOT_BOOKED';
}

/** How urgent it is; routine when the payload does not say. */
export function priorityOf(resource: ErsReferralRequest): Coding {
  const coding = extensionOf(resource, extensionUrls.referralPriority)?.valueCodeableConcept?.coding?.[0];
  return coding ?? { system: codeSystems.priority.system, code: 'ROUTINE' };
}

/** A criterion by which the shortlist was found. */
export function criterionOf(resource: ErsReferralRequest, name: string): Coding | undefined {
  const criteria = resource.contained?.find((each) => each.resourceType === 'Parameters');
  return criteria?.parameter?.find((parameter) => parameter.name === name)?.valueCoding;
}

/** The specialty of the service it is at, or the one that was searched for. */
export function specialtyOf(resource: ErsReferralRequest): Coding | undefined {
  return resource.specialty?.coding[0] ?? criterionOf(resource, 'specialty');
}

/** The ids of the services on the shortlist. */
export function shortlistedServices(resource: ErsReferralRequest): string[] {
  const list = resource.contained?.find((each) => each.resourceType === 'List');
  return (list?.entry ?? []).flatMap(({ item }) => item.identifier?.value ?? []);
}

/** The documents attached to it. */
export function documentsOf(resource: ErsReferralRequest): DocumentReference[] {
  return (resource.contained ?? []).filter((each) => each.resourceType === 'DocumentReference');
}

/** The appointment contained in a referral: booked, deferred or cancelled. */
export function appointmentOf(resource: ErsReferralRequest): ErsAppointment | undefined {
  return resource.contained?.find((contained) => contained.resourceType === 'Appointment');
}

/** The id under which that appointment is read by itself. */
export function appointmentIdOf(resource: ErsReferralRequest): string | undefined {
  const reference = extensionOf(resource, extensionUrls.appointmentReference)?.valueReference?.reference;
  return reference?.startsWith('Appointment/') ? reference.slice('Appointment/'.length) : undefined;
}

/** A participant of the appointment, by the system of its identifier. */
function participantOf(resource: ErsReferralRequest, system: string): string | undefined {
  return appointmentOf(resource)
    ?.participant.map(({ actor }) => actor?.identifier)
    .find((identifier) => identifier?.system?.toLowerCase() === system.toLowerCase())?.value;
}

/** The service that a referral is at: that of its appointment. */
export const serviceIdOf = (resource: ErsReferralRequest): string | undefined =>
  participantOf(resource, identifierSystems.ersService);

/** The clinician named in its appointment. */
export const clinicianOf = (resource: ErsReferralRequest): string | undefined =>
  participantOf(resource, identifierSystems.sdsUserId);

/** The patient. */
export const nhsNumberOf = (resource: ErsReferralRequest): string | undefined =>
  resource.subject?.identifier?.value;
