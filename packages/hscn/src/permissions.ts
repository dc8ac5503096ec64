import { ownProperty } from '@ers-kit/internal';
import { businessFunctions } from '@ers-kit/operations';
import type { MigrationIssue } from './migration-issue.js';
import { notAvailable, type LegacyPermission } from './session.js';

/**
 * What the old software finds in `user` of an A001 answer.
 *
 * @example
 * ```ts
 * import { permissionsFromRoles, type LegacyUser } from '@ers-kit/hscn';
 *
 * const user: LegacyUser = permissionsFromRoles({ resourceType: 'Bundle', entry: [] });
 * console.log(user.permissions.length); // 0
 * ```
 */
export interface LegacyUser {
  /** SDS user id. */
  readonly identifier: string | undefined;
  /** One row for each organisation and business function. */
  readonly permissions: readonly LegacyPermission[];
  /** What A030 does not give, and rows that no call accepts. */
  readonly issues: readonly MigrationIssue[];
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const valueAt = (value: unknown, ...path: string[]): unknown => path.reduce(ownProperty, value);
const textAt = (value: unknown, ...path: string[]): string | undefined => {
  const found = valueAt(value, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
};

/**
 * The `user.permissions` that the old software expects, from the Bundle that A030 answers with: one row for
 * each organisation and function, where A030 has one entry for each organisation. Names do not come back, and
 * are reported; so are functions that the API lists but no call accepts.
 *
 * @param a030Bundle - The answer of A030, as parsed JSON.
 * @returns The user as A001 gave it, as far as A030 tells. Never throws.
 *
 * @example
 * ```ts
 * import { permissionsFromRoles } from '@ers-kit/hscn';
 *
 * declare const bundle: unknown;
 * const { identifier, permissions } = permissionsFromRoles(bundle);
 * const choices = permissions.map((one) => `${one.businessFunction} at ${one.orgIdentifier}`);
 * ```
 */
export function permissionsFromRoles(a030Bundle: unknown): LegacyUser {
  const roles = listOf(valueAt(a030Bundle, 'entry'))
    .map((entry) => valueAt(entry, 'resource'))
    .filter((resource) => valueAt(resource, 'resourceType') === 'PractitionerRole');
  const issues: MigrationIssue[] = [];
  const permissions = roles.flatMap((role, index) => permissionsOf(role, index, issues));
  if (permissions.length > 0) issues.push(notAvailable('user.permissions[].orgName'));
  issues.push(notAvailable('user.firstName'), notAvailable('user.middleName'), notAvailable('user.lastName'));
  const identifier = roles.map((role) => textAt(role, 'practitioner', 'identifier', 'value')).find(Boolean);
  return { identifier, permissions, issues };
}

function permissionsOf(role: unknown, index: number, issues: MigrationIssue[]): LegacyPermission[] {
  const field = `entry[${index}]`;
  const orgIdentifier = textAt(role, 'organization', 'identifier', 'value');
  if (orgIdentifier === undefined) {
    const message = 'The role names no organisation, so it gives no permission.';
    issues.push({ code: 'SESSION_INVALID', severity: 'action', field: `${field}.organization`, message });
    return [];
  }
  const codes = listOf(valueAt(role, 'code')).flatMap((concept) =>
    listOf(valueAt(concept, 'coding')).map((coding) => textAt(coding, 'code')),
  );
  return codes.flatMap((businessFunction) => {
    if (businessFunction === undefined) return [];
    if (!(businessFunctions as readonly string[]).includes(businessFunction)) {
      const message = 'The role has a function that no call accepts: do not offer it.';
      issues.push({
        code: 'FUNCTION_NOT_AVAILABLE',
        severity: 'information',
        field: `${field}.code`,
        message,
      });
    }
    return [{ businessFunction, orgIdentifier }];
  });
}
