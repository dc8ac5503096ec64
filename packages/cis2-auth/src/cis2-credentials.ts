import type { Cis2Credentials } from '@ers-kit/environments';

/**
 * Signs bytes, wherever the key is kept: in an HSM, or a key service of a cloud.
 *
 * @example
 * ```ts
 * import { sign as signBytes } from 'node:crypto';
 * import type { SigningFunction } from '@ers-kit/cis2-auth';
 *
 * declare const privateKey: string;
 * const sign: SigningFunction = async (data) => signBytes('sha512', data, privateKey);
 * ```
 */
export type SigningFunction = (data: Uint8Array) => Promise<Uint8Array>;

/**
 * CIS2 credentials whose private key stays in an HSM or a key service: a function signs.
 *
 * @example
 * ```ts
 * import type { Cis2SignerCredentials, SigningFunction } from '@ers-kit/cis2-auth';
 *
 * declare const sign: SigningFunction;
 * const credentials: Cis2SignerCredentials = {
 *   issuedBy: 'cis2',
 *   clientId: 'your-client-id',
 *   redirectUri: 'https://app.example/callback',
 *   authentication: { method: 'private_key_jwt', sign, keyId: 'cis2-2026' },
 * };
 * ```
 */
export interface Cis2SignerCredentials extends Omit<Cis2Credentials, 'authentication'> {
  /** How the application proves itself: with a function that signs. */
  readonly authentication: {
    readonly method: 'private_key_jwt';
    /** Signs the bytes with the algorithm below; gives back the raw signature. */
    readonly sign: SigningFunction;
    /** The `kid` of the key in the JWKS that CIS2 knows. */
    readonly keyId: string;
    /** As registered at CIS2. Default: `RS512`. */
    readonly algorithm?: 'RS512' | 'RS256' | 'PS256';
  };
}

/**
 * What CIS2 gave you for this application, with the key itself or a function that signs with it.
 *
 * @example
 * ```ts
 * import { createCis2Client, type Cis2ClientCredentials } from '@ers-kit/cis2-auth';
 * import { environments } from '@ers-kit/environments';
 *
 * declare const credentials: Cis2ClientCredentials;
 * const client = createCis2Client({ environment: environments.integration, credentials });
 * ```
 */
export type Cis2ClientCredentials = Cis2Credentials | Cis2SignerCredentials;
