import { operations, type OperationId } from '@ers-kit/operations';
import type { ErsErrorCode } from '../error-code.js';
import type { ErsErrorDetails, Processed } from '../error-details.js';
import {
  ErsAuthError,
  ErsConflictError,
  ErsForbiddenError,
  ErsLockedError,
  ErsNetworkError,
  ErsNotFoundError,
  ErsRateLimitError,
  ErsTimeoutError,
  ErsUnavailableError,
  ErsValidationError,
  type ErsError,
} from '../errors.js';
import { hintFor } from './failure-hints.js';
import { readFailure } from './read-failure.js';
import type { Answer, SendFailure } from './send.js';
import { isWrite } from './writes.js';

/** The call that failed, as far as an error may name it. */
export interface FailedCall {
  readonly operation: OperationId;
  readonly correlationId: string;
}

/** `A005 (GET /FHIR/STU3/ReferralRequest/{ubrn})`: the template, never the URL. */
export function nameOperation(operation: OperationId): string {
  const { method, fhirVersion, path } = operations[operation];
  return `${operation} (${method} /FHIR/${fhirVersion}${path})`;
}

/** The call itself holds the URL, which stays out of errors. */
const named = ({ operation, correlationId }: FailedCall): FailedCall => ({ operation, correlationId });

const unknownOutcome =
  'Whether e-RS made the change is not known: read the record again before sending the change again.';

/** A write that ended in one of these was refused, so e-RS made no change. */
const refused = (status: number): boolean => status >= 400 && status < 500 && status !== 408;
const temporary: ReadonlySet<number> = new Set([408, 423, 429, 502, 503, 504]);

/** The error for an answer that is no success. */
export function errorFromAnswer(call: FailedCall, answer: Answer): ErsError {
  const { status, headers } = answer;
  const failure = readFailure(answer.body, headers, operations[call.operation].fhirVersion);
  const write = isWrite(call.operation);
  const processed: Processed = write ? (refused(status) ? 'no' : 'unknown') : undefined;
  const hint = hintFor(status, failure.codes, failure.issueCodes);
  const codes = failure.codes.length > 0 ? ` ${failure.codes.join(', ')}` : '';
  const message = `${nameOperation(call.operation)} was answered ${status}${codes}. ${sentence(hint, processed)}`;
  const [Kind, code] = kindOf(status);
  return new Kind(code, message, {
    ...named(call),
    status,
    codes: failure.codes,
    issueCodes: failure.issueCodes,
    requestId: requestIdOf(headers),
    retryable: temporary.has(status) && processed !== 'unknown',
    retryAfter: retryAfterOf(headers),
    processed,
    bodyShape: failure.shape,
    outcome: failure.outcome,
    hint,
  });
}

type Kind = readonly [
  new (code: ErsErrorCode, message: string, details: ErsErrorDetails) => ErsError,
  ErsErrorCode,
];

const kinds: Readonly<Record<number, Kind>> = {
  401: [ErsAuthError, 'ERR_ERS_AUTH'],
  403: [ErsForbiddenError, 'ERR_ERS_FORBIDDEN'],
  404: [ErsNotFoundError, 'ERR_ERS_NOT_FOUND'],
  408: [ErsTimeoutError, 'ERR_ERS_TIMEOUT'],
  409: [ErsConflictError, 'ERR_ERS_CONFLICT'],
  410: [ErsNotFoundError, 'ERR_ERS_NOT_FOUND'],
  412: [ErsConflictError, 'ERR_ERS_CONFLICT'],
  423: [ErsLockedError, 'ERR_ERS_LOCKED'],
  429: [ErsRateLimitError, 'ERR_ERS_RATE_LIMIT'],
};

function kindOf(status: number): Kind {
  if (status >= 500) return [ErsUnavailableError, 'ERR_ERS_UNAVAILABLE'];
  if (status < 400) return [ErsUnavailableError, 'ERR_ERS_RESPONSE'];
  return kinds[status] ?? [ErsValidationError, 'ERR_ERS_VALIDATION'];
}

/** The error for a request that got no whole answer. */
export function errorFromSendFailure(call: FailedCall, failure: SendFailure): ErsError {
  const write = isWrite(call.operation);
  const processed: Processed = write ? (failure.neverSent ? 'no' : 'unknown') : undefined;
  const name = nameOperation(call.operation);
  const retryable = processed !== 'unknown';
  const details = { ...named(call), processed, retryable, cause: failure.cause };
  if (failure.reason === 'too-large') {
    const hint = 'The developer: raise `maximumResponseBytes`, or ask for less.';
    const message = `${name} was answered with more bytes than the client accepts. ${sentence(hint, processed)}`;
    return new ErsUnavailableError('ERR_ERS_RESPONSE', message, { ...details, retryable: false, hint });
  }
  if (failure.reason === 'timeout') {
    const hint = 'Wait, and try again; raise `timeouts` if the operation is known to be slow.';
    const message = `${name} got no whole answer in time. ${sentence(hint, processed)}`;
    return new ErsTimeoutError('ERR_ERS_TIMEOUT', message, { ...details, hint });
  }
  const hint = failure.neverSent
    ? 'The administrator: the server cannot be reached; check name resolution, firewall and proxy.'
    : 'Wait, and try again; the administrator: look for a proxy that breaks connections off.';
  return new ErsNetworkError('ERR_ERS_NETWORK', `${name} got no answer. ${sentence(hint, processed)}`, {
    ...details,
    hint,
  });
}

/** The error for a success whose body is not what the operation answers with. */
export function unexpectedAnswer(call: FailedCall, answer: Answer, what: string): ErsError {
  const processed: Processed = isWrite(call.operation) ? 'unknown' : undefined;
  const hint = 'The developer: check the base URL, and for a proxy that answers in place of e-RS.';
  const failure = readFailure(answer.body, answer.headers, operations[call.operation].fhirVersion);
  const message = `${nameOperation(call.operation)} was answered ${answer.status} with ${what}. ${sentence(hint, processed)}`;
  return new ErsUnavailableError('ERR_ERS_RESPONSE', message, {
    ...named(call),
    status: answer.status,
    requestId: requestIdOf(answer.headers),
    processed,
    bodyShape: failure.shape,
    outcome: failure.outcome,
    hint,
  });
}

function sentence(hint: string, processed: Processed): string {
  return processed === 'unknown' ? `${hint} ${unknownOutcome}` : hint;
}

/** The e-RS transaction id of an answer, if it looks like one. */
export function requestIdOf(headers: Headers): string | undefined {
  const value = headers.get('x-request-id');
  return value !== null && /^[\w.-]{1,128}$/.test(value) ? value : undefined;
}

/** Seconds of `Retry-After`, which e-RS gives as a number; an HTTP date is understood too. */
function retryAfterOf(headers: Headers, now = Date.now()): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d{1,6}$/.test(value)) return Number(value);
  const date = /^[A-Z][a-z]{2}, /.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
