import { presentReferral } from './attachments.js';
import type { ReferralRecord } from './referral-record.js';
import type { Reply } from './reply.js';
import type { ServiceContext } from './service-context.js';

/** The answer of an operation that has changed a referral. */
export function replyWithReferral({ resource }: ReferralRecord, context: ServiceContext): Reply {
  return { status: 200, resource: presentReferral(resource, context), version: resource.meta.versionId };
}
