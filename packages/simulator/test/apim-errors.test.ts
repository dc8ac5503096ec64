import { describe, expect, it } from 'vitest';

import type { ApplicationStatus } from '../src/apim/application.js';
import {
  apiKey,
  assertionType,
  createKey,
  idTokenType,
  startApim,
  tokenUrl,
  type ApimFixture,
  type Fields,
  type JwtChanges,
} from './apim-support.js';

const fixture: ApimFixture = await startApim();
const { seconds, stranger } = fixture;
const rsaSha256 = await createKey('int-1', 'RS256');

type Refusal = readonly [status: number, error: string, description: string];

async function expectRefusal(
  answer: Promise<{ status: number; body: Record<string, unknown>; headers: Headers }>,
  [status, error, description]: Refusal,
): Promise<void> {
  const { body, headers, ...rest } = await answer;
  expect({ status: rest.status, ...body }).toEqual({
    status,
    error,
    error_description: description,
    message_id: expect.stringMatching(/^rrt-[\w-]+-\d+$/),
  });
  expect(headers.get('content-type')).toBe('application/json');
}

describe('the request', () => {
  const request415: Refusal = [
    415,
    'invalid_request',
    'Content-Type header must be application/x-www-form-urlencoded',
  ];
  it.each([
    ['application/json'],
    ['application/x-www-form-urlencoded;charset=UTF-8'],
    ['application/x-www-form-urlencoded; charset=utf-8'],
    ['text/plain'],
    ['multipart/form-data; boundary=x'],
    ['Application/X-WWW-Form-Urlencoded'],
  ])('is refused with the content type %s', async (contentType) => {
    await expectRefusal(fixture.post({}, { headers: { 'content-type': contentType } }), request415);
  });

  it('is refused with no content type', async () => {
    await expectRefusal(fixture.post({}, { headers: {}, body: new Uint8Array([103]) }), request415);
  });

  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
    'is refused with the verb %s',
    async (method) => {
      const response = await fixture.apim.fetch(new Request(tokenUrl, { method }));
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('POST');
      expect(response.headers.get('content-type')).toBe('text/plain');
      expect(await response.text()).toBe('');
    },
  );

  it.each(['/oauth2/tokens', '/oauth2/token/', '/oauth2', '/oauth2/.well-known/openid-configuration', '/'])(
    'is refused on the path %s',
    async (path) => {
      const url = `https://int.api.service.nhs.uk${path}`;
      await expectRefusal(fixture.post({}, { url }), [404, 'invalid_request', 'Not Found']);
    },
  );

  it('answers a ping', async () => {
    const ping = (method: string) =>
      fixture.apim.fetch(new Request('https://int.api.service.nhs.uk/oauth2/_ping', { method }));
    expect((await ping('GET')).status).toBe(200);
    expect((await ping('POST')).status).toBe(405);
  });
});

describe('the form of a token exchange', () => {
  it.each<[string, Fields, Refusal]>([
    [
      'nothing at all',
      { grant_type: undefined, subject_token_type: undefined },
      [400, 'invalid_request', 'grant_type is missing'],
    ],
    ['no grant type', { grant_type: undefined }, [400, 'invalid_request', 'grant_type is missing']],
    [
      'a grant type for something else',
      { grant_type: 'password', subject_token_type: undefined },
      [400, 'unsupported_grant_type', 'grant_type is invalid'],
    ],
    [
      'an unknown grant type beside a subject token type',
      { grant_type: 'password' },
      [400, 'invalid_request', 'grant_type is invalid'],
    ],
    [
      'client credentials beside a subject token type',
      { grant_type: 'client_credentials' },
      [400, 'invalid_request', 'grant_type is invalid'],
    ],
    [
      'no assertion type',
      { client_assertion_type: undefined },
      [400, 'invalid_request', `Missing or invalid client_assertion_type - must be '${assertionType}'`],
    ],
    [
      'another assertion type',
      { client_assertion_type: 'jwt-bearer' },
      [400, 'invalid_request', `Missing or invalid client_assertion_type - must be '${assertionType}'`],
    ],
    [
      'no subject token type',
      { subject_token_type: undefined },
      [400, 'invalid_request', `missing or invalid subject_token_type - must be '${idTokenType}'`],
    ],
    [
      'the subject token type of an access token',
      { subject_token_type: 'urn:ietf:params:oauth:token-type:access_token' },
      [400, 'invalid_request', `missing or invalid subject_token_type - must be '${idTokenType}'`],
    ],
    ['no assertion', { client_assertion: undefined }, [400, 'invalid_request', 'Missing client_assertion']],
    ['an empty assertion', { client_assertion: '' }, [400, 'invalid_request', 'Missing client_assertion']],
    [
      'an assertion that is no JWT',
      { client_assertion: 'abc' },
      [400, 'invalid_request', 'Malformed JWT in client_assertion'],
    ],
    [
      'an assertion of two parts',
      { client_assertion: 'e30.e30' },
      [400, 'invalid_request', 'Malformed JWT in client_assertion'],
    ],
    [
      'an assertion with a list for claims',
      { client_assertion: 'eyJhbGciOiJSUzUxMiJ9.W10.c2ln' },
      [400, 'invalid_request', 'Malformed JWT in client_assertion'],
    ],
    ['no subject token', { subject_token: undefined }, [400, 'invalid_request', 'Missing subject_token']],
    [
      "CIS2's access token for a subject token",
      { subject_token: 'eNuNmy0pBYoyBYqBlf3PZi1cX2o' },
      [400, 'invalid_request', 'Malformed JWT in subject_token'],
    ],
  ])('is refused with %s', async (_title, fields, refusal) => {
    await expectRefusal(fixture.exchange({ fields }), refusal);
  });

  it('may hold what is not looked at', async () => {
    const fields = { client_id: 'anything', scope: 'anything' };
    expect((await fixture.exchange({ fields })).status).toBe(200);
  });
});

