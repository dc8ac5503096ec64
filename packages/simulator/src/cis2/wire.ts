/**
 * Paths below the issuer, as ForgeRock Access Manager has them; the sign-in pages are the simulator's own.
 */
export const paths = {
  discovery: '/.well-known/openid-configuration',
  authorization: '/authorize',
  token: '/access_token',
  userinfo: '/userinfo',
  jwks: '/connect/jwk_uri',
  endSession: '/connect/endSession',
  signIn: '/sign-in',
} as const;

/**
 * A part of CIS2 that a fault can be about.
 *
 * @example
 * ```ts
 * import type { Cis2Endpoint } from '@ers-kit/simulator';
 *
 * const endpoint: Cis2Endpoint = 'discovery';
 * ```
 */
export type Cis2Endpoint = keyof typeof paths;

/** Which endpoint a path below the issuer belongs to. */
export function endpointOf(path: string): Cis2Endpoint | undefined {
  return Object.keys(paths)
    .filter((name): name is Cis2Endpoint => name in paths)
    .find((name) => path === paths[name] || path.startsWith(`${paths[name]}/`));
}

/** Seconds. An access token lives one less than an ID token, as seen at CIS2; the code's is AM's default. */
export const lifetimes = {
  code: 120,
  accessToken: 3599,
  idToken: 3600,
  interaction: 1800,
  session: 12 * 3600,
} as const;

/** The claims that userinfo returns for each scope. Source: CIS2's scopes and claims page. */
export const scopeClaims = {
  openid: ['sub'],
  profile: ['name', 'given_name', 'family_name', 'uid'],
  email: ['email'],
  nhsperson: ['nhsid_useruid', 'title', 'middle_names', 'initials', 'display_name', 'idassurancelevel'],
  associatedorgs: ['nhsid_user_orgs'],
  nationalrbacaccess: ['nhsid_nrbac_roles'],
  organisationalmemberships: ['nhsid_org_memberships'],
  professionalmemberships: [
    'gmc_id',
    'gmp_id',
    'nmc_id',
    'gphc_id',
    'gdc_id',
    'gdp_id',
    'rcn_id',
    'consultant_id',
  ],
  selectedrole: ['selected_roleid'],
  changedrole: ['selected_roleid'],
} as const satisfies Record<string, readonly string[]>;

/** Algorithms that a client may register for its assertions. */
export const clientAlgorithms = ['RS256', 'RS512', 'PS256'] as const;

/** One of {@link clientAlgorithms}. */
export type ClientAlgorithm = (typeof clientAlgorithms)[number];

/** The URL of an endpoint below a raw issuer: plain concatenation, since `URL` would lose the `:443`. */
export const endpointUrl = (issuer: string, endpoint: Cis2Endpoint): string => `${issuer}${paths[endpoint]}`;

/** What a fault names in the place of the right one: an issuer and a key of nobody. */
export const foreign = {
  issuer: 'https://am.elsewhere.example:443/openam/oauth2',
  keyId: 'bm90L3B1Ymxpc2hlZCthbnl3aGVyZQ==',
} as const;
