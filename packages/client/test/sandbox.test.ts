import { defineEnvironment, environments } from '@ers-kit/environments';
import { operations, type OperationDefinition, type OperationId } from '@ers-kit/operations';
import { describe, expect, it } from 'vitest';
import { createErsClient, downloadAttachment, ErsForbiddenError, ErsValidationError } from '../src/index.js';
import { contextsFor, inputFor, operationIds } from './every-operation.js';
import { referrer, rejection, startServer, ubrn, type SeenRequest } from './helpers.js';
import { requestId, sandbox, storedFile } from './sandbox.js';

/** A client of the sandbox on this machine: no `/referrals`, plain http, no tokens. */
async function startSandbox(): Promise<{
  readonly call: (id: OperationId, input: Readonly<Record<string, unknown>>) => Promise<unknown>;
  readonly client: ReturnType<typeof createErsClient>;
  readonly seen: readonly SeenRequest[];
}> {
  const { url, seen } = await startServer(sandbox);
  const client = createErsClient({
    environment: defineEnvironment({ name: 'local-sandbox', ersBaseUrl: url }),
    accessToken: false,
    context: referrer,
    limiter: false,
    validate: 'warn',
  });
  return { call: (id, input) => client.call<OperationId>(id, input), client, seen };
}

const everyContext = operationIds.flatMap((id) =>
  contextsFor(id).map(
    (context) =>
      [id, 'businessFunction' in context ? context.businessFunction : context.mode, context] as const,
  ),
);

describe('a server like the sandbox of e-RS', () => {
  it.each(everyContext)('answers %s as %s', async (id, _name, context) => {
    const { call, seen } = await startSandbox();
    const result = (await call(id, { ...inputFor(id), context, correlationId: 'c-1' })) as Record<
      string,
      unknown
    >;
    const { response }: OperationDefinition = operations[id];
    expect(result).toMatchObject({
      correlationId: 'c-1',
      requestId,
      status: id === 'A042' ? 200 : response.status,
    });
    expect(seen[0]?.headers).not.toHaveProperty('authorization');
    if (response.resourceType !== undefined) {
      expect(result['resource']).toMatchObject({ resourceType: response.resourceType });
    } else if (id === 'A020') expect(result['location']).toMatch(/^Binary\/[\da-f-]{36}$/);
    else if (id === 'A037') expect(result['version']).toBe('1');
    else expect(await new Response(result['body'] as BodyInit).text()).toBe(storedFile);
  });

  it.each([
    ['A011', '1'],
    ['A016', '1'],
    ['A021', '1'],
    ['A031', '3'],
    ['A034', '5'],
  ] as const)(
    'whose ETag of %s is not the version in the resource is believed on its ETag',
    async (id, version) => {
      const { call } = await startSandbox();
      expect(await call(id, inputFor(id))).toMatchObject({ version, etag: `W/"${version}"` });
    },
  );

  it('redirects to its object store on the same host, over http', async () => {
    const { client, seen } = await startSandbox();
    const download = await downloadAttachment(client, 'Binary/c5d2d200-7613-4a69-9c5f-1bb68e04b8d8');
    if (download.state !== 'AVAILABLE') throw new Error(download.state);
    expect(await new Response(download.file.body).text()).toBe(storedFile);
    expect(download.file.requestId).toBe(requestId);
    expect(
      Object.keys(seen[1]?.headers ?? {}).filter((name) => /^(?:authorization|nhsd)/.test(name)),
    ).toEqual([]);
  });

  it('gives outcomes as application/json, and refuses roles in text', async () => {
    const { call } = await startSandbox();
    const unknown = await rejection(call('A005', { ubrn: '000000079999' }));
    if (!ErsValidationError.isInstance(unknown)) throw unknown;
    expect([unknown.status, unknown.codes, unknown.bodyShape]).toEqual([
      422,
      ['SANDBOX_ERROR'],
      'operation-outcome-stu3',
    ]);
    const server = await startServer((_request, response) =>
      response.writeHead(403, { 'content-type': 'text/html' }).end('SANDBOX_ERROR: not this role'),
    );
    const refused = await rejection(server.client({ accessToken: false }).call('A005', { ubrn }));
    if (!ErsForbiddenError.isInstance(refused)) throw refused;
    expect([refused.status, refused.codes, refused.bodyShape]).toEqual([403, [], 'text']);
  });

  it('that NHS England runs is called without a token as well', async () => {
    let asked: { url: string; authorization: string | null } | undefined;
    const client = createErsClient({
      environment: environments.sandbox,
      accessToken: false,
      context: referrer,
      fetch: async (url, init) => {
        asked = { url: new Request(url).url, authorization: new Headers(init?.headers).get('authorization') };
        return Response.json({ resourceType: 'ReferralRequest' });
      },
    });
    await client.call('A005', { ubrn });
    expect(asked).toEqual({
      url: `https://sandbox.api.service.nhs.uk/referrals/FHIR/STU3/ReferralRequest/${ubrn}`,
      authorization: null,
    });
  });
});
