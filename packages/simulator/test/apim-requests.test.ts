import { describe, expect, it } from 'vitest';

import type { ApplicationStatus } from '../src/apim/application.js';
import {
  apiKey,
  assertionType,
  expectRefusal,
  idTokenType,
  invalid,
  startApim,
  tokenUrl,
  type ApimFixture,
  type Fields,
  type Refusal,
} from './apim-support.js';

const fixture: ApimFixture = await startApim();

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
