import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import type { Cis2AuthErrorCode, Cis2ClientOptions } from '../src/index.js';
import {
  accessToken,
  clientId,
  hashOf,
  issuer,
  makeKey,
  startFakeCis2,
  type Behaviour,
} from './support/fake-cis2.js';
import { clock, errorOf, makeClient, signIn } from './support/sign-in.js';

const cis2 = await startFakeCis2(clock);
const foreignKey = await makeKey('foreign');
const now = Math.floor(clock.now() / 1000);

beforeEach(cis2.reset);
afterAll(cis2.stop);

interface Case {
  readonly name: string;
  readonly arrange: (behaviour: Behaviour) => void;
  readonly code: Cis2AuthErrorCode;
  readonly text: RegExp;
  readonly options?: Partial<Cis2ClientOptions>;
}

const claims = (changed: Record<string, unknown>) => (behaviour: Behaviour) => {
  Object.assign(behaviour.claims, changed);
};
const without = (name: string) => (behaviour: Behaviour) => {
  delete behaviour.claims[name];
};
const replacePart = (index: number, change: (text: string) => string) => (token: string) => {
  const parts = token.split('.');
  parts[index] = change(parts[index] ?? '');
  return parts.join('.');
};
const json = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const edit = (changed: object) => (part: string) =>
  json({ ...JSON.parse(Buffer.from(part, 'base64url').toString()), ...changed });

const signature: Case[] = [
  {
    name: 'payload changed after signing',
    arrange: (b) => (b.tamper = replacePart(1, edit({ authentication_assurance_level: '4' }))),
    code: 'ERR_CIS2_ID_TOKEN_SIGNATURE',
    text: /changed on its way/,
  },
  {
    name: 'header changed after signing',
    arrange: (b) => (b.tamper = replacePart(0, edit({ x: 1 }))),
    code: 'ERR_CIS2_ID_TOKEN_SIGNATURE',
    text: /changed on its way/,
  },
  {
    name: 'signature changed',
    arrange: (b) => (b.tamper = replacePart(2, (text) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1))),
    code: 'ERR_CIS2_ID_TOKEN_SIGNATURE',
    text: /signature of the token is wrong/,
  },
  {
    name: 'signature cut short',
    arrange: (b) => (b.tamper = replacePart(2, (text) => text.slice(0, 40))),
    code: 'ERR_CIS2_ID_TOKEN_SIGNATURE',
    text: /signature/,
  },
  {
    name: 'signature empty',
    arrange: (b) => (b.tamper = replacePart(2, () => '')),
    code: 'ERR_CIS2_ID_TOKEN_SIGNATURE',
    text: /signature/,
  },
  {
    name: 'signed with a foreign key under the known key id',
    arrange: (b) => (b.signWith = foreignKey.privateKey),
    code: 'ERR_CIS2_ID_TOKEN_SIGNATURE',
    text: /another system made it/,
  },
  {
    name: 'signed with a foreign key under its own key id',
    arrange: (b) => {
      b.signWith = foreignKey.privateKey;
      b.header.kid = 'foreign';
    },
    code: 'ERR_CIS2_ID_TOKEN_KEY',
    text: /not in the key set of CIS2/,
  },
  {
    name: 'known key id URL-decoded',
    arrange: (b) => (b.header.kid = 'b/O6OvVv1 y WgrH5Ui9WTioLt0='),
    code: 'ERR_CIS2_ID_TOKEN_KEY',
    text: /not in the key set/,
  },
  {
    name: 'key carried in the header (jwk) in place of the key set',
    arrange: (b) => {
      b.signWith = foreignKey.privateKey;
      b.header = { ...b.header, jwk: foreignKey.jwk };
    },
    code: 'ERR_CIS2_ID_TOKEN_SIGNATURE',
    text: /signature/,
  },
  {
    name: 'alg none',
    arrange: (b) => (b.tamper = (token) => `${json({ alg: 'none', typ: 'JWT' })}.${token.split('.')[1]}.`),
    code: 'ERR_CIS2_ID_TOKEN_ALGORITHM',
    text: /algorithm/,
  },
  {
    name: 'alg HS256 with the public modulus as secret',
    arrange: (b) => {
      b.signWith = Buffer.from(cis2.key.jwk.n ?? '');
      b.header.alg = 'HS256';
    },
    code: 'ERR_CIS2_ID_TOKEN_ALGORITHM',
    text: /RS256 or RS512/,
  },
  {
    name: 'alg missing from the header',
    arrange: (b) => (b.tamper = replacePart(0, () => json({ typ: 'JWT', kid: 'x' }))),
    code: 'ERR_CIS2_ID_TOKEN_ALGORITHM',
    text: /algorithm/,
  },
  {
    name: 'alg that is announced but that CIS2 does not use (PS256)',
    arrange: (b) => (b.tamper = replacePart(0, edit({ alg: 'PS256' }))),
    code: 'ERR_CIS2_ID_TOKEN_ALGORITHM',
    text: /RS256 or RS512/,
  },
  {
    name: 'critical header extension',
    arrange: (b) => (b.tamper = replacePart(0, edit({ crit: ['x'], x: 1 }))),
    code: 'ERR_CIS2_ID_TOKEN_MALFORMED',
    text: /not a signed JWT/,
  },
];

