import type { RequestContext, UnassignedUserContext } from '@ers-kit/apim-headers';
import type { Environment } from '@ers-kit/environments';
import type { Clock } from '@ers-kit/internal';
import type { CallListener } from './events.js';
import type { Limiter } from './limiter.js';
import type { RetryPolicy } from './internal/retry.js';
import type { Timeouts } from './timeouts.js';

/**
 * For whom a call is made. `{ mode: 'user-restricted' }` alone, before a role is chosen, is enough for A030.
 *
 * @example
 * ```ts
 * import type { ClientContext } from '@ers-kit/client';
 *
 * const context: ClientContext = {
 *   mode: 'user-restricted',
 *   organisation: 'R69',
 *   businessFunction: 'SERVICE_PROVIDER_CLINICIAN',
 * };
 * ```
 */
export type ClientContext = RequestContext | UnassignedUserContext;

/**
 * Yields a current access token. Called once for each request that goes out; the client keeps none.
 *
 * @example
 * ```ts
 * import type { AccessTokenSource } from '@ers-kit/client';
 * import type { TokenManager } from '@ers-kit/apim-auth';
 *
 * declare const tokens: TokenManager;
 * const { accessToken } = tokens.forSession('session id');
 * const source: AccessTokenSource = () => accessToken();
 * ```
 */
export type AccessTokenSource = () => string | Promise<string>;

/**
 * What {@link createErsClient} takes.
 *
 * @example
 * ```ts
 * import type { AccessTokenSource, ErsClientOptions } from '@ers-kit/client';
 * import { environments } from '@ers-kit/environments';
 *
 * declare const accessToken: AccessTokenSource;
 * const options: ErsClientOptions = {
 *   environment: environments.integration,
 *   accessToken,
 *   context: { mode: 'application-restricted' },
 *   retry: { attempts: 6, budget: 300_000 },
 *   validate: 'warn',
 * };
 * ```
 */
export interface ErsClientOptions<Context extends ClientContext = ClientContext> {
  /** Where to call. One of `@ers-kit/environments`, or your own made with `defineEnvironment`. */
  readonly environment: Pick<Environment, 'fhirBaseUrls'>;
  /** Where access tokens come from; `false` for a server that asks for none, such as the sandbox. */
  readonly accessToken: AccessTokenSource | false;
  /** For whom calls are made, unless a call says otherwise. */
  readonly context: Context;
  /** Default: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** Default: `Date`, and timers of the run-time. */
  readonly clock?: Clock;
  /** When to try again; `false` for never. Default: up to 4 tries, 1 s, 2 s and 4 s apart. */
  readonly retry?: RetryPolicy | false;
  /**
   * When requests may go out; `false` for at once. Default: 9 a second, shared by all clients of the
   * process.
   */
  readonly limiter?: Limiter | false;
  /**
   * Whether resources that come back are checked against their e-RS profile. `warn`: what is found stands in
   * the result's `issues`. `throw`: a resource that is not valid is an `ErsUnavailableError`. Default: `off`.
   */
  readonly validate?: 'off' | 'warn' | 'throw';
  /** How long calls may take. */
  readonly timeouts?: Timeouts;
  /** Largest answer held in memory, in bytes after decompression. Default: 32 MiB. Streams have no limit. */
  readonly maximumResponseBytes?: number;
  /** Is told of starts, retries and ends of calls. */
  readonly onEvent?: CallListener;
}
