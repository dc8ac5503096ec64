import { requireAction } from '../available-actions.js';
import { changeReferral, requireIfMatch } from '../change-referral.js';
import { withEndedAppointment, withState } from '../edit-referral.js';
import { appointmentIdOf, appointmentOf } from '../referral-view.js';
import { Refusal, unprocessable } from '../refusal.js';
import { readResource } from '../request-body.js';
import { requireAppointment } from '../rules/appointments.js';
import { releaseSlot } from '../rules/booking.js';
import { codingOf, hasProperty, requireComment, requireConcept } from '../rules/reference-values.js';
import type { Operation } from '../service-context.js';
import type { ErsAppointment } from '../wire-types.js';

const set = 'APPOINTMENT-CANCELLATION-REASON';

/** A034: the referrer cancels a booked appointment; nothing else about it can be changed. */
export const updateAppointment: Operation = async (call, context) => {
  const version = requireIfMatch(call);
  const { record: found, appointment } = requireAppointment(call, context);
  const request = await readResource<ErsAppointment>(call, 'appointment');
  if (request.id !== appointment.id)
    throw unprocessable('INVALID_VALUE', "'id' has to be the one of the path", 'value');
  if (request.status !== 'cancelled')
    throw unprocessable('INAPPROPRIATE_VALUE', "'status' can only become cancelled");
  const concept = requireConcept(set, request.reason?.[0]?.coding[0], 'reason', context);
  const mine = hasProperty(concept, 'businessFunction', call.caller.businessFunction);
  if (!mine || !hasProperty(concept, 'usage', 'CANCEL')) {
    throw unprocessable('INAPPROPRIATE_VALUE', "'reason' The reason provided is not valid in this case");
  }
  const { comment } = request;
  requireComment(concept, comment, 'comment');
  if (appointment.meta.versionId !== version) throw new Refusal(409);
  const changed = await changeReferral(context, found, (record) => {
    if (appointmentIdOf(record.resource) !== appointment.id) {
      throw unprocessable('INVALID_REQUEST_STATE', 'The referral has another appointment by now.');
    }
    requireAction(record, 'CANCEL_DIRECTLY_BOOKED_APPOINTMENT', call.caller, context.directory);
    releaseSlot(record.resource, context);
    const reason = codingOf(set, concept, context);
    const { display: _, ...wordless } = reason;
    const cancelled = withEndedAppointment(
      record.resource,
      {
        status: 'cancelled',
        reason: [{ coding: [wordless] }],
        ...(comment === undefined ? {} : { comment }),
      },
      'drop clinician',
    );
    const comments = comment === undefined ? {} : { comments: comment };
    const state = { code: 'APPT_CANCELLED_BY_PATIENT', reason, ...comments } as const;
    return { resource: withState(cancelled, state), review: undefined };
  });
  const answered = appointmentOf(changed.resource);
  return {
    status: 200,
    resource: { ...answered, id: appointment.id },
    version: answered?.meta.versionId ?? '0',
  };
};
