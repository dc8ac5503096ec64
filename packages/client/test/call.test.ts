import { describe, expect, it } from 'vitest';
import { ErsUnavailableError, ErsValidationError } from '../src/index.js';
import {
  accessToken,
  answerWith,
  clinician,
  fhirJson,
  referral,
  referrer,
  rejection,
  startServer,
  ubrn,
} from './helpers.js';
import { everySink } from '@ers-kit/internal/testing';

describe('call', () => {
  it('reads a referral with the headers of the platform', async () => {
    const answer = answerWith(
      200,
      { ...fhirJson, etag: 'W/"5"', 'x-request-id': '58621d65-d5ad-4c3a-959f-0438e355990e-1' },
      JSON.stringify(referral),
    );
    const server = await startServer(answer);
    const result = await server.client().call('A005', { ubrn, correlationId: 'mine-1' });
    expect(result).toEqual({
      resource: referral,
      version: '5',
      etag: 'W/"5"',
      issues: [],
      status: 200,
      correlationId: 'mine-1',
      requestId: '58621d65-d5ad-4c3a-959f-0438e355990e-1',
    });
    expect(server.seen).toHaveLength(1);
    expect(server.seen[0]).toMatchObject({
      method: 'GET',
      url: `/referrals/FHIR/STU3/ReferralRequest/${ubrn}`,
    });
    expect(server.seen[0]?.headers).toMatchObject({
      accept: 'application/fhir+json',
      authorization: `Bearer ${accessToken}`,
      'nhsd-end-user-organisation-ods': 'R69',
      'nhsd-ers-business-function': 'SERVICE_PROVIDER_CLINICIAN',
      'x-correlation-id': 'mine-1',
    });
  });

  it('asks for a token at each request, and makes a correlation id of its own', async () => {
    const server = await startServer(answerWith(200, fhirJson, JSON.stringify(referral)));
    let asked = 0;
    const client = server.client({ accessToken: async () => `token-${(asked += 1)}` });
    const first = await client.call('A005', { ubrn });
    const second = await client.call('A005', { ubrn });
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
    expect(first.correlationId).not.toBe(second.correlationId);
    expect(server.seen[0]?.headers['x-correlation-id']).toBe(first.correlationId);
  });

  it('takes the version from the resource where the answer has no ETag', async () => {
    const server = await startServer(answerWith(200, fhirJson, JSON.stringify(referral)));
    const { etag, version, requestId } = await server.client().call('A005', { ubrn });
    expect({ etag, version, requestId }).toEqual({ etag: undefined, version: '5', requestId: undefined });
  });

  it('lists functions before a role is chosen (A030)', async () => {
    const bundle = { resourceType: 'Bundle', type: 'searchset', entry: [] };
    const server = await startServer(answerWith(200, fhirJson, JSON.stringify(bundle)));
    const { resource } = await server.client({ context: { mode: 'user-restricted' } }).call('A030');
    expect(resource).toEqual(bundle);
    expect(server.seen[0]?.url).toBe('/referrals/FHIR/R4/PractitionerRole');
    expect(server.seen[0]?.headers).not.toHaveProperty('nhsd-ers-business-function');
  });

  it('sends a write with its version, body and content type', async () => {
    const server = await startServer(
      answerWith(200, { ...fhirJson, etag: 'W/"6"' }, JSON.stringify(referral)),
    );
    const body = { resourceType: 'Parameters' } as const;
    const { version } = await server.client().call('A014', { ubrn, version: 'W/"5"', body });
    expect(version).toBe('6');
    expect(server.seen[0]).toMatchObject({
      method: 'POST',
      url: `/referrals/FHIR/STU3/ReferralRequest/${ubrn}/$ers.rejectReferral`,
      body: JSON.stringify(body),
    });
    expect(server.seen[0]?.headers).toMatchObject({
      'if-match': 'W/"5"',
      'content-type': 'application/fhir+json',
    });
  });

  it('puts the version of a versioned read into the path, not into If-Match', async () => {
    const server = await startServer(answerWith(200, fhirJson, JSON.stringify(referral)));
    await server.client().call('A005-versioned', { ubrn, version: 5 });
    expect(server.seen[0]?.url).toBe(`/referrals/FHIR/STU3/ReferralRequest/${ubrn}/_history/5`);
    expect(server.seen[0]?.headers).not.toHaveProperty('if-match');
  });

  it('acts for another role with as(), and with a context of one call', async () => {
    const server = await startServer(answerWith(200, fhirJson, JSON.stringify(referral)));
    const client = server.client().as(referrer);
    expect(client.context).toEqual(referrer);
    await client.call('A005', { ubrn });
    await client.call('A005', { ubrn, context: { ...clinician, organisation: 'R70' } });
    await client.call('A005', { ubrn, context: { mode: 'application-restricted' } });
    expect(
      server.seen.map(({ headers }) => [
        headers['nhsd-end-user-organisation-ods'],
        headers['nhsd-ers-business-function'],
      ]),
    ).toEqual([
      ['R69', 'REFERRING_CLINICIAN'],
      ['R70', 'SERVICE_PROVIDER_CLINICIAN'],
      [undefined, undefined],
    ]);
  });

  it('returns a PDF with its safe name', async () => {
    const pdf = Buffer.from('%PDF-1.7 \u0000\u00ff', 'latin1');
    const headers = {
      'content-type': 'application/pdf;charset=x',
      'content-disposition': `attachment; filename="../${ubrn}_Clinical_Information_Summary.pdf"`,
    };
    const server = await startServer(answerWith(200, headers, pdf));
    const result = await server.client().call('A007', { ubrn });
    expect(Buffer.from(result.body)).toEqual(pdf);
    expect(result).toMatchObject({
      contentType: 'application/pdf',
      fileName: `${ubrn}_Clinical_Information_Summary.pdf`,
      status: 200,
    });
    expect(server.seen[0]?.headers.accept).toBe('application/pdf');
  });

  it('uploads bytes as they are, and says where they went', async () => {
    const location = 'Binary/19eb7224-dff3-4730-a5cb-67eac811f1a5';
    const server = await startServer(answerWith(201, { location }));
    const result = await server
      .client()
      .call('A020', { body: new TextEncoder().encode('hello'), fileName: 'letter.txt', referralId: ubrn });
    expect(result).toMatchObject({ location, status: 201 });
    expect(server.seen[0]).toMatchObject({ body: 'hello' });
    expect(server.seen[0]?.headers).toMatchObject({
      'content-type': 'text/plain',
      'nhsd-ers-file-name': 'letter.txt',
      'nhsd-ers-referral-id': ubrn,
    });
  });

  it('reads the version of a service from headers alone (A037)', async () => {
    const server = await startServer(answerWith(200, { etag: 'W/"7"' }));
    const result = await server.client({ context: referrer }).call('A037', { id: '11000' });
    expect(result).toMatchObject({ version: '7', etag: 'W/"7"', status: 200 });
    expect(server.seen[0]?.method).toBe('HEAD');
  });

  it('follows A042 to the object store without token and NHSD headers', async () => {
    const store = await startServer(answerWith(200, { 'content-type': 'image/png' }, 'bytes'));
    const server = await startServer(answerWith(307, { location: `${store.url}/file?grant=secret` }));
    const result = await server.client().call('A042', { id: 'att-1-2' });
    expect(await new Response(result.body).text()).toBe('bytes');
    expect(result).toMatchObject({ contentType: 'image/png', status: 200 });
    expect(
      Object.keys(store.seen[0]?.headers ?? {}).filter((name) => /^(?:authorization|nhsd|x-)/.test(name)),
    ).toEqual([]);
  });

  it.each([
    ['no Location', {}],
    ['a relative Location', { location: 'Binary/1' }],
    ['http to another host', { location: 'http://files.example/secret-grant' }],
    ['credentials in the Location', { location: 'https://user:secret-grant@files.example/' }],
    ['another scheme', { location: 'file:///secret-grant' }],
  ])('refuses to follow A042 with %s', async (_name, headers: Record<string, string>) => {
    const server = await startServer(answerWith(307, headers));
    const error = await rejection(server.client().call('A042', { id: 'att-1-2' }));
    expect(ErsUnavailableError.isInstance(error) && error.code).toBe('ERR_ERS_RESPONSE');
    expect(everySink(error)).not.toContain('secret-grant');
  });

  it('calls without a token where the server asks for none', async () => {
    const server = await startServer(answerWith(200, fhirJson, JSON.stringify(referral)));
    await server.client({ accessToken: false }).call('A005', { ubrn });
    expect(server.seen[0]?.headers).not.toHaveProperty('authorization');
  });
});

