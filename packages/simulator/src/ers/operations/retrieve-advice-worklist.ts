import { codeSystems, extensionUrls, identifierSystems, referenceDataSystem } from '@ers-kit/fhir/stu3';
import type { Extension, Parameters } from 'fhir/r3.js';

import { adviceStatusOf, concernsCaller, type AdviceRecord } from '../advice/advice-record.js';
import { readSearchCriteria } from '../rules/service-search.js';
import { unprocessable } from '../refusal.js';
import { readParameters } from '../request-body.js';
import type { Operation, ServiceContext } from '../service-context.js';
import { codeablePart, dateTimePart, identifierPart, servicePart } from '../worklists/item-parts.js';
import { buildWorklist } from '../worklists/worklist-list.js';
import { readWorklistQuery } from '../worklists/worklist-query.js';

/** Where a conversation has to stand to be on the list of the service that is asked. */
const open = ['PROVIDER_RESPONSE_REQUIRED', 'REFERRER_TO_SUBMIT_FURTHER_INFORMATION'];

/** A023: the requests for advice that a provider has to answer, or is waiting for more about. */
export const retrieveAdviceWorklist: Operation = async (call, context) => {
  const query = readWorklistQuery(await readParameters(call, 'fetchWorklist'), call, context);
  if (query.listType !== 'ADVICE_AND_GUIDANCE_REQUESTS') {
    throw unprocessable('INVALID_CODE', "'listType' is no list of requests for advice", 'value');
  }
  const { directory, store } = context;
  const records = [...store.advices()]
    .filter(
      (record) => open.includes(adviceStatusOf(record)) && concernsCaller(record, call.caller, directory),
    )
    .filter(({ serviceId }) => query.service === undefined || serviceId === query.service)
    .filter(
      ({ serviceId }) =>
        query.specialty === undefined || directory.service(serviceId)?.specialty === query.specialty,
    )
    .filter(
      ({ serviceId }) =>
        query.location === undefined || directory.service(serviceId)?.site === query.location,
    )
    // Nobody is asked by name in this simulator: a filter by clinician leaves nothing, one for none everything.
    .filter(() => typeof query.clinician !== 'string')
    .toSorted((left, right) => left.created - right.created);
  const entries = records.map((record) => ({
    reference: `CommunicationRequest/${record.resource.id}`,
    url: extensionUrls.adviceAndGuidanceRequests,
    item: describe(record, context),
  }));
  return { status: 200, resource: buildWorklist(entries) };
};

function describe(record: AdviceRecord, context: ServiceContext): Extension[] {
  const { STU3: base } = context.fhirBaseUrls;
  const criteria = record.resource.contained?.find(
    (each): each is Parameters => each.resourceType === 'Parameters',
  );
  const { priority = '', clinicType } = readSearchCriteria(criteria ?? { resourceType: 'Parameters' });
  return [
    codeablePart('priority', { system: codeSystems.priority.system, code: priority }),
    codeablePart('specialty', {
      system: referenceDataSystem(base, 'SPECIALTY'),
      code: context.directory.service(record.serviceId)?.specialty ?? '',
    }),
    identifierPart('patient', identifierSystems.nhsNumber, record.nhsNumber),
    codeablePart('category', {
      system: codeSystems.adviceAndGuidanceStatus.system,
      code: adviceStatusOf(record),
    }),
    dateTimePart('adviceFirstRequested', record.created),
    dateTimePart('adviceLastUpdated', record.lastUpdated),
    identifierPart('referrer', identifierSystems.sdsUserId, record.requester.userId),
    servicePart(record.serviceId, context),
    ...(clinicType === undefined
      ? []
      : [codeablePart('clinicType', { system: referenceDataSystem(base, 'CLINIC-TYPE'), code: clinicType })]),
    { url: 'communicationRequestVersion', valueInteger: Number(record.resource.meta.versionId) },
  ];
}
