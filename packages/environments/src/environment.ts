/**
 * What the legacy (HSCN) paths start with: sessions and DSTU2 share one, STU3 has its own.
 *
 * @example
 * ```ts
 * import { environments, type LegacyBasePaths } from '@ers-kit/environments';
 *
 * const { session, DSTU2 }: LegacyBasePaths = environments.production.legacy.basePaths;
 * console.log(session === DSTU2); // true
 * ```
 */
export interface LegacyBasePaths {
  /** Where the session operations A001 to A003 live. */
  readonly session: '/ers-api/v1';
  /** Where the FHIR DSTU2 operations live. */
  readonly DSTU2: '/ers-api/v1';
  /** Where the FHIR STU3 operations live. */
  readonly STU3: '/ers-api/STU3/v1';
}

/**
 * The hosts, base paths and issuers that belong together. Plain, frozen data.
 *
 * @example
 * ```ts
 * import { getEnvironment, type Environment } from '@ers-kit/environments';
 *
 * const environment: Environment = getEnvironment('integration');
 * console.log(environment.fhirBaseUrls.R4); // https://int.api.service.nhs.uk/referrals/FHIR/R4
 * ```
 */
export interface Environment {
  /** `production`, `integration`, `deployment`, `sandbox`, or the name given to `defineEnvironment`. */
  readonly name: string;
  /** Base of the e-RS API without a trailing slash, such as `https://int.api.service.nhs.uk/referrals`. */
  readonly ersBaseUrl: string;
  /** Base of each FHIR release that e-RS serves: `ersBaseUrl` followed by `/FHIR/STU3` or `/FHIR/R4`. */
  readonly fhirBaseUrls: { readonly STU3: string; readonly R4: string };
  /** The API platform's OAuth 2.0 endpoints. */
  readonly apim?: ApimEndpoints;
  /** The CIS2 sign-in service. */
  readonly cis2?: Cis2Endpoints;
  /** The legacy API on HSCN. */
  readonly legacy?: LegacyEndpoints;
}

/**
 * The API platform's OAuth 2.0 endpoints.
 *
 * @example
 * ```ts
 * import { environments, type ApimEndpoints } from '@ers-kit/environments';
 *
 * const { tokenUrl }: ApimEndpoints = environments.integration.apim;
 * console.log(tokenUrl); // https://int.api.service.nhs.uk/oauth2/token
 * ```
 */
export interface ApimEndpoints {
  /** Where tokens are issued; also the audience of a client assertion, character for character. */
  readonly tokenUrl: string;
  /** Where the combined authorisation flow starts. */
  readonly authorizeUrl: string;
}

/**
 * The CIS2 sign-in service.
 *
 * @example
 * ```ts
 * import { environments, type Cis2Endpoints } from '@ers-kit/environments';
 *
 * const { issuer }: Cis2Endpoints = environments.integration.cis2;
 * console.log(issuer.includes(':443/')); // true
 * ```
 */
export interface Cis2Endpoints {
  /**
   * The issuer as CIS2 spells it, `:443` included. Compare it as a string; `new URL()` would drop the port.
   */
  readonly issuer: string;
}

/**
 * The legacy API on HSCN.
 *
 * @example
 * ```ts
 * import { environments, type LegacyEndpoints } from '@ers-kit/environments';
 *
 * const { origin, basePaths }: LegacyEndpoints = environments.integration.legacy;
 * console.log(`${origin}${basePaths.STU3}`); // https://api.int1.ers.ncrs.nhs.uk/ers-api/STU3/v1
 * ```
 */
export interface LegacyEndpoints {
  /** Scheme and host, such as `https://api.int1.ers.ncrs.nhs.uk`. */
  readonly origin: string;
  /** What its paths start with. */
  readonly basePaths: LegacyBasePaths;
}

/**
 * What `defineEnvironment` takes. Every URL is absolute, https (or http on loopback), without trailing slash.
 *
 * @example
 * ```ts
 * import { defineEnvironment, type EnvironmentDefinition } from '@ers-kit/environments';
 *
 * const definition: EnvironmentDefinition = {
 *   name: 'proxy',
 *   ersBaseUrl: 'https://proxy.example/referrals',
 *   apim: { tokenUrl: 'https://proxy.example/oauth2/token' },
 * };
 * console.log(defineEnvironment(definition).apim?.authorizeUrl); // https://proxy.example/oauth2/authorize
 * ```
 */
export interface EnvironmentDefinition {
  /** A short name for messages and logs. */
  readonly name: string;
  /** Base of the e-RS API, without `/FHIR`. */
  readonly ersBaseUrl: string;
  /** The API platform. `authorizeUrl` defaults to `authorize` beside the token URL. */
  readonly apim?: { readonly tokenUrl: string; readonly authorizeUrl?: string };
  /** The CIS2 sign-in service; its issuer is kept as given. */
  readonly cis2?: { readonly issuer: string };
  /** The legacy API: scheme, host and port alone. */
  readonly legacy?: { readonly origin: string };
}