const forms: readonly (readonly [string, unknown, Cis2AuthErrorCode, RegExp])[] = [
  ['not a string', 17, 'ERR_CIS2_TOKEN_RESPONSE', /no usable token response/],
  ['empty', '', 'ERR_CIS2_TOKEN_RESPONSE', /no usable token response/],
  ['missing', undefined, 'ERR_CIS2_TOKEN_RESPONSE', /no usable token response/],
  ['an opaque string', 'opaque', 'ERR_CIS2_ID_TOKEN_MALFORMED', /not a signed JWT/],
  ['two parts', `${json({ alg: 'RS256' })}.${json({})}`, 'ERR_CIS2_ID_TOKEN_MALFORMED', /not a signed JWT/],
  ['five parts (encrypted)', 'a.b.c.d.e', 'ERR_CIS2_ID_TOKEN_MALFORMED', /not a signed JWT/],
  ['header not base64url', `%%%.${json({})}.x`, 'ERR_CIS2_ID_TOKEN_MALFORMED', /not a signed JWT/],
  ['header not JSON', `e30x.${json({})}.x`, 'ERR_CIS2_ID_TOKEN_MALFORMED', /not a signed JWT/],
  ['header a JSON array', `${json([])}.${json({})}.x`, 'ERR_CIS2_ID_TOKEN_MALFORMED', /not a signed JWT/],
  ['payload not JSON', `${json({ alg: 'RS256' })}.e30x.x`, 'ERR_CIS2_ID_TOKEN_MALFORMED', /not a signed JWT/],
  [
    'payload a JSON string',
    `${json({ alg: 'RS256' })}.${json('x')}.x`,
    'ERR_CIS2_ID_TOKEN_MALFORMED',
    /not a signed/,
  ],
];
const form: Case[] = forms.map(([name, value, code, text]) => ({
  name: `ID token ${name}`,
  arrange: (behaviour) => (behaviour.tamper = () => value),
  code,
  text,
}));