const invalid = (description: string, status = 400): Refusal => [status, 'invalid_request', description];
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
const badSignature: Refusal = [401, 'public_key error', 'JWT signature verification failed'];

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

describe('a subject token', () => {
  const header = (description: string): Refusal => invalid(description);
  it.each<[string, JwtChanges, Refusal]>([
    ['no kid', { header: { kid: undefined } }, header("Missing 'kid' header in subject_token JWT")],
    [
      'no typ',
      { header: { typ: undefined } },
      header("Invalid 'typ' header in subject_token JWT - must be 'JWT'"),
    ],
    [
      'another typ',
      { header: { typ: 'logout+jwt' } },
      header("Invalid 'typ' header in subject_token JWT - must be 'JWT'"),
    ],
    ['no exp', { claims: { exp: undefined } }, header("Missing 'exp' claim in subject_token JWT")],
    [
      'exp in quotes',
      { claims: { exp: String(seconds() + 60) } },
      header("Invalid 'exp' claim in subject_token JWT - must be an integer"),
    ],
    ['exp of now', { life: 0 }, header("Invalid 'exp' claim in subject_token JWT - JWT has expired")],
    ['no iss', { claims: { iss: undefined } }, header("Missing 'iss' claim in subject_token JWT")],
    ['no aud', { claims: { aud: undefined } }, invalid("Missing 'aud' claim in subject_token JWT", 401)],
    [
      'an issuer without its port',
      {
        claims: {
          iss: 'https://am.nhsint.auth-ptl.cis2.spineservices.nhs.uk/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare',
        },
      },
      header("Missing or non-matching 'iss' claim in subject_token JWT"),
    ],
    [
      'the issuer of the mock',
      { claims: { iss: 'https://identity.ptl.api.platform.nhs.uk/realms/Cis2-mock-int' } },
      header("Missing or non-matching 'iss' claim in subject_token JWT"),
    ],
    [
      'a kid CIS2 has not',
      { header: { kid: 'another' } },
      invalid("Invalid 'kid' header in subject_token JWT - no matching public key", 401),
    ],
    ['the signature of another key', { key: rsaSha256.privateKey }, badSignature],
    [
      'an assurance level no scope is for',
      { claims: { authentication_assurance_level: '1' } },
      [
        401,
        'unauthorized_client',
        'you have tried to request authorization but your application is not configured to use this authorization grant type',
      ],
    ],
    [
      'no assurance level',
      { claims: { authentication_assurance_level: undefined } },
      [
        401,
        'unauthorized_client',
        'you have tried to request authorization but your application is not configured to use this authorization grant type',
      ],
    ],
  ])('is refused with %s', async (_title, idToken, refusal) => {
    await expectRefusal(fixture.exchange({ idToken }), refusal);
  });

  it('is refused without an algorithm', async () => {
    const [, claims, signature] = (await fixture.idToken()).split('.');
    const bare = Buffer.from(JSON.stringify({ typ: 'JWT', kid: 'b/O6+cis2=' })).toString('base64url');
    await expectRefusal(
      fixture.exchange({ fields: { subject_token: `${bare}.${claims}.${signature}` } }),
      invalid("Missing 'alg' header in subject_token JWT"),
    );
  });

  it.each([['none'], ['HS256']])('is refused with the algorithm %s', async (alg) => {
    const [, claims, signature] = (await fixture.idToken()).split('.');
    const forged = Buffer.from(JSON.stringify({ typ: 'JWT', kid: 'b/O6+cis2=', alg })).toString('base64url');
    await expectRefusal(
      fixture.exchange({ fields: { subject_token: `${forged}.${claims}.${signature}` } }),
      badSignature,
    );
  });

  it('is refused when it was changed after signing', async () => {
    const [head, , signature] = (await fixture.idToken()).split('.');
    const [, claims] = (await fixture.idToken({ claims: { sub: '910000000102' } })).split('.');
    await expectRefusal(
      fixture.exchange({ fields: { subject_token: `${head}.${claims}.${signature}` } }),
      badSignature,
    );
  });

  it.each<[string, JwtChanges]>([
    ['any audience', { claims: { aud: ['anybody'] } }],
    ['a number for the assurance level', { claims: { authentication_assurance_level: 2 } }],
    ['no acr, iat or nonce', { claims: { acr: undefined, iat: undefined } }],
    ['any identity assurance level', { claims: { id_assurance_level: '0' } }],
  ])('is taken with %s', async (_title, idToken) => {
    expect((await fixture.exchange({ idToken })).status).toBe(200);
  });

  it('is taken again and again until it runs out', async () => {
    const own = await startApim();
    const token = await own.idToken();
    const exchange = () => own.exchange({ fields: { subject_token: token } });
    expect((await exchange()).status).toBe(200);
    own.advance(3599);
    expect((await exchange()).status).toBe(200);
    own.advance(1);
    await expectRefusal(exchange(), invalid("Invalid 'exp' claim in subject_token JWT - JWT has expired"));
  });
});

