import type { Cis2Credentials } from '@ers-kit/environments';

/** Signs bytes, wherever the key is kept: in an HSM, or a key service of a cloud. */
export type SigningFunction = (data: Uint8Array) => Promise<Uint8Array>;

/** CIS2 credentials whose private key stays in an HSM or a key service: a function signs. */
export interface Cis2SignerCredentials extends Omit<Cis2Credentials, 'authentication'> {
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

/** What CIS2 gave you for this application, with the key itself or a function that signs with it. */
export type Cis2ClientCredentials = Cis2Credentials | Cis2SignerCredentials;
