import { requireCis2 } from '@ers-kit/environments';
import { createGuardedFetch, createUsedValues, type Clock, type UsedValues } from '@ers-kit/internal';

import type { Cis2ClientOptions } from '../cis2-client.js';
import { assertOptions } from './assert-options.js';
import { createClientAuthenticator, type ClientAuthenticator } from './client-authentication.js';
import { createJwksCache, type JwksCache } from './jwks-cache.js';
import { createServerMetadataSource, type Cis2ServerMetadata } from './server-metadata.js';
import { createTransport, readJsonObject, type Transport } from './transport.js';

/** What the operations of one client share. */
export interface Cis2Context {
  readonly options: Cis2ClientOptions;
  readonly issuer: string;
  readonly clock: Clock;
  readonly toleranceSeconds: number;
  readonly transactionLifetimeSeconds: number;
  readonly transport: Transport;
  readonly readMetadata: () => Promise<Cis2ServerMetadata>;
  readonly jwks: JwksCache;
  readonly authenticate: ClientAuthenticator;
  readonly usedStates: UsedValues;
  readonly usedLogoutTokens: UsedValues;
}

/** Checks the options and puts together what the operations share. */
export function createContext(options: Cis2ClientOptions): Cis2Context {
  assertOptions(options);
  const { issuer } = requireCis2(options.environment);
  const clock = options.clock ?? Date;
  const transport = createTransport(
    createGuardedFetch({
      fetch: options.fetch,
      timeoutMilliseconds: (options.requestTimeoutSeconds ?? 20) * 1000,
    }),
  );
  const readMetadata = createServerMetadataSource(issuer, transport, clock);
  const readJwks = async (): Promise<Record<string, unknown>> => {
    const { jwks_uri: url } = await readMetadata();
    const response = await transport('jwks', url, { headers: { accept: 'application/json' } });
    return readJsonObject(response, 'jwks', 'ERR_CIS2_JWKS');
  };
  const floorMilliseconds = (options.jwksRefetchFloorSeconds ?? 60) * 1000;
  return {
    options,
    issuer,
    clock,
    toleranceSeconds: options.clockToleranceSeconds ?? 30,
    transactionLifetimeSeconds: options.transactionLifetimeSeconds ?? 600,
    transport,
    readMetadata,
    jwks: createJwksCache({ read: readJwks, clock, floorMilliseconds }),
    authenticate: createClientAuthenticator(options.credentials, options.keyPassphrase, clock),
    usedStates: createUsedValues(clock),
    usedLogoutTokens: createUsedValues(clock),
  };
}
