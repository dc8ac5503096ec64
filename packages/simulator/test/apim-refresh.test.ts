import { describe, expect, it } from 'vitest';

import {
  apiKey,
  apiSecret,
  assertionType,
  expectRefusal,
  idTokenType,
  invalid,
  startApim,
  tokenUrl,
  unattendedKey,
  type ApimFixture,
  type Fields,
  type Refusal,
} from './apim-support.js';

const invalidToken: Refusal = [401, 'invalid_grant', 'refresh_token is invalid'];
const invalidClient: Refusal = [401, 'invalid_client', 'client_id or client_secret is invalid'];
const own: ApimFixture = await startApim();

/** What a supplier sends in place of the refresh token; made of the tokens of a good exchange. */
type Instead = (body: Record<string, string | undefined>) => string | Promise<string>;

describe('a refresh token', () => {
  it.each<[string, Instead]>([
    ['the access token', ({ access_token: token = '' }) => token],
    ['the ID token of CIS2', () => own.idToken()],
    ['a client assertion', () => own.assertion()],
    ['the word undefined', () => 'undefined'],
    ['the token in quotation marks, as JSON has it', ({ refresh_token: token }) => JSON.stringify(token)],
    ['the token with the line break of a file', ({ refresh_token: token }) => `${token}\n`],
    ['the token in small letters', ({ refresh_token: token = '' }) => `${token.toLowerCase()}A`],
    ['the token with its last character lost', ({ refresh_token: token = '' }) => token.slice(0, -1)],
    ['the token behind "Bearer"', ({ refresh_token: token }) => `Bearer ${token}`],
  ])('is not %s', async (_title, instead) => {
    const { body } = await own.exchange();
    await expectRefusal(own.refresh(await instead(body)), invalidToken);
    expect((await own.refresh(body['refresh_token'])).status).toBe(200);
  });

  it('is not the token of an application without users', async () => {
    const { body } = await own.clientCredentials();
    await expectRefusal(own.refresh(body['access_token']), invalidToken);
  });

  it('is not one of two refreshes ago, and the chain goes on all the same', async () => {
    const { body: first } = await own.exchange();
    const { body: second } = await own.refresh(first['refresh_token']);
    const { body: third } = await own.refresh(second['refresh_token']);
    await expectRefusal(own.refresh(first['refresh_token']), invalidToken);
    expect((await own.refresh(third['refresh_token'])).body['refresh_count']).toBe('3');
  });
});

describe('the form of a refresh', () => {
  it.each<[string, Fields, Refusal]>([
    ['an empty refresh_token', { refresh_token: '' }, invalid('refresh_token is missing')],
    [
      'refreshToken in camel case',
      { refresh_token: undefined, refreshToken: 'x' },
      invalid('refresh_token is missing'),
    ],
    ['an empty client_id', { client_id: '' }, invalid('client_id is missing', 401)],
    ['an empty client_secret', { client_secret: '' }, invalid('client_secret is missing', 401)],
    ['key and secret the wrong way round', { client_id: apiSecret, client_secret: apiKey }, invalidClient],
    ['the secret of another application', { client_secret: 'application-restricted-secret' }, invalidClient],
    ['the key of another application', { client_id: unattendedKey }, invalidClient],
    ['a secret with a blank behind it', { client_secret: `${apiSecret} ` }, invalidClient],
    [
      'refresh for a grant type',
      { grant_type: 'refresh' },
      [400, 'unsupported_grant_type', 'grant_type is invalid'],
    ],
    ['no grant type', { grant_type: undefined }, invalid('grant_type is missing')],
    [
      'the subject token type of an exchange',
      { subject_token_type: idTokenType },
      invalid(`Missing or invalid client_assertion_type - must be '${assertionType}'`),
    ],
    [
      'the grant type of a refresh in an exchange',
      { subject_token_type: idTokenType, client_assertion_type: assertionType },
      invalid('grant_type is invalid'),
    ],
  ])('is refused with %s, and the token stays good', async (_title, fields, refusal) => {
    const { body } = await own.exchange();
    await expectRefusal(own.refresh(body['refresh_token'], fields), refusal);
    expect((await own.refresh(body['refresh_token'])).status).toBe(200);
  });

  it('is refused with key and secret in an Authorization header alone', async () => {
    const { body } = await own.exchange();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString('base64')}`,
    };
    const fields = { grant_type: 'refresh_token', refresh_token: body['refresh_token'] };
    await expectRefusal(own.post(fields, { headers }), invalid('client_id is missing', 401));
  });

  it('is refused in the query of the URL', async () => {
    const { body } = await own.exchange();
    const query = new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: body['refresh_token'] ?? '',
      client_id: apiKey,
      client_secret: apiSecret,
    });
    await expectRefusal(own.post({}, { url: `${tokenUrl}?${query}` }), invalid('grant_type is missing'));
  });

  it('is refused as JSON', async () => {
    const { body } = await own.exchange();
    const json = JSON.stringify({ grant_type: 'refresh_token', refresh_token: body['refresh_token'] });
    await expectRefusal(own.post({}, { headers: { 'content-type': 'application/json' }, body: json }), [
      415,
      'invalid_request',
      'Content-Type header must be application/x-www-form-urlencoded',
    ]);
  });

  it('is refused with the secret of before the last change', async () => {
    const changed = await startApim();
    const { body } = await changed.exchange();
    changed.apim.updateApplication(apiKey, { apiSecret: 'new-secret' });
    await expectRefusal(changed.refresh(body['refresh_token']), invalidClient);
    const answer = await changed.refresh(body['refresh_token'], { client_secret: 'new-secret' });
    expect(answer.status).toBe(200);
  });
});
