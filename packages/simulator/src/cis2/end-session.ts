import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK } from 'jose';

import type { LogoutDelivery } from './back-channel.js';
import type { Cis2State } from './cis2-state.js';
import type { Context } from './koa-context.js';
import { problemPage } from './pages.js';
import { readForm } from './read-form.js';
import type { SigningKeys } from './signing-keys.js';

/** Tells each client of a session, once, that it is over, and lets its tokens die. The session itself stays. */
export async function leaveSession(
  { book, store, backChannel }: Cis2State,
  sessionUid: string,
): Promise<LogoutDelivery[]> {
  const closed = book.close(sessionUid);
  for (const grantId of closed.keys()) store.revokeGrant(grantId);
  const notices = new Map([...closed.values()].map((authorisation) => [authorisation.sid, authorisation]));
  const deliveries = await Promise.all(
    [...notices.values()].map(({ clientId, sid, user }) =>
      backChannel.send({ clientId, sid, sub: user.uid }),
    ),
  );
  return deliveries.filter((delivery) => delivery !== undefined);
}

/** Ends the sessions that a `sid` or a user takes part in. */
export async function endSessions(
  state: Cis2State,
  which: { readonly sid: string } | { readonly uid: string },
): Promise<LogoutDelivery[]> {
  const deliveries: LogoutDelivery[] = [];
  for (const sessionUid of state.book.find(which)) {
    deliveries.push(...(await leaveSession(state, sessionUid)));
    state.store.destroySession(sessionUid);
  }
  return deliveries;
}

/** Signing out on the application's request: `/connect/endSession`. */
export async function serveEndSession(state: Cis2State, ctx: Context): Promise<void> {
  const parameters = ctx.method === 'POST' ? await readForm(ctx.req) : new URL(ctx.href).searchParams;
  const claims = await readHint(state.keys, parameters.get('id_token_hint'));
  if (!claims) return refuse(ctx, 'The request needs a valid id_token_hint.');
  const client = state.clients.find(claims['aud']);
  const target = parameters.get('post_logout_redirect_uri');
  if (target !== null && !client?.postLogoutRedirectUris?.includes(target)) {
    return refuse(ctx, 'The post_logout_redirect_uri is not registered.');
  }
  await endSessions(state, { sid: String(claims['sid']) });
  ctx.set('cache-control', 'no-store');
  if (target === null) {
    ctx.type = 'html';
    ctx.body = problemPage('You are signed out', 'You can close this page.');
    return;
  }
  const echo = parameters.get('state');
  const query = echo === null ? '' : `${target.includes('?') ? '&' : '?'}state=${encodeURIComponent(echo)}`;
  ctx.status = 302;
  ctx.redirect(`${target}${query}`);
}

/** The claims of an ID token of ours. An old one will do, and one whose key is no longer published. */
async function readHint(
  keys: SigningKeys,
  hint: string | null,
): Promise<Record<string, unknown> | undefined> {
  if (!hint) return undefined;
  try {
    const { kid } = decodeProtectedHeader(hint);
    const key = keys.all.find(({ keyId }) => keyId === kid);
    if (!key) return undefined;
    await compactVerify(hint, await importJWK(key.publicJwk, 'RS256'), { algorithms: ['RS256'] });
    return decodeJwt(hint);
  } catch {
    return undefined;
  }
}

function refuse(ctx: Context, description: string): void {
  ctx.status = 400;
  ctx.body = { error: 'invalid_request', error_description: description };
}
