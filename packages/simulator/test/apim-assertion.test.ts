import { describe, expect, it } from 'vitest';

import {
  assertionType,
  createKey,
  expectRefusal,
  badSignature,
  invalid,
  startApim,
  tokenUrl,
  type ApimFixture,
  type Fields,
  type JwtChanges,
  type Refusal,
} from './apim-support.js';

const fixture: ApimFixture = await startApim();
const { seconds, stranger } = fixture;
const rsaSha256 = await createKey('int-1', 'RS256');

const expired = "Invalid 'exp' claim in client_assertion JWT - JWT has expired";
const tooLate = "Invalid 'exp' claim in client_assertion JWT - more than 5 minutes in future";
const notInteger = "Invalid 'exp' claim in client_assertion JWT - must be an integer";
const wrongTyp = "Invalid 'typ' header in client_assertion JWT - must be 'JWT'";
const wrongAlg = "Invalid 'alg' header in client_assertion JWT - unsupported JWT algorithm - must be 'RS512'";
const noKid = "Missing 'kid' header in client_assertion JWT";
const unknownKid = "Invalid 'kid' header in client_assertion JWT - no matching public key";
const badSubject = "Missing or non-matching 'iss'/'sub' claims in client_assertion JWT";
const unknownKey = "Invalid 'iss'/'sub' claims in client_assertion JWT";
const badJti = "Invalid 'jti' claim in client_assertion JWT - must be a unique string value such as a GUID";
const badAudience = "Missing or invalid 'aud' claim in client_assertion JWT";

const assertionRows: [string, JwtChanges, Refusal][] = [
  ['RS256', { header: { alg: 'RS256' }, key: rsaSha256.privateKey }, invalid(wrongAlg)],
  ['no kid', { header: { kid: undefined } }, invalid(noKid)],
  ['an empty kid', { header: { kid: '' } }, invalid(noKid)],
  ['no typ', { header: { typ: undefined } }, invalid(wrongTyp)],
  ['another typ', { header: { typ: 'at+jwt' } }, invalid(wrongTyp)],
  ['no exp', { claims: { exp: undefined } }, invalid("Missing 'exp' claim in client_assertion JWT")],
  ['exp 0', { claims: { exp: 0 } }, invalid("Missing 'exp' claim in client_assertion JWT")],
  ['exp in quotes', { claims: { exp: String(seconds() + 60) } }, invalid(notInteger)],
  ['exp that is a word', { claims: { exp: 'soon' } }, invalid(notInteger)],
  ['exp of now', { life: 0 }, invalid(expired)],
  ['exp of a second ago', { life: -1 }, invalid(expired)],
  ['exp in 311 seconds', { life: 311 }, invalid(tooLate)],
  ['exp in an hour', { life: 3600 }, invalid(tooLate)],
  ['exp in milliseconds', { claims: { exp: (seconds() + 60) * 1000 } }, invalid(tooLate)],
  ['no iss', { claims: { iss: undefined } }, invalid(badSubject)],
  ['no sub', { claims: { sub: undefined } }, invalid(badSubject)],
  ['iss and sub that differ', { claims: { iss: 'another' } }, invalid(badSubject)],
  ['no jti', { claims: { jti: undefined } }, invalid("Missing 'jti' claim in client_assertion JWT")],
  ['an empty jti', { claims: { jti: '' } }, invalid("Missing 'jti' claim in client_assertion JWT")],
  ['a number for jti', { claims: { jti: 12 } }, invalid(badJti)],
  ['an API key nobody has', { claims: { iss: 'prod-key', sub: 'prod-key' } }, invalid(unknownKey, 401)],
  ['the client id of CIS2', { claims: { iss: '1.apps', sub: '1.apps' } }, invalid(unknownKey, 401)],
  ['a kid that is not registered', { header: { kid: 'int-2' } }, invalid(unknownKid, 401)],
  ['a kid in other letters', { header: { kid: 'INT-1' } }, invalid(unknownKid, 401)],
  ['no audience', { claims: { aud: undefined } }, invalid(badAudience, 401)],
  [
    'the audience of CIS2',
    { claims: { aud: 'https://am.example:443/access_token' } },
    invalid(badAudience, 401),
  ],
  ['an audience with a slash at its end', { claims: { aud: `${tokenUrl}/` } }, invalid(badAudience, 401)],
  [
    'an audience with a port',
    { claims: { aud: tokenUrl.replace('/oauth2', ':443/oauth2') } },
    invalid(badAudience, 401),
  ],
  [
    'an audience without a scheme',
    { claims: { aud: tokenUrl.slice('https://'.length) } },
    invalid(badAudience, 401),
  ],
  [
    'the audience of another environment',
    { claims: { aud: 'https://api.service.nhs.uk/oauth2/token' } },
    invalid(badAudience, 401),
  ],
  ['the signature of another key', { key: stranger.privateKey }, badSignature],
  ['nbf in 11 seconds', { claims: { nbf: seconds() + 11 } }, badSignature],
  ['iat in 11 seconds', { claims: { iat: seconds() + 11 } }, badSignature],
];

describe('a client assertion of an exchange', () => {
  it.each(assertionRows)('is refused with %s', async (_title, assertion, refusal) => {
    await expectRefusal(fixture.exchange({ assertion }), refusal);
  });

  it.each<[string, JwtChanges]>([
    ['exp in 310 seconds', { life: 310 }],
    ['exp in a second', { life: 1 }],
    ['typ in small letters', { header: { typ: 'jwt' } }],
    ['nbf and iat in 10 seconds', { claims: { nbf: seconds() + 10, iat: seconds() + 10 } }],
    ['a list of audiences', { claims: { aud: ['another', tokenUrl] } }],
  ])('is taken with %s', async (_title, assertion) => {
    expect((await fixture.exchange({ assertion })).status).toBe(200);
  });
});

describe('a client assertion of client credentials', () => {
  it.each(assertionRows)('is refused with %s', async (_title, assertion, refusal) => {
    await expectRefusal(fixture.clientCredentials(assertion), refusal);
  });

  it.each<[string, Fields, Refusal]>([
    [
      'no assertion type',
      { client_assertion_type: undefined },
      invalid(`Missing or invalid client_assertion_type - must be '${assertionType}'`),
    ],
    ['no assertion', { client_assertion: undefined }, invalid('Missing client_assertion')],
    ['garbage', { client_assertion: 'a.b.c' }, invalid('Malformed JWT in client_assertion')],
  ])('is refused with %s in the form', async (_title, fields, refusal) => {
    await expectRefusal(fixture.clientCredentials({}, fields), refusal);
  });
});
