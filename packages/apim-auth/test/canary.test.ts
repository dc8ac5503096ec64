import { inspect } from 'node:util';

import { everySink as openSinks } from '@ers-kit/internal/testing';
import { exportJWK } from 'jose';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { createApimAuth, explainTokenError } from '../src/index.js';
import {
  apiSecret,
  clientKey,
  credentials,
  environment,
  errorOf,
  makeAuth,
  makeIdToken,
  startFakeApim,
  success,
  type Answer,
} from './support/fake-apim.js';

const apim = await startFakeApim();
beforeEach(apim.reset);
afterAll(apim.stop);
const { d: privateExponent = '' } = await exportJWK(clientKey.privateKey);

const echo = (status: number): Answer => ({
  status,
  headers: { 'x-correlation-id': `${success.access_token} x`, 'retry-after': '0' },
  body: {
    error: apiSecret,
    error_description: `${success.refresh_token} ${apiSecret} 999 123 4567`,
    message_id: `rrt ${apiSecret}`,
  },
});

/** Also what is not enumerable, and only seen by those who ask for it. */
const everySink = (value: unknown): string =>
  openSinks(value) + inspect(value, { depth: Infinity, showHidden: true });

describe('no token, assertion, secret or key in any error', () => {
  it.each<[string, Answer]>([
    ['a refusal that echoes the request', echo(400)],
    ['a refusal with 401', echo(401)],
    ['a failure of the service', echo(500)],
    ['429', echo(429)],
    ['text', { status: 400, body: `${success.access_token} ${apiSecret}` }],
    ['nonsense with 200', { body: `${success.access_token} ${apiSecret}` }],
    ['half a token', { body: { ...success, expires_in: apiSecret } }],
    ['a redirect', { status: 302, headers: { location: `https://evil.example/?t=${success.access_token}` } }],
    ['a broken connection', { drop: true }],
  ])('%s', async (_name, answer) => {
    apim.answerWith(answer);
    const auth = makeAuth(apim, { retries: 0 });
    const idToken = await makeIdToken(apim.clock);
    for (const error of [
      await errorOf(auth.exchangeIdToken(idToken)),
      await errorOf(auth.refresh('refresh-token-canary')),
    ]) {
      const text = everySink(error) + everySink(explainTokenError(error));
      const assertion = apim.requests[0]?.form['client_assertion'] ?? 'none';
      for (const canary of [
        idToken,
        assertion,
        apiSecret,
        privateExponent,
        success.access_token,
        'refresh-token-canary',
        '123 4567',
      ]) {
        expect(text).not.toContain(canary);
      }
      expect(text).not.toMatch(/eyJ[\w-]{10,}/);
    }
  });

  it('an error of the fetch that holds the whole request', async () => {
    const auth = createApimAuth({
      environment,
      credentials,
      retries: 0,
      clock: apim.clock,
      fetch: async (_input, init) => {
        throw Object.assign(new Error(`failed: ${JSON.stringify(init)}`), {
          request: init,
          code: 'ECONNRESET',
        });
      },
    });
    const error = await errorOf(auth.refresh('refresh-token-canary'));
    expect(error.cause).toMatchObject({ code: 'ECONNRESET' });
    expect(everySink(error)).not.toMatch(/refresh-token-canary|api-secret-canary/);
  });

  it('an error of the signing function', async () => {
    const { privateKey: _privateKey, ...rest } = credentials;
    const sign = () => Promise.reject(new Error(`pin ${apiSecret} is wrong`));
    const error = await errorOf(makeAuth(apim, { credentials: { ...rest, sign } }).applicationToken());
    expect(error.code).toBe('ERR_APIM_SIGNER');
    expect(everySink(error)).not.toContain(apiSecret);
  });

  it('the client itself when it is logged', () => {
    expect(everySink(makeAuth(apim))).not.toMatch(/canary/);
  });
});
