import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { explainTokenError, type ApimAuthErrorCode, type TokenErrorReason } from '../src/index.js';
import { errorOf, makeAuth, startFakeApim, success, type Answer } from './support/fake-apim.js';

const apim = await startFakeApim();
beforeEach(apim.reset);
afterAll(apim.stop);

const refusal = (status: number, error: string, description: string): Answer => ({
  status,
  body: { error, error_description: description, message_id: 'rrt-1-2-3' },
});

interface Case {
  readonly name: string;
  readonly answer: Answer;
  readonly code: ApimAuthErrorCode;
  /** The row of the error table. */
  readonly reason?: TokenErrorReason;
  /** Whether the refresh token may be spent. */
  readonly ambiguous: boolean;
  readonly text: RegExp;
}

const cases: Case[] = [
  {
    name: 'the token was used before',
    answer: refusal(401, 'invalid_grant', 'refresh_token is invalid'),
    code: 'ERR_APIM_TOKEN_REFUSED',
    reason: 'refresh-token-invalid',
    ambiguous: false,
    text: /unknown or was used before/,
  },
  {
    name: 'the twelve hours are over',
    answer: refusal(401, 'invalid_grant', 'refresh token refresh period has expired'),
    code: 'ERR_APIM_TOKEN_REFUSED',
    reason: 'refresh-period-over',
    ambiguous: false,
    text: /Twelve hours have passed/,
  },
  {
    name: 'the secret is of another application',
    answer: refusal(401, 'invalid_client', 'client_id or client_secret is invalid'),
    code: 'ERR_APIM_TOKEN_REFUSED',
    reason: 'client-invalid',
    ambiguous: false,
    text: /secret/,
  },
  {
    name: 'the application was taken out of use',
    answer: refusal(401, 'access_denied', 'The application is not approved for use.'),
    code: 'ERR_APIM_TOKEN_REFUSED',
    reason: 'application-not-approved',
    ambiguous: false,
    text: /not approved/,
  },
  {
    name: 'the application lost its API product',
    answer: refusal(
      401,
      'unauthorized_client',
      'you have tried to request authorization but your application is not configured to use this authorization grant type',
    ),
    code: 'ERR_APIM_TOKEN_REFUSED',
    reason: 'no-scope-left',
    ambiguous: false,
    text: /no API for this access mode/,
  },
  {
    name: 'a proxy added a charset to the media type',
    answer: refusal(415, 'invalid_request', 'Content-Type header must be application/x-www-form-urlencoded'),
    code: 'ERR_APIM_TOKEN_REFUSED',
    reason: 'content-type',
    ambiguous: false,
    text: /media type|Content-Type/i,
  },
  {
    name: 'the token URL has a wrong path',
    answer: refusal(404, 'invalid_request', 'Not Found'),
    code: 'ERR_APIM_TOKEN_REFUSED',
    reason: 'not-found',
    ambiguous: false,
    text: /no such path/,
  },
  {
    name: 'a firewall forbids it with a page of its own',
    answer: { status: 403, body: '<html><h1>Blocked</h1></html>' },
    code: 'ERR_APIM_TOKEN_REFUSED',
    ambiguous: false,
    text: /answered 403/,
  },
  {
    name: 'the quota is used up, again and again',
    answer: { status: 429, body: { fault: { faultstring: 'Quota violation' } } },
    code: 'ERR_APIM_RATE_LIMIT',
    reason: 'rate-limit',
    ambiguous: false,
    text: /300 token requests in a minute/,
  },
  {
    name: 'the platform fails after the rotation',
    answer: refusal(500, 'unknown_error', 'An unknown error occurred processing this request.'),
    code: 'ERR_APIM_SERVER',
    reason: 'service-failed',
    ambiguous: true,
    text: /rrt-1-2-3/,
  },
  {
    name: 'a proxy has no connection to the platform',
    answer: { status: 502, body: '<html>Bad gateway</html>' },
    code: 'ERR_APIM_SERVER',
    ambiguous: true,
    text: /answered 502/,
  },
  {
    name: 'a proxy gave up waiting',
    answer: { status: 504, body: '' },
    code: 'ERR_APIM_SERVER',
    ambiguous: true,
    text: /answered 504/,
  },
  {
    name: 'a captive portal answers in its place',
    answer: { body: '<html>Accept the terms to go online</html>' },
    code: 'ERR_APIM_TOKEN_RESPONSE',
    ambiguous: true,
    text: /not with a token: access_token is missing/,
  },
  {
    name: 'a captive portal redirects to its own page',
    answer: { status: 302, headers: { location: 'https://portal.example/' } },
    code: 'ERR_APIM_REDIRECT',
    ambiguous: false,
    text: /redirect, which is not followed/,
  },
  {
    name: 'the answer is cut off',
    answer: { body: JSON.stringify(success).slice(0, 60) },
    code: 'ERR_APIM_TOKEN_RESPONSE',
    ambiguous: true,
    text: /access_token is missing/,
  },
  {
    name: 'the new access token has no end',
    answer: { body: { ...success, expires_in: undefined } },
    code: 'ERR_APIM_TOKEN_RESPONSE',
    ambiguous: true,
    text: /expires_in is missing/,
  },
  {
    name: 'the connection breaks before an answer',
    answer: { drop: true },
    code: 'ERR_APIM_UNREACHABLE',
    ambiguous: true,
    text: /connection broke/,
  },
  {
    name: 'the answer has no end',
    answer: { body: 'x'.repeat(2 ** 20 + 1) },
    code: 'ERR_APIM_TOKEN_RESPONSE',
    ambiguous: true,
    text: /1 MiB/,
  },
];

describe('a refresh that gives no tokens', () => {
  it.each(cases)('$name', async ({ answer, code, reason, ambiguous, text }) => {
    apim.answerWith(answer);
    const error = await errorOf(makeAuth(apim).refresh('refresh-token-canary'));
    expect(error).toMatchObject({ code, operation: 'refresh' });
    expect(error.reason).toBe(reason);
    expect(error.ambiguous ?? false).toBe(ambiguous);
    expect(error.message).toMatch(text);
    expect(error.message).not.toContain('canary');
    expect(explainTokenError(error).likelyCauses.length).toBeGreaterThan(0);
    expect(apim.requests).toHaveLength(code === 'ERR_APIM_RATE_LIMIT' ? 3 : 1);
  });
});
