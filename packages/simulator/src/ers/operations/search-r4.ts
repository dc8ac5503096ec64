import { identifierSystems } from '@ers-kit/fhir/r4';
import { isUbrn } from '@ers-kit/operations';

import { concernsCaller } from '../advice/advice-record.js';
import { buildR4Bundle } from '../r4-bundle.js';
import { hasRelationship } from '../referral-record.js';
import { nhsNumberOf } from '../referral-view.js';
import { badRequest } from '../refusal.js';
import type { Operation } from '../service-context.js';

/** A040: the clinicians for whom an admin may act. Identifier and fullUrl are as e-RS writes them. */
export const searchOnBehalfOfUsers: Operation = ({ caller, parameters }, context) => {
  if (parameters['_query'] !== 'onBehalfOf') {
    throw badRequest('REC_BAD_REQUEST', "'_query' has to be onBehalfOf", 'invalid');
  }
  const lastUpdated = new Date(context.clock.now()).toISOString();
  const users = context.directory.usersWith(caller.organisation, 'SERVICE_PROVIDER_CLINICIAN');
  const entries = users.map(({ uid }) => ({
    fullUrl: `Practitioner/${uid}`,
    resource: {
      id: uid,
      resourceType: 'Practitioner',
      meta: { lastUpdated },
      identifier: { system: identifierSystems.sdsUserId, value: uid },
    },
  }));
  return { status: 200, resource: buildR4Bundle(entries, 'Practitioner?_query=onBehalfOf', context) };
};

const system = 'https://fhir.nhs.uk/CodeSystem/';

/** A041: what goes by a UBRN: a referral, a request for advice, or both. */
export const searchServiceRequests: Operation = ({ caller, parameters }, context) => {
  const identifier = String(parameters['identifier'] ?? '');
  const ubrn = identifier.replace(`${identifierSystems.ubrn}|`, '');
  if (!isUbrn(ubrn)) throw badRequest('REC_BAD_REQUEST', "'identifier' has to be a UBRN", 'required');
  const { store, directory, fhirBaseUrls } = context;
  const referral = store.referral(ubrn);
  const advice = store.advice(ubrn);
  const found = [
    ...(referral && hasRelationship(caller, referral, directory)
      ? [serviceRequest(referral.resource, 'referral', nhsNumberOf(referral.resource))]
      : []),
    ...(advice && concernsCaller(advice, caller, directory)
      ? [serviceRequest(advice.resource, 'request', advice.nhsNumber)]
      : []),
  ];
  const entries = found.map((resource) => ({
    fullUrl: `${fhirBaseUrls.R4}/ServiceRequest/${resource.id}`,
    resource,
  }));
  return {
    status: 200,
    resource: buildR4Bundle(entries, `ServiceRequest?identifier=${encodeURIComponent(identifier)}`, context),
  };
};

interface Requested {
  readonly id: string;
  readonly meta: { readonly versionId: string };
  readonly status: string;
  readonly identifier?: readonly { readonly value?: string | undefined }[] | undefined;
}

function serviceRequest(
  resource: Requested,
  category: 'referral' | 'request',
  nhsNumber: string | undefined,
) {
  return {
    id: resource.identifier?.[0]?.value ?? '',
    meta: { versionId: resource.meta.versionId },
    resourceType: 'ServiceRequest',
    identifier: [{ system: identifierSystems.ubrn, value: resource.id }],
    status: resource.status === 'cancelled' ? 'revoked' : resource.status,
    intent: 'order',
    category: [{ coding: [{ system: `${system}message-category-servicerequest`, code: category }] }],
    ...(category === 'request'
      ? { code: { coding: [{ system: `${system}servicerequest-code`, code: 'advice-and-guidance' }] } }
      : {}),
    subject: { identifier: { system: identifierSystems.nhsNumber, value: nhsNumber } },
  };
}
