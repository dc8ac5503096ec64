import type { EnvironmentDefinition } from '../environment.js';

/** The realm that every CIS2 host serves; the issuer spells out the port, and so do we. */
const cis2Issuer = <Host extends string>(host: Host) =>
  ({
    issuer: `https://${host}:443/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare`,
  }) as const;

/**
 * Hosts, base paths and issuers.
 *
 * Sources: the NHS England guide "Migrating from HSCN/CIS1 to APIM/CIS2" (e-RS hosts and base paths, old and
 * new, all environments but the sandbox); the e-RS OpenAPI specification (the sandbox); the public CIS2 and
 * API platform guides (issuers, token endpoints).
 */
export const definitions = {
  production: {
    name: 'production',
    ersBaseUrl: 'https://api.service.nhs.uk/referrals',
    apim: {
      tokenUrl: 'https://api.service.nhs.uk/oauth2/token',
      authorizeUrl: 'https://api.service.nhs.uk/oauth2/authorize',
    },
    cis2: cis2Issuer('am.nhsidentity.spineservices.nhs.uk'),
    legacy: { origin: 'https://api.ebs.ncrs.nhs.uk' },
  },
  integration: {
    name: 'integration',
    ersBaseUrl: 'https://int.api.service.nhs.uk/referrals',
    apim: {
      tokenUrl: 'https://int.api.service.nhs.uk/oauth2/token',
      authorizeUrl: 'https://int.api.service.nhs.uk/oauth2/authorize',
    },
    cis2: cis2Issuer('am.nhsint.auth-ptl.cis2.spineservices.nhs.uk'),
    legacy: { origin: 'https://api.int1.ers.ncrs.nhs.uk' },
  },
  // The migration guide gives the e-RS host and base path. Nothing published gives the token endpoint: the API
  // platform's identity service is deployed there as `oauth2-dep` for CIS2's deployment environment, while its
  // plain `oauth2` trusts a mock issuer and refuses CIS2 tokens. The issuer follows the pattern of the others.
  // Confirm both with NHS England before relying on them.
  deployment: {
    name: 'deployment',
    ersBaseUrl: 'https://dep.api.service.nhs.uk/referrals-dep',
    apim: {
      tokenUrl: 'https://dep.api.service.nhs.uk/oauth2-dep/token',
      authorizeUrl: 'https://dep.api.service.nhs.uk/oauth2-dep/authorize',
    },
    cis2: cis2Issuer('am.nhsdep.auth-ptl.cis2.spineservices.nhs.uk'),
    legacy: { origin: 'https://api.dep1.ers.ncrs.nhs.uk' },
  },
  // The e-RS sandbox asks for no token at all. The platform's mock of CIS2 is there for those who want to try
  // the sign-in; it has no port in its issuer. There never was a legacy host that corresponds to it.
  sandbox: {
    name: 'sandbox',
    ersBaseUrl: 'https://sandbox.api.service.nhs.uk/referrals',
    apim: {
      tokenUrl: 'https://sandbox.api.service.nhs.uk/oauth2-mock/token',
      authorizeUrl: 'https://sandbox.api.service.nhs.uk/oauth2-mock/authorize',
    },
    cis2: { issuer: 'https://identity.ptl.api.platform.nhs.uk/realms/Cis2-mock-sandbox' },
  },
} as const satisfies Record<string, EnvironmentDefinition>;
