import { nhsFolderMissing } from '@ers-kit/internal/testing';
import { createRequestJudge } from '@ers-kit/internal/request-judge';
import { matchOperation, operations, type OperationDefinition, type OperationId } from '@ers-kit/operations';
import { defineEnvironment } from '@ers-kit/environments';
import { describe, expect, it } from 'vitest';
import { createErsClient, type ClientContext } from '../src/index.js';
import { contextsFor, inputFor, operationIds } from './every-operation.js';
import { accessToken, startServer, type Answering, type SeenRequest } from './helpers.js';

const file = '%PDF-1.7 bytes';

/** Any server that speaks the API: answers each operation with the status and the kind of body of the catalogue. */
const anyServer: Answering = ({ method, url, headers }, response) => {
  if (url === '/store') return response.writeHead(200, { 'content-type': 'image/png' }).end(file);
  const match = matchOperation(method, url);
  if (!match) return response.writeHead(404).end();
  const { response: success, eTag }: OperationDefinition = operations[match.id];
  const head: Record<string, string> = { 'x-request-id': 'r-1' };
  if (eTag) head['etag'] = 'W/"6"';
  if (match.id === 'A020') head['location'] = 'Binary/19eb7224-dff3-4730-a5cb-67eac811f1a5';
  if (match.id === 'A042') head['location'] = `http://${headers.host}/store`;
  if (success.resourceType !== undefined) {
    head['content-type'] = 'application/fhir+json';
    return response
      .writeHead(success.status, head)
      .end(JSON.stringify({ resourceType: success.resourceType }));
  }
  return response.writeHead(success.status, head).end(success.contentTypes.length > 0 ? file : '');
};

async function callOn(
  id: OperationId,
  context: ClientContext,
): Promise<{ result: unknown; seen: SeenRequest }> {
  const server = await startServer(anyServer);
  const client = createErsClient({
    // No `/referrals`, and plain http on loopback: another server that speaks the API.
    environment: defineEnvironment({ name: 'other', ersBaseUrl: server.url }),
    accessToken: () => accessToken,
    context,
    limiter: false,
  });
  const input = inputFor(id);
  const byId: unknown = await client.call<OperationId>(id, input);
  const methods = client as unknown as Record<string, (input: unknown) => Promise<unknown>>;
  const byName = await methods[operations[id].methodName]?.(input);
  expect(Object.keys(byName as object)).toEqual(Object.keys(byId as object));
  const [seen] = server.seen;
  if (!seen) throw new Error('nothing was sent');
  return { result: byId, seen };
}

const cases = operationIds.flatMap((id) =>
  contextsFor(id).map((context) => {
    const name = 'businessFunction' in context ? context.businessFunction : context.mode;
    return [id, name, context] as const;
  }),
);

describe('every operation, in every context that may call it', () => {
  it('is there', () => {
    expect([...new Set(cases.map(([id]) => id))]).toEqual(operationIds);
  });

  it.each(cases)('%s as %s', async (id, _name, context) => {
    const { result, seen } = await callOn(id, context);
    const { response, method, fhirVersion, eTag }: OperationDefinition = operations[id];
    expect(seen.method).toBe(method);
    expect(seen.url.startsWith(`/FHIR/${fhirVersion}/`)).toBe(true);
    const status = id === 'A042' ? 200 : response.status;
    expect(result).toMatchObject({ status, requestId: 'r-1' });
    const kind = response.resourceType ?? (id === 'A020' ? 'location' : id === 'A037' ? 'version' : 'file');
    const { resource, location, version, body } = result as Record<string, unknown>;
    const got = (resource as { resourceType: string } | undefined)?.resourceType;
    expect(got ?? (location ? 'location' : version ? 'version' : body ? 'file' : undefined)).toBe(kind);
    expect(version).toBe(eTag ? '6' : undefined);
  });
});

const judge = createRequestJudge();

/**
 * A028, A029 and A036 declare the headers of a user as always required, though they are not allowed in
 * application-restricted mode: a slip of the specification.
 */
const slips: readonly OperationId[] = ['A028', 'A029', 'A036'];

describe.skipIf(!judge)(`every request beside the specification (else: ${nhsFolderMissing})`, () => {
  it.each(cases)('%s as %s', async (id, name, context) => {
    const { seen } = await callOn(id, context);
    const isJson = seen.headers['content-type'] === 'application/fhir+json';
    const body: unknown = isJson ? JSON.parse(seen.body) : seen.body === '' ? undefined : seen.body;
    const found = judge?.({ ...seen, url: seen.url.slice('/FHIR'.length), body });
    const unattended = name === 'application-restricted' && slips.includes(id);
    expect(found?.filter((problem) => !unattended || !problem.startsWith('nhsd-'))).toEqual([]);
  });
});
