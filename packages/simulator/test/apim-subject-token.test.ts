import { describe, expect, it } from 'vitest';

import {
  badSignature,
  createKey,
  expectRefusal,
  invalid,
  startApim,
  type ApimFixture,
  type JwtChanges,
  type Refusal,
} from './apim-support.js';

const fixture: ApimFixture = await startApim();
const { seconds } = fixture;
const rsaSha256 = await createKey('int-1', 'RS256');

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

  it.each([['\n'], [' '], ['\r\n']])('is refused with %j behind it', async (tail) => {
    await expectRefusal(
      fixture.exchange({ fields: { subject_token: `${await fixture.idToken()}${tail}` } }),
      invalid('Malformed JWT in subject_token'),
    );
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

  it('leaves out of the grant what it does not say', async () => {
    const claims = { sub: undefined, id_assurance_level: undefined, amr: undefined };
    const { body } = await fixture.exchange({ idToken: { claims } });
    const verdict = fixture.apim.verifyAccessToken(body['access_token']);
    expect(verdict).toMatchObject({ ok: true, grant: { authenticationAssuranceLevel: 3, amr: [] } });
    expect(verdict).not.toHaveProperty('grant.userId');
    expect(verdict).not.toHaveProperty('grant.identityAssuranceLevel');
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