const identity: Case[] = [
  {
    name: 'iss without :443',
    arrange: claims({ iss: issuer.replace(':443', '') }),
    code: 'ERR_CIS2_ID_TOKEN_ISSUER',
    text: /":443" included/,
  },
  {
    name: 'iss with another port',
    arrange: claims({ iss: issuer.replace(':443', ':8443') }),
    code: 'ERR_CIS2_ID_TOKEN_ISSUER',
    text: /another issuer/,
  },
  {
    name: 'iss with a slash at the end',
    arrange: claims({ iss: `${issuer}/` }),
    code: 'ERR_CIS2_ID_TOKEN_ISSUER',
    text: /another issuer/,
  },
  {
    name: 'iss of another host',
    arrange: claims({ iss: issuer.replace('am.', 'evil.') }),
    code: 'ERR_CIS2_ID_TOKEN_ISSUER',
    text: /another issuer/,
  },
  {
    name: 'iss in capitals',
    arrange: claims({ iss: issuer.toUpperCase() }),
    code: 'ERR_CIS2_ID_TOKEN_ISSUER',
    text: /another issuer/,
  },
  { name: 'iss missing', arrange: without('iss'), code: 'ERR_CIS2_ID_TOKEN_ISSUER', text: /\(iss\)/ },
  {
    name: 'aud of another client',
    arrange: claims({ aud: 'other.apps.supplier' }),
    code: 'ERR_CIS2_ID_TOKEN_AUDIENCE',
    text: /\(aud\)/,
  },
  {
    name: 'aud an array without this client',
    arrange: claims({ aud: ['a', 'b'], azp: 'a' }),
    code: 'ERR_CIS2_ID_TOKEN_AUDIENCE',
    text: /\(aud\)/,
  },
  {
    name: 'aud two clients and no azp',
    arrange: (b) => {
      Object.assign(b.claims, { aud: [clientId, 'b'] });
      delete b.claims['azp'];
    },
    code: 'ERR_CIS2_ID_TOKEN_AUDIENCE',
    text: /\(aud\)/,
  },
  { name: 'aud missing', arrange: without('aud'), code: 'ERR_CIS2_ID_TOKEN_AUDIENCE', text: /\(aud\)/ },
  {
    name: 'azp of another client',
    arrange: claims({ azp: 'other.apps.supplier' }),
    code: 'ERR_CIS2_ID_TOKEN_AUDIENCE',
    text: /\(azp\)/,
  },
  {
    name: 'azp of another client beside two audiences',
    arrange: claims({ aud: [clientId, 'b'], azp: 'b' }),
    code: 'ERR_CIS2_ID_TOKEN_AUDIENCE',
    text: /\(azp\)/,
  },
  { name: 'sub missing', arrange: without('sub'), code: 'ERR_CIS2_ID_TOKEN_MALFORMED', text: /ID token/ },
  {
    name: 'sub a number',
    arrange: claims({ sub: 999 }),
    code: 'ERR_CIS2_ID_TOKEN_MALFORMED',
    text: /ID token/,
  },
  {
    name: 'sub empty',
    arrange: claims({ sub: '' }),
    code: 'ERR_CIS2_ID_TOKEN_MALFORMED',
    text: /no subject/,
  },
  {
    name: 'nonce of another sign-in',
    arrange: claims({ nonce: 'another' }),
    code: 'ERR_CIS2_ID_TOKEN_NONCE',
    text: /another sign-in \(nonce\)/,
  },
  {
    name: 'nonce missing',
    arrange: claims({ nonce: undefined }),
    code: 'ERR_CIS2_ID_TOKEN_NONCE',
    text: /nonce/,
  },
  { name: 'nonce a number', arrange: claims({ nonce: 1 }), code: 'ERR_CIS2_ID_TOKEN_NONCE', text: /nonce/ },
  {
    name: 'at_hash of another access token',
    arrange: claims({ at_hash: hashOf('another') }),
    code: 'ERR_CIS2_ID_TOKEN_HASH',
    text: /at_hash/,
  },
  {
    name: 'at_hash with the wrong digest',
    arrange: claims({ at_hash: hashOf(accessToken, 'sha512') }),
    code: 'ERR_CIS2_ID_TOKEN_HASH',
    text: /at_hash/,
  },
  {
    name: 'at_hash a number',
    arrange: claims({ at_hash: 5 }),
    code: 'ERR_CIS2_ID_TOKEN_HASH',
    text: /at_hash/,
  },
];

