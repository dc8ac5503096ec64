import { safeText } from '@ers-kit/internal';

import { ApimAuthError } from './apim-auth-error.js';
import {
  tokenErrorTable,
  type TokenErrorFixer,
  type TokenErrorReason,
  type TokenErrorRow,
} from './token-error-table.js';

/**
 * An answer of the token service, as a log has it.
 *
 * @example
 * ```ts
 * import { explainTokenError, type TokenErrorAnswer } from '@ers-kit/apim-auth';
 *
 * const answer: TokenErrorAnswer = {
 *   status: 401,
 *   error: 'invalid_request',
 *   error_description: 'refresh_token is invalid',
 * };
 * console.log(explainTokenError(answer).retryHelps); // false
 * ```
 */
export interface TokenErrorAnswer {
  /** HTTP status. */
  readonly status?: number;
  /** The OAuth error code. */
  readonly error?: string;
  /** Decides first, where it is there. */
  readonly error_description?: string;
}

/**
 * What an error of the token service means and what to do.
 *
 * @example
 * ```ts
 * import { explainTokenError, type TokenErrorExplanation } from '@ers-kit/apim-auth';
 *
 * const explanation: TokenErrorExplanation = explainTokenError({ status: 418 });
 * console.log(explanation.reason); // unknown
 * ```
 */
export interface TokenErrorExplanation {
  /** The row of the error table, or `unknown`. */
  readonly reason: TokenErrorReason | 'unknown';
  /** One sentence, for people. */
  readonly meaning: string;
  /** The likeliest first. */
  readonly likelyCauses: readonly string[];
  /** Who can put it right, first the one to begin with. */
  readonly fixers: readonly TokenErrorFixer[];
  /** Whether sending the same request again, freshly signed, can succeed. */
  readonly retryHelps: boolean;
  /** To quote to the API platform's support, where the error has one. */
  readonly messageId?: string;
}

type KnownRow = TokenErrorRow<TokenErrorReason>;

/**
 * Explains an error of the token service: an {@link ApimAuthError}, or the answer as it stands in a log.
 *
 * @param error - The error, or `status`, `error` and `error_description` out of a log.
 * @returns The explanation; for an answer that is not in the table, what can be said from its status.
 *
 * @example
 * ```ts
 * import { explainTokenError } from '@ers-kit/apim-auth';
 *
 * const { meaning, retryHelps } = explainTokenError({
 *   status: 401,
 *   error_description: 'refresh_token is invalid',
 * });
 * console.log(meaning); // The refresh token is unknown or was used before: each works once.
 * console.log(retryHelps); // false
 * ```
 */
export function explainTokenError(error: ApimAuthError | TokenErrorAnswer = {}): TokenErrorExplanation {
  const messageId = ApimAuthError.isInstance(error) && error.messageId ? { messageId: error.messageId } : {};
  const row = ApimAuthError.isInstance(error)
    ? tokenErrorTable.find(({ reason }) => reason === error.reason)
    : findTokenErrorRow(error);
  if (!row) return { ...explainUnknown(error.status), ...messageId };
  const { reason, meaning, likelyCauses, fixers, retryHelps } = row;
  return { reason, meaning, likelyCauses, fixers, retryHelps, ...messageId };
}

/** The row of the table for an answer. The description decides; status and error tell doubles apart. */
export function findTokenErrorRow(answer: TokenErrorAnswer): KnownRow | undefined {
  const description = answer.error_description?.trim();
  const scored = tokenErrorTable
    .map((row) => ({ row, score: scoreRow(row, answer, description) }))
    .filter(({ score }) => score > 0);
  return scored.toSorted((one, other) => other.score - one.score)[0]?.row;
}

function scoreRow(row: TokenErrorRow, answer: TokenErrorAnswer, description: string | undefined): number {
  const sameError = row.error !== undefined && row.error === answer.error;
  const sameStatus = row.status === answer.status;
  const agreement = (sameError ? 2 : 0) + (sameStatus ? 1 : 0);
  if (typeof row.description === 'string') {
    return row.description.toLowerCase() === description?.toLowerCase() ? 20 + agreement : 0;
  }
  if (row.description !== undefined) {
    return sameError && description !== undefined && row.description.test(description) ? 10 + agreement : 0;
  }
  // Rows without a text are known by their error, or by their status where there is no error either.
  if (row.error !== undefined) return sameError ? agreement : 0;
  return sameStatus && answer.error === undefined ? 1 : 0;
}

function explainUnknown(status: number | undefined): TokenErrorExplanation {
  const serverSide = status !== undefined && status >= 500;
  return {
    reason: 'unknown',
    meaning: serverSide
      ? 'The platform failed in a way that its published error table does not list.'
      : 'The answer is none of the published error table of the token service.',
    likelyCauses: serverSide
      ? ['A fault of the platform: try again later and quote the message id to its support']
      : [
          'A proxy answered in place of the platform',
          'The platform has changed: compare with its documentation',
        ],
    fixers: serverSide ? ['api-platform'] : ['you', 'api-platform'],
    retryHelps: serverSide,
  };
}

/**
 * The description of an answer for messages: as it is where the table has it, or else with doubtful words
 * taken out.
 */
export function publishableDescription(description: string): string | undefined {
  const known = tokenErrorTable.some((row) => row.description === description);
  return known ? description : safeText(description);
}
