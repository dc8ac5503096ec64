import type { JSONWebKeySet } from 'jose';

import type { ClientAlgorithm } from './wire.js';

/**
 * An application registered with CIS2.
 *
 * @example
 * ```ts
 * import type { Cis2Client } from '@ers-kit/simulator';
 *
 * const client: Cis2Client = {
 *   clientId: 'another-client',
 *   redirectUris: ['https://app.example/callback'],
 *   authentication: { method: 'client_secret_post', clientSecret: 'another-secret' },
 *   backchannelLogoutUri: 'https://app.example/logout',
 * };
 * ```
 */
export interface Cis2Client {
  /** Its id at CIS2. */
  readonly clientId: string;
  /** Compared letter by letter. */
  readonly redirectUris: readonly string[];
  /** How it proves itself at the token endpoint. */
  readonly authentication:
    | {
        readonly method: 'private_key_jwt';
        /** The registered public keys, or where they are published. */
        readonly jwks: JSONWebKeySet | { readonly url: string };
        /** The registered algorithm. Default: RS256, RS512 and PS256 are all taken. */
        readonly algorithm?: ClientAlgorithm;
      }
    | { readonly method: 'client_secret_post' | 'client_secret_basic'; readonly clientSecret: string };
  /** Where logout tokens are posted when a session ends. Default: nowhere. */
  readonly backchannelLogoutUri?: string;
  /** Where a user may be sent after signing out. Default: nowhere. */
  readonly postLogoutRedirectUris?: readonly string[];
}
