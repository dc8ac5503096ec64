import type { ApimCredentials } from '@ers-kit/environments';

/**
 * Signs bytes, wherever the key is kept: in an HSM, or a key service of a cloud.
 *
 * @example
 * ```ts
 * import { sign as signBytes } from 'node:crypto';
 * import type { SigningFunction } from '@ers-kit/apim-auth';
 *
 * declare const privateKey: string;
 * const sign: SigningFunction = async (data) => signBytes('sha512', data, privateKey);
 * ```
 */
export type SigningFunction = (data: Uint8Array) => Promise<Uint8Array>;

/**
 * API platform credentials whose private key stays in an HSM or a key service: a function signs.
 *
 * @example
 * ```ts
 * import type { ApimSignerCredentials, SigningFunction } from '@ers-kit/apim-auth';
 *
 * declare const sign: SigningFunction;
 * const credentials: ApimSignerCredentials = {
 *   issuedBy: 'apim',
 *   apiKey: 'your-api-key',
 *   keyId: 'int-1',
 *   sign,
 * };
 * ```
 */
export interface ApimSignerCredentials extends Omit<ApimCredentials, 'privateKey'> {
  /** Signs the bytes with RSASSA-PKCS1-v1_5 and SHA-512 (RS512); gives back the raw signature. */
  readonly sign: SigningFunction;
}

/**
 * What the API platform gave you for this application, with the key itself or a function that signs with it.
 *
 * @example
 * ```ts
 * import { createApimAuth, type ApimClientCredentials } from '@ers-kit/apim-auth';
 * import { environments } from '@ers-kit/environments';
 *
 * declare const credentials: ApimClientCredentials;
 * const auth = createApimAuth({ environment: environments.integration, credentials });
 * ```
 */
export type ApimClientCredentials = ApimCredentials | ApimSignerCredentials;
