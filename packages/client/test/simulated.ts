import { generateKeyPairSync } from 'node:crypto';
import { createApimAuth } from '@ers-kit/apim-auth';
import { createCis2Client } from '@ers-kit/cis2-auth';
import { signInAsBrowser } from '@ers-kit/internal/testing';
import { startSimulator, type Simulator, type SimulatorOptions } from '@ers-kit/simulator';
import makeFetchCookie from 'fetch-cookie';
import { afterAll, beforeAll } from 'vitest';
import { createErsClient, type ErsClient, type ErsClientOptions } from '../src/index.js';

/** The seeded people, by what they do. */
export const people = {
  referrer: '910000000101',
  clinician: '910000000103',
  clinicianAdmin: '910000000104',
  providerAdmin: '910000000105',
} as const;

/** The access token of a person who signed in through a real redirect flow. */
export async function userToken(simulator: Simulator, uid: string): Promise<string> {
  const { environment, credentials, fetch } = simulator;
  const cis2 = createCis2Client({ environment, credentials: credentials.cis2, fetch });
  const { url, transaction } = await cis2.startSignIn();
  const { redirectUri } = credentials.cis2;
  const callbackUrl = await signInAsBrowser({ fetch: makeFetchCookie(fetch), url, redirectUri, uid });
  const { idToken } = await cis2.completeSignIn({ callbackUrl, transaction });
  const apim = createApimAuth({ environment, credentials: credentials.apim, fetch });
  return (await apim.exchangeIdToken(idToken)).accessToken;
}

/** The access token of the unattended application. */
export async function applicationToken({ environment, credentials, fetch }: Simulator): Promise<string> {
  const apim = createApimAuth({ environment, credentials: credentials.application, fetch });
  return (await apim.applicationToken()).accessToken;
}

/** The access token of an unattended application of a referrer; `simulator.credentials` has a provider's. */
export async function referrerApplicationToken({ apim, environment, fetch }: Simulator): Promise<string> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const [apiKey, keyId] = ['referrer-application', 'referrer-1'];
  apim.registerApplication({
    name: apiKey,
    apiKey,
    apiSecret: 'unused',
    jwks: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: keyId, alg: 'RS512', use: 'sig' }] },
    mode: 'application-restricted',
    scopes: ['urn:nhsd:apim:app:level3:e-referrals-service-api'],
    attributes: {
      asid: '200000000115',
      'app-restricted-ods-code': 'R68',
      'app-restricted-user-id': '555000000101',
      'app-restricted-business-function': 'REFERRER_AUTHORISED_APPLICATION',
    },
  });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const credentials = { issuedBy: 'apim', apiKey, privateKey: pem, keyId } as const;
  return (await createApimAuth({ environment, credentials, fetch }).applicationToken()).accessToken;
}

/** A simulator for all tests of a file, and clients for it. */
export function useSimulator(options: SimulatorOptions = {}): {
  readonly simulator: () => Simulator;
  readonly client: (
    accessToken: string,
    more: Pick<ErsClientOptions, 'context'> & Partial<ErsClientOptions>,
  ) => ErsClient;
} {
  let simulator: Simulator | undefined;
  beforeAll(async () => {
    simulator = await startSimulator(options);
  });
  afterAll(() => simulator?.stop());
  const running = (): Simulator => {
    if (!simulator) throw new Error('The simulator has not started.');
    return simulator;
  };
  return {
    simulator: running,
    client: (accessToken, more) =>
      createErsClient({
        environment: running().environment,
        fetch: running().fetch,
        accessToken: () => accessToken,
        retry: false,
        limiter: false,
        ...more,
      }),
  };
}
