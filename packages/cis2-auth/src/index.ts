export { assuranceLevelOfAcr, parseAssuranceLevel } from './assurance.js';
export { Cis2AuthError } from './cis2-auth-error.js';
export { createCis2Client } from './cis2-client.js';
export { createLogoutHandler } from './logout-handler.js';
export { parseRoles, selectRole } from './roles.js';
export { createSessionIndex } from './session-index.js';
export { createSessionPolicy } from './session-policy.js';
export { signInFailure } from './sign-in-failure.js';
export { readUserInfo } from './user-info.js';

export type { AssuranceLevel } from './assurance.js';
export type { Cis2AuthErrorCode, Cis2AuthErrorDetails, Cis2Operation } from './cis2-auth-error.js';
export type {
  Cis2Client,
  Cis2ClientOptions,
  CompleteSignInOptions,
  EndSessionOptions,
  SignInSettings,
  StartedSignIn,
  StartRoleSwitchOptions,
  StartSignInOptions,
} from './cis2-client.js';
export type { Cis2ClientCredentials, Cis2SignerCredentials, SigningFunction } from './cis2-credentials.js';
export type { CodeAndName, NationalRole, ParsedRoles, RoleSegments, RoleSelection } from './roles.js';
export type { LogoutHandlerOptions } from './logout-handler.js';
export type { LogoutNotice, VerifyLogoutTokenOptions } from './logout-token.js';
export type { SessionIndex, SessionIndexOptions, SharedSessionIndex } from './session-index.js';
export type { SessionPolicy, SessionPolicyOptions, SessionVerdict, UserSession } from './session-policy.js';
export type { Cis2User, SignIn, UserInfo, UserOrganisation } from './sign-in.js';
export type { SignInFailure } from './sign-in-failure.js';
export type { SignInTransaction } from './transaction.js';
