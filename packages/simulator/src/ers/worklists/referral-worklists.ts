import { extensionUrls } from '@ers-kit/fhir/stu3';
import type { Extension } from 'fhir/r3.js';

import type { Caller } from '../caller.js';
import type { ReferralStateCode } from '../referral-states.js';
import { clinicianOf, documentsOf, serviceIdOf, specialtyOf, stateOf } from '../referral-view.js';
import { hasRelationship, type ReferralRecord } from '../referral-record.js';
import type { ServiceContext } from '../service-context.js';
import { referralForReviewItem, slotIssueItem } from './provider-items.js';
import { letterOutstandingItem, referrerItem } from './referrer-items.js';
import type { ReferralListType, WorklistQuery } from './worklist-query.js';

/** One worklist: what is on it, and what it says of it. */
export interface Worklist {
  /** URL of the extension on each entry. */
  readonly url: string;
  holds(record: ReferralRecord): boolean;
  describe(record: ReferralRecord, context: ServiceContext): Extension[];
}

const inState =
  (...codes: readonly ReferralStateCode[]) =>
  ({ resource }: ReferralRecord): boolean =>
    codes.includes(stateOf(resource).code);

/** The worklists of A008. A referral is on a list because of its state, so the two always agree. */
export const referralWorklists: Readonly<Record<ReferralListType, Worklist>> = {
  REFERRALS_FOR_REVIEW: {
    url: extensionUrls.referralsForReview,
    holds: (record) => record.review !== undefined && inState('BOOKED', 'AWAITING_TRIAGE')(record),
    describe: referralForReviewItem,
  },
  APPOINTMENT_SLOT_ISSUES: {
    url: extensionUrls.appointmentSlotIssues,
    holds: inState('DEFERRED_TO_PROVIDER'),
    describe: slotIssueItem,
  },
  REJECTED_TRIAGE_RESPONSE: {
    url: extensionUrls.rejectedTriageResponse,
    holds: inState('REJECTED', 'TRIAGE_RESPONSE'),
    describe: referrerItem('APPOINTMENT-CANCELLATION-REASON'),
  },
  ASSESSMENT_RETURNED_CANCELLED_DNA: {
    url: extensionUrls.assessmentReturnedCancelledDna,
    holds: inState('ASSESSMENT_RESULT', 'CANCELLED_REFERRAL', 'DID_NOT_ATTEND', 'APPT_CANCELLED_BY_PROVIDER'),
    describe: referrerItem('REFERRAL-CANCELLATION-REASON'),
  },
  AWAITING_BOOKING: {
    url: extensionUrls.awaitingBooking,
    holds: inState('NOT_BOOKED', 'APPT_CANCELLED_BY_PATIENT'),
    describe: referrerItem('APPOINTMENT-CANCELLATION-REASON'),
  },
  LETTERS_OUTSTANDING: {
    url: extensionUrls.lettersOutstanding,
    holds: (record) =>
      record.letterDue !== undefined &&
      documentsOf(record.resource).length === 0 &&
      record.resource.status === 'active',
    describe: letterOutstandingItem,
  },
};

/** The referrals on a worklist of the caller's organisation, oldest first. */
export function findReferrals(
  worklist: Worklist,
  query: WorklistQuery,
  caller: Caller,
  context: ServiceContext,
): ReferralRecord[] {
  const { directory, store } = context;
  return [...store.referrals()]
    .filter((record) => worklist.holds(record) && hasRelationship(caller, record, directory))
    .filter((record) => matches(record, query, context))
    .toSorted((left, right) => left.created - right.created);
}

function matches({ resource }: ReferralRecord, query: WorklistQuery, { directory }: ServiceContext): boolean {
  const serviceId = serviceIdOf(resource);
  const { service, specialty, location, clinician } = query;
  return (
    (service === undefined || serviceId === service) &&
    (specialty === undefined || specialtyOf(resource)?.code === specialty) &&
    (location === undefined || directory.service(serviceId ?? '')?.site === location) &&
    (clinician === undefined || (clinicianOf(resource) ?? null) === clinician)
  );
}
