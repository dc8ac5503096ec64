import { profileUrls } from '@ers-kit/fhir/stu3';

import { rolesOf } from '../advice/advice-record.js';
import { buildCommunication } from '../advice/build-communication.js';
import {
  changeAdvice,
  requireAdvice,
  requireAdviceVersion,
  requireUnanswered,
  withStatus,
} from '../advice/change-advice.js';
import { attachFiles } from '../attachments.js';
import { requireIfMatch } from '../change-referral.js';
import { unprocessable } from '../refusal.js';
import { readParameters } from '../request-body.js';
import { documentsIn } from '../rules/parameters.js';
import type { Operation } from '../service-context.js';

/** Where the conversation stands after each answer that can be sent. A conversion is A027's. */
const statusAfter = {
  RETURN_TO_REFERRER_WITH_ADVICE: 'REFERRER_TO_REVIEW_RESPONSE',
  REQUIRE_FURTHER_INFORMATION: 'REFERRER_TO_SUBMIT_FURTHER_INFORMATION',
} as const;

/** A026: the service answers. */
export const sendCommunicationToRequester: Operation = async (call, context) => {
  const version = requireIfMatch(call);
  const found = requireAdvice(call, context);
  const parameters = await readParameters(call, 'sendCommunicationToRequesterRequest');
  const outcome = parameters.one('guidanceOutcome')?.valueCoding?.code ?? '';
  if (!isOutcome(outcome)) throw unprocessable('INAPPROPRIATE_VALUE', "'guidanceOutcome' cannot be sent");
  const priority = parameters.one('updatedPriority')?.valueCoding?.code ?? '';
  const supported: readonly string[] = context.directory.service(found.serviceId)?.priorities ?? [];
  if (!supported.includes(priority)) {
    throw unprocessable('UNSUPPORTED_PRIORITY', "'updatedPriority' is none of the service's");
  }
  requireAdviceVersion(found, version);
  const files = documentsIn(parameters, 'guidanceAttachmentFile');
  const changed = changeAdvice(context, found, (record) => {
    requireUnanswered(record);
    const documents = attachFiles(files, 'GUIDANCE_RESPONSE', record.resource.id, [], context);
    for (const document of documents)
      context.store.attach(document, { kind: 'advice', ubrn: record.resource.id });
    const message = {
      id: String(context.store.nextNumber('communication')),
      sentBy: 'RESPONDER',
      ...rolesOf(call.caller),
      sent: new Date(context.clock.now()).toISOString(),
      text: parameters.one('guidance')?.valueString ?? '',
      documents,
    } as const;
    return {
      resource: withStatus(record.resource, statusAfter[outcome], priority),
      messages: [...record.messages, message],
    };
  });
  const message = changed.messages.at(-1);
  return {
    status: 200,
    resource: {
      meta: { profile: [profileUrls.sendCommunicationToRequesterResponse] },
      resourceType: 'Parameters',
      parameter: [
        { name: 'updatedCommunicationRequest', resource: changed.resource },
        {
          name: 'createdCommunication',
          resource: message && buildCommunication(message, changed, 'contained'),
        },
      ],
    },
  };
};

const isOutcome = (code: string): code is keyof typeof statusAfter => Object.hasOwn(statusAfter, code);
