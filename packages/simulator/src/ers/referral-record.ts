import type { CodeOf } from '@ers-kit/fhir/stu3';

import type { Caller } from './caller.js';
import type { Directory } from './directory.js';
import { serviceIdOf, stateOf } from './referral-view.js';
import type { ErsReferralRequest } from './wire-types.js';

/** A referral as the simulator keeps it: the very resource that is served, and what e-RS knows beside it. */
export interface ReferralRecord {
  readonly resource: ErsReferralRequest;
  /** ODS code of the organisation that refers. Without it every organisation has a relationship. */
  readonly referringOrganisation?: string;
  /** SDS user id of the clinician who refers. */
  readonly referringClinician?: string;
  /** Milliseconds. */
  readonly created: number;
  /** Milliseconds. */
  readonly lastUpdated: number;
  /** When the referrer, who means to add a letter, is to be reminded of it. ISO date. */
  readonly letterDue?: string | undefined;
  /** Whether the provider has looked at it, and what has changed since; absent when there is nothing to review. */
  readonly review?: CodeOf<'requestContextStatus'> | undefined;
  /** Whether the provider has fetched the clinical summary. */
  readonly clinicalInfoPrinted: boolean;
}

/** Takes in a referral: a provider has still to look at one that is booked or sent for triage. */
export function recordReferral(
  resource: ErsReferralRequest,
  facts: Pick<ReferralRecord, 'created' | 'referringOrganisation' | 'referringClinician'>,
): ReferralRecord {
  const { code } = stateOf(resource);
  return {
    resource,
    ...facts,
    lastUpdated: facts.created,
    clinicalInfoPrinted: false,
    ...(code === 'BOOKED' || code === 'AWAITING_TRIAGE' ? { review: 'NEVER_REVIEWED' } : {}),
  };
}

/** Whether a business function is one of the referring side. */
export const isReferrer = (businessFunction: string): boolean => businessFunction.startsWith('REFERR');

/**
 * Whether the caller's organisation has a legitimate relationship with a referral: it referred, or it runs
 * the service that the referral is at.
 */
export function hasRelationship(caller: Caller, record: ReferralRecord, directory: Directory): boolean {
  if (record.referringOrganisation === undefined) return true;
  if (isReferrer(caller.businessFunction)) return caller.organisation === record.referringOrganisation;
  const serviceId = serviceIdOf(record.resource);
  return serviceId !== undefined && directory.service(serviceId)?.organisation === caller.organisation;
}
