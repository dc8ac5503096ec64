import { createApimAuth } from '@ers-kit/apim-auth';
import type { RequestContext } from '@ers-kit/apim-headers';
import { createCis2Client } from '@ers-kit/cis2-auth';
import { signInAsBrowser } from '@ers-kit/internal/testing';
import type { Simulator } from '@ers-kit/simulator';
import makeFetchCookie from 'fetch-cookie';
import { migrateRequest, sessionContext, type LegacyRequest } from '../src/index.js';

export type Json = Readonly<Record<string, unknown>>;

/** One who reads referrals, the old way and the new. */
export interface Reader {
  readonly sessionKey: string;
  readonly accessToken: string;
  readonly context: RequestContext;
}

/** A person of the seed in one role. */
export interface Permission {
  readonly businessFunction: string;
  readonly orgIdentifier: string;
}

interface Sendable {
  readonly method: string;
  readonly url: string;
  readonly headers?: object;
  readonly body?: unknown;
}

const send = (simulator: Simulator, { method, url, headers, body }: Sendable): Promise<Response> =>
  simulator.fetch(url, {
    method,
    headers: { ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });

/** A001 and A002: the session of a person in a role. */
async function openSession(simulator: Simulator, uid: string, permission: Permission): Promise<string> {
  const { legacy } = simulator;
  const headers = { XAPI_ASID: legacy.asid, 'Content-Type': 'application/json' };
  const url = `${legacy.origin}/ers-api/v1/ProfessionalSession`;
  const created = await send(simulator, {
    method: 'POST',
    url,
    headers,
    body: { token: legacy.ssoToken(uid) },
  });
  const { id } = (await created.json()) as { id: string };
  const selected = await send(simulator, {
    method: 'PUT',
    url: `${url}/${id}`,
    headers: { ...headers, HTTP_X_SESSION_KEY: id },
    body: { id, permission },
  });
  if (!selected.ok) throw new Error(`A002 failed: ${selected.status}`);
  return id;
}

/** The access token of a person who signs in with CIS2. */
export async function signIn(simulator: Simulator, uid: string): Promise<string> {
  const { environment, credentials, fetch, clock } = simulator;
  const cis2 = createCis2Client({ environment, credentials: credentials.cis2, fetch, clock });
  const { url, transaction } = await cis2.startSignIn();
  const { redirectUri } = credentials.cis2;
  const callbackUrl = await signInAsBrowser({ fetch: makeFetchCookie(fetch), url, redirectUri, uid });
  const { idToken } = await cis2.completeSignIn({ callbackUrl, transaction });
  const apim = createApimAuth({ environment, credentials: credentials.apim, fetch, clock });
  return (await apim.exchangeIdToken(idToken)).accessToken;
}

/** The person with a session of the old kind and, by `sessionContext`, with the context and token of the new. */
export async function openReader(
  simulator: Simulator,
  uid: string,
  permission: Permission,
  accessToken: string,
): Promise<Reader> {
  const { context } = sessionContext(undefined, { permission });
  if (!context) throw new Error('no context');
  return { sessionKey: await openSession(simulator, uid, permission), accessToken, context };
}

export interface OldRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What the old and the new side answered. */
export interface Answers {
  readonly before: Response;
  readonly after: Response;
  readonly bytes: readonly [before: Buffer, after: Buffer];
  /** As JSON; an empty object where it is none. */
  readonly payloads: readonly [before: Json, after: Json];
}

function parse(bytes: Buffer): Json {
  const text = bytes.toString();
  return text.startsWith('{') ? (JSON.parse(text) as Json) : {};
}

/** Sends the old request the old way and what it becomes the new way; a redirect (A042) is followed. */
export async function sendBothWays(
  simulator: Simulator,
  reader: Reader,
  path: string,
  { method = 'GET', headers = {}, body }: OldRequest = {},
): Promise<Answers> {
  const { environment, legacy } = simulator;
  const { sessionKey, accessToken, context } = reader;
  const old: LegacyRequest = {
    method,
    url: `${legacy.origin}${path}`,
    headers: { XAPI_ASID: legacy.asid, HTTP_X_SESSION_KEY: sessionKey, ...headers },
    body,
  };
  const { request } = migrateRequest(old, { environment, context, accessToken });
  if (!request) throw new Error('no request');
  const before = await send(simulator, old);
  const answered = await send(simulator, request);
  const location = answered.status === 307 ? answered.headers.get('location') : null;
  const after = location === null ? answered : await simulator.fetch(location);
  const bytes = [Buffer.from(await before.arrayBuffer()), Buffer.from(await after.arrayBuffer())] as const;
  return { before, after, bytes, payloads: [parse(bytes[0]), parse(bytes[1])] };
}
