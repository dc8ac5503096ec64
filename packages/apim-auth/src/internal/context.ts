import { requireApim } from '@ers-kit/environments';
import {
  createGuardedFetch,
  createUsedValues,
  safeCause,
  type Clock,
  type GuardedFetch,
  type UsedValues,
} from '@ers-kit/internal';
import {
  createSigner,
  loadPrivateKey,
  signClientAssertion,
  type SigningFunction,
} from '@ers-kit/internal/signing';

import type { ApimAuthOptions } from '../apim-auth.js';
import { ApimAuthError } from '../apim-auth-error.js';
import type { ApimClientCredentials } from '../apim-credentials.js';
import { assertOptions } from './assert-options.js';
import { hashKey } from './hash-key.js';
import { createRequestGate, type RequestGate } from './request-gate.js';

/** What the grants of one client share. */
export interface ApimContext {
  readonly credentials: ApimClientCredentials;
  readonly tokenUrl: string;
  readonly authorizeUrl: string;
  /** Environment and application, for the keys of a store. */
  readonly namespace: string;
  /** States of combined sign-ins that are completed. */
  readonly usedStates: UsedValues;
  /** The issuer whose ID tokens this environment takes, where it is known. */
  readonly issuer: string | undefined;
  readonly environmentName: string;
  readonly clock: Clock;
  readonly retries: number;
  readonly fetch: GuardedFetch;
  readonly gate: RequestGate;
  /** Milliseconds to add to the clock to get the time of the service. Learnt when it refuses an assertion's time. */
  clockOffset: number;
  /** Signs a new assertion. */
  readonly signAssertion: () => Promise<string>;
}

/** Checks the options and puts together what the grants share. */
export function createContext(options: ApimAuthOptions): ApimContext {
  assertOptions(options);
  const { environment, credentials, clock = Date } = options;
  const { tokenUrl, authorizeUrl } = requireApim(environment);
  const sign = readSigner(options);
  const context: ApimContext = {
    credentials,
    tokenUrl,
    authorizeUrl,
    namespace: `${encodeURIComponent(environment.name)}:${hashKey(credentials.apiKey)}`,
    usedStates: createUsedValues(clock),
    issuer: environment.cis2?.issuer,
    environmentName: environment.name,
    clock,
    retries: options.retries ?? 2,
    fetch: createGuardedFetch({
      fetch: options.fetch,
      timeoutMilliseconds: (options.requestTimeoutSeconds ?? 20) * 1000,
    }),
    gate: createRequestGate(clock, options.requestsPerMinute ?? 300),
    clockOffset: 0,
    signAssertion: () =>
      signClientAssertion(
        {
          clientId: credentials.apiKey,
          audience: tokenUrl,
          keyId: credentials.keyId,
          algorithm: 'RS512',
          now: clock.now() + context.clockOffset,
          lifetimeSeconds: options.assertionLifetimeSeconds ?? 180,
        },
        sign,
      ).catch(failSigning),
  };
  return context;
}

function readSigner({ credentials, keyPassphrase }: ApimAuthOptions): SigningFunction {
  if ('sign' in credentials) return credentials.sign;
  const loaded = loadPrivateKey(credentials.privateKey, keyPassphrase);
  if ('key' in loaded) return createSigner(loaded.key, 'RS512');
  throw new ApimAuthError(
    'ERR_APIM_KEY',
    `The private key for the API platform cannot be used. ${loaded.message}`,
  );
}

function failSigning(error: unknown): never {
  throw new ApimAuthError(
    'ERR_APIM_SIGNER',
    'The client assertion could not be signed: the signing function failed. Check the key store.',
    {},
    { cause: safeCause(error) },
  );
}
