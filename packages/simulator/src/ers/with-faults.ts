import { sleep, type Clock } from '@ers-kit/internal';
import type { OperationId } from '@ers-kit/operations';

import { dropAnswer, malformAnswer } from '../apim/damaged-response.js';
import type { ErsFault, PasFailure } from './faults.js';
import { tooManyRequests } from './rate-limit.js';
import { Refusal, unprocessable } from './refusal.js';

/** Error codes for statuses that are forced upon a call. */
const codeByStatus: Readonly<Record<number, { code: string; issueCode: string }>> = {
  400: { code: 'INVALID_VALUE', issueCode: 'value' },
  401: { code: 'NO_ACCESS', issueCode: 'login' },
  403: { code: 'FORBIDDEN', issueCode: 'forbidden' },
  422: { code: 'INVALID_VALUE', issueCode: 'value' },
  502: { code: 'PAS_RESPONDED_WITH_ERROR', issueCode: 'exception' },
  503: { code: 'SYSTEM_UNAVAILABLE', issueCode: 'transient' },
  504: { code: 'PAS_NOT_RESPONDING', issueCode: 'timeout' },
};

/** The refusal that a fault makes of a call, before anything is processed. */
export function refusalOf(fault: ErsFault, operation: OperationId): Refusal | undefined {
  if ('pas' in fault) return pasRefusal(fault.pas, operation);
  if (!('status' in fault)) return undefined;
  return fault.status === 429 ? tooManyRequests() : forced(fault.status, fault.retryAfter, fault.code);
}

function pasRefusal(failure: PasFailure, operation: OperationId): Refusal {
  if (failure !== 'refused') return forced(failure === 'error' ? 502 : 504);
  const code = operation === 'A016' ? 'UNABLE_TO_CONFIRM_APPOINTMENT' : 'UNABLE_TO_CANCEL_APPOINTMENT';
  return unprocessable(code, "The provider's own system has refused.");
}

function forced(status: number, retryAfter?: number, wanted?: string): Refusal {
  const known = codeByStatus[status] ?? { code: 'EXCEPTION', issueCode: 'exception' };
  const { issueCode } = known;
  const code = wanted ?? known.code;
  const refusal = new Refusal(status, { code, issueCode, diagnostics: 'A fault of the simulator.' });
  return retryAfter === undefined ? refusal : Object.assign(refusal, { retryAfter });
}

/** Does to an exchange what the faults say: waits, drops it, or damages its answer. */
export async function strike(
  faults: readonly ErsFault[],
  clock: Clock,
  signal: AbortSignal,
  answer: () => Promise<Response>,
): Promise<Response> {
  if (faults.some((fault) => 'drop' in fault && fault.drop === 'before')) return dropAnswer();
  let response = await answer();
  for (const fault of faults) {
    if ('delay' in fault) await sleep(clock, fault.delay, signal);
    if ('drop' in fault) response = dropAnswer();
    if ('body' in fault)
      response = fault.body === 'truncated' ? await malformAnswer(response) : malformed(response);
  }
  return response;
}

const malformed = ({ status, headers }: Response): Response =>
  new Response('<html>oops</html>', { status, headers });
