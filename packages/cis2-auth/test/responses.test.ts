import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';

import { defineEnvironment } from '@ers-kit/environments';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { createCis2Client, type Cis2AuthErrorCode } from '../src/index.js';
import { issuer, makeKey, startFakeCis2, subject, type Behaviour } from './support/fake-cis2.js';
import { clock, credentials, errorOf, makeClient, signIn } from './support/sign-in.js';
import { omit } from './support/untyped.js';

const cis2 = await startFakeCis2(clock);
const rotated = await makeKey('new-key');
beforeEach(cis2.reset);
afterAll(cis2.stop);

interface Case {
  readonly name: string;
  readonly arrange: (behaviour: Behaviour) => void;
  readonly code: Cis2AuthErrorCode;
  readonly text: RegExp;
}

const discovery = (changed: object) => (b: Behaviour) =>
  (b.discovery = (document) => ({ ...document, ...changed }));
const tokenError = (status: number, body: unknown) => (b: Behaviour) => {
  b.tokenStatus = status;
  b.tokenBody = () => body;
};

const cases: Case[] = [
  {
    name: 'discovery 404',
    arrange: (b) => (b.discoveryStatus = 404),
    code: 'ERR_CIS2_DISCOVERY',
    text: /answered 404/,
  },
  {
    name: 'discovery HTML',
    arrange: (b) => (b.discovery = () => '<html>'),
    code: 'ERR_CIS2_DISCOVERY',
    text: /no JSON object/,
  },
  {
    name: 'discovery a JSON array',
    arrange: (b) => (b.discovery = () => []),
    code: 'ERR_CIS2_DISCOVERY',
    text: /no JSON object/,
  },
  {
    name: 'discovery of another issuer',
    arrange: discovery({ issuer: 'https://evil.example' }),
    code: 'ERR_CIS2_DISCOVERY',
    text: /not the issuer of the environment/,
  },
  {
    name: 'discovery without the port',
    arrange: discovery({ issuer: issuer.replace(':443', '') }),
    code: 'ERR_CIS2_DISCOVERY',
    text: /in spelling only/,
  },
  {
    name: 'discovery without a token endpoint',
    arrange: discovery({ token_endpoint: undefined }),
    code: 'ERR_CIS2_DISCOVERY',
    text: /token_endpoint is missing/,
  },
  {
    name: 'discovery with a token endpoint on another host',
    arrange: discovery({ token_endpoint: 'https://evil.example/token' }),
    code: 'ERR_CIS2_DISCOVERY',
    text: /token_endpoint is on another host/,
  },
  {
    name: 'discovery with plain http',
    arrange: discovery({ userinfo_endpoint: 'http://am.cis2.example/userinfo' }),
    code: 'ERR_CIS2_DISCOVERY',
    text: /userinfo_endpoint is on another host/,
  },
  {
    name: 'discovery with a logout elsewhere',
    arrange: discovery({ end_session_endpoint: 'https://evil.example/x' }),
    code: 'ERR_CIS2_DISCOVERY',
    text: /end_session_endpoint is on another host/,
  },
  {
    name: 'discovery redirects',
    arrange: (b) => (b.discoveryStatus = 302),
    code: 'ERR_CIS2_REDIRECT',
    text: /discovery endpoint of CIS2 answered with a redirect/,
  },
  {
    name: 'token redirects',
    arrange: (b) => {
      b.tokenStatus = 307;
      b.tokenHeaders = { location: 'https://evil.example/' };
    },
    code: 'ERR_CIS2_REDIRECT',
    text: /token endpoint of CIS2 answered with a redirect/,
  },
  {
    name: 'userinfo redirects',
    arrange: (b) => (b.userInfoStatus = 308),
    code: 'ERR_CIS2_REDIRECT',
    text: /userinfo endpoint of CIS2 answered with a redirect/,
  },
  {
    name: 'jwks redirects',
    arrange: (b) => (b.jwksStatus = 301),
    code: 'ERR_CIS2_REDIRECT',
    text: /jwks endpoint of CIS2 answered with a redirect/,
  },
  {
    name: 'token 400 invalid_grant',
    arrange: tokenError(400, { error: 'invalid_grant' }),
    code: 'ERR_CIS2_TOKEN_REQUEST',
    text: /400 \(invalid_grant\).*used, expired/,
  },
  {
    name: 'token 401 invalid_client',
    arrange: tokenError(401, { error: 'invalid_client', error_description: 'JWT is not valid' }),
    code: 'ERR_CIS2_TOKEN_REQUEST',
    text: /401 \(invalid_client\).*JWKS that CIS2 reads/,
  },
  {
    name: 'token 401 with a challenge',
    arrange: (b) => {
      b.tokenStatus = 401;
      b.tokenHeaders = { 'www-authenticate': 'Basic realm="x"' };
    },
    code: 'ERR_CIS2_TOKEN_REQUEST',
    text: /401\. CIS2 does not accept the client authentication/,
  },
  {
    name: 'token 400 of no standard',
    arrange: tokenError(400, { error: 'odd' }),
    code: 'ERR_CIS2_TOKEN_REQUEST',
    text: /answered 400\. Start the sign-in again/,
  },
  {
    name: 'token 500',
    arrange: tokenError(500, '<html>'),
    code: 'ERR_CIS2_TOKEN_REQUEST',
    text: /answered 500/,
  },
  {
    name: 'token 503 empty',
    arrange: tokenError(503, ''),
    code: 'ERR_CIS2_TOKEN_REQUEST',
    text: /answered 503/,
  },
  {
    name: 'token no JSON',
    arrange: (b) => (b.tokenBody = () => 'access_token=x'),
    code: 'ERR_CIS2_TOKEN_RESPONSE',
    text: /no usable token response/,
  },
  {
    name: 'token without access token',
    arrange: (b) => (b.tokenBody = (body) => omit(body, 'access_token')),
    code: 'ERR_CIS2_TOKEN_RESPONSE',
    text: /no usable token response/,
  },
  {
    name: 'token of an unknown type',
    arrange: (b) => (b.tokenBody = (body) => ({ ...body, token_type: 'mac' })),
    code: 'ERR_CIS2_TOKEN_RESPONSE',
    text: /no usable token response/,
  },
  {
    name: 'userinfo 401',
    arrange: (b) => (b.userInfoStatus = 401),
    code: 'ERR_CIS2_USERINFO',
    text: /answered 401/,
  },
  {
    name: 'userinfo 500',
    arrange: (b) => (b.userInfoStatus = 500),
    code: 'ERR_CIS2_USERINFO',
    text: /answered 500/,
  },
  {
    name: 'userinfo no JSON',
    arrange: (b) => (b.userInfo = 'hello'),
    code: 'ERR_CIS2_USERINFO',
    text: /no JSON object/,
  },
  {
    name: 'userinfo without sub',
    arrange: (b) => (b.userInfo = { uid: subject }),
    code: 'ERR_CIS2_USERINFO',
    text: /no JSON object with a subject/,
  },
  {
    name: 'userinfo sub of another user',
    arrange: (b) => (b.userInfo = { sub: '999000000002' }),
    code: 'ERR_CIS2_USERINFO_SUBJECT',
    text: /another user/,
  },
  {
    name: 'userinfo sub with a blank',
    arrange: (b) => (b.userInfo = { sub: `${subject} ` }),
    code: 'ERR_CIS2_USERINFO_SUBJECT',
    text: /another user/,
  },
  {
    name: 'userinfo sub a number',
    arrange: (b) => (b.userInfo = { sub: Number(subject) }),
    code: 'ERR_CIS2_USERINFO',
    text: /no JSON object with a subject/,
  },
  {
    name: 'userinfo uid of another user',
    arrange: (b) => (b.userInfo = { sub: subject, uid: '999000000002' }),
    code: 'ERR_CIS2_USERINFO_SUBJECT',
    text: /another user \(sub, uid\)/,
  },
  { name: 'jwks 500', arrange: (b) => (b.jwksStatus = 500), code: 'ERR_CIS2_JWKS', text: /answered 500/ },
  {
    name: 'jwks no key set',
    arrange: (b) => (b.jwks = () => ({ keys: 'none' })),
    code: 'ERR_CIS2_JWKS',
    text: /not a JWK set/,
  },
  {
    name: 'jwks empty',
    arrange: (b) => (b.jwks = () => ({ keys: [] })),
    code: 'ERR_CIS2_ID_TOKEN_KEY',
    text: /not in the key set/,
  },
  {
    name: 'jwks with a broken key',
    arrange: (b) => (b.jwks = () => ({ keys: [{ ...cis2.key.jwk, n: '' }] })),
    code: 'ERR_CIS2_JWKS',
    text: /cannot be used/,
  },
];

