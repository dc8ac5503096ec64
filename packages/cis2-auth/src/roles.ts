import { isRecord } from '@ers-kit/internal';

/**
 * A code of the national role-based access control with the name that came with it.
 *
 * @example
 * ```ts
 * import type { CodeAndName } from '@ers-kit/cis2-auth';
 *
 * const activity: CodeAndName = { code: 'B0085', name: 'Perform Referrals' };
 * ```
 */
export interface CodeAndName {
  /** Such as `B0085`. */
  readonly code?: string;
  /** As CIS2 spells it. */
  readonly name?: string;
}

/**
 * One of the three parts of a role: job family, staff group, job role.
 *
 * @example
 * ```ts
 * import type { RoleSegments } from '@ers-kit/cis2-auth';
 *
 * const codes: RoleSegments = { jobFamily: 'S8000', staffGroup: 'G8000', jobRole: 'R8001' };
 * ```
 */
export interface RoleSegments {
  /** The first of three parts, such as `S8000`. */
  readonly jobFamily?: string;
  /** The part before the last, such as `G8000`. */
  readonly staffGroup?: string;
  /** The last part, such as `R8001`. */
  readonly jobRole?: string;
}

/**
 * A role that a user holds at an organisation: one entry of the claim `nhsid_nrbac_roles`.
 *
 * @example
 * ```ts
 * import type { NationalRole } from '@ers-kit/cis2-auth';
 *
 * declare const role: NationalRole;
 * const label = `${role.names.jobRole ?? role.codes.jobRole} at ${role.organisationCode}`;
 * ```
 */
export interface NationalRole {
  /** `person_roleid`: the role profile, to which `selected_roleid` refers. */
  readonly roleProfileId: string;
  /** `person_orgid`: the link between the person and the organisation. */
  readonly personOrganisationId?: string;
  /** `org_code`: the ODS code of the organisation. */
  readonly organisationCode?: string;
  /** `role_code` as sent, such as `S8000:G8000:R8001`. */
  readonly roleCode?: string;
  /** `role_code` in its parts. The last is the job role, such as `R8001`. */
  readonly codes: RoleSegments;
  /** `role_name` in its parts, without the quotes that CIS2 puts around each. */
  readonly names: RoleSegments;
  /** What the role allows: claims `activity_codes` and `activities`, side by side. */
  readonly activities: readonly CodeAndName[];
  /** Claims `workgroups_codes` and `workgroups`, side by side. */
  readonly workGroups: readonly CodeAndName[];
  /** Claims `aow_codes` and `aow`, side by side. */
  readonly areasOfWork: readonly CodeAndName[];
  /** Members of the entry that this package does not know, as sent. */
  readonly other: Readonly<Record<string, unknown>>;
}

/**
 * The role to work in. `selected`: CIS2 (or the Identity Agent) says which. `one`: none selected, and there
 * is no choice. `many`: let the user choose. `none`: show a page that refuses access.
 *
 * @example
 * ```ts
 * import type { RoleSelection } from '@ers-kit/cis2-auth';
 *
 * declare const selection: RoleSelection;
 * const role = selection.kind === 'one' || selection.kind === 'selected' ? selection.role : undefined;
 * ```
 */
export type RoleSelection =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly role: NationalRole }
  | { readonly kind: 'many'; readonly roles: readonly NationalRole[] }
  | { readonly kind: 'selected'; readonly role: NationalRole };

/**
 * Roles read from claims, and what could not be read.
 *
 * @example
 * ```ts
 * import { parseRoles, type ParsedRoles } from '@ers-kit/cis2-auth';
 *
 * const parsed: ParsedRoles = parseRoles('R8001');
 * console.log(parsed.problems); // [ 'nhsid_nrbac_roles is not an array' ]
 * ```
 */
export interface ParsedRoles {
  /** In the order of the claim, each role profile once. */
  readonly roles: readonly NationalRole[];
  /** One line for each entry that was left out or is not as it should be, by its path. */
  readonly problems: readonly string[];
}

const knownMembers = new Set([
  'person_orgid',
  'person_roleid',
  'org_code',
  'role_name',
  'role_code',
  'activities',
  'activity_codes',
  'workgroups',
  'workgroups_codes',
  'workgroup_codes',
  'aow',
  'aow_codes',
]);

/**
 * Reads the claim `nhsid_nrbac_roles`. A missing claim is no roles; an entry without an id is reported.
 *
 * @param claim - The claim as it came.
 * @returns The roles, and what could not be read of them. Never throws.
 *
 * @example
 * ```ts
 * import { parseRoles } from '@ers-kit/cis2-auth';
 *
 * const { roles, problems } = parseRoles([
 *   {
 *     person_orgid: '111111111111',
 *     person_roleid: '222222222222',
 *     org_code: 'R69',
 *     role_code: 'S8000:G8000:R8001',
 *     role_name: '"Clinical":"Clinical Provision":"Nurse Access Role"',
 *   },
 * ]);
 * console.log(roles[0]?.codes.jobRole, roles[0]?.organisationCode); // R8001 R69
 * console.log(problems.length); // 0
 * ```
 */
