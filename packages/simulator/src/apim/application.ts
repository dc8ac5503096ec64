import type { JSONWebKeySet } from 'jose';

/** What the platform thinks of an application's API key. */
export type ApplicationStatus =
  'approved' | 'no-access-to-resource' | 'not-approved' | 'developer-inactive' | 'company-inactive';

/** Attributes of an application that the e-RS partners team sets, and that reach e-RS with each call. */
export interface ApplicationAttributes {
  readonly asid?: string;
  readonly 'app-restricted-ods-code'?: string;
  readonly 'app-restricted-user-id'?: string;
  readonly 'app-restricted-business-function'?: string;
}

/** An application registered with the API platform. */
export interface ApimApplication {
  readonly name: string;
  /** The client identifier: `iss` and `sub` of client assertions. */
  readonly apiKey: string;
  /** Wanted when a token is refreshed. */
  readonly apiSecret: string;
  /** Default: `approved`. */
  readonly status?: ApplicationStatus;
  /** The registered public keys. Without them signed JWTs are refused with 403. */
  readonly jwks?: JSONWebKeySet | { readonly url: string };
  readonly mode: 'user-restricted' | 'application-restricted';
  /** Of all API products of the application, such as `urn:nhsd:apim:user-nhs-id:aal3:e-referrals-service-api`. */
  readonly scopes: readonly string[];
  readonly attributes: ApplicationAttributes;
  /** Callback addresses of the combined flow (`/authorize`). Default: none. */
  readonly redirectUris?: readonly string[];
}

/** Where the keys of an identity provider's ID tokens come from. */
export interface IdentityProvider {
  /** Compared with the claim `iss` letter by letter. */
  readonly issuer: string;
  jwks(): Promise<JSONWebKeySet>;
}

/** What an access token stands for. */
export interface TokenGrant {
  readonly application: ApimApplication;
  readonly mode: 'user-restricted' | 'application-restricted';
  /** The ID token's `sub`. */
  readonly userId?: string;
  readonly authenticationAssuranceLevel?: number;
  readonly identityAssuranceLevel?: number;
  readonly amr?: readonly string[];
  readonly scopes: readonly string[];
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly expiresAt: number;
}
