import { randomUUID } from 'node:crypto';

import { profileUrls } from '@ers-kit/fhir/stu3';
import type { DocumentReference } from 'fhir/r3.js';

import { concernsCaller, roleIdOf, type AdviceRecord } from '../advice/advice-record.js';
import { buildCommunication, buildRole, bundledDocumentId, rolesIn } from '../advice/build-communication.js';
import { withCurrentStatus } from '../attachments.js';
import { badRequest, notFound } from '../refusal.js';
import { isRestricted } from '../rules/records.js';
import type { Operation, ServiceContext } from '../service-context.js';

/** What may be included, misspelt as the API misspells it. */
const includes = {
  requester: 'Communication:requester-practitionerrole:PractitionerRole',
  sender: 'Communication:sender-practitionerrole:PractionerRole',
  documents: 'Communication:content-reference:DocumentReference',
} as const;

/** A025: the messages about a request for advice, newest first. Problems with it are answered with 400 here. */
export const retrieveAdviceConversation: Operation = ({ caller, parameters }, context) => {
  const basedOn = String(parameters['based-on'] ?? '');
  const [, ubrn, version] = /^CommunicationRequest\/(\d{12})\/_history\/(\d+)$/.exec(basedOn) ?? [];
  if (ubrn === undefined) {
    throw badRequest(
      'INVALID_REQUEST_TYPE',
      "'based-on' has to name a request for advice and its version",
      'invalid',
    );
  }
  const record = context.store.advice(ubrn);
  if (!record || record.resource.meta.versionId !== version) throw notFound('There is no such version.');
  if (!concernsCaller(record, caller, context.directory)) {
    throw badRequest(
      'NO_RELATIONSHIP',
      'The organisation has no relationship with this request.',
      'business-rule',
    );
  }
  if (isRestricted(record.nhsNumber, context.directory)) {
    throw badRequest('PATIENT_ERROR', 'The record of the patient may not be used.', 'business-rule');
  }
  const asked = [parameters['_include'] ?? []].flat();
  return { status: 200, resource: buildBundle(record, basedOn, asked, context) };
};

function buildBundle(
  record: AdviceRecord,
  basedOn: string,
  asked: readonly string[],
  context: ServiceContext,
): object {
  const base = context.fhirBaseUrls.STU3;
  const messages = record.messages.toReversed();
  const query = new URLSearchParams([['based-on', basedOn], ...asked.map((value) => ['_include', value])]);
  const included = [
    ...(asked.includes(includes.requester) || asked.includes(includes.sender) ? rolesIn(messages) : []).map(
      (holder) => buildRole(holder, roleIdOf(holder)),
    ),
    ...(asked.includes(includes.documents) ? messages.flatMap(({ documents }) => documents) : []).map(
      (document): DocumentReference => ({
        ...withCurrentStatus(document, context),
        id: bundledDocumentId(document),
      }),
    ),
  ];
  const entry =
    (mode: string) =>
    (resource: object & { resourceType?: string | undefined; id?: string | undefined }) => ({
      fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
      resource,
      search: { mode },
    });
  return {
    id: randomUUID(),
    meta: { lastUpdated: new Date(context.clock.now()).toISOString(), profile: [profileUrls.bundle] },
    resourceType: 'Bundle',
    type: 'searchset',
    total: messages.length,
    link: [{ relation: 'self', url: `${base}/Communication?${query}` }],
    entry: [
      ...messages.map((message) => buildCommunication(message, record, 'bundled')).map(entry('match')),
      ...included.map(entry('include')),
    ],
  };
}