const time: Case[] = [
  {
    name: 'exp 31 seconds ago',
    arrange: claims({ exp: now - 31 }),
    code: 'ERR_CIS2_ID_TOKEN_TIME',
    text: /\(exp\)/,
  },
  { name: 'exp 1970', arrange: claims({ exp: 0 }), code: 'ERR_CIS2_ID_TOKEN_TIME', text: /\(exp\)/ },
  { name: 'exp missing', arrange: without('exp'), code: 'ERR_CIS2_ID_TOKEN_TIME', text: /\(exp\)/ },
  {
    name: 'exp a string',
    arrange: claims({ exp: String(now + 60) }),
    code: 'ERR_CIS2_ID_TOKEN_MALFORMED',
    text: /not a signed JWT with the claims/,
  },
  {
    name: 'iat 31 seconds ahead',
    arrange: claims({ iat: now + 31 }),
    code: 'ERR_CIS2_ID_TOKEN_TIME',
    text: /future \(iat\)/,
  },
  { name: 'iat missing', arrange: without('iat'), code: 'ERR_CIS2_ID_TOKEN_TIME', text: /\(iat\)/ },
  {
    name: 'iat a string',
    arrange: claims({ iat: String(now) }),
    code: 'ERR_CIS2_ID_TOKEN_MALFORMED',
    text: /not a signed JWT with the claims/,
  },
  {
    name: 'nbf 31 seconds ahead',
    arrange: claims({ nbf: now + 31 }),
    code: 'ERR_CIS2_ID_TOKEN_TIME',
    text: /\(nbf\)/,
  },
  {
    name: 'auth_time stale by one second more than allowed',
    arrange: claims({ auth_time: now - 331 }),
    code: 'ERR_CIS2_AUTH_TIME',
    text: /more than 300 seconds ago/,
  },
  {
    name: 'auth_time of yesterday',
    arrange: claims({ auth_time: now - 86_400 }),
    code: 'ERR_CIS2_AUTH_TIME',
    text: /may have been changed on its way/,
  },
  {
    name: 'auth_time stale for max_age 60',
    arrange: claims({ auth_time: now - 91 }),
    code: 'ERR_CIS2_AUTH_TIME',
    text: /more than 60 seconds ago/,
    options: { maxAgeSeconds: 60 },
  },
  {
    name: 'auth_time missing',
    arrange: without('auth_time'),
    code: 'ERR_CIS2_AUTH_TIME',
    text: /does not say when/,
  },
  {
    name: 'auth_time in the future',
    arrange: claims({ auth_time: now + 31 }),
    code: 'ERR_CIS2_AUTH_TIME',
    text: /future/,
  },
  {
    name: 'auth_time a string',
    arrange: claims({ auth_time: String(now) }),
    code: 'ERR_CIS2_ID_TOKEN_MALFORMED',
    text: /ID token/,
  },
];

const assurance: Case[] = [
  {
    name: 'AAL 2 as a string where 3 is needed',
    arrange: claims({ authentication_assurance_level: '2' }),
    code: 'ERR_CIS2_AUTHENTICATION_ASSURANCE',
    text: /level 2; level 3 is needed/,
  },
  {
    name: 'AAL 1 as a number',
    arrange: claims({ authentication_assurance_level: 1 }),
    code: 'ERR_CIS2_AUTHENTICATION_ASSURANCE',
    text: /level 1; level 3/,
  },
  {
    name: 'AAL 1 where AAL2_OR_AAL3_ANY was asked for',
    arrange: claims({ authentication_assurance_level: '1' }),
    code: 'ERR_CIS2_AUTHENTICATION_ASSURANCE',
    text: /level 1; level 2/,
    options: { acrValues: 'AAL2_OR_AAL3_ANY' },
  },
  {
    name: 'AAL unknown word',
    arrange: claims({ authentication_assurance_level: 'high' }),
    code: 'ERR_CIS2_AUTHENTICATION_ASSURANCE',
    text: /level unknown/,
  },
  {
    name: 'AAL 30',
    arrange: claims({ authentication_assurance_level: '30' }),
    code: 'ERR_CIS2_AUTHENTICATION_ASSURANCE',
    text: /level unknown/,
  },
  {
    name: 'AAL null although acr says 3',
    arrange: claims({ authentication_assurance_level: null }),
    code: 'ERR_CIS2_AUTHENTICATION_ASSURANCE',
    text: /level unknown/,
  },
  {
    name: 'AAL claim missing and acr AAL2',
    arrange: claims({ authentication_assurance_level: undefined, acr: 'AAL2_TOTP' }),
    code: 'ERR_CIS2_AUTHENTICATION_ASSURANCE',
    text: /level 2/,
  },
  {
    name: 'AAL claim and acr missing',
    arrange: claims({ authentication_assurance_level: undefined, acr: undefined }),
    code: 'ERR_CIS2_AUTHENTICATION_ASSURANCE',
    text: /level unknown/,
  },
  {
    name: 'IAL 2 as a string',
    arrange: claims({ id_assurance_level: '2' }),
    code: 'ERR_CIS2_IDENTITY_ASSURANCE',
    text: /level 2; level 3 is needed/,
  },
  {
    name: 'IAL 0 as a number',
    arrange: claims({ id_assurance_level: 0 }),
    code: 'ERR_CIS2_IDENTITY_ASSURANCE',
    text: /level 0/,
  },
  {
    name: 'IAL missing everywhere',
    arrange: claims({ id_assurance_level: undefined }),
    code: 'ERR_CIS2_IDENTITY_ASSURANCE',
    text: /level unknown/,
  },
  {
    name: 'IAL 1 in userinfo alone',
    arrange: (b) => {
      delete b.claims['id_assurance_level'];
      b.userInfo = { sub: '999000000001', idassurancelevel: '1' };
    },
    code: 'ERR_CIS2_IDENTITY_ASSURANCE',
    text: /level 1/,
  },
];

