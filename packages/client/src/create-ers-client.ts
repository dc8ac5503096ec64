import { operations, type OperationId } from '@ers-kit/operations';
import type { ErsClient } from './ers-client.js';
import type { Limiter } from './limiter.js';
import type { ClientContext, ErsClientOptions } from './options.js';
import { checkContext, checkOptions } from './internal/check-options.js';
import type { ExchangeSettings } from './internal/exchange.js';
import { createPerformCall, type PerformCall } from './internal/perform-call.js';
import { prepareCall, type LooseInput } from './internal/prepare-call.js';
import { retryPolicy } from './internal/retry.js';
import { sharedLimiter } from './internal/shared-limiter.js';

const defaultMaximumResponseBytes = 32 * 1024 * 1024;

/**
 * Makes a client of the e-RS API.
 *
 * @throws {@link ErsConfigurationError} `ERR_ERS_CONFIGURATION` with everything that is wrong with the
 *   options, such as URLs that are neither https nor http on loopback.
 *
 * @example
 * ```ts
 * import { createErsClient } from '@ers-kit/client';
 * import { environments } from '@ers-kit/environments';
 *
 * declare function currentAccessToken(): Promise<string>;
 *
 * const client = createErsClient({
 *   environment: environments.integration,
 *   accessToken: currentAccessToken,
 *   context: { mode: 'user-restricted', organisation: 'R69', businessFunction: 'REFERRING_CLINICIAN' },
 * });
 * const { resource, version } = await client.retrieveReferralRequest({ ubrn: '000000070000' });
 * ```
 */
export function createErsClient<const Context extends ClientContext>(
  options: ErsClientOptions<Context>,
): ErsClient<Context> {
  checkOptions(options);
  const settings: ExchangeSettings = {
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    clock: options.clock ?? Date,
    accessToken: options.accessToken,
    retry: retryPolicy(options.retry),
    limiter: limiterOf(options),
    timeouts: options.timeouts ?? {},
    maximumResponseBytes: options.maximumResponseBytes ?? defaultMaximumResponseBytes,
    onEvent: options.onEvent,
  };
  const { fhirBaseUrls } = options.environment;
  const perform = createPerformCall(fhirBaseUrls, settings, options.validate ?? 'off');
  return clientFor(options.context, options.environment, perform);
}

function limiterOf({ limiter, environment }: ErsClientOptions): Limiter | undefined {
  return limiter === false ? undefined : (limiter ?? sharedLimiter(environment.fhirBaseUrls.STU3));
}

function clientFor<const Context extends ClientContext>(
  context: Context,
  environment: ErsClientOptions['environment'],
  perform: PerformCall,
): ErsClient<Context> {
  async function call(operation: OperationId, input?: LooseInput): Promise<unknown> {
    return perform(prepareCall(environment, operation, input, context));
  }
  const methods = Object.values(operations).map(
    ({ id, methodName }) => [methodName, (input?: LooseInput) => call(id, input)] as const,
  );
  return {
    ...Object.fromEntries(methods),
    context,
    call,
    as: <const Other extends ClientContext>(other: Other) => {
      checkContext(other);
      return clientFor(other, environment, perform);
    },
    // The catalogue's types say what goes in and out of each operation; `prepareCall` checks it at run time.
  } as unknown as ErsClient<Context>;
}
