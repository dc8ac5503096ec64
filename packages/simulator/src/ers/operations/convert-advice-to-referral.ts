import { randomUUID } from 'node:crypto';

import {
  codeSystems,
  extensionUrls,
  identifierSystems,
  profileUrls,
  referenceDataSystem,
} from '@ers-kit/fhir/stu3';
import type { DocumentReference } from 'fhir/r3.js';

import { mayConvert, rolesOf, type AdviceRecord } from '../advice/advice-record.js';
import {
  changeAdvice,
  requireAdvice,
  requireAdviceVersion,
  requireUnanswered,
  withStatus,
} from '../advice/change-advice.js';
import { conversationFile } from '../advice/conversation-file.js';
import { attachFiles, buildDocument, presentReferral } from '../attachments.js';
import { buildAppointment } from '../build-appointment.js';
import { codeDisplay } from '../code-displays.js';
import { withDocuments, withNewAppointment } from '../edit-referral.js';
import { buildStateExtension } from '../referral-states.js';
import { recordReferral } from '../referral-record.js';
import { unprocessable } from '../refusal.js';
import { readParameters } from '../request-body.js';
import { documentsIn } from '../rules/parameters.js';
import { priorityExtension } from '../rules/shortlist.js';
import type { Operation, ServiceContext } from '../service-context.js';
import type { ErsContained, ErsReferralRequest } from '../wire-types.js';

const outcome = {
  system: codeSystems.reviewOutcome.system,
  code: 'PROVIDER_CONVERTED_ADVICE_AND_GUIDANCE_ADMIN_TO_REFER',
  display: 'Provider Converted Advice and Guidance, Admin to Refer',
} as const;

/** A027: the service makes a referral of a request for advice. Both go by the same UBRN. */
export const convertAdviceToReferral: Operation = async (call, context) => {
  const { clock, store } = context;
  const parameters = await readParameters(call, 'createFromCommunicationRequest');
  const reference = parameters.one('createFrom')?.valueReference?.reference ?? '';
  const [, ubrn = '', version = ''] =
    /^CommunicationRequest\/(\d{12})\/_history\/(\d+)$/.exec(reference) ?? [];
  const found = requireAdvice(call, context, ubrn);
  const priority = parameters.one('newReferralPriority')?.valueCoding?.code ?? '';
  requireAdviceVersion(found, version);
  if (!mayConvert(found))
    throw unprocessable('INVALID_STATE', 'The referrer has not authorised a conversion.');
  const guidance = documentsIn(parameters, 'guidanceAttachmentFile');
  const review = documentsIn(parameters, 'reviewAttachmentFile');
  let reviewDocuments: DocumentReference[] = [];
  const advice = changeAdvice(context, found, (record) => {
    requireUnanswered(record);
    const documents = attachFiles(guidance, 'GUIDANCE_RESPONSE', ubrn, [], context);
    reviewDocuments = attachFiles(review, 'PROVIDER', ubrn, [], context);
    for (const document of documents) store.attach(document, { kind: 'advice', ubrn });
    const message = {
      id: String(store.nextNumber('communication')),
      sentBy: 'RESPONDER',
      ...rolesOf(call.caller),
      sent: new Date(clock.now()).toISOString(),
      text: parameters.one('guidance')?.valueString ?? '',
      documents,
    } as const;
    return {
      resource: withStatus(record.resource, 'ADVICE_CONVERTED'),
      messages: [...record.messages, message],
    };
  });
  const file = conversationFile(advice, call.caller, clock.now());
  store.addFile(file);
  const added = [buildDocument(file, 'REFERRER', undefined, context), ...reviewDocuments];
  for (const document of added) store.attach(document, { kind: 'referral', ubrn });
  const comments = parameters.one('reviewComments')?.valueString ?? '';
  const asked = advice.messages.flatMap(({ documents }) => documents);
  const resource = withDocuments(buildReferral(advice, priority, comments, context), [...added, ...asked]);
  const record = recordReferral(resource, {
    created: clock.now(),
    referringOrganisation: advice.requester.organisation,
    referringClinician: advice.requester.userId,
  });
  store.putReferral(record);
  return { status: 201, resource: presentReferral(resource, context) };
};

function buildReferral(
  advice: AdviceRecord,
  priority: string,
  comments: string,
  { clock, directory, fhirBaseUrls, store }: ServiceContext,
): ErsReferralRequest {
  const { resource, nhsNumber, requester, serviceId } = advice;
  const service = directory.service(serviceId);
  const now = new Date(clock.now()).toISOString();
  const code = service?.specialty ?? '';
  const specialty = {
    system: referenceDataSystem(fhirBaseUrls.STU3, 'SPECIALTY'),
    code,
    display: codeDisplay('SPECIALTY', code),
  };
  const kept = (resource.contained ?? []).filter(
    ({ resourceType }) => resourceType === 'List' || resourceType === 'Parameters',
  ) as ErsContained[];
  const referral: ErsReferralRequest = {
    id: resource.id,
    meta: { versionId: '1', profile: [profileUrls.referralRequest] },
    resourceType: 'ReferralRequest',
    extension: [
      { url: extensionUrls.clinicalInfoFirstSubmitted, valueDateTime: now },
      priorityExtension({ search: { priority } }),
      { url: extensionUrls.referralShortlist, valueReference: { reference: '#shortlist' } },
      {
        url: extensionUrls.commissioningRuleOrganisation,
        valueIdentifier: { system: identifierSystems.odsOrganisation, value: requester.organisation },
      },
      buildStateExtension({ code: 'TRIAGED_PROVIDER_TO_ACTION', reason: outcome, comments }),
    ],
    contained: kept,
    status: 'active',
    specialty: { coding: [specialty] },
    subject: { identifier: { system: identifierSystems.nhsNumber, value: nhsNumber } },
    supportingInfo: [{ reference: `CommunicationRequest/${resource.id}` }],
    intent: 'plan',
    identifier: [{ system: identifierSystems.ersRequestId, value: `r.${randomUUID()}` }],
  };
  const id = String(store.nextNumber('appointment'));
  const appointment = buildAppointment(
    {
      id,
      version: 1,
      status: 'proposed',
      service: { id: serviceId, name: service?.name ?? '' },
      created: now,
      comment: comments,
      reason: outcome,
    },
    { ubrn: resource.id, version: 1, nhsNumber },
    'appointment',
  );
  return withNewAppointment(referral, appointment, id);
}
