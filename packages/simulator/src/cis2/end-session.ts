import { compactVerify, decodeJwt, decodeProtectedHeader, importJWK } from 'jose';

import type { BackChannel, LogoutDelivery } from './back-channel.js';
import type { ClientRegistry } from './client-registry.js';
import type { Context } from './koa-context.js';
import { problemPage } from './pages.js';
import { readForm } from './read-form.js';
import type { Authorisation, SessionBook } from './session-book.js';
import type { SigningKeys } from './signing-keys.js';
import type { VirtualStore } from './virtual-store.js';

/** What ending a session works with. */
export interface EndSessionContext {
  readonly book: SessionBook;
  readonly store: VirtualStore;
  readonly backChannel: BackChannel;
  readonly keys: SigningKeys;
  readonly clients: ClientRegistry;
}

/** Ends a session: its tokens die, and each of its clients is told once. */
export async function endSession(
  { book, store, backChannel }: EndSessionContext,
  sessionUid: string,
): Promise<LogoutDelivery[]> {
  const closed = book.close(sessionUid);
  for (const grantId of closed.keys()) store.revokeGrant(grantId);
  const notices = new Map<string, Authorisation>();
  for (const authorisation of closed.values()) notices.set(authorisation.sid, authorisation);
  const deliveries = await Promise.all(
    [...notices.values()].map(({ clientId, sid, user }) =>
      backChannel.send({ clientId, sid, sub: user.uid }),
    ),
  );
  return deliveries.filter((delivery) => delivery !== undefined);
}

/** Signing out on the application's request: `/connect/endSession`. */
export async function serveEndSession(context: EndSessionContext, ctx: Context): Promise<void> {
  const parameters = ctx.method === 'POST' ? await readForm(ctx.req) : new URL(ctx.href).searchParams;
  const claims = await readHint(context.keys, parameters.get('id_token_hint'));
  if (!claims) return refuse(ctx, 'The request needs a valid id_token_hint.');
  const client = context.clients.find(claims['aud']);
  const target = parameters.get('post_logout_redirect_uri');
  if (target !== null && !client?.postLogoutRedirectUris?.includes(target)) {
    return refuse(ctx, 'The post_logout_redirect_uri is not registered.');
  }
  for (const sessionUid of context.book.find({ sid: String(claims['sid']) })) {
    await endSession(context, sessionUid);
    context.store.destroySession(sessionUid);
  }
  ctx.set('cache-control', 'no-store');
  if (target === null) {
    ctx.type = 'html';
    ctx.body = problemPage('You are signed out', 'You can close this page.');
    return;
  }
  const state = parameters.get('state');
  const query = state === null ? '' : `${target.includes('?') ? '&' : '?'}state=${encodeURIComponent(state)}`;
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
