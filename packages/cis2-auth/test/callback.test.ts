import { anything, assert, asyncProperty, oneof, string, webQueryParameters } from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import type { Cis2AuthErrorCode, Cis2Client, SignInTransaction } from '../src/index.js';
import { clientId, issuer, redirectUri, startFakeCis2 } from './support/fake-cis2.js';
import { clock, errorOf, makeClient } from './support/sign-in.js';
import { callUntyped, omit } from './support/untyped.js';

const cis2 = await startFakeCis2(clock);
beforeEach(cis2.reset);
afterAll(cis2.stop);

const foreignState = 'x'.repeat(43);

interface Case {
  readonly name: string;
  /** The query of the callback, with `STATE` for the state of the transaction. */
  readonly query: string;
  readonly transaction?: (transaction: SignInTransaction) => unknown;
  readonly code: Cis2AuthErrorCode;
  readonly text: RegExp;
  readonly now?: number;
}

const good = 'code=abc&state=STATE';
const cases: Case[] = [
  { name: 'state missing', query: 'code=abc', code: 'ERR_CIS2_STATE_MISSING', text: /carries no state/ },
  { name: 'state empty', query: 'code=abc&state=', code: 'ERR_CIS2_STATE_MISSING', text: /carries no state/ },
  {
    name: 'state foreign',
    query: `code=abc&state=${foreignState}`,
    code: 'ERR_CIS2_STATE_MISMATCH',
    text: /another sign-in/,
  },
  {
    name: 'state with a character more',
    query: `${good}x`,
    code: 'ERR_CIS2_STATE_MISMATCH',
    text: /another sign-in/,
  },
  {
    name: 'state in capitals',
    query: 'code=abc&state=upper',
    code: 'ERR_CIS2_STATE_MISMATCH',
    text: /another sign-in/,
  },
  {
    name: 'state twice',
    query: `${good}&state=STATE`,
    code: 'ERR_CIS2_CALLBACK',
    text: /"state" is there more than once/,
  },
  {
    name: 'state foreign beside an error',
    query: `error=access_denied&state=${foreignState}`,
    code: 'ERR_CIS2_STATE_MISMATCH',
    text: /another sign-in/,
  },
  { name: 'no query at all', query: '', code: 'ERR_CIS2_STATE_MISSING', text: /carries no state/ },
  {
    name: 'code missing',
    query: 'state=STATE',
    code: 'ERR_CIS2_CALLBACK',
    text: /neither a usable authorisation code nor an error/,
  },
  { name: 'code empty', query: 'code=&state=STATE', code: 'ERR_CIS2_CALLBACK', text: /neither a usable/ },
  {
    name: 'code twice',
    query: `${good}&code=def`,
    code: 'ERR_CIS2_CALLBACK',
    text: /"code" is there more than once/,
  },
  {
    name: 'code with a line break',
    query: 'code=a%0d%0ab&state=STATE',
    code: 'ERR_CIS2_CALLBACK',
    text: /neither a usable/,
  },
  {
    name: 'code with a blank',
    query: 'code=a+b&state=STATE',
    code: 'ERR_CIS2_CALLBACK',
    text: /neither a usable/,
  },
  {
    name: 'code longer than any code',
    query: `code=${'a'.repeat(4097)}&state=STATE`,
    code: 'ERR_CIS2_CALLBACK',
    text: /neither a usable/,
  },
  {
    name: 'iss of another host',
    query: `${good}&iss=https%3A%2F%2Fevil.example`,
    code: 'ERR_CIS2_CALLBACK_ISSUER',
    text: /another issuer answered/,
  },
  {
    name: 'iss with another path',
    query: `${good}&iss=${encodeURIComponent(`${issuer}/x`)}`,
    code: 'ERR_CIS2_CALLBACK_ISSUER',
    text: /another issuer/,
  },
  { name: 'iss no URL', query: `${good}&iss=nhs`, code: 'ERR_CIS2_CALLBACK_ISSUER', text: /another issuer/ },
  { name: 'iss empty', query: `${good}&iss=`, code: 'ERR_CIS2_CALLBACK_ISSUER', text: /another issuer/ },
  {
    name: 'iss twice',
    query: `${good}&iss=a&iss=b`,
    code: 'ERR_CIS2_CALLBACK',
    text: /"iss" is there more than once/,
  },
  {
    name: 'error access_denied',
    query: 'error=access_denied&state=STATE',
    code: 'ERR_CIS2_SIGN_IN_REFUSED',
    text: /\(access_denied\).*cancelled/,
  },
  {
    name: 'error login_required',
    query: 'error=login_required&state=STATE',
    code: 'ERR_CIS2_SIGN_IN_REFUSED',
    text: /\(login_required\).*not signed in/,
  },
  {
    name: 'error interaction_required',
    query: 'error=interaction_required&state=STATE',
    code: 'ERR_CIS2_SIGN_IN_REFUSED',
    text: /\(interaction_required\)/,
  },
  {
    name: 'error invalid_scope',
    query: 'error=invalid_scope&state=STATE',
    code: 'ERR_CIS2_SIGN_IN_REFUSED',
    text: /scope is unknown or not allowed/,
  },
  {
    name: 'error server_error beside a code',
    query: `${good}&error=server_error`,
    code: 'ERR_CIS2_SIGN_IN_REFUSED',
    text: /CIS2 failed/,
  },
  {
    name: 'error temporarily_unavailable',
    query: 'error=temporarily_unavailable&state=STATE',
    code: 'ERR_CIS2_SIGN_IN_REFUSED',
    text: /again later/,
  },
  {
    name: 'error of no standard',
    query: 'error=%3Cscript%3E&state=STATE',
    code: 'ERR_CIS2_SIGN_IN_REFUSED',
    text: /not known here/,
  },
  {
    name: 'error twice',
    query: 'error=a&error=b&state=STATE',
    code: 'ERR_CIS2_CALLBACK',
    text: /"error" is there more than once/,
  },
  {
    name: 'transaction missing',
    query: good,
    transaction: () => undefined,
    code: 'ERR_CIS2_TRANSACTION_INVALID',
    text: /not one that startSignIn made/,
  },
  {
    name: 'transaction null',
    query: good,
    transaction: () => null,
    code: 'ERR_CIS2_TRANSACTION_INVALID',
    text: /not one that startSignIn made/,
  },
  {
    name: 'transaction a string',
    query: good,
    transaction: (value) => JSON.stringify(value),
    code: 'ERR_CIS2_TRANSACTION_INVALID',
    text: /hand it back unchanged/,
  },
  {
    name: 'transaction without nonce',
    query: good,
    transaction: (value) => omit(value, 'nonce'),
    code: 'ERR_CIS2_TRANSACTION_INVALID',
    text: /not one/,
  },
  {
    name: 'transaction with a short state',
    query: 'code=abc&state=s',
    transaction: (value) => ({ ...value, state: 's' }),
    code: 'ERR_CIS2_TRANSACTION_INVALID',
    text: /not one/,
  },
  {
    name: 'transaction with an empty verifier',
    query: good,
    transaction: (value) => ({ ...value, codeVerifier: '' }),
    code: 'ERR_CIS2_TRANSACTION_INVALID',
    text: /not one/,
  },
  {
    name: 'transaction whose time is text',
    query: good,
    transaction: (value) => ({ ...value, createdAt: 'today' }),
    code: 'ERR_CIS2_TRANSACTION_INVALID',
    text: /not one/,
  },
  {
    name: 'transaction of another environment',
    query: good,
    transaction: (value) => ({ ...value, issuer: issuer.replace(':443', '') }),
    code: 'ERR_CIS2_TRANSACTION_INVALID',
    text: /another environment or client/,
  },
  {
    name: 'transaction of another client',
    query: good,
    transaction: (value) => ({ ...value, clientId: 'other' }),
    code: 'ERR_CIS2_TRANSACTION_INVALID',
    text: /another environment or client/,
  },
  {
    name: 'transaction older than ten minutes',
    query: good,
    transaction: (value) => ({ ...value, createdAt: clock.now() - 600_001 }),
    code: 'ERR_CIS2_TRANSACTION_EXPIRED',
    text: /longer than 600 seconds/,
  },
];

