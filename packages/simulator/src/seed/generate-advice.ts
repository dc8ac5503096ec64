import { codeSystems, type CodeOf } from '@ers-kit/fhir/stu3';

import type { AdviceMessage, AdviceRecord, RoleHolder } from '../ers/advice/advice-record.js';
import { withStatus } from '../ers/advice/change-advice.js';
import { buildCommunicationRequest } from '../ers/operations/create-advice-and-guidance.js';
import { buildShortlist } from '../ers/rules/shortlist.js';
import type { ServiceContext } from '../ers/service-context.js';
import { seedPatients } from './patients.js';

const day = 86_400_000;
const statuses: readonly CodeOf<'adviceAndGuidanceStatus'>[] = codeSystems.adviceAndGuidanceStatus.codes;

const requester: RoleHolder = {
  userId: '910000000101',
  organisation: 'R68',
  businessFunction: 'REFERRING_CLINICIAN',
};
const responder: RoleHolder = {
  userId: '910000000103',
  organisation: 'R69',
  businessFunction: 'SERVICE_PROVIDER_CLINICIAN',
};

const registered = seedPatients.filter(
  ({ practice, restricted }) => practice === 'R68' && restricted !== true,
);

/** Makes requests for advice of every status, asked of the hospital's cardiologists. */
export function generateAdvice(count: number, context: ServiceContext): AdviceRecord[] {
  return Array.from({ length: count }, (_, index) => generateOne(index, context));
}

function generateOne(index: number, context: ServiceContext): AdviceRecord {
  const status = statuses[index % statuses.length] ?? 'PROVIDER_RESPONSE_REQUIRED';
  const nhsNumber = registered[(index * 5) % registered.length]?.nhsNumber ?? '';
  const created = context.clock.now() - (index + 1) * day;
  const serviceId = '20106';
  const shortlist = buildShortlist(
    [serviceId],
    { priority: 'ROUTINE', specialty: 'CARDIOLOGY', clinicType: 'HEART_FAILURE' },
    context,
  );
  const authorised = index % 2 === 0 ? 'AUTHORISED_TO_CONVERT' : 'NOT_AUTHORISED_TO_CONVERT';
  const resource = buildCommunicationRequest(
    {
      ubrn: String(300_000_000_000 + index),
      nhsNumber,
      shortlist,
      authorisation: { code: authorised },
      requester,
    },
    context,
  );
  const answered = status !== 'PROVIDER_RESPONSE_REQUIRED' && status !== 'CONVERSATION_ENDED_CANCELLED';
  const message = (
    number: number,
    sentBy: AdviceMessage['sentBy'],
    holder: RoleHolder,
    text: string,
  ): AdviceMessage => ({
    id: String(30_000 + 2 * index + number),
    sentBy,
    sender: holder,
    requester: holder,
    sent: new Date(created + number * 0.25 * day).toISOString(),
    text,
    documents: [],
  });
  return {
    resource: withStatus(resource, status),
    messages: [
      message(0, 'REQUESTER', requester, 'Breathless on the stairs for three weeks. What would you do next?'),
      ...(answered
        ? [message(1, 'RESPONDER', responder, 'Please send us an echocardiogram and the last bloods.')]
        : []),
    ],
    requester,
    serviceId,
    nhsNumber,
    created,
    lastUpdated: created + (answered ? 0.25 * day : 0),
  };
}
