import { parseRoles, selectRole } from './roles.js';
import type { UserInfo, UserOrganisation } from './sign-in.js';

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

/**
 * Reads the claims of a userinfo answer whose subject is known to be right: that of the combined pattern,
 * where the API platform signs the user in. `completeSignIn` does it by itself.
 *
 * @param userInfo - The claims as JSON gave them.
 * @returns Who, and which roles. What is missing or malformed is left out. Never throws for it.
 *
 * @example
 * ```ts
 * import { readUserInfo } from '@ers-kit/cis2-auth';
 *
 * const { user, roles } = readUserInfo({
 *   sub: '021600556514',
 *   given_name: 'Ada',
 *   nhsid_nrbac_roles: [{ person_roleid: '222222222222', org_code: 'R69' }],
 * });
 * console.log(user.uid, user.givenName, roles.length); // 021600556514 Ada 1
 * ```
 */
export function readUserInfo(userInfo: Readonly<Record<string, unknown>>): UserInfo {
  const { roles, problems } = parseRoles(userInfo['nhsid_nrbac_roles']);
  const texts = Object.entries(userClaims).flatMap(([member, claim]) => {
    const value = userInfo[claim];
    return typeof value === 'string' && value !== '' ? [[member, value] as const] : [];
  });
  return {
    user: {
      ...Object.fromEntries(texts),
      uid: typeof userInfo['sub'] === 'string' ? userInfo['sub'] : '',
      organisations: readOrganisations(userInfo['nhsid_user_orgs']),
    },
    roles,
    roleProblems: problems,
    selectedRole: selectRole(roles, userInfo['selected_roleid']),
    userInfo,
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
