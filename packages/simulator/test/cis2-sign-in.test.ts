import { createHash } from 'node:crypto';

import { decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { seedUsers } from '../src/users.js';
import { clientId, integrationIssuer, signIn, startCis2, type Cis2Fixture } from './cis2-support.js';

describe.each([
  ['on loopback', undefined],
  ['under the issuer of Integration', integrationIssuer],
])('signing in with plain openid-client %s', (_title, issuer) => {
  let fixture: Cis2Fixture;
  beforeAll(async () => {
    fixture = await startCis2(issuer ? { issuer } : {});
  });
  afterAll(() => fixture.stop());

  it('publishes the raw issuer and endpoints below it', async () => {
    const response = await fixture.fetch(`${fixture.issuer}/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({
      issuer: fixture.issuer,
      authorization_endpoint: `${fixture.issuer}/authorize`,
      token_endpoint: `${fixture.issuer}/access_token`,
      userinfo_endpoint: `${fixture.issuer}/userinfo`,
      jwks_uri: `${fixture.issuer}/connect/jwk_uri`,
      end_session_endpoint: `${fixture.issuer}/connect/endSession`,
      response_types_supported: ['code'],
    });
  });

  it('gives a whole sign-in, in the form of CIS2', async () => {
    const { tokens, claims, userinfo, callback } = await signIn(fixture);
    expect(claims['at_hash']).toBe(
      createHash('sha256').update(tokens.access_token).digest().subarray(0, 16).toString('base64url'),
    );
    expect(decodeProtectedHeader(tokens.id_token ?? '')).toMatchObject({ typ: 'JWT', alg: 'RS256' });
    expect(claims).toMatchObject({
      iss: fixture.issuer,
      sub: '910000000101',
      aud: clientId,
      azp: clientId,
      acr: 'AAL3_CIS2_SMARTCARD',
      amr: ['CIS2_SMARTCARD'],
      authentication_assurance_level: '3',
      id_assurance_level: '3',
      realm: '/NHSIdentity/Healthcare',
    });
    expect(claims.exp - claims.iat).toBe(3600);
    expect(claims).not.toHaveProperty('nhsid_nrbac_roles');
    expect(claims).not.toHaveProperty('selected_roleid');
    expect(tokens).toMatchObject({ expires_in: 3599, token_type: 'bearer' });
    expect(tokens).not.toHaveProperty('refresh_token');
    expect(userinfo).toMatchObject({
      sub: '910000000101',
      uid: '910000000101',
      given_name: 'Rowan',
      family_name: 'Hartley',
      idassurancelevel: '3',
      nhsid_nrbac_roles: seedUsers[0]?.roles,
    });
    expect(userinfo).not.toHaveProperty('email');
    expect(userinfo).not.toHaveProperty('acr');
    expect(callback.searchParams.get('iss')).toBe(fixture.issuer);
    expect(callback.searchParams.get('client_id')).toBe(clientId);
  });
});
