import { isRecord, ownProperty } from '@ers-kit/internal';
import type { UserRestrictedContext } from '@ers-kit/apim-headers';
import { businessFunctions, isOdsCode, type BusinessFunction } from '@ers-kit/operations';
import { parseJsonBody } from './internal/json-body.js';
import type { MigrationIssue } from './migration-issue.js';

/**
 * One row of `user.permissions`, and the `permission` that A002 selects.
 *
 * @example
 * ```ts
 * import type { LegacyPermission } from '@ers-kit/hscn';
 *
 * const permission: LegacyPermission = { businessFunction: 'REFERRING_CLINICIAN', orgIdentifier: 'R68' };
 * ```
 */
export interface LegacyPermission {
  /** Such as `REFERRING_CLINICIAN`. */
  readonly businessFunction: string;
  /** ODS code. */
  readonly orgIdentifier: string;
  /** The organisation's name; A030 does not give it. */
  readonly orgName?: string | undefined;
}

/**
 * The ProfessionalSession of A001 and A002, as far as it matters here.
 *
 * @example
 * ```ts
 * import type { LegacySession } from '@ers-kit/hscn';
 *
 * const session: LegacySession = {
 *   user: { identifier: '021600556514' },
 *   permission: { businessFunction: 'REFERRING_CLINICIAN', orgIdentifier: 'R68' },
 * };
 * ```
 */
export interface LegacySession {
  /** Who signed in with A001, and what they may do. */
  readonly user?:
    | {
        readonly identifier?: string | undefined;
        readonly permissions?: readonly LegacyPermission[] | undefined;
      }
    | undefined;
  /** What was chosen with A002; none before. */
  readonly permission?: LegacyPermission | null | undefined;
}

/**
 * The context that takes the place of a session.
 *
 * @example
 * ```ts
 * import type { SessionContext } from '@ers-kit/hscn';
 *
 * declare const session: SessionContext;
 * if (!session.context) throw new Error(session.issues.map(({ message }) => message).join(' '));
 * ```
 */
export interface SessionContext {
  /** `undefined` where the session names no usable role. */
  readonly context: UserRestrictedContext | undefined;
  /** What cannot be used as it is. */
  readonly issues: readonly MigrationIssue[];
}

const partOf = (session: unknown, name: string): unknown => ownProperty(parseJsonBody(session)?.value, name);

const isFunction = (value: unknown): value is BusinessFunction =>
  (businessFunctions as readonly unknown[]).includes(value);

/**
 * The request context that replaces a session: organisation and business function of the permission that A002
 * selects. Any of the three published forms of the A002 body will do, parsed or as text.
 *
 * @param a001Response - What A001 answered, to check the choice against; `undefined` to leave that out.
 * @param a002Request - What was sent to A002 (or what A002 answered).
 *
 * @example
 * ```ts
 * import { sessionContext } from '@ers-kit/hscn';
 *
 * const { context } = sessionContext(undefined, {
 *   permission: { businessFunction: 'REFERRING_CLINICIAN', orgIdentifier: 'R68' },
 * });
 * console.log(context?.organisation, context?.businessFunction); // R68 REFERRING_CLINICIAN
 * ```
 */
export function sessionContext(a001Response: unknown, a002Request: unknown): SessionContext {
  const permission = partOf(a002Request, 'permission');
  if (!isRecord(permission)) {
    const message =
      'The session has no selected permission: give the body of A002, a JSON object with `permission`.';
    return { context: undefined, issues: [issue('SESSION_INVALID', 'error', 'permission', message)] };
  }
  const { businessFunction, orgIdentifier } = permission;
  const issues = [
    ...checkPermission(businessFunction, orgIdentifier),
    ...checkOffer(a001Response, businessFunction, orgIdentifier),
    ...('orgName' in permission ? [notAvailable('permission.orgName')] : []),
  ];
  if (!isFunction(businessFunction) || !isOdsCode(orgIdentifier)) return { context: undefined, issues };
  return { context: { mode: 'user-restricted', organisation: orgIdentifier, businessFunction }, issues };
}

function checkPermission(businessFunction: unknown, orgIdentifier: unknown): MigrationIssue[] {
  const issues: MigrationIssue[] = [];
  if (!isOdsCode(orgIdentifier)) {
    const message = 'permission.orgIdentifier must be an ODS code: 3 to 12 capital letters and digits.';
    issues.push(issue('SESSION_INVALID', 'error', 'permission.orgIdentifier', message));
  }
  if (!isFunction(businessFunction)) {
    const message = `permission.businessFunction must be one that the API takes: ${businessFunctions.join(', ')}.`;
    issues.push(issue('FUNCTION_NOT_AVAILABLE', 'error', 'permission.businessFunction', message));
  }
  if (businessFunction === 'SERVICE_PROVIDER_CLINICIAN_ADMIN') {
    const message = 'The clinician acted for goes with each request now: choose one that A040 lists.';
    issues.push(
      issue('ON_BEHALF_OF_NEEDED', 'action', 'onBehalfOf', message, 'NHSD-eRS-On-Behalf-Of-User-ID'),
    );
  }
  return issues;
}

function checkOffer(
  a001Response: unknown,
  businessFunction: unknown,
  orgIdentifier: unknown,
): MigrationIssue[] {
  if (a001Response === undefined) return [];
  const offered = ownProperty(partOf(a001Response, 'user'), 'permissions');
  const isOffered = (row: unknown): boolean =>
    ownProperty(row, 'businessFunction') === businessFunction &&
    ownProperty(row, 'orgIdentifier') === orgIdentifier;
  if (Array.isArray(offered) && offered.some(isOffered)) return [];
  const message = 'The selected permission is none that A001 offered; e-RS would refuse it.';
  return [issue('PERMISSION_NOT_OFFERED', 'error', 'permission', message)];
}

/** An issue about a session. */
function issue(
  code: MigrationIssue['code'],
  severity: MigrationIssue['severity'],
  field: string,
  message: string,
  replacedBy?: string,
): MigrationIssue {
  return { code, severity, field, message, replacedBy };
}

/** A field of the session that the new API does not give. */
export function notAvailable(field: string): MigrationIssue {
  const message = `${field} does not come back: take names of people from CIS2 userinfo, names of organisations from ODS.`;
  return issue('FIELD_NOT_AVAILABLE', 'information', field, message);
}
