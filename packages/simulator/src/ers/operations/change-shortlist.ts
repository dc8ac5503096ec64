import { extensionUrls } from '@ers-kit/fhir/stu3';

import { requireAction } from '../available-actions.js';
import { changeReferral, requireIfMatch, requireReferral, requireVersion } from '../change-referral.js';
import { withContained, withExtension, withoutExtension, withState } from '../edit-referral.js';
import { readParameters } from '../request-body.js';
import { letterDueOf, priorityExtension, requireShortlist, type Shortlist } from '../rules/shortlist.js';
import type { Operation } from '../service-context.js';
import { replyWithReferral } from '../write-reply.js';
import type { ErsReferralRequest } from '../wire-types.js';

/** A031: another shortlist for a referral that is with nobody yet, or with its referrer again. */
export const changeShortlist: Operation = async (call, context) => {
  const version = requireIfMatch(call);
  const found = requireReferral(call, context);
  const parameters = await readParameters(call, 'changeShortlist');
  requireVersion(found, version);
  const changed = await changeReferral(context, found, (record) => {
    requireAction(record, 'CHANGE_SHORTLIST', call.caller, context.directory);
    const shortlist = requireShortlist(parameters, 'APPOINTMENT_REQUEST', context);
    return {
      resource: withShortlist(record.resource, shortlist),
      ...letterDueOf(parameters, context.clock.now()),
    };
  });
  return replyWithReferral(changed, context);
};

/** A referral that stands where a new one with this shortlist would: what became of the last one is gone. */
export function withShortlist(resource: ErsReferralRequest, shortlist: Shortlist): ErsReferralRequest {
  const { specialty: _, ...unbooked } = withoutExtension(
    withoutExtension(withContained(resource, 'Appointment', []), extensionUrls.appointment),
    extensionUrls.appointmentReference,
  );
  const listed = withContained(withContained(unbooked, 'List', [shortlist.list]), 'Parameters', [
    shortlist.criteria,
  ]);
  return withState(withExtension(listed, priorityExtension(shortlist)), { code: 'NOT_BOOKED' });
}
