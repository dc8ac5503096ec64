import { describe, expect, it } from 'vitest';
import {
  defineEnvironment,
  EnvironmentError,
  environments,
  getEnvironment,
  requireApim,
  requireCis2,
  requireLegacy,
} from '../src/index.js';
import { failureOf } from './failure-of.js';

const realm = '/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare';

describe('the environments', () => {
  it.each([
    ['production', 'https://api.service.nhs.uk/referrals'],
    ['integration', 'https://int.api.service.nhs.uk/referrals'],
    ['deployment', 'https://dep.api.service.nhs.uk/referrals-dep'],
    ['sandbox', 'https://sandbox.api.service.nhs.uk/referrals'],
  ] as const)('%s is at %s', (name, base) => {
    expect(environments[name]).toMatchObject({
      name,
      ersBaseUrl: base,
      fhirBaseUrls: { STU3: `${base}/FHIR/STU3`, R4: `${base}/FHIR/R4` },
    });
  });

  it.each([
    ['production', 'https://api.service.nhs.uk/oauth2'],
    ['integration', 'https://int.api.service.nhs.uk/oauth2'],
    ['deployment', 'https://dep.api.service.nhs.uk/oauth2-dep'],
    ['sandbox', 'https://sandbox.api.service.nhs.uk/oauth2-mock'],
  ] as const)('%s gets its tokens at %s', (name, base) => {
    expect(requireApim(environments[name])).toEqual({
      tokenUrl: `${base}/token`,
      authorizeUrl: `${base}/authorize`,
    });
  });

  it.each([
    ['production', `https://am.nhsidentity.spineservices.nhs.uk:443${realm}`],
    ['integration', `https://am.nhsint.auth-ptl.cis2.spineservices.nhs.uk:443${realm}`],
    ['deployment', `https://am.nhsdep.auth-ptl.cis2.spineservices.nhs.uk:443${realm}`],
    ['sandbox', 'https://identity.ptl.api.platform.nhs.uk/realms/Cis2-mock-sandbox'],
  ] as const)('%s has the raw CIS2 issuer %s', (name, issuer) => {
    expect(requireCis2(environments[name]).issuer).toBe(issuer);
  });

  it.each([
    ['production', 'https://api.ebs.ncrs.nhs.uk'],
    ['integration', 'https://api.int1.ers.ncrs.nhs.uk'],
    ['deployment', 'https://api.dep1.ers.ncrs.nhs.uk'],
  ] as const)('%s was at %s', (name, origin) => {
    const basePaths = { session: '/ers-api/v1', DSTU2: '/ers-api/v1', STU3: '/ers-api/STU3/v1' };
    expect(requireLegacy(environments[name])).toEqual({ origin, basePaths });
  });

  it('give the URLs of the migration guide', () => {
    expect(`${environments.integration.fhirBaseUrls.STU3}/ReferralRequest/123456789012`).toBe(
      'https://int.api.service.nhs.uk/referrals/FHIR/STU3/ReferralRequest/123456789012',
    );
    const { origin, basePaths } = environments.integration.legacy;
    expect(`${origin}${basePaths.STU3}/ReferralRequest/123456789012`).toBe(
      'https://api.int1.ers.ncrs.nhs.uk/ers-api/STU3/v1/ReferralRequest/123456789012',
    );
  });

  it('pass their own rules', () => {
    for (const environment of Object.values(environments)) {
      expect(defineEnvironment(environment)).toEqual(environment);
    }
  });

  it('cannot be changed', () => {
    const frozen: Record<string, unknown> = environments;
    expect(() => (frozen['integration'] = environments.production)).toThrow(TypeError);
    expect(() => Object.assign(environments.integration, { ersBaseUrl: 'https://evil.example' })).toThrow(
      TypeError,
    );
    expect(() => Object.assign(environments.integration.apim, { tokenUrl: 'https://evil.example' })).toThrow(
      TypeError,
    );
    expect(() => Object.assign(environments.integration.legacy.basePaths, { STU3: '/' })).toThrow(TypeError);
  });
});

describe('getEnvironment', () => {
  it('finds an environment by name', () => {
    expect(getEnvironment('integration')).toBe(environments.integration);
    for (const name of Object.keys(environments)) expect(getEnvironment(name).name).toBe(name);
  });

  it.each([
    'Production',
    'int',
    '',
    ' production',
    'constructor',
    '__proto__',
    'toString',
    null,
    undefined,
    5,
    ['sandbox'],
    {},
  ])('refuses %j', (name) => {
    const error = failureOf(() => getEnvironment(name as string));
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(error.code).toBe('ERR_ENVIRONMENT_UNKNOWN');
    expect(error.message).toMatch(/production, integration, deployment, sandbox.*defineEnvironment/);
    expect(error.problems).toHaveLength(1);
  });
});

describe('a part that is missing', () => {
  const bare = defineEnvironment({ name: 'bare', ersBaseUrl: 'https://proxy.example/referrals' });

  it.each([
    ['apim', requireApim, /apim\.tokenUrl; environment variable APIM_TOKEN_URL/],
    ['cis2', requireCis2, /cis2\.issuer; environment variable CIS2_ISSUER/],
    ['legacy', requireLegacy, /legacy\.origin/],
  ] as const)('is named: %s', (part, require, message) => {
    for (const environment of [bare, null, undefined]) {
      const error = failureOf(() => require(environment as typeof bare));
      expect(error.code).toBe('ERR_ENVIRONMENT_PART_MISSING');
      expect(error.message).toMatch(message);
      expect(error.message).toContain(`no "${part}" part`);
      expect(error.problems.map(({ field }) => field)).toEqual([part]);
    }
  });

  it('is named for the sandbox, which never was on HSCN', () => {
    expect(failureOf(() => requireLegacy(environments.sandbox)).code).toBe('ERR_ENVIRONMENT_PART_MISSING');
  });
});
