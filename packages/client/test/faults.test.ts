import { gzipSync } from 'node:zlib';
import { everySink, serve } from '@ers-kit/internal/testing';
import { describe, expect, it } from 'vitest';
import { ErsError, type ErsErrorCode, type FailureBody } from '../src/index.js';
import { kindOfStatus } from './declared-failures.js';
import {
  accessToken,
  answerWith,
  fhirJson,
  rejection,
  startServer,
  ubrn,
  type Answering,
} from './helpers.js';

/** What a body may hold that must not get into an error. */
const canary = `the patient 9990000018 Jane Smith of ${ubrn}`;

const stu3Outcome = {
  resourceType: 'OperationOutcome',
  meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-OperationOutcome-1'] },
  issue: [
    {
      severity: 'error',
      code: 'business-rule',
      details: {
        coding: [
          { system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-APIErrorCode-1', code: 'NO_RELATIONSHIP' },
        ],
      },
      diagnostics: canary,
    },
    { severity: 'error', code: 'invalid', details: { coding: [{ code: canary }] }, diagnostics: canary },
  ],
};
const r4Outcome = {
  resourceType: 'OperationOutcome',
  issue: [
    {
      severity: 'error',
      code: 'forbidden',
      details: {
        coding: [{ system: 'https://fhir.nhs.uk/CodeSystem/ers-error-codes', code: 'NO_RELATIONSHIP' }],
      },
      diagnostics: canary,
    },
  ],
};
const fault = { fault: { faultstring: canary, detail: { errorcode: 'policies.ratelimit.QuotaViolation' } } };
const oauth = { error: 'invalid_token', error_description: canary };
const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html' };

const bodies: Readonly<
  Record<
    string,
    { headers: Record<string, string>; body: string | Uint8Array; shape: FailureBody; codes: string[] }
  >
> = {
  'a STU3 OperationOutcome': {
    headers: fhirJson,
    body: JSON.stringify(stu3Outcome),
    shape: 'operation-outcome-stu3',
    codes: ['NO_RELATIONSHIP'],
  },
  'an R4 OperationOutcome': {
    headers: fhirJson,
    body: JSON.stringify(r4Outcome),
    shape: 'operation-outcome-r4',
    codes: ['NO_RELATIONSHIP'],
  },
  'an outcome under text/plain': {
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify(stu3Outcome),
    shape: 'operation-outcome-stu3',
    codes: ['NO_RELATIONSHIP'],
  },
  'an outcome without issues': {
    headers: fhirJson,
    body: '{"resourceType":"OperationOutcome"}',
    shape: 'operation-outcome-stu3',
    codes: [],
  },
  'an outcome with issues that are none': {
    headers: fhirJson,
    body: JSON.stringify({ resourceType: 'OperationOutcome', issue: canary }),
    shape: 'operation-outcome-stu3',
    codes: [],
  },
  'an Apigee fault': {
    headers: json,
    body: JSON.stringify(fault),
    shape: 'apigee-fault',
    codes: ['policies.ratelimit.QuotaViolation'],
  },
  'an OAuth error': {
    headers: json,
    body: JSON.stringify(oauth),
    shape: 'oauth-error',
    codes: ['invalid_token'],
  },
  'other JSON': { headers: json, body: JSON.stringify({ message: canary }), shape: 'json', codes: [] },
  'truncated JSON': {
    headers: fhirJson,
    body: JSON.stringify(stu3Outcome).slice(0, 300),
    shape: 'truncated-json',
    codes: [],
  },
  HTML: { headers: html, body: `<html><body>${canary}</body></html>`, shape: 'html', codes: [] },
  'HTML as FHIR': { headers: fhirJson, body: `<html>${canary}`, shape: 'html', codes: [] },
  text: { headers: { 'content-type': 'text/plain;charset=utf-8' }, body: canary, shape: 'text', codes: [] },
  'nothing at all': { headers: {}, body: '', shape: 'empty', codes: [] },
  'bytes that are no text': {
    headers: fhirJson,
    body: new Uint8Array([0xff, 0xfe, 0xfd]),
    shape: 'binary',
    codes: [],
  },
};

const secrets = new RegExp([accessToken, ubrn, '9990000018', 'Jane', 'Smith'].join('|'));

async function failing(answer: Answering): Promise<ErsError> {
  const server = await startServer(answer);
  const client = server.client({ timeouts: { default: 300 }, maximumResponseBytes: 1_000_000 });
  const error = await rejection(client.call('A005', { ubrn, correlationId: 'c-1' }));
  if (!ErsError.isInstance(error)) throw error;
  expect(everySink(error)).not.toMatch(secrets);
  expect(error).toMatchObject({ operation: 'A005', correlationId: 'c-1', processed: undefined });
  expect(error.message).toContain('A005 (GET /FHIR/STU3/ReferralRequest/{ubrn})');
  expect(error.hint).toMatch(/^(?:The \w+|Wait|NHS England)/);
  return error;
}

const matrix = Object.entries(kindOfStatus).flatMap(([status, [name, code]]) =>
  Object.entries(bodies).map(([kind, parts]) => ({ status: Number(status), kind, name, code, ...parts })),
);

describe('every status with every body', () => {
  it.each(matrix)('$status with $kind', async ({ status, headers, body, name, code, shape, codes }) => {
    const answered = { ...headers, 'x-request-id': '58621d65-d5ad-4c3a-959f-0438e355990e-1' };
    const error = await failing(answerWith(status, answered, body));
    expect(error).toMatchObject({
      name,
      code,
      status,
      codes,
      bodyShape: shape,
      requestId: '58621d65-d5ad-4c3a-959f-0438e355990e-1',
    });
  });
});

const broken: readonly [string, Answering, string, ErsErrorCode][] = [
  [
    'a reset before any byte',
    (_request, response) => response.socket?.destroy(),
    'ErsNetworkError',
    'ERR_ERS_NETWORK',
  ],
  [
    'a reset in the middle of a body',
    (_request, response) =>
      response
        .writeHead(200, { ...fhirJson, 'content-length': '500' })
        .write('{"a":', () => response.destroy()),
    'ErsNetworkError',
    'ERR_ERS_NETWORK',
  ],
  [
    'a reset in the middle of chunks',
    (_request, response) => response.writeHead(200, fhirJson).write('{"a":', () => response.destroy()),
    'ErsNetworkError',
    'ERR_ERS_NETWORK',
  ],
  [
    'bytes that are no HTTP',
    (_request, response) => response.socket?.end('SSH-2.0-x\r\n\r\n'),
    'ErsNetworkError',
    'ERR_ERS_NETWORK',
  ],
  ['an answer that never comes (half-open)', () => undefined, 'ErsTimeoutError', 'ERR_ERS_TIMEOUT'],
  [
    'headers without the body they promise',
    (_request, response) => response.writeHead(200, { ...fhirJson, 'content-length': '5' }).flushHeaders(),
    'ErsTimeoutError',
    'ERR_ERS_TIMEOUT',
  ],
  [
    'a body that drips',
    (_request, response) => {
      response.writeHead(200, fhirJson);
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    },
    'ErsTimeoutError',
    'ERR_ERS_TIMEOUT',
  ],
  ['408', answerWith(408, {}), 'ErsTimeoutError', 'ERR_ERS_TIMEOUT'],
  ['410', answerWith(410, {}), 'ErsNotFoundError', 'ERR_ERS_NOT_FOUND'],
  ['413', answerWith(413, {}), 'ErsValidationError', 'ERR_ERS_VALIDATION'],
  ['418', answerWith(418, {}), 'ErsValidationError', 'ERR_ERS_VALIDATION'],
  ['599', answerWith(599, {}), 'ErsUnavailableError', 'ERR_ERS_UNAVAILABLE'],
  [
    'a redirect to itself',
    (request, response) => response.writeHead(302, { location: request.url }).end(),
    'ErsUnavailableError',
    'ERR_ERS_RESPONSE',
  ],
  [
    'a redirect to http elsewhere',
    answerWith(301, { location: `http://elsewhere.example/${ubrn}` }),
    'ErsUnavailableError',
    'ERR_ERS_RESPONSE',
  ],
  [
    'a redirect to https elsewhere',
    answerWith(308, { location: `https://elsewhere.example/${ubrn}` }),
    'ErsUnavailableError',
    'ERR_ERS_RESPONSE',
  ],
  ['a redirect without Location', answerWith(307, {}), 'ErsUnavailableError', 'ERR_ERS_RESPONSE'],
  ['304', answerWith(304, {}), 'ErsUnavailableError', 'ERR_ERS_RESPONSE'],
  ['204 where a resource is due', answerWith(204, {}), 'ErsUnavailableError', 'ERR_ERS_RESPONSE'],
  ['200 without a body', answerWith(200, fhirJson), 'ErsUnavailableError', 'ERR_ERS_RESPONSE'],
  ['200 with HTML', answerWith(200, html, `<html>${canary}`), 'ErsUnavailableError', 'ERR_ERS_RESPONSE'],
  [
    '200 with truncated JSON',
    answerWith(200, fhirJson, `{"resourceType":"ReferralRequest","id":"${ubrn}"`),
    'ErsUnavailableError',
    'ERR_ERS_RESPONSE',
  ],
  ['200 with null', answerWith(200, fhirJson, 'null'), 'ErsUnavailableError', 'ERR_ERS_RESPONSE'],
  ['200 with a number', answerWith(200, fhirJson, '9990000018'), 'ErsUnavailableError', 'ERR_ERS_RESPONSE'],
  ['200 with a list', answerWith(200, fhirJson, '[]'), 'ErsUnavailableError', 'ERR_ERS_RESPONSE'],
  [
    '200 with another resource',
    answerWith(200, fhirJson, '{"resourceType":"Patient"}'),
    'ErsUnavailableError',
    'ERR_ERS_RESPONSE',
  ],
  [
    '200 with an OperationOutcome',
    answerWith(200, fhirJson, JSON.stringify(stu3Outcome)),
    'ErsUnavailableError',
    'ERR_ERS_RESPONSE',
  ],
  [
    '200 with bytes that are no UTF-8',
    answerWith(200, fhirJson, new Uint8Array([0x22, 0xff, 0x22])),
    'ErsUnavailableError',
    'ERR_ERS_RESPONSE',
  ],
  [
    '200 with more bytes than are accepted',
    answerWith(200, fhirJson, `"${'x'.repeat(1_000_001)}"`),
    'ErsUnavailableError',
    'ERR_ERS_RESPONSE',
  ],
  [
    'a gzip bomb',
    answerWith(200, { ...fhirJson, 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(200_000_000))),
    'ErsUnavailableError',
    'ERR_ERS_RESPONSE',
  ],
  [
    'gzip that is none',
    answerWith(200, { ...fhirJson, 'content-encoding': 'gzip' }, canary),
    'ErsNetworkError',
    'ERR_ERS_NETWORK',
  ],
  [
    'an error with more bytes than are accepted',
    answerWith(500, html, 'x'.repeat(1_000_001)),
    'ErsUnavailableError',
    'ERR_ERS_RESPONSE',
  ],
];

describe('answers that are broken', () => {
  it.each(broken)('%s', async (_name, answer, name, code) => {
    const error = await failing(answer);
    expect([error.name, error.code]).toEqual([name, code]);
  });

  it('a connection that is refused', async () => {
    const server = await startServer(() => undefined);
    const closed = await serve(() => undefined);
    await closed.stop();
    const environment = { fhirBaseUrls: { STU3: `${closed.url}/STU3`, R4: `${closed.url}/R4` } };
    const error = await rejection(server.client({ environment }).call('A013', { ubrn, version: 1 }));
    if (!ErsError.isInstance(error)) throw error;
    expect(error).toMatchObject({
      name: 'ErsNetworkError',
      processed: 'no',
      retryable: true,
      status: undefined,
    });
    expect(error.hint).toContain('administrator');
  });

  it('a name that is not resolved', async () => {
    const server = await startServer(() => undefined);
    const base = 'https://no-such-host.invalid/FHIR';
    const environment = { fhirBaseUrls: { STU3: `${base}/STU3`, R4: `${base}/R4` } };
    const error = await rejection(server.client({ environment }).call('A013', { ubrn, version: 1 }));
    expect(ErsError.isInstance(error) && [error.name, error.processed]).toEqual(['ErsNetworkError', 'no']);
  });
});

describe('downloads that break', () => {
  const start = { 'content-type': 'application/pdf', 'content-length': '500' };
  it.each([
    [
      'a reset',
      (_request, response) =>
        response.writeHead(200, start).write('bytes', () => setTimeout(() => response.destroy(), 20)),
      'ErsNetworkError',
    ],
    ['silence', (_request, response) => response.writeHead(200, start).write('bytes'), 'ErsTimeoutError'],
  ] as [string, Answering, string][])(
    'by %s end the stream with a typed error',
    async (_name, answer, name) => {
      const server = await startServer(answer);
      const { body } = await server
        .client({ timeouts: { files: 300 } })
        .call('A006', { attachmentLogicalID: 'att-1-2' });
      const error = await rejection(new Response(body).arrayBuffer());
      expect(ErsError.isInstance(error) && [error.name, error.operation]).toEqual([name, 'A006']);
    },
  );

  it('by the caller end the stream with the reason', async () => {
    const server = await startServer((_request, response) => response.writeHead(200, start).write('bytes'));
    const controller = new AbortController();
    const { body } = await server
      .client()
      .call('A006', { attachmentLogicalID: 'att-1-2', signal: controller.signal });
    const read = rejection(new Response(body).arrayBuffer());
    controller.abort(new Error('enough'));
    expect(await read).toMatchObject({ message: 'enough' });
  });

  it('can be given up', async () => {
    const server = await startServer((_request, response) => response.writeHead(200, start).write('bytes'));
    const { body } = await server.client().call('A006', { attachmentLogicalID: 'att-1-2' });
    await expect(body.cancel()).resolves.toBeUndefined();
  });
});

describe('what an error says', () => {
  it.each([
    [
      'a token fault',
      401,
      { 'www-authenticate': 'Bearer realm="x", error="invalid_token"' },
      '',
      ['invalid_token'],
      'sign in again',
    ],
    [
      'too low an assurance',
      401,
      fhirJson,
      JSON.stringify(r4Outcome).replace('NO_RELATIONSHIP', 'ACCESS_DENIED'),
      ['ACCESS_DENIED'],
      'IAL3',
    ],
    [
      'a missing ASID',
      403,
      fhirJson,
      JSON.stringify(r4Outcome).replace('NO_RELATIONSHIP', 'ACCESS_DENIED'),
      ['ACCESS_DENIED'],
      'ASID',
    ],
    ['no relationship', 422, fhirJson, JSON.stringify(stu3Outcome), ['NO_RELATIONSHIP'], 'relationship'],
    ['a stale version', 409, {}, '', [], 'Read it again'],
    ['a lock', 423, {}, '', [], 'under way'],
    [
      'a silent PAS',
      504,
      fhirJson,
      JSON.stringify(stu3Outcome).replace('NO_RELATIONSHIP', 'PAS_NOT_RESPONDING'),
      ['PAS_NOT_RESPONDING'],
      'booking system',
    ],
    [
      'a file under examination',
      422,
      fhirJson,
      JSON.stringify(r4Outcome).replace('NO_RELATIONSHIP', 'PENDING'),
      ['PENDING'],
      'five minutes',
    ],
  ])('of %s', async (_name, status, headers: Record<string, string>, body, codes, hint) => {
    const error = await failing(answerWith(status, headers, body));
    expect(error.codes).toEqual(codes);
    expect(error.hint).toContain(hint);
  });

  it('counts an outcome that does not say of which release it is as one of the operation', async () => {
    const server = await startServer(
      answerWith(400, fhirJson, '{"resourceType":"OperationOutcome","issue":[7]}'),
    );
    const error = await rejection(server.client().call('A030'));
    expect(ErsError.isInstance(error) && error.bodyShape).toBe('operation-outcome-r4');
  });

  it('keeps the outcome for code to read, and out of logs', async () => {
    const error = await failing(answerWith(422, fhirJson, JSON.stringify(stu3Outcome)));
    expect(error.outcome).toEqual(stu3Outcome);
    expect(Object.keys(error)).not.toContain('outcome');
    expect(error.issueCodes).toEqual(['business-rule', 'invalid']);
  });

  it.each([
    ['a request id that is none', { 'x-request-id': `id of ${ubrn}!` }, undefined],
    ['a request id', { 'x-request-id': 'abc-1' }, 'abc-1'],
  ])('with %s', async (_name, headers, expected) => {
    expect((await failing(answerWith(500, headers))).requestId).toBe(expected);
  });

  it.each([
    ['5', 5],
    ['Sun, 22 Nov 2126 10:00:00 GMT', expect.any(Number)],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['soon', undefined],
    ['-1', undefined],
  ])('with Retry-After %s', async (value, expected) => {
    expect((await failing(answerWith(503, { 'retry-after': value }))).retryAfter).toEqual(expected);
  });

  it('is recognised by class and by kind', async () => {
    const { ErsNotFoundError, ErsConflictError } = await import('../src/index.js');
    const error = await failing(answerWith(404, {}));
    expect(ErsError.isInstance(error)).toBe(true);
    expect(ErsNotFoundError.isInstance(error)).toBe(true);
    expect(ErsConflictError.isInstance(error)).toBe(false);
    expect(ErsError.isInstance(new Error('x'))).toBe(false);
  });
});
