import { requireState } from '../available-actions.js';
import { changeReferral, requireIfMatch, requireReferral, requireVersion } from '../change-referral.js';
import { unprocessable } from '../refusal.js';
import type { Operation } from '../service-context.js';
import { replyWithReferral } from '../write-reply.js';

/** A013: the provider takes a booked referral, which so leaves the list of those for review. */
export const acceptReferral: Operation = async (call, context) => {
  const version = requireIfMatch(call);
  const found = requireReferral(call, context);
  requireVersion(found, version);
  const changed = await changeReferral(context, found, (record) => {
    requireState(record, 'BOOKED');
    if (record.review === undefined) {
      throw unprocessable('INVALID_REQUEST_STATE', 'The referral has been accepted already.');
    }
    return { review: undefined };
  });
  return replyWithReferral(changed, context);
};