describe('an answer of CIS2 that must be refused', () => {
  it.each(cases)('$name', async ({ arrange, code, text }) => {
    arrange(cis2.behaviour);
    const error = await errorOf(signIn(cis2, makeClient(cis2)));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(text);
  });

  it('a body without end is cut off', async () => {
    cis2.behaviour.userInfo = { sub: subject, filler: 'x'.repeat(2 ** 20) };
    const error = await errorOf(signIn(cis2, makeClient(cis2)));
    expect(error.code).toBe('ERR_CIS2_UNREACHABLE');
    expect(error.message).toContain('1 MiB');
  });

  it('names the operation, the status and the OAuth error apart from the message', async () => {
    tokenError(401, { error: 'invalid_client' })(cis2.behaviour);
    const error = await errorOf(signIn(cis2, makeClient(cis2)));
    expect(error).toMatchObject({ operation: 'token', status: 401, error: 'invalid_client' });
  });
});

/** A CIS2 that takes a connection and says nothing of its own. */
const silent = async (handle: (socket: Socket) => void) => {
  const server = createServer(handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const local = defineEnvironment({
    name: 'local',
    ersBaseUrl: 'http://127.0.0.1:1',
    cis2: { issuer: `http://127.0.0.1:${port}` },
  });
  return { local, stop: () => server.close() };
};

describe('no answer of CIS2', () => {
  it('connection refused', async () => {
    const { local, stop } = await silent(() => undefined);
    stop();
    const error = await errorOf(createCis2Client({ environment: local, credentials }).startSignIn());
    expect(error.code).toBe('ERR_CIS2_UNREACHABLE');
    expect(error.message).toContain('discovery endpoint of CIS2 cannot be reached');
  });

  it('connection dropped', async () => {
    const { local, stop } = await silent((socket) => socket.destroy());
    const error = await errorOf(createCis2Client({ environment: local, credentials }).startSignIn());
    expect(error.code).toBe('ERR_CIS2_UNREACHABLE');
    stop();
  });

  it('no answer in time', async () => {
    const { local, stop } = await silent(() => undefined);
    const client = createCis2Client({ environment: local, credentials, requestTimeoutSeconds: 0.05 });
    const error = await errorOf(client.startSignIn());
    expect(error.code).toBe('ERR_CIS2_TIMEOUT');
    expect(error.message).toContain('did not answer in time');
    stop();
  });

  it('aborted by the application', async () => {
    const client = makeClient(cis2);
    const { transaction } = await client.startSignIn();
    const error = await errorOf(
      client.completeSignIn({
        callbackUrl: `/callback?code=a&state=${transaction.state}`,
        transaction,
        signal: AbortSignal.abort(),
      }),
    );
    expect(error.code).toBe('ERR_CIS2_ABORTED');
  });

  it('recovers once CIS2 is back', async () => {
    const client = makeClient(cis2);
    cis2.behaviour.discoveryStatus = 503;
    await errorOf(client.startSignIn());
    cis2.behaviour.discoveryStatus = 200;
    await expect(signIn(cis2, client)).resolves.toMatchObject({ user: { uid: subject } });
  });
});

const jwksReads = (): number => cis2.requests.filter(({ path }) => path === '/connect/jwk_uri').length;
const rotate = (): void => {
  cis2.behaviour.jwks = () => ({ keys: [rotated.jwk] });
  cis2.behaviour.signWith = rotated.privateKey;
  cis2.behaviour.header.kid = 'new-key';
};

describe('keys of CIS2', () => {
  it('are read once for many sign-ins', async () => {
    const client = makeClient(cis2);
    for (let index = 0; index < 3; index += 1) {
      delete cis2.behaviour.claims['nonce'];
      await signIn(cis2, client);
    }
    expect(jwksReads()).toBe(1);
  });

  it('are read again at once when CIS2 changes them without notice', async () => {
    const client = makeClient(cis2);
    await signIn(cis2, client);
    rotate();
    delete cis2.behaviour.claims['nonce'];
    await expect(signIn(cis2, client)).resolves.toMatchObject({ user: { uid: subject } });
    expect(jwksReads()).toBe(2);
  });

  it('are not read more often than the floor, however many key ids are made up', async () => {
    let now = clock.now();
    const client = makeClient(cis2, { clock: { now: () => now } });
    await signIn(cis2, client);
    for (let index = 0; index < 20; index += 1) {
      cis2.behaviour.header.kid = `made-up-${index}`;
      delete cis2.behaviour.claims['nonce'];
      expect((await errorOf(signIn(cis2, client))).code).toBe('ERR_CIS2_ID_TOKEN_KEY');
    }
    expect(jwksReads()).toBe(2);
    now += 60_000;
    delete cis2.behaviour.claims['nonce'];
    await errorOf(signIn(cis2, client));
    expect(jwksReads()).toBe(3);
  });

  it('are read again after an hour, so that a withdrawn key stops working', async () => {
    let now = clock.now();
    const client = makeClient(cis2, { clock: { now: () => now }, maxAgeSeconds: 7200 });
    await signIn(cis2, client);
    cis2.behaviour.jwks = () => ({ keys: [rotated.jwk] });
    now += 3_600_000 - 1000;
    delete cis2.behaviour.claims['nonce'];
    await signIn(cis2, client);
    now += 1000;
    delete cis2.behaviour.claims['nonce'];
    expect((await errorOf(signIn(cis2, client))).code).toBe('ERR_CIS2_ID_TOKEN_KEY');
  });

  it('are asked for again soon after CIS2 failed to give them', async () => {
    let now = clock.now();
    const client = makeClient(cis2, { clock: { now: () => now } });
    await signIn(cis2, client);
    rotate();
    cis2.behaviour.jwksStatus = 503;
    const attempt = async () => {
      delete cis2.behaviour.claims['nonce'];
      return errorOf(signIn(cis2, client));
    };
    expect([(await attempt()).code, (await attempt()).code]).toEqual(['ERR_CIS2_JWKS', 'ERR_CIS2_JWKS']);
    expect(jwksReads()).toBe(2);
    now += 2000;
    cis2.behaviour.jwksStatus = 200;
    delete cis2.behaviour.claims['nonce'];
    await expect(signIn(cis2, client)).resolves.toMatchObject({ user: { uid: subject } });
  });
});
