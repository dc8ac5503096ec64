import type { UserTokens } from './apim-auth.js';

/**
 * Settings of a combined sign-in.
 *
 * @example
 * ```ts
 * import type { StartCombinedSignInOptions } from '@ers-kit/apim-auth';
 *
 * const options: StartCombinedSignInOptions = { redirectUri: 'https://app.example/callback' };
 * ```
 */
export interface StartCombinedSignInOptions {
  /** One of the callback URLs of the application at the platform, character for character. */
  readonly redirectUri: string;
  /** The authenticators to allow. Default: none sent, which the platform reads as `AAL3_ANY`. */
  readonly acrValues?: string;
}

/**
 * One combined sign-in that has begun. A plain value. Keep it on the server, bound to the browser that began,
 * and delete it when the callback comes.
 *
 * @example
 * ```ts
 * import type { CombinedTransaction } from '@ers-kit/apim-auth';
 *
 * declare const transaction: CombinedTransaction;
 * const kept = JSON.stringify(transaction);
 * const minutesOld = (Date.now() - transaction.createdAt) / 60_000;
 * ```
 */
export interface CombinedTransaction {
  /** Written into the authorisation request; comes back on the callback. */
  readonly state: string;
  /** Where the platform sends the browser back to. */
  readonly redirectUri: string;
  /** Which environment and application it is for. */
  readonly namespace: string;
  /** When it began, in milliseconds since 1970. */
  readonly createdAt: number;
}

/**
 * A combined sign-in that has begun.
 *
 * @example
 * ```ts
 * import type { ApimAuth, StartedCombinedSignIn } from '@ers-kit/apim-auth';
 *
 * declare const auth: ApimAuth;
 * const started: StartedCombinedSignIn = auth.startCombinedSignIn({
 *   redirectUri: 'https://app.example/callback',
 * });
 * ```
 */
export interface StartedCombinedSignIn {
  /** Where to send the browser. */
  readonly url: string;
  /** To keep until the callback comes. */
  readonly transaction: CombinedTransaction;
}

/**
 * What completes a combined sign-in.
 *
 * @example
 * ```ts
 * import type { ApimAuth, CombinedTransaction, CompleteCombinedSignInOptions } from '@ers-kit/apim-auth';
 *
 * declare const auth: ApimAuth;
 * declare const transaction: CombinedTransaction | undefined;
 * const options: CompleteCombinedSignInOptions = { callbackUrl: '/callback?code=…&state=…', transaction };
 * const { tokens } = await auth.completeCombinedSignIn(options);
 * ```
 */
export interface CompleteCombinedSignInOptions {
  /** The URL of the callback request, whole or as path and query. Only its query is read. */
  readonly callbackUrl: URL | string;
  /** What `startCombinedSignIn` gave for this browser; `undefined` is an error. */
  readonly transaction: CombinedTransaction | undefined;
  /** Stops the calls to the platform. */
  readonly signal?: AbortSignal;
}

/**
 * A completed combined sign-in.
 *
 * @example
 * ```ts
 * import type { CombinedSignIn } from '@ers-kit/apim-auth';
 * import { readUserInfo } from '@ers-kit/cis2-auth';
 *
 * declare const signIn: CombinedSignIn;
 * const { user, selectedRole } = readUserInfo(signIn.userInfo);
 * const { accessToken } = signIn.tokens;
 * ```
 */
export interface CombinedSignIn {
  /** As of an exchange. */
  readonly tokens: UserTokens;
  /** CIS2's userinfo; `parseRoles` of `@ers-kit/cis2-auth` reads its `nhsid_nrbac_roles`. */
  readonly userInfo: Readonly<Record<string, unknown>>;
}
