import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { tokenErrors } from '../src/apim/token-errors.js';
import { assertionType, exchangeGrant, idTokenType, startApim } from './apim-support.js';

const fixture = await startApim();
const rows = new Set(
  Object.values(tokenErrors).map(({ status, error, description }) =>
    JSON.stringify([status, error, description]),
  ),
);
const good = await fixture.idToken();

const known = fc.constantFrom(
  exchangeGrant,
  idTokenType,
  assertionType,
  'client_credentials',
  'refresh_token',
  'authorization_code',
  'int-1',
  good,
);
const value = fc.option(fc.oneof(known, fc.string()), { nil: undefined });
const form = fc.record({
  grant_type: value,
  subject_token_type: value,
  subject_token: value,
  client_assertion_type: value,
  client_assertion: value,
  client_id: value,
  client_secret: value,
  refresh_token: value,
  code: value,
  redirect_uri: value,
});

describe('whatever is sent', () => {
  it('without a good assertion or secret gets a row of the table, and never a token', async () => {
    await fc.assert(
      fc.asyncProperty(form, async (fields) => {
        const { status, body } = await fixture.post(fields);
        expect(rows).toContain(JSON.stringify([status, body['error'], body['error_description']]));
        expect(status).toBeLessThan(500);
        expect(body['message_id']).toMatch(/^rrt-/);
      }),
      { numRuns: 300 },
    );
  });

  it('as claims and headers of an assertion is answered in the same way', async () => {
    const anything = fc.dictionary(
      fc.constantFrom('iss', 'sub', 'aud', 'jti', 'nbf', 'iat', 'exp', 'typ', 'kid'),
      fc.jsonValue({ maxDepth: 1 }),
    );
    await fc.assert(
      fc.asyncProperty(anything, anything, async (header, claims) => {
        const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
        const assertion = `${encode({ alg: 'RS512', ...header })}.${encode(claims)}.c2ln`;
        const { status, body } = await fixture.clientCredentials({}, { client_assertion: assertion });
        expect(rows).toContain(JSON.stringify([status, body['error'], body['error_description']]));
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 300 },
    );
  });
});
