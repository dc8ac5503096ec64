import type { Directory } from './directory.js';
import type { Caller } from './caller.js';
import type { ErsAppointment, ErsReferralRequest } from './wire-types.js';

/** A referral as the simulator keeps it: the very resource that is served, and what e-RS knows beside it. */
export interface ReferralRecord {
  readonly resource: ErsReferralRequest;
  /** ODS code of the organisation that refers. Without it every organisation has a relationship. */
  readonly referringOrganisation?: string;
}

/** The appointment contained in a referral: booked, deferred or cancelled. */
export function appointmentOf(resource: ErsReferralRequest): ErsAppointment | undefined {
  return resource.contained?.find((contained) => contained.resourceType === 'Appointment');
}

/** The service that a referral is at: that of its appointment. */
export function serviceIdOf(resource: ErsReferralRequest): string | undefined {
  return appointmentOf(resource)
    ?.participant.map(({ actor }) => actor?.identifier)
    .find((identifier) => identifier?.system?.toLowerCase().endsWith('/id/ers-service'))?.value;
}

/**
 * Whether the caller's organisation has a legitimate relationship with a referral: it referred, or it runs
 * the service that the referral is at.
 */
export function hasRelationship(caller: Caller, record: ReferralRecord, directory: Directory): boolean {
  if (record.referringOrganisation === undefined) return true;
  if (caller.businessFunction.startsWith('REFERR'))
    return caller.organisation === record.referringOrganisation;
  const serviceId = serviceIdOf(record.resource);
  return serviceId !== undefined && directory.service(serviceId)?.organisation === caller.organisation;
}
