import type { KoaContextWithOIDC } from 'oidc-provider';

import type { SimulatorUser } from '../users.js';
import { satisfies } from './assurance.js';
import type { Cis2State } from './cis2-state.js';
import { chooseRole } from './role-choice.js';
import { lifetimes } from './wire.js';

/** The part of oidc-provider that decides what a user is asked. */
export type PolicyLibrary = typeof import('./load-provider.js').interactionPolicy;

/** When a user is asked: to sign in, again or more strongly, and to choose a role. Consent is not asked for. */
export function createPolicy(state: Cis2State, { base, Check, Prompt }: PolicyLibrary) {
  const policy = base();
  policy.remove('consent');
  const assurance = new Check('acr_values', 'A stronger sign-in is asked for', 'login_required', (ctx) => {
    const user = userOf(state, ctx);
    if (!user || ctx.oidc.result?.login || !state.enforcesAssurance()) return Check.NO_NEED_TO_PROMPT;
    return !satisfies(user, ctx.oidc.params?.['acr_values']);
  });
  policy.get('login')?.checks.add(assurance);
  const role = new Check('role_unknown', 'The user has to choose a role', 'interaction_required', (ctx) => {
    const user = userOf(state, ctx);
    return user ? roleOf(state, ctx, user) === 'ask' : Check.NO_NEED_TO_PROMPT;
  });
  policy.add(new Prompt({ name: 'select_role', requestable: false }, role));
  return policy;
}

function roleOf({ book, settings }: Cis2State, ctx: KoaContextWithOIDC, user: SimulatorUser) {
  return chooseRole(
    user,
    {
      scopes: ctx.oidc.requestParamScopes,
      picked: pickedRole(ctx.oidc.result?.['select_role']),
      remembered: book.roles.get(ctx.oidc.session?.uid ?? ''),
    },
    settings(),
  );
}

const pickedRole = (result: unknown): string | undefined =>
  typeof result === 'object' && result !== null && 'role' in result ? String(result.role) : undefined;

/** Grants what is asked for, without asking the user: CIS2 has no consent page. */
export async function authorise(state: Cis2State, ctx: KoaContextWithOIDC) {
  const { session, client, provider, params } = ctx.oidc;
  const user = userOf(state, ctx);
  if (!session || !client || !user) return undefined;
  const { clientId } = client;
  const grant = new provider.Grant({ accountId: user.uid, clientId });
  grant.addOIDCScope([...ctx.oidc.requestParamScopes].join(' '));
  const grantId = await grant.save();
  session.ensureClientContainer(clientId);
  const choice = roleOf(state, ctx, user);
  const role = choice === 'ask' ? undefined : choice.role;
  if (role) state.book.roles.set(session.uid, role);
  const authorisation = {
    clientId,
    user,
    sid: session.sidFor(clientId) ?? '',
    sessionUid: session.uid,
    authenticatedAt: (session.loginTs ?? 0) + state.store.offset,
    ...(typeof params?.['state'] === 'string' && { state: params['state'] }),
    ...(role !== undefined && { selectedRole: role }),
  };
  const now = state.now();
  state.book.authorisations.set(grantId, authorisation, now + lifetimes.session * 1000, now);
  return grant;
}

/** The user who is signed in. */
const userOf = ({ users }: Cis2State, { oidc }: KoaContextWithOIDC): SimulatorUser | undefined =>
  users.find(({ uid }) => uid === oidc.session?.accountId);
