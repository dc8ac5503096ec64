import { randomUUID } from 'node:crypto';

import {
  codeSystems,
  extensionUrls,
  identifierSystems,
  profileUrls,
  referenceDataSystem,
} from '@ers-kit/fhir/stu3';
import type { Coding } from 'fhir/r3.js';

import { roleIdOf, serviceReference, type AdviceRecord, type RoleHolder } from '../advice/advice-record.js';
import { buildCommunication, buildRole } from '../advice/build-communication.js';
import { attachFiles } from '../attachments.js';
import { principalOf } from '../caller.js';
import { codeDisplay } from '../code-displays.js';
import { unprocessable } from '../refusal.js';
import { readParameters } from '../request-body.js';
import { documentsIn } from '../rules/parameters.js';
import { requirePatient, requireReferringClinician } from '../rules/people.js';
import { priorityExtension, requireShortlist, type Shortlist } from '../rules/shortlist.js';
import type { Operation, ServiceContext } from '../service-context.js';

const authorisationDisplays: Readonly<Record<string, string>> = {
  AUTHORISED_TO_CONVERT:
    'Referrer has allowed the Service Provider to convert the Advice and Guidance to a Referral',
  NOT_AUTHORISED_TO_CONVERT:
    'Referrer has NOT allowed the Service Provider to convert the Advice and Guidance to a Referral',
};

/** A044: asks a service for advice. Its files were uploaded for no record, since there was none. */
export const createAdviceAndGuidance: Operation = async (call, context) => {
  const { store, clock } = context;
  const parameters = await readParameters(call, 'createAdviceAndGuidanceRequest');
  const nhsNumber = requirePatient(parameters, context);
  const clinician = requireReferringClinician(parameters, call, context);
  const shortlist = requireShortlist(parameters, 'ADVICE_AND_GUIDANCE_REQUEST', context);
  const documents = attachFiles(
    documentsIn(parameters, 'requestAttachmentFile'),
    'ADVICE_REQUEST',
    undefined,
    [],
    context,
    principalOf(call.caller, clinician),
  );
  const { userId, organisation, businessFunction } = call.caller;
  const requester = { userId: clinician, organisation, businessFunction: 'REFERRING_CLINICIAN' };
  const ubrn = String(store.nextNumber('ubrn'));
  const authorisation = parameters.one('providerConversionAuthorisation')?.valueCoding;
  if (!authorisation)
    throw unprocessable('MISSING_VALUE', "'providerConversionAuthorisation' is required", 'required');
  const record: AdviceRecord = {
    resource: buildCommunicationRequest({ ubrn, nhsNumber, shortlist, authorisation, requester }, context),
    messages: [
      {
        id: String(store.nextNumber('communication')),
        sentBy: 'REQUESTER',
        sender: { userId, organisation, businessFunction },
        requester,
        sent: new Date(clock.now()).toISOString(),
        text: parameters.one('request')?.valueString ?? '',
        documents,
      },
    ],
    requester,
    serviceId: serviceOf(shortlist),
    nhsNumber,
    created: clock.now(),
    lastUpdated: clock.now(),
  };
  store.putAdvice(record);
  for (const document of documents) store.attach(document, { kind: 'advice', ubrn });
  const [message] = record.messages;
  return {
    status: 200,
    resource: {
      resourceType: 'Parameters',
      meta: { profile: [profileUrls.createAdviceAndGuidanceResponse] },
      parameter: [
        { name: 'createdCommunicationRequest', resource: record.resource },
        {
          name: 'createdCommunication',
          resource: message && buildCommunication(message, record, 'contained'),
        },
      ],
    },
  };
};

const serviceOf = ({ list }: Shortlist): string => list.entry?.[0]?.item.identifier?.value ?? '';

/** What a new request for advice is made of. */
export interface NewAdvice {
  readonly ubrn: string;
  readonly nhsNumber: string;
  readonly shortlist: Shortlist;
  readonly authorisation: Coding;
  readonly requester: RoleHolder;
}

/** Writes a new request for advice. */
export function buildCommunicationRequest(
  { ubrn, nhsNumber, shortlist, authorisation, requester }: NewAdvice,
  { directory, fhirBaseUrls }: ServiceContext,
): AdviceRecord['resource'] {
  const serviceId = serviceOf(shortlist);
  const specialty = directory.service(serviceId)?.specialty ?? '';
  const roleId = `PractitionerRole.${roleIdOf(requester)}`;
  const role = {
    extension: [
      { url: extensionUrls.practitionerRoleReference, valueReference: { reference: `#${roleId}` } },
    ],
  };
  const { system, code = '' } = codingWithSystem(authorisation);
  return {
    id: ubrn,
    meta: { versionId: '1', profile: [profileUrls.communicationRequest] },
    resourceType: 'CommunicationRequest',
    extension: [
      priorityExtension(shortlist),
      {
        url: extensionUrls.providerConversionAuthorisation,
        valueCoding: { system, code, display: authorisationDisplays[code] ?? '' },
      },
      { url: extensionUrls.referralShortlist, valueReference: { reference: '#shortlist' } },
      {
        url: extensionUrls.specialty,
        valueCoding: {
          system: referenceDataSystem(fhirBaseUrls.STU3, 'SPECIALTY'),
          code: specialty,
          display: codeDisplay('SPECIALTY', specialty),
        },
      },
    ],
    contained: [shortlist.criteria, shortlist.list, buildRole(requester, roleId)],
    status: 'active',
    category: [
      {
        coding: [{ system: codeSystems.adviceAndGuidanceStatus.system, code: 'PROVIDER_RESPONSE_REQUIRED' }],
      },
    ],
    subject: { identifier: { system: identifierSystems.nhsNumber, value: nhsNumber } },
    recipient: [serviceReference(serviceId)],
    sender: role,
    requester: { agent: role },
    identifier: [{ system: identifierSystems.ersRequestId, value: `a.${randomUUID()}` }],
  };
}

const codingWithSystem = (coding: Coding) => ({
  ...coding,
  system: codeSystems.providerConversionAuthorisation.system,
});
