import { isOperationId, type OperationId } from '@ers-kit/operations';
import type { CallArguments, CallResult } from './call-types.js';
import type { ErsClient } from './ers-client.js';
import type { Limiter } from './limiter.js';
import type { ClientContext, ErsClientOptions } from './options.js';
import { createPerformCall, type PerformCall } from './internal/perform-call.js';
import { prepareCall } from './internal/prepare-call.js';
import { retryPolicy } from './internal/retry.js';
import { sharedLimiter } from './internal/shared-limiter.js';

const defaultMaximumResponseBytes = 32 * 1024 * 1024;

/**
 * Makes a client of the e-RS API.
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
 * const { resource, version } = await client.call('A005', { ubrn: '000000070000' });
 * ```
 */
export function createErsClient(options: ErsClientOptions): ErsClient {
  const perform = createPerformCall(options.environment.fhirBaseUrls, {
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    clock: options.clock ?? Date,
    accessToken: options.accessToken,
    retry: retryPolicy(options.retry),
    limiter: limiterOf(options),
    timeouts: options.timeouts ?? {},
    maximumResponseBytes: options.maximumResponseBytes ?? defaultMaximumResponseBytes,
    onEvent: options.onEvent,
  });
  return clientFor(options.context, options.environment, perform);
}

function limiterOf({ limiter, environment }: ErsClientOptions): Limiter | undefined {
  return limiter === false ? undefined : (limiter ?? sharedLimiter(environment.fhirBaseUrls.STU3));
}

function clientFor(
  context: ClientContext,
  environment: ErsClientOptions['environment'],
  perform: PerformCall,
): ErsClient {
  async function call<Id extends OperationId>(
    operation: Id,
    ...[input]: CallArguments<Id>
  ): Promise<CallResult<Id>> {
    if (!isOperationId(operation)) {
      throw new TypeError('There is no such e-RS operation. Use an id of the catalogue, such as A005.');
    }
    const prepared = prepareCall(environment, operation, input ?? {}, context);
    return (await perform(prepared)) as CallResult<Id>;
  }
  return { context, call, as: (other) => clientFor(other, environment, perform) };
}
