import type { JSONWebKeySet } from 'jose';

/**
 * What the platform thinks of an application's API key.
 *
 * @example
 * ```ts
 * import type { ApplicationStatus } from '@ers-kit/simulator';
 *
 * const status: ApplicationStatus = 'no-access-to-resource';
 * ```
 */
export type ApplicationStatus =
  'approved' | 'no-access-to-resource' | 'not-approved' | 'developer-inactive' | 'company-inactive';

/**
 * Attributes of an application that the e-RS partners team sets, and that reach e-RS with each call.
 *
 * @example
 * ```ts
 * import type { ApplicationAttributes } from '@ers-kit/simulator';
 *
 * const attributes: ApplicationAttributes = {
 *   'app-restricted-ods-code': 'R69',
 *   'app-restricted-business-function': 'PROVIDER_AUTHORISED_APPLICATION',
 * };
 * ```
 */
export interface ApplicationAttributes {
  /** The accredited system id of the supplier. */
  readonly asid?: string;
  /** ODS code that an unattended application acts for. */
  readonly 'app-restricted-ods-code'?: string;
  /** SDS user id that its changes are recorded under. */
  readonly 'app-restricted-user-id'?: string;
  /** Such as `PROVIDER_AUTHORISED_APPLICATION`. */
  readonly 'app-restricted-business-function'?: string;
}

/**
 * An application registered with the API platform.
 *
 * @example
 * ```ts
 * import type { ApimApplication } from '@ers-kit/simulator';
 *
 * const application: ApimApplication = {
 *   name: 'another-supplier',
 *   apiKey: 'another-key',
 *   apiSecret: 'another-secret',
 *   mode: 'user-restricted',
 *   scopes: ['urn:nhsd:apim:user-nhs-id:aal3:e-referrals-service-api'],
 *   attributes: { asid: '100000001234' },
 * };
 * ```
 */
export interface ApimApplication {
  /** A name for people. */
  readonly name: string;
  /** The client identifier: `iss` and `sub` of client assertions. */
  readonly apiKey: string;
  /** Wanted when a token is refreshed. */
  readonly apiSecret: string;
  /** Default: `approved`. */
  readonly status?: ApplicationStatus;
  /** The registered public keys. Without them signed JWTs are refused with 403. */
  readonly jwks?: JSONWebKeySet | { readonly url: string };
  /** How its callers are authorised. */
  readonly mode: 'user-restricted' | 'application-restricted';
  /**
   * Of all API products of the application, such as `urn:nhsd:apim:user-nhs-id:aal3:e-referrals-service-api`.
   */
  readonly scopes: readonly string[];
  /** What reaches e-RS with its calls. */
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

/**
 * What an access token stands for.
 *
 * @example
 * ```ts
 * import type { TokenGrant } from '@ers-kit/simulator';
 *
 * declare const grant: TokenGrant;
 * const secondsLeft = (grant.expiresAt - Date.now()) / 1000;
 * ```
 */
export interface TokenGrant {
  /** Whose token it is. */
  readonly application: ApimApplication;
  /** Whether a user stands behind it. */
  readonly mode: 'user-restricted' | 'application-restricted';
  /** The ID token's `sub`. */
  readonly userId?: string;
  /** Of the user's sign-in, 1 to 3. */
  readonly authenticationAssuranceLevel?: number;
  /** Of the user, 0 to 3. */
  readonly identityAssuranceLevel?: number;
  /** What the user authenticated with. */
  readonly amr?: readonly string[];
  /** Those that were granted. */
  readonly scopes: readonly string[];
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly expiresAt: number;
}
