/**
 * What a translation could not settle alone.
 *
 * - `ACCESS_TOKEN_NEEDED`: the session key has gone; the request needs a bearer token.
 * - `CONTEXT_NEEDED`: organisation and business function have to go with the request now.
 * - `ASID_REPLACED`, `SESSION_KEY_REPLACED`, `SSO_TOKEN_REPLACED`, `FQDN_DROPPED`: a legacy credential, and
 *   what takes its place.
 * - `OPERATION_RETIRED`: the operation has no successor that a request could be made for.
 * - `OPERATION_REPLACED`: another operation does its work now.
 * - `OPERATION_DEPRECATED`: it still works, and its successor is named.
 * - `METHOD_CHANGED`: the verb is another one; retries and caches of the old software need a look.
 * - `PARAMETER_DROPPED`, `PARAMETER_INVALID`: a query or path parameter the API does not take.
 * - `HEADER_INVALID`: a header value, or the context, that the API does not take.
 * - `BODY_NOT_TRANSLATED`: the body has to be translated or built anew.
 * - `BODY_TRANSLATED`: something in the body changed, or was lost.
 * - `BODY_DROPPED`: the operation takes no body.
 * - `PERMISSION_NOT_OFFERED`, `FUNCTION_NOT_AVAILABLE`, `ON_BEHALF_OF_NEEDED`, `FIELD_NOT_AVAILABLE`,
 *   `SESSION_INVALID`: about the session that a context is made from.
 * - `STATUS_CHANGED`: the legacy API had another status or code for this, or none.
 * - `RESPONSE_IS_STU3`: the answer to this request was FHIR DSTU2 and will be STU3.
 * - `RESPONSE_NOT_TRANSLATED`: the old software expected another body than the answer at hand.
 *
 * @example
 * ```ts
 * import type { MigrationIssueCode } from '@ers-kit/hscn';
 *
 * const code: MigrationIssueCode = 'CONTEXT_NEEDED';
 * ```
 */
export type MigrationIssueCode =
  | 'ACCESS_TOKEN_NEEDED'
  | 'ASID_REPLACED'
  | 'BODY_DROPPED'
  | 'BODY_NOT_TRANSLATED'
  | 'BODY_TRANSLATED'
  | 'CONTEXT_NEEDED'
  | 'FIELD_NOT_AVAILABLE'
  | 'FQDN_DROPPED'
  | 'FUNCTION_NOT_AVAILABLE'
  | 'HEADER_INVALID'
  | 'METHOD_CHANGED'
  | 'ON_BEHALF_OF_NEEDED'
  | 'OPERATION_DEPRECATED'
  | 'OPERATION_REPLACED'
  | 'OPERATION_RETIRED'
  | 'PARAMETER_DROPPED'
  | 'PARAMETER_INVALID'
  | 'PERMISSION_NOT_OFFERED'
  | 'RESPONSE_IS_STU3'
  | 'RESPONSE_NOT_TRANSLATED'
  | 'SESSION_INVALID'
  | 'SESSION_KEY_REPLACED'
  | 'SSO_TOKEN_REPLACED'
  | 'STATUS_CHANGED';

/**
 * One thing that a translation has to say. It never holds a value of the request.
 *
 * @example
 * ```ts
 * import type { MigrationIssue } from '@ers-kit/hscn';
 *
 * const issue: MigrationIssue = {
 *   code: 'ACCESS_TOKEN_NEEDED',
 *   severity: 'action',
 *   field: 'Authorization',
 *   message: 'The request needs an access token.',
 * };
 * ```
 */
export interface MigrationIssue {
  /** What kind of issue, stable across versions. */
  readonly code: MigrationIssueCode;
  /**
   * `error`: no request could be made. `action`: something has to be supplied or decided. `information`:
   * done.
   */
  readonly severity: 'error' | 'action' | 'information';
  /** The header, parameter or part of the body concerned. */
  readonly field: string;
  /** What happened or is to be done. It never holds a value of the request. */
  readonly message: string;
  /** What takes its place: an operation id, a header, a package. */
  readonly replacedBy?: string | undefined;
}
