import { codeSystems, extensionUrls } from '@ers-kit/fhir/stu3';

import { findConcept } from '../../seed/reference-data/reference-data.js';
import { isInForce } from '../../seed/reference-data/concept.js';
import { attachFiles } from '../attachments.js';
import { requireAction } from '../available-actions.js';
import { changeReferral, requireIfMatch, requireReferral, requireVersion } from '../change-referral.js';
import { codeDisplay } from '../code-displays.js';
import { withDocuments, withExtension } from '../edit-referral.js';
import { documentsOf } from '../referral-view.js';
import { unprocessable } from '../refusal.js';
import { readParameters, type ParameterReader } from '../request-body.js';
import { documentsIn } from '../rules/parameters.js';
import { withReviewOutcome } from '../rules/review.js';
import type { Operation, ServiceContext } from '../service-context.js';
import type { ErsReferralRequest } from '../wire-types.js';
import { replyWithReferral } from '../write-reply.js';

/** The two outcomes that can be recorded: where the referral goes, and what that is called. */
const outcomes = {
  ACCEPT_REFER_BOOK_LATER: { state: 'TRIAGED_PROVIDER_TO_ACTION', display: 'Accept Refer Book Later' },
  RETURN_TO_REFERRER_WITH_ADVICE: { state: 'TRIAGE_RESPONSE', display: 'Return to Referrer With Advice' },
} as const;

/** A028: what the provider makes of a referral that was sent for triage, or deferred to it. */
export const recordReviewOutcome: Operation = async (call, context) => {
  const version = requireIfMatch(call);
  const found = requireReferral(call, context);
  const parameters = await readParameters(call, 'recordReviewOutcome');
  const code = parameters.one('reviewOutcome')?.valueCoding?.code ?? '';
  if (!isOutcome(code)) throw unprocessable('INAPPROPRIATE_VALUE', "'reviewOutcome' cannot be recorded");
  const comments = parameters.one('reviewComments')?.valueString;
  if (!comments?.trim()) throw unprocessable('VALUE_IS_REQUIRED', "'reviewComments' is required");
  requireVersion(found, version);
  const changed = await changeReferral(context, found, (record) => {
    requireAction(record, 'RECORD_REVIEW_OUTCOME', call.caller, context.directory);
    const existing = documentsOf(record.resource);
    const files = documentsIn(parameters, 'reviewAttachmentFile');
    const added = attachFiles(files, 'PROVIDER', record.resource.id, existing, context);
    for (const document of added)
      context.store.attach(document, { kind: 'referral', ubrn: record.resource.id });
    const { state, display } = outcomes[code];
    const reason = { system: codeSystems.reviewOutcome.system, code, display };
    const reviewed = withReviewOutcome(
      withPriority(record.resource, parameters, context),
      state,
      reason,
      comments,
      'keep clinician',
    );
    return { resource: withDocuments(reviewed, [...added, ...existing]), review: undefined };
  });
  return replyWithReferral(changed, context);
};

const isOutcome = (code: string): code is keyof typeof outcomes => Object.hasOwn(outcomes, code);

function withPriority(
  resource: ErsReferralRequest,
  parameters: ParameterReader,
  { clock }: ServiceContext,
): ErsReferralRequest {
  const code = parameters.one('reviewPriority')?.valueCoding?.code;
  if (code === undefined) return resource;
  const concept = findConcept('PRIORITY', code);
  if (!concept || !isInForce(concept, clock.now())) {
    throw unprocessable('PRIORITY_NOT_CURRENT', "'reviewPriority' is not in force");
  }
  return withExtension(resource, {
    url: extensionUrls.referralPriority,
    valueCodeableConcept: {
      coding: [{ system: codeSystems.priority.system, code, display: codeDisplay('PRIORITY', code) }],
    },
  });
}
