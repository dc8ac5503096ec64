import { publishedBody } from '@ers-kit/internal/request-judge';
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

const takesResource = (id: OperationId): boolean => {
  const { request }: OperationDefinition = operations[id];
  return request !== false && request.resourceType !== undefined;
};

/** Whether the input of the operation has all that e-RS wants in a body, if it wants any. */
export const hasCompleteBody = (id: OperationId): boolean =>
  !takesResource(id) || inputs[id]?.['body'] !== undefined || publishedBody(id) !== undefined;

/** A body that the operation takes: a published one where there is one, or else the bare resource. */
function bodyFor(id: OperationId): unknown {
  const { request }: OperationDefinition = operations[id];
  if (request === false || request.resourceType === undefined) return undefined;
  return publishedBody(id) ?? { resourceType: request.resourceType };
}

/** An input with which the operation can be called. */
export function inputFor(id: OperationId): Readonly<Record<string, unknown>> {
  const { path, ifMatch }: OperationDefinition = operations[id];
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const left = names.find((name) => (inputs[id]?.[name] ?? pathInputs[name]) === undefined);
  if (left) throw new Error(`Give {${left}} a value in pathInputs of test/every-operation.ts.`);
  const body = bodyFor(id);
  return {
    ...Object.fromEntries(names.map((name) => [name, pathInputs[name]])),
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