export function parseRoles(claim: unknown): ParsedRoles {
  if (claim === undefined || claim === null) return { roles: [], problems: [] };
  if (!Array.isArray(claim)) return { roles: [], problems: ['nhsid_nrbac_roles is not an array'] };
  const roles = new Map<string, NationalRole>();
  const problems: string[] = [];
  for (const [index, entry] of claim.entries()) {
    const path = `nhsid_nrbac_roles[${index}]`;
    const role = parseRole(entry, path, problems);
    if (role && roles.has(role.roleProfileId)) problems.push(`${path}.person_roleid is there twice`);
    else if (role) roles.set(role.roleProfileId, role);
  }
  return { roles: [...roles.values()], problems };
}

/**
 * Says which role to work in. `selectedRoleId` is the claim `selected_roleid`; an empty one, and one that
 * is not among the roles, select nothing.
 *
 * @param roles - Those of {@link parseRoles}.
 * @param selectedRoleId - The claim `selected_roleid`.
 * @returns The selection. Never throws.
 *
 * @example
 * ```ts
 * import { parseRoles, selectRole } from '@ers-kit/cis2-auth';
 *
 * const { roles } = parseRoles([{ person_roleid: '222222222222', org_code: 'R69' }]);
 * console.log(selectRole(roles).kind); // one
 * console.log(selectRole(roles, '222222222222').kind); // selected
 * console.log(selectRole([]).kind); // none
 * ```
 */
export function selectRole(roles: readonly NationalRole[], selectedRoleId?: unknown): RoleSelection {
  const selected = roles.find((role) => role.roleProfileId === selectedRoleId);
  if (selected) return { kind: 'selected', role: selected };
  const [first, ...others] = roles;
  if (!first) return { kind: 'none' };
  return others.length === 0 ? { kind: 'one', role: first } : { kind: 'many', roles };
}

function parseRole(entry: unknown, path: string, problems: string[]): NationalRole | undefined {
  if (!isRecord(entry)) {
    problems.push(`${path} is not an object`);
    return undefined;
  }
  const roleProfileId = readText(entry['person_roleid']);
  if (roleProfileId === undefined) {
    problems.push(`${path}.person_roleid is missing or not a string`);
    return undefined;
  }
  for (const name of ['person_orgid', 'org_code', 'role_code', 'role_name']) {
    if (readText(entry[name]) === undefined) problems.push(`${path}.${name} is missing or not a string`);
  }
  const personOrganisationId = readText(entry['person_orgid']);
  const organisationCode = readText(entry['org_code']);
  const roleCode = readText(entry['role_code']);
  return {
    roleProfileId,
    ...(personOrganisationId === undefined ? {} : { personOrganisationId }),
    ...(organisationCode === undefined ? {} : { organisationCode }),
    ...(roleCode === undefined ? {} : { roleCode }),
    codes: readSegments(roleCode?.split(':') ?? []),
    names: readSegments(splitRoleName(readText(entry['role_name']) ?? '')),
    activities: pair(entry['activity_codes'], entry['activities']),
    // CIS2 writes `workgroups_codes`; the singular is accepted as well.
    workGroups: pair(entry['workgroups_codes'] ?? entry['workgroup_codes'], entry['workgroups']),
    areasOfWork: pair(entry['aow_codes'], entry['aow']),
    other: Object.fromEntries(Object.entries(entry).filter(([name]) => !knownMembers.has(name))),
  };
}

/** `"Clinical":"Clinical Provision":"Nurse"` to its labels. A colon inside quotes belongs to the label. */
function splitRoleName(roleName: string): string[] {
  const parts = roleName.match(/"[^"]*"|[^:"]+/g) ?? [];
  return parts.map((part) => part.replaceAll('"', '').trim()).filter((part) => part !== '');
}

// With fewer than three segments the last one is still the job role.
function readSegments(segments: readonly string[]): RoleSegments {
  const present = segments.map((segment) => segment.trim()).filter((segment) => segment !== '');
  const jobRole = present.at(-1);
  const staffGroup = present.at(-2);
  const jobFamily = present.at(-3);
  return {
    ...(jobFamily === undefined ? {} : { jobFamily }),
    ...(staffGroup === undefined ? {} : { staffGroup }),
    ...(jobRole === undefined ? {} : { jobRole }),
  };
}

function pair(codes: unknown, names: unknown): CodeAndName[] {
  const codeList = readTexts(codes);
  const nameList = readTexts(names);
  return Array.from({ length: Math.max(codeList.length, nameList.length) }, (_, index) => {
    const code = codeList[index];
    const name = nameList[index];
    return { ...(code === undefined ? {} : { code }), ...(name === undefined ? {} : { name }) };
  });
}

function readTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
