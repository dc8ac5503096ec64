import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { exportJWK } from 'jose';

import type { SimulatorUser } from '../users.js';
import { knownContexts, satisfies } from './assurance.js';
import type { Cis2Settings } from './cis2-faults.js';
import { userinfoClaims } from './claims.js';
import type { ClientRegistry } from './client-registry.js';
import { chooseRole } from './role-choice.js';
import type { SessionBook } from './session-book.js';
import type { SigningKey } from './signing-keys.js';
import type { VirtualStore } from './virtual-store.js';
import { clientAlgorithms, lifetimes, paths, scopeClaims } from './wire.js';

/** A century: oidc-provider leaves the judgement of times to this part, which knows the simulator's clock. */
const anyTime = 3_155_760_000;

/** What the configuration is made from. */
export interface ProviderSetup {
  readonly issuer: string;
  readonly users: readonly SimulatorUser[];
  readonly clients: ClientRegistry;
  readonly firstKey: SigningKey;
  readonly store: VirtualStore;
  readonly book: SessionBook;
  readonly settings: () => Cis2Settings;
  readonly enforcesAssurance: () => boolean;
  /** Milliseconds. */
  readonly now: () => number;
}

/** The parts of oidc-provider that its configuration is made with. */
export type ProviderLibrary = Pick<typeof import('./load-provider.js'), 'errors' | 'interactionPolicy'>;

/** How oidc-provider has to be set up to behave like CIS2. */
export async function configureProvider(
  setup: ProviderSetup,
  { errors, interactionPolicy }: ProviderLibrary,
): Promise<Configuration> {
  const { issuer, users, firstKey, store } = setup;
  const findUser = (uid: string | undefined) => users.find((user) => user.uid === uid);
  return {
    adapter: (name: string) => (name === 'Client' ? setup.clients.adapter : store.adapter(name)),
    acrValues: [...knownContexts],
    assertJwtClientAuthClaimsAndHeader: async (_ctx, claims, header) => {
      if (!isTimely(claims, header, setup.now())) throw new errors.InvalidClientAuth('kid, exp or nbf');
    },
    claims: Object.fromEntries(Object.entries(scopeClaims).map(([scope, names]) => [scope, [...names]])),
    allowOmittingSingleRegisteredRedirectUri: false,
    clientAuthMethods: ['private_key_jwt', 'client_secret_post', 'client_secret_basic'],
    clockTolerance: anyTime,
    cookies: {
      names: { session: 'cis2_session', interaction: 'cis2_sign_in', resume: 'cis2_resume' },
      long: { httpOnly: true, sameSite: 'lax' },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    enabledJWA: { clientAuthSigningAlgValues: [...clientAlgorithms] },
    expiresWithSession: async () => false,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
    },
    findAccount: async (_ctx, uid, token) => {
      const user = findUser(uid);
      if (!user) return undefined;
      const grantId = token && 'grantId' in token ? token.grantId : undefined;
      const role = grantId === undefined ? undefined : setup.book.authorisations.get(grantId)?.selectedRole;
      return { accountId: uid, claims: async () => ({ ...userinfoClaims(user, role), sub: uid }) };
    },
    interactions: {
      policy: createPolicy(setup, interactionPolicy, findUser),
      url: (_ctx, interaction) => `${new URL(issuer).href}${paths.signIn}/${interaction.uid}`,
    },
    jwks: {
      keys: [{ ...(await exportJWK(firstKey.privateKey)), kid: firstKey.keyId, use: 'sig', alg: 'RS256' }],
    },
    loadExistingGrant: async (ctx) => authorise(setup, ctx, findUser(ctx.oidc.session?.accountId)),
    pkce: { required: () => false },
    renderError: (ctx, out) => {
      ctx.type = 'json';
      ctx.body = out;
    },
    responseTypes: ['code'],
    routes: {
      authorization: paths.authorization,
      token: paths.token,
      userinfo: paths.userinfo,
      // Served by this part; oidc-provider's own, with the one key it knows, is moved out of the way.
      jwks: '/not-used/jwks',
      end_session: '/not-used/end-session',
    },
    scopes: Object.keys(scopeClaims),
    subjectTypes: ['public'],
    ttl: {
      AccessToken: lifetimes.accessToken,
      AuthorizationCode: lifetimes.code,
      Grant: lifetimes.session,
      IdToken: lifetimes.idToken,
      Interaction: lifetimes.interaction,
      Session: lifetimes.session,
    },
  };
}

function createPolicy(
  setup: ProviderSetup,
  { base, Check, Prompt }: ProviderLibrary['interactionPolicy'],
  findUser: (uid: string | undefined) => SimulatorUser | undefined,
) {
  const policy = base();
  policy.remove('consent');
  const assurance = new Check('acr_values', 'A stronger sign-in is asked for', 'login_required', (ctx) => {
    const user = findUser(ctx.oidc.session?.accountId);
    if (!user || ctx.oidc.result?.login || !setup.enforcesAssurance()) return Check.NO_NEED_TO_PROMPT;
    return !satisfies(user, ctx.oidc.params?.['acr_values']);
  });
  policy.get('login')?.checks.add(assurance);
  const role = new Check('role_unknown', 'The user has to choose a role', 'interaction_required', (ctx) => {
    const user = findUser(ctx.oidc.session?.accountId);
    return user ? roleOf(setup, ctx, user) === 'ask' : Check.NO_NEED_TO_PROMPT;
  });
  policy.add(new Prompt({ name: 'select_role', requestable: false }, role));
  return policy;
}

function roleOf({ book, settings }: ProviderSetup, ctx: KoaContextWithOIDC, user: SimulatorUser) {
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
async function authorise(setup: ProviderSetup, ctx: KoaContextWithOIDC, user: SimulatorUser | undefined) {
  const { session, client, provider, params } = ctx.oidc;
  if (!session || !client || !user) return undefined;
  const { clientId } = client;
  const grant = new provider.Grant({ accountId: user.uid, clientId });
  grant.addOIDCScope([...ctx.oidc.requestParamScopes].join(' '));
  const grantId = await grant.save();
  session.ensureClientContainer(clientId);
  const choice = roleOf(setup, ctx, user);
  const role = choice === 'ask' ? undefined : choice.role;
  if (role) setup.book.roles.set(session.uid, role);
  setup.book.authorisations.set(grantId, {
    clientId,
    user,
    sid: session.sidFor(clientId) ?? '',
    sessionUid: session.uid,
    authenticatedAt: (session.loginTs ?? 0) + setup.store.offset,
    ...(typeof params?.['state'] === 'string' && { state: params['state'] }),
    ...(role !== undefined && { selectedRole: role }),
  });
  return grant;
}

/** The part of an assertion's checks that depends on the time, and on the key having a name. */
function isTimely(
  { exp, nbf }: { readonly exp?: unknown; readonly nbf?: unknown },
  { kid }: { readonly kid?: unknown },
  now: number,
): boolean {
  const seconds = now / 1000;
  return (
    typeof kid === 'string' &&
    typeof exp === 'number' &&
    exp > seconds &&
    !(typeof nbf === 'number' && nbf > seconds)
  );
}