describe('an ID token that must be refused', () => {
  it.each([...signature, ...form, ...identity, ...time, ...assurance])(
    '$name',
    async ({ arrange, code, text, options }) => {
      arrange(cis2.behaviour);
      const error = await errorOf(signIn(cis2, makeClient(cis2, options)));
      expect(error.code).toBe(code);
      expect(error.message).toMatch(text);
    },
  );
});

describe('an ID token that is refused before its access token is used', () => {
  it.each([...signature, ...identity, ...time.slice(0, 8)])('$name', async ({ arrange }) => {
    arrange(cis2.behaviour);
    await errorOf(signIn(cis2, makeClient(cis2)));
    expect(cis2.requests.map(({ path }) => path)).not.toContain('/userinfo');
  });
});

describe('an ID token that must be accepted', () => {
  it.each<{ name: string; arrange: (behaviour: Behaviour) => void; options?: Partial<Cis2ClientOptions> }>([
    { name: 'as CIS2 issues it', arrange: () => undefined },
    { name: 'aud an array of this client', arrange: claims({ aud: [clientId] }) },
    { name: 'aud two clients with azp this one', arrange: claims({ aud: [clientId, 'b'], azp: clientId }) },
    { name: 'azp missing', arrange: without('azp') },
    { name: 'at_hash right', arrange: claims({ at_hash: hashOf(accessToken) }) },
    { name: 'exp 29 seconds ago, within the tolerance', arrange: claims({ exp: now - 29 }) },
    { name: 'auth_time 329 seconds ago, within the tolerance', arrange: claims({ auth_time: now - 329 }) },
    {
      name: 'auth_time missing where no fresh sign-in was asked for',
      arrange: without('auth_time'),
      options: { prompt: false },
    },
    {
      name: 'auth_time old where no fresh sign-in was asked for',
      arrange: claims({ auth_time: now - 9999 }),
      options: { prompt: false },
    },
    {
      name: 'levels as numbers',
      arrange: claims({ authentication_assurance_level: 3, id_assurance_level: 3 }),
    },
    {
      name: 'levels as strings',
      arrange: claims({ authentication_assurance_level: '3', id_assurance_level: '3' }),
    },
    { name: 'acr missing', arrange: without('acr') },
    { name: 'level from acr alone', arrange: without('authentication_assurance_level') },
    {
      name: 'AAL 2 where it was asked for',
      arrange: claims({ authentication_assurance_level: 2 }),
      options: { acrValues: 'AAL2_OR_AAL3_ANY' },
    },
    {
      name: 'IAL 2 where it is enough',
      arrange: claims({ id_assurance_level: 2 }),
      options: { minimumIdentityAssurance: 2 },
    },
    { name: 'no typ in the header', arrange: (b) => delete b.header.typ },
    { name: 'no kid and a single key', arrange: (b) => delete b.header.kid },
    {
      name: 'claims of ForgeRock that mean nothing here',
      arrange: claims({ realm: '/NHSIdentity/Healthcare', tokenName: 'id_token', s_hash: 'x' }),
    },
  ])('$name', async ({ arrange, options }) => {
    arrange(cis2.behaviour);
    const result = await signIn(cis2, makeClient(cis2, options));
    expect(result.user.uid).toBe('999000000001');
  });

  it('signed with RS512, with at_hash by SHA-512', async () => {
    const key = await makeKey('rs512', 'RS512');
    cis2.behaviour.jwks = () => ({ keys: [cis2.key.jwk, key.jwk] });
    cis2.behaviour.signWith = key.privateKey;
    cis2.behaviour.header = { alg: 'RS512', kid: 'rs512', typ: 'JWT' };
    cis2.behaviour.claims['at_hash'] = hashOf(accessToken, 'sha512');
    const result = await signIn(cis2, makeClient(cis2));
    expect(result.user.authenticationAssuranceLevel).toBe(3);
  });
});