describe('a refresh', () => {
  it.each<[string, Fields, Refusal]>([
    ['no client_id', { client_id: undefined }, invalid('client_id is missing', 401)],
    ['no client_secret', { client_secret: undefined }, invalid('client_secret is missing', 401)],
    [
      'a wrong client_id',
      { client_id: 'another' },
      [401, 'invalid_client', 'client_id or client_secret is invalid'],
    ],
    [
      'a wrong client_secret',
      { client_secret: 'another' },
      [401, 'invalid_client', 'client_id or client_secret is invalid'],
    ],
    ['no refresh_token', { refresh_token: undefined }, invalid('refresh_token is missing')],
    [
      'a made-up refresh_token',
      { refresh_token: 'made-up' },
      [401, 'invalid_grant', 'refresh_token is invalid'],
    ],
    [
      'a client assertion in place of the secret',
      { client_secret: undefined, client_assertion_type: assertionType },
      invalid('client_secret is missing', 401),
    ],
  ])('is refused with %s', async (_title, fields, refusal) => {
    const { body } = await fixture.exchange();
    await expectRefusal(fixture.refresh(body['refresh_token'], fields), refusal);
  });
});

describe('an application', () => {
  it.each<[ApplicationStatus, RegExp]>([
    ['no-access-to-resource', /no access/],
    ['not-approved', /not approved/],
    ['developer-inactive', /developer/],
    ['company-inactive', /company/],
  ])('that is %s gets no token', async (status, description) => {
    const own = await startApim();
    const { body } = await own.exchange();
    own.apim.updateApplication(apiKey, { status });
    for (const answer of [await own.exchange(), await own.refresh(body['refresh_token'])]) {
      expect(answer).toMatchObject({ status: 401, body: { error: 'access_denied' } });
      expect(answer.body['error_description']).toMatch(description);
    }
  });

  it('without the scopes of users gets no token for one', async () => {
    const claims = { iss: 'application-restricted-api-key', sub: 'application-restricted-api-key' };
    expect(await fixture.exchange({ assertion: { claims } })).toMatchObject({
      status: 401,
      body: { error: 'unauthorized_client' },
    });
  });

  it('without the scope of applications gets no token for itself', async () => {
    const own = await startApim();
    own.apim.updateApplication(apiKey, {
      scopes: ['urn:nhsd:apim:user-nhs-id:aal3:e-referrals-service-api'],
    });
    expect(await own.clientCredentials()).toMatchObject({
      status: 401,
      body: { error: 'unauthorized_client' },
    });
  });
});

describe('too many requests', () => {
  it('are 301 in a minute, for each application alone', async () => {
    const own = await startApim();
    const refresh = () => own.refresh('made-up');
    for (let count = 0; count < 300; count += 1) expect((await refresh()).status).toBe(401);
    const refused = await refresh();
    expect(refused.status).toBe(429);
    expect(refused.body).toHaveProperty('fault');
    const other = {
      claims: { iss: 'application-restricted-api-key', sub: 'application-restricted-api-key' },
    };
    expect((await own.clientCredentials(other)).status).toBe(200);
    own.advance(60);
    expect((await refresh()).status).toBe(401);
  });
});
