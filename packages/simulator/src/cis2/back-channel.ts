import type { Cis2Settings } from './cis2-faults.js';
import type { ClientRegistry } from './client-registry.js';
import { createLogoutToken, type LogoutDefect } from './logout-token.js';
import type { SigningKeys } from './signing-keys.js';

/**
 * Which session a logout token is for, and what shall be wrong with it.
 *
 * @example
 * ```ts
 * import type { LogoutNotice } from '@ers-kit/simulator';
 *
 * const notice: LogoutNotice = { clientId: 'your-client-id', sid: 'session-1', defect: 'expired' };
 * ```
 */
export interface LogoutNotice {
  /** The client to tell. */
  readonly clientId: string;
  /** The session that has ended. */
  readonly sid?: string;
  /** The user. Without `sid`, all of the user's sessions have ended. */
  readonly sub?: string;
  /** Default: none, the token is valid. */
  readonly defect?: LogoutDefect;
}

/**
 * What became of a logout token.
 *
 * @example
 * ```ts
 * import type { LogoutDelivery } from '@ers-kit/simulator';
 *
 * declare const delivery: LogoutDelivery;
 * const isTaken = delivery.status === 200;
 * ```
 */
export interface LogoutDelivery {
  /** Whom it was sent to. */
  readonly clientId: string;
  /** The client's answer; `undefined` when there was none. */
  readonly status: number | undefined;
}

/** Makes logout tokens and posts them to the clients. */
export interface BackChannel {
  /** A logout token that is not sent to anybody. */
  createToken(notice: LogoutNotice): Promise<string>;
  /** Posts a logout token; `undefined` when the client has registered no address for it. */
  send(notice: LogoutNotice): Promise<LogoutDelivery | undefined>;
}

/** A client has this long to answer. */
const answerTimeout = 10_000;

export function createBackChannel(options: {
  readonly issuer: string;
  readonly clients: ClientRegistry;
  readonly keys: SigningKeys;
  readonly fetch: typeof fetch;
  readonly settings: () => Cis2Settings;
  readonly now: () => number;
}): BackChannel {
  const identifiers = new Map<string, string>();

  async function createToken({ defect, ...notice }: LogoutNotice): Promise<string> {
    const { token, identifier } = await createLogoutToken(
      {
        ...notice,
        issuer: options.issuer,
        previousIdentifier: identifiers.get(notice.clientId),
        now: Math.floor(options.now() / 1000),
        type: options.settings().logoutTokenType,
      },
      options.keys.current,
      defect,
    );
    identifiers.set(notice.clientId, identifier);
    return token;
  }

  return {
    createToken,
    async send(notice) {
      const { clientId } = notice;
      const uri = options.clients.find(clientId)?.backchannelLogoutUri;
      if (uri === undefined) return undefined;
      const fields = { logout_token: await createToken(notice) };
      const json = notice.defect === 'json-body';
      try {
        const response = await options.fetch(uri, {
          method: 'POST',
          headers: { 'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded' },
          body: json ? JSON.stringify(fields) : String(new URLSearchParams(fields)),
          redirect: 'manual',
          signal: AbortSignal.timeout(answerTimeout),
        });
        await response.body?.cancel();
        return { clientId, status: response.status };
      } catch {
        return { clientId, status: undefined };
      }
    },
  };
}
