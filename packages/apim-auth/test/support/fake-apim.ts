import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

import {
  defineEnvironment,
  type ApimCredentials,
  type Environment,
  type IdToken,
} from '@ers-kit/environments';
import { serve } from '@ers-kit/internal/testing';
import { generateKeyPair, SignJWT } from 'jose';

import { ApimAuthError, createApimAuth, type ApimAuth, type ApimAuthOptions } from '../../src/index.js';

export const issuer =
  'https://am.cis2.example:443/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare';
export const tokenUrl = 'https://api.example/oauth2/token';
export const environment: Environment = defineEnvironment({
  name: 'test',
  ersBaseUrl: 'https://api.example/referrals',
  apim: { tokenUrl },
  cis2: { issuer },
});

export const clientKey = await generateKeyPair('RS512', { extractable: true });
const cis2Key = await generateKeyPair('RS256');
export const apiKey = 'api-key-canary-000000000000000001';
export const apiSecret = 'api-secret-canary';
export const credentials: ApimCredentials = {
  issuedBy: 'apim',
  apiKey,
  apiSecret,
  privateKey: clientKey.privateKey,
  keyId: 'int-1',
};

/** A clock that a test moves; waiting moves it too. */
function makeClock(start = Date.UTC(2031, 4, 6, 10, 0, 0)) {
  const waits: number[] = [];
  const clock = {
    waits,
    time: start,
    now: () => clock.time,
    sleep: async (milliseconds: number, signal?: AbortSignal) => {
      signal?.throwIfAborted();
      waits.push(milliseconds);
      clock.time += milliseconds;
    },
  };
  return clock;
}

interface RecordedRequest {
  readonly headers: IncomingMessage['headers'];
  readonly form: Record<string, string>;
  readonly at: number;
}

export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Breaks the connection in place of answering. */
  readonly drop?: boolean;
}

export type Handler = (request: RecordedRequest, index: number) => Answer | Promise<Answer>;

export const success = {
  access_token: 'access-token-canary',
  expires_in: '599',
  token_type: 'Bearer',
  issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
  refresh_token: 'refresh-token-canary',
  refresh_token_expires_in: '43199',
  refresh_count: '0',
};

/** A token service on loopback that answers for `tokenUrl` by way of `fetch`. */
export async function startFakeApim() {
  const clock = makeClock();
  const requests: RecordedRequest[] = [];
  const state: { handler: Handler } = { handler: () => ({ body: success }) };
  const server = await serve((request, response) => {
    void respond(request, response);
  });
  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = Object.fromEntries(new URLSearchParams(await text(request)));
    const recorded = { headers: request.headers, form, at: clock.now() };
    requests.push(recorded);
    const answer = await state.handler(recorded, requests.length - 1);
    if (answer.drop) return void request.socket.destroy();
    const { status = 200, body = '', headers = {} } = answer;
    response.writeHead(status, {
      'content-type': 'application/json',
      date: new Date(clock.now()).toUTCString(),
      ...headers,
    });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.href !== tokenUrl) throw new Error('a request left for another host');
    return globalThis.fetch(server.url, init);
  };
  const reset = (): void => {
    requests.length = 0;
    clock.waits.length = 0;
    clock.time = Date.UTC(2031, 4, 6, 10, 0, 0);
    state.handler = () => ({ body: success });
  };
  const answerWith = (handler: Handler | Answer): void => {
    state.handler = typeof handler === 'function' ? handler : () => handler;
  };
  return { clock, requests, fetch, reset, answerWith, url: server.url, stop: () => server.stop() };
}

export type FakeApim = Awaited<ReturnType<typeof startFakeApim>>;

export function makeAuth(apim: FakeApim, options: Partial<ApimAuthOptions> = {}): ApimAuth {
  return createApimAuth({ environment, credentials, fetch: apim.fetch, clock: apim.clock, ...options });
}

/** An ID token as CIS2 issues it, with what a test changes. */
export async function makeIdToken(
  clock: { now(): number },
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
): Promise<IdToken> {
  const now = Math.floor(clock.now() / 1000);
  const token = await new SignJWT({
    iss: issuer,
    sub: '999000000001',
    aud: 'client.apps.supplier',
    iat: now,
    exp: now + 3600,
    authentication_assurance_level: '3',
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'b/O6=', ...header })
    .sign(cis2Key.privateKey);
  return asIdToken(token);
}

/** What TypeScript lets only cis2-auth do. */
export function asIdToken(value: unknown): IdToken {
  return JSON.parse(JSON.stringify(value));
}

/** The error with which `promise` fails. */
export async function errorOf(promise: Promise<unknown>): Promise<ApimAuthError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!ApimAuthError.isInstance(error))
    throw new Error('it did not fail with an ApimAuthError', { cause: error });
  return error;
}
