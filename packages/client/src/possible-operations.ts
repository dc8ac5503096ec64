import type { CodeOf, WorklistType } from '@ers-kit/fhir/stu3';
import { mayCall, type BusinessFunction, type OperationId } from '@ers-kit/operations';
import type { AdviceConversation, ReferralWithActions } from './recipes/read-records.js';

/**
 * The worklists that a business function can fetch (A008, A023). Source: page of A008.
 *
 * @param businessFunction - What the user does at the organisation.
 * @returns The types, for `worklist`; none where the function has no worklists.
 *
 * @example
 * ```ts
 * import { worklistTypesOf } from '@ers-kit/client';
 *
 * console.log(worklistTypesOf('REFERRING_ADMIN').length); // 4
 * console.log(worklistTypesOf('COMMISSIONER').length); // 0
 * ```
 */
export function worklistTypesOf(businessFunction: BusinessFunction): WorklistType[] {
  const isReferrer = businessFunction.startsWith('REFERR');
  const types: readonly WorklistType[] = isReferrer
    ? [
        'AWAITING_BOOKING',
        'REJECTED_TRIAGE_RESPONSE',
        'ASSESSMENT_RETURNED_CANCELLED_DNA',
        'LETTERS_OUTSTANDING',
      ]
    : ['REFERRALS_FOR_REVIEW', 'APPOINTMENT_SLOT_ISSUES', 'ADVICE_AND_GUIDANCE_REQUESTS'];
  return types.filter((type) =>
    mayCall(businessFunction, type === 'ADVICE_AND_GUIDANCE_REQUESTS' ? 'A023' : 'A008'),
  );
}

/** The operation behind each action that A029 names. Source: page of A029. */
const operationOf: Readonly<Partial<Record<CodeOf<'availableActions'>, OperationId>>> = {
  RECORD_REVIEW_OUTCOME: 'A028',
  CREATE_APPOINTMENT: 'A016',
  CHANGE_SHORTLIST: 'A031',
  CANCEL_DIRECTLY_BOOKED_APPOINTMENT: 'A034',
  CANCEL_REFERRAL: 'A036',
};

/**
 * The operations that can change a referral as it is now, for a business function: those that A029 names, and of
 * the others those whose state fits (A013, A014 and A022 booked, A012 active). e-RS has the last word.
 *
 * @param referral - As `readReferralWithActions` gives it.
 * @param businessFunction - What the user does at the organisation.
 * @returns The operations, in no particular order.
 *
 * @example
 * ```ts
 * import { possibleOperations, readReferralWithActions, type ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 *
 * const referral = await readReferralWithActions(client, '000000070000');
 * const mayReject = possibleOperations(referral, 'SERVICE_PROVIDER_CLINICIAN').includes('A014');
 * ```
 */
export function possibleOperations(
  referral: Pick<ReferralWithActions, 'resource' | 'summary' | 'actions'>,
  businessFunction: BusinessFunction,
): OperationId[] {
  const { resource, summary, actions } = referral;
  const isBooked = summary.state?.code === 'BOOKED';
  const byState: readonly OperationId[] = isBooked ? ['A013', 'A014', 'A022', 'A012'] : ['A012'];
  const named = actions.flatMap((action) => operationOf[action] ?? []);
  const active = resource.status === 'active' ? byState : [];
  return [...active, ...named].filter((id) => mayCall(businessFunction, id));
}

/**
 * The operations that can change a request for advice as it is now: A026, and A027 where the referrer allowed it.
 *
 * @param advice - As `readAdviceConversation` gives it.
 * @param businessFunction - What the user does at the organisation.
 * @returns The operations; none where the service is not to answer.
 *
 * @example
 * ```ts
 * import { possibleAdviceOperations, readAdviceConversation, type ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 *
 * const advice = await readAdviceConversation(client, '000000070000');
 * const mayConvert = possibleAdviceOperations(advice, 'SERVICE_PROVIDER_CLINICIAN').includes('A027');
 * ```
 */
export function possibleAdviceOperations(
  advice: Pick<AdviceConversation, 'summary'>,
  businessFunction: BusinessFunction,
): OperationId[] {
  const { summary } = advice;
  if (summary.status?.code !== 'PROVIDER_RESPONSE_REQUIRED') return [];
  const ids: readonly OperationId[] =
    summary.conversion === 'AUTHORISED_TO_CONVERT' ? ['A026', 'A027'] : ['A026'];
  return ids.filter((id) => mayCall(businessFunction, id));
}
