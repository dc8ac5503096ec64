import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  operations,
  type BusinessFunction,
  type OperationDefinition,
  type OperationId,
} from '@ers-kit/operations';
import type { ClientContext } from '../src/index.js';
import { ubrn } from './helpers.js';

export const operationIds = Object.keys(operations) as OperationId[];

const inputs: Readonly<Partial<Record<OperationId, Readonly<Record<string, unknown>>>>> = {
  A004: { codeSystemType: 'SPECIALTY' },
  A006: { attachmentLogicalID: 'att-70000-1' },
  A015: {
    'schedule.actor:HealthcareService': '11000',
    appointmentType: 'ROUTINE',
    status: 'free',
    _count: 5,
    page: 1,
    commissioningRuleOrganisation: 'R68',
  },
  A020: { fileName: 'letter, 1.pdf', body: 'bytes', referralId: ubrn },
  A025: {
    'based-on': `CommunicationRequest/${ubrn}/_history/3`,
    _include: 'Communication:content-reference:DocumentReference',
  },
  A029: { focus: `ReferralRequest/${ubrn}/_history/5`, intent: 'proposal', status: 'ready' },
  A035: { _id: ['1', '2'] },
  A040: { _query: 'onBehalfOf' },
  A041: { identifier: ubrn },
};
const pathInputs: Readonly<Record<string, unknown>> = { ubrn, id: '11000', version: 5 };

/** Published requests that make the operations' bodies, below the folder of examples. */
const bodies: Readonly<Partial<Record<OperationId, string>>> = {
  A008: 'retrieveWorklist/requests/FilteringByService.json',
  A010: 'patientServiceSearch/requests/RcMinimal.json',
  A011: 'createReferral/requests/MinimalRequest.json',
  A012: 'maintainReferralLetter/requests/SingleDocumentReference.json',
  A014: 'rejectReferral/requests/BasicExampleDbs.json',
  A016: 'bookOrDeferAppointment/requests/BookingWithNamedClinician.json',
  A021: 'createReferralAndSendForTriage/requests/Parameters.json',
  A022: 'cancelAppointmentActionLater/requests/MinimalExampleDBS.json',
  A023: 'retrieveAdviceAndGuidanceWorklist/requests/MinimalAdviceAndGuidanceRequests.json',
  A026: 'sendAdviceAndGuidanceResponse/requests/AttachmentIncluded.json',
  A027: 'convertAdviceAndGuidanceToReferral/requests/NoAttachments.json',
  A028: 'recordTriageOutcome/requests/AcceptReferBookLater.json',
  A031: 'changeShortlist/requests/UnbookedReferral.json',
  A032: 'changeShortlistAndSendForTriage/requests/MinimalRequest.json',
  A034: 'updateAppointment/requests/CancellationReasonAndMandatoryComment.json',
  A036: 'cancelReferral/requests/IntendPrivateWithComment.json',
  A044: 'createAdviceAndGuidance/requests/ExampleRCAWithAttachments.json',
};

/** A body that the operation takes: a published one where the folder is there, or else the bare resource. */
function bodyFor(id: OperationId, nhsFolder: string | undefined): unknown {
  const file = bodies[id];
  if (nhsFolder !== undefined && file !== undefined) {
    return JSON.parse(readFileSync(join(nhsFolder, 'examples/stu3', file), 'utf8'));
  }
  const { request }: OperationDefinition = operations[id];
  return request === false || request.resourceType === undefined
    ? undefined
    : { resourceType: request.resourceType };
}

/** An input with which the operation can be called. */
export function inputFor(id: OperationId, nhsFolder?: string): Readonly<Record<string, unknown>> {
  const { path, ifMatch }: OperationDefinition = operations[id];
  const inPath = Object.entries(pathInputs).filter(([name]) => path.includes(`{${name}}`));
  const body = bodyFor(id, nhsFolder);
  return {
    ...Object.fromEntries(inPath),
    ...(ifMatch === false ? {} : { version: 5 }),
    ...(body === undefined ? {} : { body }),
    ...inputs[id],
  };
}

const userContext = (businessFunction: BusinessFunction): ClientContext => ({
  mode: 'user-restricted',
  organisation: 'R69',
  businessFunction,
  ...(businessFunction === 'SERVICE_PROVIDER_CLINICIAN_ADMIN' ? { onBehalfOf: '021600556514' } : {}),
});

/** Every context in which the operation may be called. */
export function contextsFor(id: OperationId): ClientContext[] {
  const { businessFunctions, accessModes }: OperationDefinition = operations[id];
  const functions = businessFunctions['user-restricted'];
  const users = functions === 'any' ? [{ mode: 'user-restricted' } as const] : functions.map(userContext);
  return accessModes.includes('application-restricted')
    ? [...users, { mode: 'application-restricted' }]
    : users;
}
