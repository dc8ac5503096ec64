import type { Configuration } from 'oidc-provider';
import { exportJWK } from 'jose';

import { knownContexts } from './assurance.js';
import { authorise, createPolicy } from './authorisation.js';
import type { Cis2State } from './cis2-state.js';
import { userinfoClaims } from './claims.js';
import { problemPage } from './pages.js';
import { clientAlgorithms, lifetimes, paths, scopeClaims } from './wire.js';

/** A century: oidc-provider leaves the judgement of times to this part, which knows the simulator's clock. */
const anyTime = 3_155_760_000;

/** What is the same for every CIS2. */
const fixedConfiguration = {
  acrValues: [...knownContexts],
  allowOmittingSingleRegisteredRedirectUri: false,
  claims: Object.fromEntries(Object.entries(scopeClaims).map(([scope, names]) => [scope, [...names]])),
  clientAuthMethods: ['private_key_jwt', 'client_secret_post', 'client_secret_basic'],
  clockTolerance: anyTime,
  cookies: {
    names: { session: 'cis2_session', interaction: 'cis2_sign_in', resume: 'cis2_resume' },
    long: { httpOnly: true, sameSite: 'lax' },
    short: { httpOnly: true, sameSite: 'lax' },
  },
  enabledJWA: { clientAuthSigningAlgValues: [...clientAlgorithms] },
  expiresWithSession: async () => false,
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
  pkce: { required: () => false },
  renderError: (ctx, out) => {
    const asPage = ctx.accepts('json', 'html') === 'html';
    ctx.type = asPage ? 'html' : 'json';
    ctx.body = asPage
      ? problemPage('Sign-in is not possible', `${out.error}: ${out.error_description}`)
      : out;
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
} satisfies Configuration;

/** The parts of oidc-provider that its configuration is made with. */
export type ProviderLibrary = Pick<typeof import('./load-provider.js'), 'errors' | 'interactionPolicy'>;

/** How oidc-provider has to be set up to behave like CIS2. */
export async function configureProvider(
  state: Cis2State,
  { errors, interactionPolicy }: ProviderLibrary,
): Promise<Configuration> {
  const { keyId, privateKey } = state.keys.current;
  return {
    ...fixedConfiguration,
    adapter: (name: string) => (name === 'Client' ? state.clients.adapter : state.store.adapter(name)),
    assertJwtClientAuthClaimsAndHeader: async (_ctx, claims, header) => {
      if (!isTimely(claims, header, state.now())) throw new errors.InvalidClientAuth('kid, exp or nbf');
    },
    // For the JWKS of clients alone, without the dispatcher that would keep oidc-provider away from loopback.
    fetch: (url, { headers = {}, signal = null } = {}) => state.fetch(url, { headers, signal }),
    findAccount: async (_ctx, accountId, token) => {
      const user = state.users.find(({ uid }) => uid === accountId);
      if (!user) return undefined;
      const grantId = token && 'grantId' in token ? token.grantId : undefined;
      const authorisation = state.book.authorisations.get(grantId ?? '', state.now());
      const claims = userinfoClaims(user, authorisation?.selectedRole);
      return { accountId, claims: async () => ({ ...claims, sub: accountId }) };
    },
    interactions: {
      policy: createPolicy(state, interactionPolicy),
      url: (_ctx, { uid }) => `${new URL(state.issuer).pathname.replace(/\/$/, '')}${paths.signIn}/${uid}`,
    },
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: keyId, use: 'sig', alg: 'RS256' }] },
    loadExistingGrant: (ctx) => authorise(state, ctx),
  };
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
