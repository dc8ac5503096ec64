import type { IdToken } from '@ers-kit/environments';

import type { AssuranceLevel } from './assurance.js';
import type { NationalRole, RoleSelection } from './roles.js';

/**
 * An organisation that a user is linked to: an entry of `nhsid_user_orgs`.
 *
 * @example
 * ```ts
 * import type { UserOrganisation } from '@ers-kit/cis2-auth';
 *
 * const organisation: UserOrganisation = { code: 'R69', name: 'Made-up Trust' };
 * ```
 */
export interface UserOrganisation {
  /** ODS code. */
  readonly code: string;
  /** As CIS2 has it. */
  readonly name?: string;
}

/**
 * Who signed in. What the scopes asked for did not cover is absent.
 *
 * @example
 * ```ts
 * import type { Cis2User } from '@ers-kit/cis2-auth';
 *
 * declare const user: Cis2User;
 * const greeting = user.displayName ?? user.name ?? user.uid;
 * const isVerified = user.identityAssuranceLevel === 3;
 * ```
 */
export interface Cis2User {
  /** The user's id: 12 digits, as a string. The same as `sub`, and as the SDS user id that e-RS uses. */
  readonly uid: string;
  /** Scope `profile`, claim `name`. */
  readonly name?: string;
  /** Scope `profile`, claim `given_name`. */
  readonly givenName?: string;
  /** Scope `profile`, claim `family_name`. */
  readonly familyName?: string;
  /** Scope `nhsperson`, claim `middle_names`. */
  readonly middleNames?: string;
  /** Scope `nhsperson`, claim `initials`. */
  readonly initials?: string;
  /** Scope `nhsperson`, claim `title`. */
  readonly title?: string;
  /** Scope `nhsperson`, claim `display_name`. */
  readonly displayName?: string;
  /** As the user typed it: may be stale. Never an identifier. */
  readonly email?: string;
  /** How strongly the user authenticated. */
  readonly authenticationAssuranceLevel: AssuranceLevel;
  /** How well the user's identity is verified. e-RS needs 3. */
  readonly identityAssuranceLevel: AssuranceLevel;
  /** Organisations of the scope `associatedorgs`. */
  readonly organisations: readonly UserOrganisation[];
}

/**
 * What a userinfo answer says, without an ID token: who, and which roles.
 *
 * @example
 * ```ts
 * import { readUserInfo, type UserInfo } from '@ers-kit/cis2-auth';
 *
 * const info: UserInfo = readUserInfo({ sub: '021600556514', nhsid_nrbac_roles: [] });
 * console.log(info.selectedRole.kind); // none
 * ```
 */
export type UserInfo = Pick<SignIn, 'roles' | 'roleProblems' | 'selectedRole' | 'userInfo'> & {
  readonly user: Omit<Cis2User, 'authenticationAssuranceLevel' | 'identityAssuranceLevel'>;
};

/**
 * A completed sign-in. Keep it on the server: it holds a token and personal data.
 *
 * @example
 * ```ts
 * import type { SignIn } from '@ers-kit/cis2-auth';
 *
 * declare const signIn: SignIn;
 * const { idToken, user, selectedRole, sessionId } = signIn;
 * const organisation = selectedRole.kind === 'selected' ? selectedRole.role.organisationCode : undefined;
 * ```
 */
export interface SignIn {
  /** For the exchange at the API platform, and as `id_token_hint` at logout. */
  readonly idToken: IdToken;
  /** When the ID token expires, in milliseconds since 1970. */
  readonly expiresAt: number;
  /** Who signed in. */
  readonly user: Cis2User;
  /** The roles that the user holds, from `nhsid_nrbac_roles`. */
  readonly roles: readonly NationalRole[];
  /** Entries of the role claim that were left out or are incomplete, by path. */
  readonly roleProblems: readonly string[];
  /** The role to work in, or what there is to choose from. */
  readonly selectedRole: RoleSelection;
  /** CIS2's session (`sid`), to which a logout token refers. */
  readonly sessionId?: string;
  /** When the user authenticated, in milliseconds since 1970. */
  readonly authenticatedAt?: number;
  /** What the user authenticated with (`amr`), such as `N3_SMARTCARD`. */
  readonly authenticationMethods: readonly string[];
  /** The `acr` of the ID token, such as `AAL3_ANY`. */
  readonly authenticationContext?: string;
  /** The userinfo claims as CIS2 sent them, for what is not read here. */
  readonly userInfo: Readonly<Record<string, unknown>>;
}
