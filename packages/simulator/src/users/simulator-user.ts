/**
 * One entry of the claim `nhsid_nrbac_roles`, spelled as CIS2 spells it.
 *
 * @example
 * ```ts
 * import type { NrbacRole } from '@ers-kit/simulator';
 *
 * const role: NrbacRole = {
 *   person_orgid: '111111111111',
 *   person_roleid: '222222222222',
 *   org_code: 'R69',
 *   role_name: '"Clinical":"Clinical Provision":"Nurse Access Role"',
 *   role_code: 'S8000:G8000:R8001',
 * };
 * ```
 */
export interface NrbacRole {
  /** Links the person to the organisation: 12 digits. */
  readonly person_orgid: string;
  /** The role profile: 12 digits. `selected_roleid` names one of these. */
  readonly person_roleid: string;
  /** ODS code. */
  readonly org_code: string;
  /** Three quoted labels joined by colons, the quotes being part of the value. */
  readonly role_name: string;
  /** Job family, staff group and job role, such as `S8000:G8000:R8001`. */
  readonly role_code: string;
  /** Names of what the role allows. */
  readonly activities?: readonly string[];
  /** Codes of the same, side by side. */
  readonly activity_codes?: readonly string[];
  /** Names of work groups. */
  readonly workgroups?: readonly string[];
  /** Spelled with the plural `s`, as on the wire. */
  readonly workgroups_codes?: readonly string[];
  /** Names of areas of work. */
  readonly aow?: readonly string[];
  /** Codes of the same, side by side. */
  readonly aow_codes?: readonly string[];
  /** Whatever else an entry holds. */
  readonly [name: string]: unknown;
}

/**
 * What a person may do in e-RS for one organisation, as A030 answers it.
 *
 * @example
 * ```ts
 * import type { ErsFunctions } from '@ers-kit/simulator';
 *
 * const functions: ErsFunctions = {
 *   organisation: 'R68',
 *   organisationName: 'Millbrook Surgery',
 *   businessFunctions: ['REFERRING_CLINICIAN'],
 * };
 * ```
 */
export interface ErsFunctions {
  /** ODS code. */
  readonly organisation: string;
  /** As people call it. */
  readonly organisationName: string;
  /** Such as `REFERRING_CLINICIAN`. */
  readonly businessFunctions: readonly string[];
}

/**
 * A person who can sign in to the simulator.
 *
 * @example
 * ```ts
 * import { authenticators, seedUsers, startSimulator, type SimulatorUser } from '@ers-kit/simulator';
 *
 * const [first] = seedUsers;
 * const weak: SimulatorUser = { ...first!, ...authenticators.password, uid: '910000000999' };
 * const simulator = await startSimulator({ users: [...seedUsers, weak] });
 * await simulator.stop();
 * ```
 */
export interface SimulatorUser {
  /** CIS2's identifier, the claim `sub`: 12 digits. */
  readonly uid: string;
  /** Invented. */
  readonly givenName: string;
  /** Invented. */
  readonly familyName: string;
  /** Such as `Dr`. */
  readonly title?: string;
  /** How strongly the person's authenticator proves who is there. Decides which APIM scopes are granted. */
  readonly authenticationAssuranceLevel: 1 | 2 | 3;
  /** How well the identity was checked. e-RS demands 3. */
  readonly identityAssuranceLevel: 0 | 1 | 2 | 3;
  /** The claim `acr` of a sign-in. */
  readonly acr: string;
  /** The claim `amr` of a sign-in. */
  readonly amr: readonly string[];
  /** The claim `nhsid_nrbac_roles`. */
  readonly roles: readonly NrbacRole[];
  /** What the person may do in e-RS. */
  readonly ersFunctions: readonly ErsFunctions[];
  /** Registrations with professional bodies, such as `gmc_id`. Default: none. */
  readonly memberships?: Readonly<Record<string, string>>;
}
