import { generateKeyPairSync, sign } from 'node:crypto';
import { createApimAuth, createTokenManager, toJwks, type TokenManager } from '@ers-kit/apim-auth';
import { createCis2Client, parseRoles } from '@ers-kit/cis2-auth';
import { defineEnvironment, type IdToken } from '@ers-kit/environments';
import { createSigner, signClientAssertion } from '@ers-kit/internal/signing';
import * as openid from 'openid-client';
import type { Comparison, Growth } from '../comparison.js';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 4096 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const issuer = 'https://cis2.example:443/realm';
const environment = defineEnvironment({
  name: 'bench',
  ersBaseUrl: 'https://api.example/referrals',
  apim: { tokenUrl: 'https://api.example/oauth2/token' },
  cis2: { issuer },
});

/** Signing and the start of a sign-in, beside Node's signature and plain `openid-client`. */
export async function signInComparisons(): Promise<Comparison[]> {
  return [
    {
      id: 'sign',
      package: 'apim-auth',
      task: 'a signed client assertion, RSA-4096',
      beside: 'the bare signature by `node:crypto`',
      goal: 1.15,
      ...signing(),
    },
    {
      id: 'start-sign-in',
      package: 'cis2-auth',
      task: 'start a sign-in (`startSignIn`)',
      beside: 'the same steps with plain `openid-client`',
      ...(await starting()),
    },
  ];
}

function signing(): Pick<Comparison, 'ours' | 'theirs'> {
  const signBytes = createSigner(privateKey, 'RS512');
  const content = {
    clientId: 'key',
    audience: 'https://api.example/oauth2/token',
    keyId: 'kid',
    algorithm: 'RS512',
    now: 0,
    lifetimeSeconds: 180,
  } as const;
  const input = Buffer.alloc(400, 'x');
  return {
    ours: () => signClientAssertion(content, signBytes),
    theirs: () =>
      new Promise((resolve, reject) => {
        sign('sha512', input, privateKey, (error, signature) => (error ? reject(error) : resolve(signature)));
      }),
  };
}

async function starting(): Promise<Pick<Comparison, 'ours' | 'theirs'>> {
  const redirectUri = 'https://app.example/callback';
  const metadata = {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/access_token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/connect/jwk_uri`,
  };
  const client = createCis2Client({
    environment,
    credentials: {
      issuedBy: 'cis2',
      clientId: 'client',
      redirectUri,
      authentication: { method: 'private_key_jwt', privateKey: pem, keyId: 'kid' },
    },
    fetch: async () => Response.json(metadata),
  });
  await client.startSignIn();
  const plain = new openid.Configuration(metadata, 'client');
  return {
    ours: () => client.startSignIn(),
    theirs: async () => {
      const verifier = openid.randomPKCECodeVerifier();
      return openid.buildAuthorizationUrl(plain, {
        redirect_uri: redirectUri,
        scope: 'openid profile nationalrbacaccess',
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        prompt: 'login',
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
    },
  };
}

/** Keys, sessions and roles, more and more of them. */
export const signInGrowth: readonly Growth[] = [
  {
    id: 'jwks-keys',
    package: 'apim-auth',
    task: 'make a JWKS (`toJwks`)',
    unit: 'key',
    base: 1,
    expected: 'straight',
    rounds: 31,
    jobFor: (count) => {
      const keys = Array.from({ length: count }, (_, index) => ({ key: pem, keyId: `key-${index}` }));
      return () => toJwks(keys);
    },
  },
  {
    id: 'token-sessions',
    package: 'apim-auth',
    task: 'a token at hand, of one session',
    unit: 'sessions',
    base: 100,
    expected: 'flat',
    jobFor: async (count) => {
      const manager = await managerWith(count);
      const { accessToken } = manager.forSession('session 0');
      return () => accessToken();
    },
  },
  {
    id: 'roles',
    package: 'cis2-auth',
    task: "read a user's roles (`parseRoles`)",
    unit: 'roles',
    base: 5,
    expected: 'straight',
    jobFor: (count) => {
      const roles = Array.from({ length: count }, (_, index) => ({
        person_orgid: String(100_000_000_000 + index),
        person_roleid: String(200_000_000_000 + index),
        org_code: 'R69',
        role_name: '"Clinical":"Clinical Provision":"Nurse Access Role"',
        role_code: 'S8000:G8000:R8001',
      }));
      if (parseRoles(roles).roles.length !== count) throw new Error('Roles were not read.');
      return () => parseRoles(roles);
    },
  },
];

/** A manager with so many sessions, each with a token that was never asked for anywhere. */
async function managerWith(count: number): Promise<TokenManager> {
  const answer = { access_token: 'token', token_type: 'Bearer', expires_in: '599', refresh_token: 'refresh' };
  const start = Date.now();
  let time = start;
  const auth = createApimAuth({
    environment,
    credentials: { issuedBy: 'apim', apiKey: 'key', keyId: 'kid', sign: async () => new Uint8Array(512) },
    fetch: async () => Response.json(answer),
    // The gate of 300 requests a minute is not what is measured: its clock runs fast.
    clock: { now: () => (time += 250) },
  });
  const manager = createTokenManager({ auth, clock: { now: () => start } });
  for (let index = 0; index < count; index += 1)
    await manager.startSession(`session ${index}`, idToken(start));
  return manager;
}

function idToken(now: number): IdToken {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const seconds = Math.floor(now / 1000);
  const claims = { iss: issuer, sub: '910000000103', aud: 'client', exp: seconds + 100_000, iat: seconds };
  return `${part({ alg: 'RS256', typ: 'JWT', kid: 'k' })}.${part(claims)}.${part({})}` as IdToken;
}
