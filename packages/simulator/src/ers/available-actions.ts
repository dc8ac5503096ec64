import type { CodeOf } from '@ers-kit/fhir/stu3';

import type { Caller } from './caller.js';
import type { Directory } from './directory.js';
import { isReferrer, type ReferralRecord } from './referral-record.js';
import type { ReferralStateCode } from './referral-states.js';
import { serviceIdOf, shortlistedServices, stateOf } from './referral-view.js';
import { unprocessable } from './refusal.js';

/** What can be done with a referral through the API, as A029 calls it. */
export type Action = CodeOf<'availableActions'>;

type Side = 'referrer' | 'provider';

const unbooked = ['CREATE_APPOINTMENT', 'CHANGE_SHORTLIST', 'CANCEL_REFERRAL'] as const;

/** Who may do what in each state. The operations and A029 both go by this table. */
const actionsByState: Readonly<Record<ReferralStateCode, Readonly<Record<Side, readonly Action[]>>>> = {
  NOT_BOOKED: { referrer: unbooked, provider: [] },
  BOOKED: {
    referrer: ['CANCEL_DIRECTLY_BOOKED_APPOINTMENT', 'CANCEL_REFERRAL'],
    provider: ['CANCEL_REFERRAL'],
  },
  DEFERRED_TO_PROVIDER: {
    referrer: ['CANCEL_REFERRAL'],
    provider: ['RECORD_REVIEW_OUTCOME', 'CANCEL_REFERRAL'],
  },
  AWAITING_TRIAGE: { referrer: ['CANCEL_REFERRAL'], provider: ['RECORD_REVIEW_OUTCOME', 'CANCEL_REFERRAL'] },
  TRIAGED_PROVIDER_TO_ACTION: { referrer: ['CANCEL_REFERRAL'], provider: ['CANCEL_REFERRAL'] },
  TRIAGE_RESPONSE: { referrer: unbooked, provider: [] },
  REJECTED: { referrer: unbooked, provider: [] },
  ASSESSMENT_RESULT: { referrer: unbooked, provider: [] },
  DID_NOT_ATTEND: { referrer: unbooked, provider: [] },
  APPT_CANCELLED_BY_PATIENT: { referrer: unbooked, provider: [] },
  APPT_CANCELLED_BY_PROVIDER: { referrer: unbooked, provider: [] },
  CANCELLED_REFERRAL: { referrer: [], provider: [] },
};

/** What the caller can do with a referral now. */
export function availableActions(record: ReferralRecord, caller: Caller, directory: Directory): Action[] {
  const { resource } = record;
  const side = isReferrer(caller.businessFunction) ? 'referrer' : 'provider';
  const actions = actionsByState[stateOf(resource).code][side].filter(
    (action) => action !== 'CANCEL_DIRECTLY_BOOKED_APPOINTMENT' || isDirectlyBookable(resource, directory),
  );
  const triageable =
    actions.includes('CHANGE_SHORTLIST') &&
    shortlistedServices(resource).some((id) =>
      directory.service(id)?.requestFlows.includes('TRIAGE_REQUEST'),
    );
  return triageable ? [...actions, 'CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE'] : actions;
}

function isDirectlyBookable(resource: ReferralRecord['resource'], directory: Directory): boolean {
  return directory.service(serviceIdOf(resource) ?? '')?.bookableType === 'DIRECTLY_BOOKABLE';
}

/** Refuses what the state of a referral does not allow to the caller. */
export function requireAction(
  record: ReferralRecord,
  action: Action,
  caller: Caller,
  directory: Directory,
): void {
  if (!availableActions(record, caller, directory).includes(action)) throw invalidState(record);
}

/** Refuses unless a referral is in one of these states. */
export function requireState(record: ReferralRecord, ...states: readonly ReferralStateCode[]): void {
  if (!states.includes(stateOf(record.resource).code)) throw invalidState(record);
}

const invalidState = ({ resource }: ReferralRecord) =>
  unprocessable(
    'INVALID_REQUEST_STATE',
    `This cannot be done while the request is in state ${stateOf(resource).code}.`,
  );
