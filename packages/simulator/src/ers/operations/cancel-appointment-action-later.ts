import { codeSystems } from '@ers-kit/fhir/stu3';

import { attachFiles } from '../attachments.js';
import { requireState } from '../available-actions.js';
import { changeReferral, requireIfMatch, requireReferral, requireVersion } from '../change-referral.js';
import { documentsOf, serviceIdOf } from '../referral-view.js';
import { readParameters } from '../request-body.js';
import { releaseSlot } from '../rules/booking.js';
import { checkCancelledInPas, documentsIn } from '../rules/parameters.js';
import { withReviewOutcome } from '../rules/review.js';
import { withDocuments } from '../edit-referral.js';
import type { Operation } from '../service-context.js';
import { replyWithReferral } from '../write-reply.js';

/** A022: the provider cancels the appointment and keeps the referral, to see to it later. */
export const cancelAppointmentActionLater: Operation = async (call, context) => {
  const version = requireIfMatch(call);
  const found = requireReferral(call, context);
  const parameters = await readParameters(call, 'cancelAppointmentActionLater');
  requireVersion(found, version);
  const changed = await changeReferral(context, found, (record) => {
    const { resource } = record;
    requireState(record, 'BOOKED');
    checkCancelledInPas(parameters, context.directory.service(serviceIdOf(resource) ?? ''));
    const existing = documentsOf(resource);
    const files = documentsIn(parameters, 'providerAttachmentFile');
    const added = attachFiles(files, 'PROVIDER', resource.id, existing, context);
    for (const document of added)
      context.store.attach(document, { kind: 'referral', ubrn: record.resource.id });
    releaseSlot(resource, context);
    const reason = {
      system: codeSystems.reviewOutcome.system,
      code: 'CANCEL_APPOINTMENT_ACTION_LATER',
      display: 'Cancel Appointment Action Later',
    };
    const comments = parameters.one('comments')?.valueString;
    const outcome = withReviewOutcome(
      resource,
      'TRIAGED_PROVIDER_TO_ACTION',
      reason,
      comments,
      'drop clinician',
    );
    return { resource: withDocuments(outcome, [...added, ...existing]), review: undefined };
  });
  return replyWithReferral(changed, context);
};
