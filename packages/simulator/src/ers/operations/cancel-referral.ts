import { profileUrls } from '@ers-kit/fhir/stu3';

import { presentReferral } from '../attachments.js';
import { requireAction } from '../available-actions.js';
import type { Call } from '../caller.js';
import { changeReferral, requireIfMatch, requireReferral, requireVersion } from '../change-referral.js';
import { withEndedAppointment, withState } from '../edit-referral.js';
import { isReferrer, type ReferralRecord } from '../referral-record.js';
import { appointmentIdOf, appointmentOf, stateOf } from '../referral-view.js';
import { unprocessable } from '../refusal.js';
import { readParameters } from '../request-body.js';
import { releaseSlot } from '../rules/booking.js';
import { codingOf, hasProperty, requireComment, requireConcept } from '../rules/reference-values.js';
import type { Operation, ServiceContext } from '../service-context.js';
import type { ErsReferralRequest } from '../wire-types.js';
import type { Concept } from '../../seed/reference-data/concept.js';

const set = 'REFERRAL-CANCELLATION-REASON';

/** A036: ends a referral, for good. */
export const cancelReferral: Operation = async (call, context) => {
  const version = requireIfMatch(call);
  const found = requireReferral(call, context);
  const parameters = await readParameters(call, 'cancelReferralRequest');
  const concept = requireConcept(
    set,
    parameters.one('cancellationReason')?.valueCoding,
    'cancellationReason',
    context,
  );
  const comments = parameters.one('cancellationComments')?.valueString;
  requireVersion(found, version);
  const changed = await changeReferral(context, found, (record) => {
    requireAction(record, 'CANCEL_REFERRAL', call.caller, context.directory);
    checkReason(concept, record, call);
    requireComment(concept, comments, 'cancellationComments');
    releaseSlot(record.resource, context);
    const cancelled = withCancelledAppointment(record, concept, comments, context);
    const reason = codingOf(set, concept, context);
    const state = {
      code: 'CANCELLED_REFERRAL',
      reason,
      ...(comments === undefined ? {} : { comments }),
    } as const;
    return {
      resource: { ...withState(cancelled, state), status: 'cancelled' },
      review: undefined,
      letterDue: undefined,
    };
  });
  return { status: 200, resource: buildAnswer(changed, hasLiveAppointment(found), context) };
};

/** A live appointment goes with the referral: for the same reason, though by the other set's name. */
function withCancelledAppointment(
  record: ReferralRecord,
  concept: Concept,
  comments: string | undefined,
  context: ServiceContext,
): ErsReferralRequest {
  if (!hasLiveAppointment(record)) return record.resource;
  const { display: _, ...reason } = codingOf('APPOINTMENT-CANCELLATION-REASON', concept, context);
  return withEndedAppointment(
    record.resource,
    {
      status: 'cancelled',
      reason: [{ coding: [reason] }],
      ...(comments === undefined ? {} : { comment: comments }),
    },
    'drop clinician',
  );
}

const hasLiveAppointment = ({ resource }: ReferralRecord): boolean =>
  appointmentOf(resource)?.status === 'booked';

/** The reasons a caller may give depend on the function and on where the referral stands. */
function checkReason(concept: Concept, record: ReferralRecord, { caller }: Call): void {
  const type = (value: string) => hasProperty(concept, 'appointmentRequestCancellationReasonType', value);
  const triaged = stateOf(record.resource).code === 'TRIAGED_PROVIDER_TO_ACTION';
  const allowed =
    hasProperty(concept, 'referrerUsage', 'CANCEL_REFERRAL') &&
    hasProperty(concept, 'businessFunction', caller.businessFunction) &&
    (!hasLiveAppointment(record) || hasProperty(concept, 'canCancelAppointment', true)) &&
    (isReferrer(caller.businessFunction) ||
      type('PROVIDER') ||
      type('PATIENT') ||
      (triaged && type('PROVIDER_TRIAGE')));
  if (!allowed) throw unprocessable('INAPPROPRIATE_VALUE', "'cancellationReason' cannot be given here");
}

function buildAnswer(
  { resource }: ReferralRecord,
  withAppointment: boolean,
  context: ServiceContext,
): object {
  const appointment = appointmentOf(resource);
  return {
    meta: { profile: [profileUrls.cancelReferralResponse] },
    resourceType: 'Parameters',
    parameter: [
      { name: 'updatedReferralRequest', resource: presentReferral(resource, context) },
      ...(withAppointment && appointment
        ? [{ name: 'updatedAppointment', resource: { ...appointment, id: appointmentIdOf(resource) } }]
        : []),
    ],
  };
}
