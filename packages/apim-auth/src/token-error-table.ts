import { assertionRows } from './internal/token-errors/assertion-rows.js';
import { requestRows } from './internal/token-errors/request-rows.js';
import { serviceRows } from './internal/token-errors/service-rows.js';
import { subjectTokenRows } from './internal/token-errors/subject-token-rows.js';

/**
 * Who can put an error right.
 *
 * @example
 * ```ts
 * import { explainTokenError, type TokenErrorFixer } from '@ers-kit/apim-auth';
 *
 * const first: TokenErrorFixer | undefined = explainTokenError({ status: 503 }).fixers[0];
 * console.log(first); // api-platform
 * ```
 */
export type TokenErrorFixer = 'you' | 'e-rs-partners-team' | 'api-platform';

/**
 * One error that the token service of the API platform gives.
 *
 * @example
 * ```ts
 * import { tokenErrorTable, type TokenErrorRow } from '@ers-kit/apim-auth';
 *
 * const row: TokenErrorRow | undefined = tokenErrorTable.find(
 *   ({ reason }) => reason === 'assertion-expired',
 * );
 * console.log(row?.status, row?.retryHelps); // 400 true
 * ```
 */
export interface TokenErrorRow<Reason extends string = string> {
  /** A stable name for the row. */
  readonly reason: Reason;
  /** HTTP status. */
  readonly status: number;
  /** `error`. Absent where the answer has no JSON body. */
  readonly error?: string;
  /** `error_description`, exactly, or a pattern where the service's wording is not published. */
  readonly description?: string | RegExp;
  /** What it means. */
  readonly meaning: string;
  /** Likely causes, the likeliest first. */
  readonly likelyCauses: readonly string[];
  /** Who can put it right, first the one to begin with. */
  readonly fixers: readonly TokenErrorFixer[];
  /** Whether sending the same request again, freshly signed, can succeed. */
  readonly retryHelps: boolean;
}

/**
 * The error table of the token service, from its published source (NHSDigital/identity-service-api) in the
 * order of its checks.
 *
 * @example
 * ```ts
 * import { tokenErrorTable } from '@ers-kit/apim-auth';
 *
 * const reasons = tokenErrorTable.filter(({ retryHelps }) => retryHelps).map(({ reason }) => reason);
 * ```
 */
export const tokenErrorTable: readonly TokenErrorRow<TokenErrorReason>[] = [
  ...requestRows,
  ...assertionRows,
  ...subjectTokenRows,
  ...serviceRows,
];

/**
 * The name of a row of the {@link tokenErrorTable}.
 *
 * @example
 * ```ts
 * import { tokenErrorTable, type TokenErrorReason } from '@ers-kit/apim-auth';
 *
 * const reason: TokenErrorReason = tokenErrorTable[0]!.reason;
 * ```
 */
export type TokenErrorReason = (
  typeof requestRows | typeof assertionRows | typeof subjectTokenRows | typeof serviceRows
)[number]['reason'];
