import { authenticators } from './authenticators.js';
import type { SimulatorUser } from './simulator-user.js';

/**
 * A user of a data file: claims that it leaves out are made up.
 *
 * @example
 * ```ts
 * import type { WrittenUser } from '@ers-kit/simulator';
 *
 * const user: WrittenUser = {
 *   uid: '910000000998',
 *   givenName: 'Ada',
 *   familyName: 'Example',
 *   ersFunctions: [{ organisation: 'R68', businessFunctions: ['REFERRING_CLINICIAN'] }],
 * };
 * ```
 */
export interface WrittenUser {
  /** 12 digits. */
  readonly uid: string;
  /** Such as `Dr`. */
  readonly title?: string;
  /** Invented. */
  readonly givenName: string;
  /** Invented. */
  readonly familyName: string;
  /** What the user may do in e-RS. */
  readonly ersFunctions: readonly {
    readonly organisation: string;
    readonly organisationName?: string;
    readonly businessFunctions: readonly string[];
  }[];
  /** Default: 3. */
  readonly authenticationAssuranceLevel?: 1 | 2 | 3;
  /** Default: 3. */
  readonly identityAssuranceLevel?: 0 | 1 | 2 | 3;
  /** The roles of the sign-in. Default: one at each organisation of `ersFunctions`. */
  readonly roles?: readonly {
    readonly organisation: string;
    readonly roleId?: string;
    readonly code?: string;
  }[];
}

const byLevel = {
  3: authenticators.smartcard,
  2: authenticators.authenticatorApp,
  1: authenticators.password,
} as const;

/** Gives a written user the claims of a sign-in. */
export function completeUser(user: WrittenUser): SimulatorUser {
  const { uid, title, givenName, familyName, ersFunctions, identityAssuranceLevel = 3 } = user;
  const roles = user.roles ?? ersFunctions.map(({ organisation }) => ({ organisation }));
  const tail = uid.slice(-9);
  return {
    uid,
    givenName,
    familyName,
    ...(title === undefined ? {} : { title }),
    ...byLevel[user.authenticationAssuranceLevel ?? 3],
    identityAssuranceLevel,
    roles: roles.map(({ organisation, ...role }, index) => ({
      person_orgid: `7${String(index).padStart(2, '0')}${tail}`,
      person_roleid:
        'roleId' in role && role.roleId !== undefined
          ? role.roleId
          : `5${String(index).padStart(2, '0')}${tail}`,
      org_code: organisation,
      role_name: '"Clinical":"Clinical Provision":"Clinical Practitioner Access Role"',
      role_code: 'code' in role && role.code !== undefined ? role.code : 'S8000:G8000:R8000',
    })),
    ersFunctions: ersFunctions.map((held) => ({ organisationName: held.organisation, ...held })),
  };
}
