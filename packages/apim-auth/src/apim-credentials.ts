import type { ApimCredentials } from '@ers-kit/environments';

/** Signs bytes, wherever the key is kept: in an HSM, or a key service of a cloud. */
export type SigningFunction = (data: Uint8Array) => Promise<Uint8Array>;

/** API platform credentials whose private key stays in an HSM or a key service: a function signs. */
export interface ApimSignerCredentials extends Omit<ApimCredentials, 'privateKey'> {
  /** Signs the bytes with RSASSA-PKCS1-v1_5 and SHA-512 (RS512); gives back the raw signature. */
  readonly sign: SigningFunction;
}

/** What the API platform gave you for this application, with the key itself or a function that signs with it. */
export type ApimClientCredentials = ApimCredentials | ApimSignerCredentials;
