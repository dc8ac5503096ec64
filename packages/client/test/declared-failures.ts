import type { OperationId } from '@ers-kit/operations';
import type { ErsErrorCode } from '../src/index.js';

/** Statuses of failure that every operation declares in the OpenAPI specification. */
const always = [401, 403, 429, 500, 503];

/** Those that only some operations declare beside them. */
const further: readonly (readonly [ids: string, statuses: readonly number[]])[] = [
  ['A030', [406]],
  ['A037', [404]],
  ['A004 A033', [404, 406]],
  ['A015 A029 A040 A041', [400, 406]],
  ['A025 A035', [400, 404, 406]],
  ['A042', [400, 404, 422]],
  ['A006 A007 A019 A043', [404, 406, 422]],
  ['A020', [406, 415, 422]],
  ['A005 A005-versioned A024 A024-versioned A038 A038-versioned', [400, 404, 406, 422]],
  ['A008 A010 A011 A021 A023 A044', [400, 406, 415, 422]],
  ['A013', [400, 404, 406, 409, 412, 422, 423]],
  ['A026 A027 A031 A032', [400, 404, 406, 409, 415, 422, 423]],
  ['A012 A022 A028', [400, 404, 406, 409, 412, 415, 422, 423]],
  ['A014', [400, 404, 406, 409, 412, 415, 422, 423, 504]],
  ['A034 A036', [400, 404, 406, 409, 412, 415, 422, 423, 502, 504]],
  ['A016', [406, 409, 415, 422, 423, 502, 504]],
];

/** The statuses of failure that an operation declares. */
export function declaredFailures(id: OperationId): readonly number[] {
  const row = further.find(([ids]) => ids.split(' ').includes(id));
  if (!row) throw new Error(`${id} has no statuses: add them to test/declared-failures.ts`);
  return [...always, ...row[1]].toSorted((a, b) => a - b);
}

/** The class and the code of the error that each status is. */
export const kindOfStatus: Readonly<Record<number, readonly [name: string, code: ErsErrorCode]>> = {
  400: ['ErsValidationError', 'ERR_ERS_VALIDATION'],
  401: ['ErsAuthError', 'ERR_ERS_AUTH'],
  403: ['ErsForbiddenError', 'ERR_ERS_FORBIDDEN'],
  404: ['ErsNotFoundError', 'ERR_ERS_NOT_FOUND'],
  406: ['ErsValidationError', 'ERR_ERS_VALIDATION'],
  409: ['ErsConflictError', 'ERR_ERS_CONFLICT'],
  412: ['ErsConflictError', 'ERR_ERS_CONFLICT'],
  415: ['ErsValidationError', 'ERR_ERS_VALIDATION'],
  422: ['ErsValidationError', 'ERR_ERS_VALIDATION'],
  423: ['ErsLockedError', 'ERR_ERS_LOCKED'],
  429: ['ErsRateLimitError', 'ERR_ERS_RATE_LIMIT'],
  500: ['ErsUnavailableError', 'ERR_ERS_UNAVAILABLE'],
  502: ['ErsUnavailableError', 'ERR_ERS_UNAVAILABLE'],
  503: ['ErsUnavailableError', 'ERR_ERS_UNAVAILABLE'],
  504: ['ErsUnavailableError', 'ERR_ERS_UNAVAILABLE'],
};