async function begin(client: Cis2Client): Promise<SignInTransaction> {
  const { transaction } = await client.startSignIn();
  cis2.behaviour.claims['nonce'] = transaction.nonce;
  cis2.requests.length = 0;
  return transaction;
}

describe('a callback that is refused without a call to CIS2', () => {
  it.each(cases)('$name', async ({ query, transaction: change = (value) => value, code, text }) => {
    // The client that completes has never been used: not even the discovery document may be read.
    const begun = await begin(makeClient(cis2));
    const error = await errorOf(
      callUntyped((input) => makeClient(cis2).completeSignIn(input), {
        callbackUrl: `${redirectUri}?${query.replaceAll('STATE', begun.state)}`,
        transaction: change(begun),
      }),
    );
    expect(error.code).toBe(code);
    expect(error.message).toMatch(text);
    expect(cis2.requests).toEqual([]);
  });

  it.each([
    ['not a URL', 'http://['],
    ['a number', 17],
  ])('callbackUrl is %s', async (_name, callbackUrl) => {
    const transaction = await begin(makeClient(cis2));
    const error = await errorOf(
      callUntyped((input) => makeClient(cis2).completeSignIn(input), { callbackUrl, transaction }),
    );
    expect(error.code).toBe('ERR_CIS2_CALLBACK');
    expect(error.message).toContain('callbackUrl is not a URL');
    expect(cis2.requests).toEqual([]);
  });

  it('whatever the query and the transaction are', async () => {
    const client = makeClient(cis2);
    const transaction = await begin(client);
    await assert(
      asyncProperty(oneof(string(), webQueryParameters()), anything(), async (query, other) => {
        const callbackUrl = `${redirectUri}?${query}`;
        const attempts = [
          { callbackUrl, transaction },
          { callbackUrl, transaction: other },
          { callbackUrl: other, transaction },
        ];
        for (const attempt of attempts) {
          const error = await errorOf(callUntyped((input) => client.completeSignIn(input), attempt));
          expect(error.code).toMatch(/^ERR_CIS2_(STATE|CALLBACK|TRANSACTION)/);
        }
      }),
    );
    expect(cis2.requests).toEqual([]);
  });

  it('a transaction used before', async () => {
    const client = makeClient(cis2);
    const transaction = await begin(client);
    const callbackUrl = `${redirectUri}?code=abc&state=${transaction.state}`;
    await client.completeSignIn({ callbackUrl, transaction });
    cis2.requests.length = 0;
    const error = await errorOf(client.completeSignIn({ callbackUrl, transaction: { ...transaction } }));
    expect(error.code).toBe('ERR_CIS2_TRANSACTION_USED');
    expect(error.message).toContain('completed before');
    expect(cis2.requests).toEqual([]);
  });

  it('a transaction whose first use failed', async () => {
    const client = makeClient(cis2);
    const transaction = await begin(client);
    const callbackUrl = `${redirectUri}?code=abc&state=${transaction.state}`;
    cis2.behaviour.tokenStatus = 500;
    await errorOf(client.completeSignIn({ callbackUrl, transaction }));
    cis2.requests.length = 0;
    const error = await errorOf(client.completeSignIn({ callbackUrl, transaction }));
    expect(error.code).toBe('ERR_CIS2_TRANSACTION_USED');
    expect(cis2.requests).toEqual([]);
  });

  it('two callbacks at the same moment: one counts', async () => {
    const client = makeClient(cis2);
    const transaction = await begin(client);
    const input = { callbackUrl: `${redirectUri}?code=abc&state=${transaction.state}`, transaction };
    const results = await Promise.allSettled([client.completeSignIn(input), client.completeSignIn(input)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(cis2.requests.filter(({ path }) => path === '/access_token')).toHaveLength(1);
  });

  it('a foreign state does not use up the transaction', async () => {
    const client = makeClient(cis2);
    const transaction = await begin(client);
    const forged = `${redirectUri}?code=abc&state=${foreignState}`;
    await errorOf(client.completeSignIn({ callbackUrl: forged, transaction }));
    const callbackUrl = `${redirectUri}?code=abc&state=${transaction.state}`;
    const result = await client.completeSignIn({ callbackUrl, transaction });
    expect(result.user.uid).toBe('999000000001');
  });
});

describe('a callback that is accepted', () => {
  it.each([
    ['iss as the issuer spells it', `${good}&iss=${encodeURIComponent(issuer)}`],
    ['iss without the default port', `${good}&iss=${encodeURIComponent(issuer.replace(':443', ''))}`],
    ['parameters of ForgeRock and Keycloak', `${good}&client_id=${clientId}&session_state=abc&scope=openid`],
    ['a code with characters of base64', 'code=a%2Fb%2Bc%3D&state=STATE'],
  ])('%s', async (_name, query) => {
    const client = makeClient(cis2);
    const transaction = await begin(client);
    const callbackUrl = `${redirectUri}?${query.replace('STATE', transaction.state)}`;
    const { user } = await client.completeSignIn({ callbackUrl, transaction });
    expect(user.uid).toBe('999000000001');
  });

  it.each([
    ['as a path with the query', (query: string) => `/callback?${query}`],
    ['as an internal address behind a proxy', (query: string) => `http://10.0.0.7:3000/callback?${query}`],
    ['as a URL object', (query: string) => new URL(`${redirectUri}?${query}`)],
  ])('%s', async (_name, makeUrl) => {
    const client = makeClient(cis2);
    const transaction = await begin(client);
    await client.completeSignIn({ callbackUrl: makeUrl(`code=abc&state=${transaction.state}`), transaction });
    const [token] = cis2.requests.filter(({ path }) => path === '/access_token');
    expect(token?.form).toMatchObject({ code: 'abc', redirect_uri: redirectUri });
  });

  it('a transaction that went through JSON', async () => {
    const client = makeClient(cis2);
    const transaction = await begin(client);
    const stored: SignInTransaction = JSON.parse(JSON.stringify(transaction));
    const callbackUrl = `${redirectUri}?code=abc&state=${stored.state}`;
    const { user } = await client.completeSignIn({ callbackUrl, transaction: stored });
    expect(user.uid).toBe('999000000001');
  });
});
