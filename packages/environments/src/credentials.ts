import type { webcrypto } from 'node:crypto';

/**
 * An RSA private key: PKCS #8 PEM, JWK or `CryptoKey`. The types are Node's, since the names of the same ones
 * in TypeScript's DOM library mean nothing in a project that does without that library.
 *
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import type { PrivateKey } from '@ers-kit/environments';
 *
 * const pem: PrivateKey = readFileSync('apim-key.pem', 'utf8');
 * const jwk: PrivateKey = { kty: 'RSA', n: '…', e: 'AQAB', d: '…' };
 * ```
 */
export type PrivateKey = webcrypto.CryptoKey | webcrypto.JsonWebKey | string;

/**
 * A CIS2 ID token that `@ers-kit/cis2-auth` has verified, and that `@ers-kit/apim-auth` exchanges.
 *
 * @example
 * ```ts
 * import type { IdToken } from '@ers-kit/environments';
 *
 * declare const signIn: { readonly idToken: IdToken };
 * const subjectToken: string = signIn.idToken;
 * ```
 */
export type IdToken = string & { readonly __brand: 'cis2-id-token' };

/**
 * How an application proves itself to CIS2, as agreed at its registration.
 *
 * @example
 * ```ts
 * import type { Cis2ClientAuthentication } from '@ers-kit/environments';
 *
 * declare const pem: string;
 * const byKey: Cis2ClientAuthentication = { method: 'private_key_jwt', privateKey: pem, keyId: 'cis2-2026' };
 * declare const clientSecret: string;
 * const bySecret: Cis2ClientAuthentication = { method: 'client_secret_post', clientSecret };
 * ```
 */
export type Cis2ClientAuthentication =
  | {
      readonly method: 'private_key_jwt';
      readonly privateKey: PrivateKey;
      /** The `kid` under which the public key stands in your published key set. */
      readonly keyId: string;
      /** As registered with CIS2. */
      readonly algorithm?: 'RS512' | 'RS256' | 'PS256';
    }
  | {
      readonly method: 'client_secret_post' | 'client_secret_basic';
      readonly clientSecret: string;
    };

/**
 * What CIS2 (NHS Care Identity Service 2) issued to the application. Not to be mixed up with the platform's.
 *
 * @example
 * ```ts
 * import type { Cis2Credentials } from '@ers-kit/environments';
 *
 * declare const pem: string;
 * const credentials: Cis2Credentials = {
 *   issuedBy: 'cis2',
 *   clientId: '328183617639.apps.national',
 *   redirectUri: 'https://app.example/callback',
 *   authentication: { method: 'private_key_jwt', privateKey: pem, keyId: 'cis2-2026' },
 * };
 * ```
 */
export interface Cis2Credentials {
  /** Keeps these apart from the platform's. */
  readonly issuedBy: 'cis2';
  /** The client id of the CIS2 registration. */
  readonly clientId: string;
  /** One of the redirect URIs of the registration, character for character. */
  readonly redirectUri: string;
  /** How the application proves itself at the token endpoint. */
  readonly authentication: Cis2ClientAuthentication;
}

/**
 * What the NHS API platform issued to the application. Not to be mixed up with CIS2's.
 *
 * @example
 * ```ts
 * import type { ApimCredentials } from '@ers-kit/environments';
 *
 * declare const pem: string;
 * const credentials: ApimCredentials = {
 *   issuedBy: 'apim',
 *   apiKey: 'your-api-key',
 *   privateKey: pem,
 *   keyId: 'int-1',
 * };
 * ```
 */
export interface ApimCredentials {
  /** Keeps these apart from CIS2's. */
  readonly issuedBy: 'apim';
  /** The API key of the registered application. */
  readonly apiKey: string;
  /** The API secret; only refreshing a token needs it. */
  readonly apiSecret?: string;
  /** The key that signs the assertions. */
  readonly privateKey: PrivateKey;
  /** The `kid` under which the public key stands in the key set registered with the platform. */
  readonly keyId: string;
}
