import type { UserTokens } from './apim-auth.js';

/** Settings of a combined sign-in. */
export interface StartCombinedSignInOptions {
  /** One of the callback URLs of the application at the platform, character for character. */
  readonly redirectUri: string;
  /** The authenticators to allow. Default: none sent, which the platform reads as `AAL3_ANY`. */
  readonly acrValues?: string;
}

/**
 * One combined sign-in that has begun. A plain value. Keep it on the server, bound to the browser that began,
 * and delete it when the callback comes.
 */
export interface CombinedTransaction {
  readonly state: string;
  readonly redirectUri: string;
  /** Which environment and application it is for. */
  readonly namespace: string;
  /** When it began, in milliseconds since 1970. */
  readonly createdAt: number;
}

/** A combined sign-in that has begun. */
export interface StartedCombinedSignIn {
  /** Where to send the browser. */
  readonly url: string;
  /** To keep until the callback comes. */
  readonly transaction: CombinedTransaction;
}

/** What completes a combined sign-in. */
export interface CompleteCombinedSignInOptions {
  /** The URL of the callback request, whole or as path and query. Only its query is read. */
  readonly callbackUrl: URL | string;
  readonly transaction: CombinedTransaction | undefined;
  readonly signal?: AbortSignal;
}

/** A completed combined sign-in. */
export interface CombinedSignIn {
  /** As of an exchange. */
  readonly tokens: UserTokens;
  /** CIS2's userinfo; `parseRoles` of `@ers-kit/cis2-auth` reads its `nhsid_nrbac_roles`. */
  readonly userInfo: Readonly<Record<string, unknown>>;
}
