import type { IdToken } from '@ers-kit/environments';

import { parseRoles, selectRole } from '../roles.js';
import type { Cis2User, SignIn, UserOrganisation } from '../sign-in.js';
import type { AssuranceLevels, Claims } from './id-token.js';

// Members of the user, and the userinfo claims they come from.
const userClaims = {
  name: 'name',
  givenName: 'given_name',
  familyName: 'family_name',
  middleNames: 'middle_names',
  initials: 'initials',
  title: 'title',
  displayName: 'display_name',
  email: 'email',
} as const;

/** Makes the result of a sign-in from its verified claims. */
export function readSignIn(
  idToken: IdToken,
  claims: Claims,
  userInfo: Claims,
  levels: AssuranceLevels,
): SignIn {
  const { roles, problems } = parseRoles(userInfo['nhsid_nrbac_roles']);
  const { sid, auth_time: authTime, acr, amr, exp } = claims;
  return {
    idToken,
    expiresAt: Number(exp) * 1000,
    user: readUser(String(claims['sub']), userInfo, levels),
    roles,
    roleProblems: problems,
    // The Identity Agent fills it without being asked, and then in the ID token.
    selectedRole: selectRole(roles, userInfo['selected_roleid'] || claims['selected_roleid']),
    ...(typeof sid === 'string' ? { sessionId: sid } : {}),
    ...(typeof authTime === 'number' ? { authenticatedAt: authTime * 1000 } : {}),
    authenticationMethods: Array.isArray(amr) ? amr.filter((item) => typeof item === 'string') : [],
    ...(typeof acr === 'string' ? { authenticationContext: acr } : {}),
    userInfo,
  };
}

function readUser(uid: string, userInfo: Claims, levels: AssuranceLevels): Cis2User {
  const texts = Object.entries(userClaims).flatMap(([member, claim]) => {
    const value = userInfo[claim];
    return typeof value === 'string' && value !== '' ? [[member, value] as const] : [];
  });
  return {
    ...Object.fromEntries(texts),
    uid,
    authenticationAssuranceLevel: levels.authentication,
    identityAssuranceLevel: levels.identity,
    organisations: readOrganisations(userInfo['nhsid_user_orgs']),
  };
}

function readOrganisations(claim: unknown): UserOrganisation[] {
  if (!Array.isArray(claim)) return [];
  return claim.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('org_code' in entry)) return [];
    const { org_code: code } = entry;
    const name = 'org_name' in entry ? entry.org_name : undefined;
    if (typeof code !== 'string') return [];
    return [{ code, ...(typeof name === 'string' ? { name } : {}) }];
  });
}
