/**
 * A request as the old software makes it, taken apart.
 *
 * @example
 * ```ts
 * import { recogniseLegacyRequest, type LegacyRequest } from '@ers-kit/hscn';
 *
 * const request: LegacyRequest = {
 *   method: 'PUT',
 *   url: '/ers-api/v1/ProfessionalSession/pro-api-session:00000000-0000-4000-8000-000000000000',
 *   headers: { XAPI_ASID: '100000001234' },
 * };
 * console.log(recogniseLegacyRequest(request)?.operation); // A002
 * ```
 */
export interface LegacyRequest {
  /** In any case. */
  readonly method: string;
  /** Absolute, or a path where the host is not known. */
  readonly url: string;
  /** In any spelling: `HTTP_X_SESSION_KEY`, `http-x-session-key`, … Default: none. */
  readonly headers?: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Text, bytes, or JSON as parsed. Default: none. */
  readonly body?: unknown;
}
