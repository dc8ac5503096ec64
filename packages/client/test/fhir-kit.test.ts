import { Client } from 'fhir-kit-client';
import { operations, type OperationDefinition, type OperationId } from '@ers-kit/operations';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { contextsFor, inputFor, operationIds } from './every-operation.js';
import { startServer } from './helpers.js';
import { sandbox } from './sandbox.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const definitionOf = (id: OperationId): OperationDefinition => operations[id];
const withResource = operationIds.filter((id) => definitionOf(id).response.resourceType !== undefined);

describe('fhir-kit-client', () => {
  it.each(withResource)('carries %s, under the base URL of its release', async (id) => {
    const request = vi.spyOn(Client.prototype, 'request');
    const server = await startServer(sandbox);
    const fhirBaseUrls = { STU3: `${server.url}/FHIR/STU3`, R4: `${server.url}/FHIR/R4` };
    const client = server.client({ environment: { fhirBaseUrls } });
    const [context] = contextsFor(id);
    await client.call<OperationId>(id, { ...inputFor(id), context });
    expect(request).toHaveBeenCalledOnce();
    const [url, settings] = request.mock.calls[0] ?? [];
    const { method, fhirVersion } = definitionOf(id);
    expect(settings?.method).toBe(method);
    expect(url?.startsWith(`${fhirBaseUrls[fhirVersion]}/`)).toBe(true);
    expect(request.mock.contexts[0]).toMatchObject({ baseUrl: fhirBaseUrls[fhirVersion] });
    expect(server.seen.map((seen) => seen.method)).toEqual([method]);
  });

  it('sends nothing in its own way: its httpClient is never used', async () => {
    const own = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('not this one'));
    const server = await startServer(sandbox);
    let sent = 0;
    const fetch: typeof globalThis.fetch = async () => {
      sent += 1;
      return Response.json({ resourceType: 'ReferralRequest' });
    };
    await server.client({ fetch }).call('A005', { ubrn: '000000070000' });
    expect([sent, own.mock.calls.length]).toEqual([1, 0]);
  });
});
