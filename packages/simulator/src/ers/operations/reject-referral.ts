import { requireState } from '../available-actions.js';
import { changeReferral, requireIfMatch, requireReferral, requireVersion } from '../change-referral.js';
import { withEndedAppointment, withState } from '../edit-referral.js';
import { releaseSlot } from '../rules/booking.js';
import { serviceIdOf } from '../referral-view.js';
import { unprocessable } from '../refusal.js';
import { readParameters } from '../request-body.js';
import { checkCancelledInPas } from '../rules/parameters.js';
import { codingOf, hasProperty, requireComment, requireConcept } from '../rules/reference-values.js';
import type { Operation } from '../service-context.js';
import { replyWithReferral } from '../write-reply.js';

const set = 'APPOINTMENT-CANCELLATION-REASON';

/** A014: the provider sends a booked referral back, and its appointment is cancelled. */
export const rejectReferral: Operation = async (call, context) => {
  const version = requireIfMatch(call);
  const found = requireReferral(call, context);
  const parameters = await readParameters(call, 'rejectReferral');
  const concept = requireConcept(
    set,
    parameters.one('rejectionReason')?.valueCoding,
    'rejectionReason',
    context,
  );
  if (!hasProperty(concept, 'usage', 'REJECT')) {
    throw unprocessable('INAPPROPRIATE_VALUE', "'rejectionReason' is no reason for a rejection");
  }
  const comments = parameters.one('rejectionComments')?.valueString;
  requireComment(concept, comments, 'rejectionComments');
  requireVersion(found, version);
  const changed = await changeReferral(context, found, (record) => {
    requireState(record, 'BOOKED');
    checkCancelledInPas(parameters, context.directory.service(serviceIdOf(record.resource) ?? ''));
    const reason = codingOf(set, concept, context);
    releaseSlot(record.resource, context);
    const cancelled = withEndedAppointment(
      record.resource,
      {
        status: 'cancelled',
        reason: [{ coding: [reason] }],
        ...(comments === undefined ? {} : { comment: comments }),
      },
      'keep clinician',
    );
    const state = { code: 'REJECTED', reason, ...(comments === undefined ? {} : { comments }) } as const;
    return { resource: withState(cancelled, state), review: undefined };
  });
  return replyWithReferral(changed, context);
};
