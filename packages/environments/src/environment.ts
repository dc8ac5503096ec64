/** What the legacy (HSCN) paths start with: sessions and DSTU2 share one, STU3 has its own. */
export interface LegacyBasePaths {
  /** Where the session operations A001 to A003 live. */
  readonly session: '/ers-api/v1';
  /** Where the FHIR DSTU2 operations live. */
  readonly DSTU2: '/ers-api/v1';
  /** Where the FHIR STU3 operations live. */
  readonly STU3: '/ers-api/STU3/v1';
}

/** The hosts, base paths and issuers that belong together. Plain, frozen data. */
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

/** The API platform's OAuth 2.0 endpoints. */
export interface ApimEndpoints {
  /** Where tokens are issued; also the audience of a client assertion, character for character. */
  readonly tokenUrl: string;
  /** Where the combined authorisation flow starts. */
  readonly authorizeUrl: string;
}

/** The CIS2 sign-in service. */
export interface Cis2Endpoints {
  /** The issuer as CIS2 spells it, `:443` included. Compare it as a string; `new URL()` would drop the port. */
  readonly issuer: string;
}

/** The legacy API on HSCN. */
export interface LegacyEndpoints {
  /** Scheme and host, such as `https://api.int1.ers.ncrs.nhs.uk`. */
  readonly origin: string;
  /** What its paths start with. */
  readonly basePaths: LegacyBasePaths;
}

/** What `defineEnvironment` takes. Every URL is absolute, https (or http on loopback), without trailing slash. */
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
