import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { createApimAuth, type ApimAuthErrorCode, type CombinedTransaction } from '../src/index.js';
import {
  apiKey,
  credentials,
  environment,
  errorOf,
  makeAuth,
  startFakeApim,
  success,
} from './support/fake-apim.js';

const apim = await startFakeApim();
beforeEach(apim.reset);
afterAll(apim.stop);
const redirectUri = 'https://app.example/callback';

describe('startCombinedSignIn', () => {
  it('makes the URL and a plain transaction, without a request', () => {
    const { url, transaction } = makeAuth(apim).startCombinedSignIn({ redirectUri, acrValues: 'AAL3_ANY' });
    expect(url.startsWith('https://api.example/oauth2/authorize?')).toBe(true);
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
      client_id: apiKey,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: 'nhs-cis2',
      state: transaction.state,
      acr_values: 'AAL3_ANY',
    });
    expect(JSON.parse(JSON.stringify(transaction))).toEqual(transaction);
    expect(apim.requests).toEqual([]);
  });

  it.each(['http://app.example/', '/callback', 'myapp://x', ''])(
    'refuses the redirect URI %j',
    async (bad) => {
      const error = await errorOf((async () => makeAuth(apim).startCombinedSignIn({ redirectUri: bad }))());
      expect(error.code).toBe('ERR_APIM_CONFIGURATION');
    },
  );
});

describe('a callback that is refused without a request', () => {
  it.each<[string, string, ApimAuthErrorCode, ((transaction: CombinedTransaction) => unknown)?]>([
    ['no state', 'code=a', 'ERR_APIM_STATE'],
    ['a foreign state', `code=a&state=${'x'.repeat(43)}`, 'ERR_APIM_STATE'],
    ['the state twice', 'code=a&state=STATE&state=STATE', 'ERR_APIM_CALLBACK'],
    ['no code', 'state=STATE', 'ERR_APIM_CALLBACK'],
    ['a code with a line break', 'code=a%0a&state=STATE', 'ERR_APIM_CALLBACK'],
    ['an error', 'error=access_denied&state=STATE', 'ERR_APIM_SIGN_IN_REFUSED'],
    ['an unknown error', 'error=secret&state=STATE', 'ERR_APIM_SIGN_IN_REFUSED'],
    ['no transaction', 'code=a&state=STATE', 'ERR_APIM_TRANSACTION', () => undefined],
    [
      'a transaction without state',
      'code=a&state=',
      'ERR_APIM_TRANSACTION',
      (value) => ({ ...value, state: '' }),
    ],
    [
      'a transaction of another application',
      'code=a&state=STATE',
      'ERR_APIM_TRANSACTION',
      (value) => ({ ...value, namespace: 'x' }),
    ],
    [
      'an old transaction',
      'code=a&state=STATE',
      'ERR_APIM_TRANSACTION',
      (value) => ({ ...value, createdAt: value.createdAt - 600_001 }),
    ],
  ])('%s', async (_name, query, code, change = (value) => value) => {
    const auth = makeAuth(apim);
    const { transaction } = auth.startCombinedSignIn({ redirectUri });
    const callbackUrl = `${redirectUri}?${query.replaceAll('STATE', transaction.state)}`;
    const complete = auth.completeCombinedSignIn.bind(auth);
    const error = await errorOf(
      Reflect.apply(complete, undefined, [{ callbackUrl, transaction: change(transaction) }]),
    );
    expect(error.code).toBe(code);
    expect(error.message).not.toContain('secret');
    expect(apim.requests).toEqual([]);
  });

  it('a transaction used before', async () => {
    const auth = makeAuth(apim, {
      fetch: async (input, init) =>
        String(init?.method) === 'POST' ? apim.fetch(input, init) : Response.json({ sub: '1' }),
    });
    const { transaction } = auth.startCombinedSignIn({ redirectUri });
    const callbackUrl = `/callback?code=a&state=${transaction.state}`;
    const { tokens, userInfo } = await auth.completeCombinedSignIn({ callbackUrl, transaction });
    expect([tokens.accessToken, userInfo['sub']]).toEqual([success.access_token, '1']);
    expect(apim.requests[0]?.form).toMatchObject({
      grant_type: 'authorization_code',
      code: 'a',
      redirect_uri: redirectUri,
      client_id: apiKey,
    });
    expect((await errorOf(auth.completeCombinedSignIn({ callbackUrl, transaction }))).code).toBe(
      'ERR_APIM_TRANSACTION',
    );
    expect(apim.requests).toHaveLength(1);
  });

  it('an application without API secret', async () => {
    const { apiSecret: _secret, ...rest } = credentials;
    const auth = createApimAuth({ environment, credentials: rest, fetch: apim.fetch, clock: apim.clock });
    const { transaction } = auth.startCombinedSignIn({ redirectUri });
    const error = await errorOf(
      auth.completeCombinedSignIn({
        callbackUrl: `/callback?code=a&state=${transaction.state}`,
        transaction,
      }),
    );
    expect(error).toMatchObject({
      code: 'ERR_APIM_CONFIGURATION',
      problems: ['credentials.apiSecret is missing'],
    });
  });
});

describe('an answer about the user that is refused', () => {
  it.each<[string, Response, ApimAuthErrorCode]>([
    ['401', new Response(null, { status: 401 }), 'ERR_APIM_TOKEN_REFUSED'],
    ['500', new Response(null, { status: 500 }), 'ERR_APIM_SERVER'],
    ['a redirect', new Response(null, { status: 302 }), 'ERR_APIM_REDIRECT'],
    ['text', new Response('hello'), 'ERR_APIM_TOKEN_RESPONSE'],
    ['nobody', Response.json({ name: 'x' }), 'ERR_APIM_TOKEN_RESPONSE'],
  ])('%s', async (_name, response, code) => {
    const auth = makeAuth(apim, {
      fetch: async (input, init) => (init?.method === 'POST' ? apim.fetch(input, init) : response),
    });
    const { transaction } = auth.startCombinedSignIn({ redirectUri });
    const error = await errorOf(
      auth.completeCombinedSignIn({
        callbackUrl: `/callback?code=a&state=${transaction.state}`,
        transaction,
      }),
    );
    expect(error.code).toBe(code);
  });
});
