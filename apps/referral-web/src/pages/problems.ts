import { ErsAuthError, ErsError } from '@ers-kit/client';
import type { ErrorRequestHandler } from 'express';

/** A failure of e-RS, as a page explains it: the words are in `views/parts/problem.njk`. */
export interface Problem {
  readonly status: number;
  /** What explains it, the most telling first. */
  readonly codes: readonly string[];
  /** Whether the record is another one than the user saw, or is being changed. */
  readonly isConflict: boolean;
  /** To quote to NHS England. */
  readonly reference: string;
}

/** What to tell the user; `undefined` where it is no failure of e-RS, or one that signing in mends. */
export function problemOf(error: unknown): Problem | undefined {
  if (!ErsError.isInstance(error) || ErsAuthError.isInstance(error)) return undefined;
  const { code, codes, processed, correlationId } = error;
  const { status = code === 'ERR_ERS_INPUT' ? 400 : 503 } = error;
  return {
    status: status < 400 ? 502 : status,
    codes: [...codes, ...(processed === 'unknown' ? ['UNKNOWN_OUTCOME'] : []), code],
    isConflict: code === 'ERR_ERS_CONFLICT' || code === 'ERR_ERS_LOCKED',
    reference: correlationId,
  };
}

/** Turns a failure of e-RS into a page that says what happened and what to do. */
export const explainErsProblem: ErrorRequestHandler = (error, _request, response, next) => {
  const problem = problemOf(error);
  if (!problem || response.headersSent) return next(error);
  response.status(problem.status).render('pages/problem.njk', { problem });
};
