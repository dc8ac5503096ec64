import type { IdToken } from '@ers-kit/environments';

import type { SignIn } from '../sign-in.js';
import { readUserInfo } from '../user-info.js';
import type { AssuranceLevels, Claims } from './id-token.js';

/** Makes the result of a sign-in from its verified claims. */
export function readSignIn(
  idToken: IdToken,
  claims: Claims,
  userInfo: Claims,
  levels: AssuranceLevels,
): SignIn {
  // The Identity Agent fills the role without being asked, and then in the ID token.
  const selectedRoleId = userInfo['selected_roleid'] || claims['selected_roleid'];
  const { user, ...person } = readUserInfo({
    ...userInfo,
    sub: claims['sub'],
    selected_roleid: selectedRoleId,
  });
  const { sid, auth_time: authTime, acr, amr, exp } = claims;
  return {
    idToken,
    expiresAt: Number(exp) * 1000,
    ...person,
    user: {
      ...user,
      authenticationAssuranceLevel: levels.authentication,
      identityAssuranceLevel: levels.identity,
    },
    ...(typeof sid === 'string' ? { sessionId: sid } : {}),
    ...(typeof authTime === 'number' ? { authenticatedAt: authTime * 1000 } : {}),
    authenticationMethods: Array.isArray(amr) ? amr.filter((item) => typeof item === 'string') : [],
    ...(typeof acr === 'string' ? { authenticationContext: acr } : {}),
    userInfo,
  };
}