describe('input that is not in order', () => {
  it('names every problem at once, and sends nothing', async () => {
    const server = await startServer(answerWith(200, fhirJson, '{}'));
    const input = { ubrn: '9990000018 Jane Smith', version: 'five', colour: 'red' };
    const error = await rejection(
      server.client({ context: { ...clinician, organisation: 'not ods' } }).call('A014', input as never),
    );
    if (!ErsValidationError.isInstance(error)) throw error;
    expect(error.code).toBe('ERR_ERS_INPUT');
    expect(error.processed).toBe('no');
    expect(error.problems.map(({ field }) => field).toSorted()).toEqual([
      'body',
      'colour',
      'context.organisation',
      'ubrn',
      'version',
    ]);
    expect(error.message).toContain(
      'A014 (POST /FHIR/STU3/ReferralRequest/{ubrn}/$ers.rejectReferral) was not sent',
    );
    expect(everySink(error)).not.toMatch(/9990000018|Smith|not ods/);
    expect(server.seen).toHaveLength(0);
  });

  it.each([
    ['a role that may not', 'A010', { body: { resourceType: 'Parameters' } }, 'context.businessFunction'],
    ['no body where one is due', 'A008', {}, 'body'],
    ['another resource than the body is', 'A008', { body: { resourceType: 'List' } }, 'body'],
    ['a body where there is none', 'A013', { ubrn, version: 1, body: {} }, 'body'],
    ['no version for a write', 'A013', { ubrn }, 'version'],
    [
      'a version for a write without one',
      'A008',
      { version: 1, body: { resourceType: 'Parameters' } },
      'version',
    ],
    ['a file as a resource', 'A020', { fileName: 'a.txt', body: { resourceType: 'Binary' } }, 'body'],
    ['a file name with a folder', 'A020', { fileName: '../a.txt', body: 'x' }, 'fileName'],
    ['a correlation id with a line break', 'A005', { ubrn, correlationId: 'a\r\nb: c' }, 'correlationId'],
  ] as const)('refuses %s', async (_name, operation, input, field) => {
    const server = await startServer(answerWith(200, fhirJson, '{}'));
    const error = await rejection(server.client().call(operation, input as never));
    if (!ErsValidationError.isInstance(error)) throw error;
    expect(error.problems.map((problem) => problem.field)).toEqual([field]);
    expect(error.hint).toContain('developer');
    expect(server.seen).toHaveLength(0);
  });

  it('takes no input as none', async () => {
    const server = await startServer(answerWith(200, fhirJson, '{}'));
    const error = await rejection(server.client().call('A005', null as never));
    expect(ErsValidationError.isInstance(error) && error.problems[0]?.field).toBe('ubrn');
  });

  it.each([5, 'ubrn', [], () => undefined])('refuses %j as an input', async (input) => {
    const server = await startServer(answerWith(200, fhirJson, '{}'));
    const error = await rejection(server.client().call('A005', input as never));
    if (!ErsValidationError.isInstance(error)) throw error;
    expect([error.code, error.problems[0]?.field]).toEqual(['ERR_ERS_INPUT', 'input']);
  });

  it.each([
    ['a signal that is none', { ubrn, version: 1, signal: 5 }, 'signal'],
    ['a body that refers to itself', { ubrn, version: 1, body: circular() }, 'body'],
    ['a body with a bigint', { ubrn, version: 1, body: { resourceType: 'Parameters', id: 1n } }, 'body'],
    [
      'a context that is none',
      { ubrn, version: 1, context: 5, body: { resourceType: 'Parameters' } },
      'context',
    ],
  ])('refuses %s', async (_name, input, field) => {
    const server = await startServer(answerWith(200, fhirJson, '{}'));
    const error = await rejection(server.client().call('A014', input as never));
    if (!ErsValidationError.isInstance(error)) throw error;
    expect([error.code, error.processed]).toEqual(['ERR_ERS_INPUT', 'no']);
    expect(error.problems.map((problem) => problem.field)).toContain(field);
    expect(server.seen).toHaveLength(0);
  });

  it.each(['A999', '', undefined, null, 5, 'toString'])('refuses the operation %j', async (operation) => {
    const server = await startServer(answerWith(200, fhirJson, '{}'));
    const error = await rejection(server.client().call(operation as 'A005', { ubrn }));
    if (!ErsValidationError.isInstance(error)) throw error;
    expect([error.code, error.operation, error.problems[0]?.field]).toEqual([
      'ERR_ERS_INPUT',
      undefined,
      'operation',
    ]);
    expect(server.seen).toHaveLength(0);
  });
});

function circular(): unknown {
  const body: Record<string, unknown> = { resourceType: 'Parameters' };
  body['parameter'] = [body];
  return body;
}
