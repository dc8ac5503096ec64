import { CodedError, isCodedError } from '@ers-kit/internal';
import type { OperationId } from '@ers-kit/operations';
import type { ErsErrorCode, OutcomeCode } from './error-code.js';
import type { ErsErrorDetails, FailureBody, InputProblem, Processed } from './error-details.js';

/**
 * A call of e-RS that failed. Each kind is a class of its own, see {@link ErsErrorCode}.
 *
 * Nothing that may name a patient is in the message or in an enumerable property: the operation stands in for
 * the URL, and what the service wrote is only in the non-enumerable {@link ErsError.outcome}.
 *
 * @example
 * ```ts
 * import { ErsError, type ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 * try {
 *   await client.retrieveReferralRequest({ ubrn: '000000070000' });
 * } catch (error) {
 *   if (!ErsError.isInstance(error)) throw error;
 *   console.error(error.operation, error.code, error.codes, error.hint, error.requestId);
 * }
 * ```
 */
export class ErsError extends CodedError<ErsErrorCode> {
  /** The operation that was called, `'A005'`; `undefined` where there is none of that id, and for options. */
  readonly operation: OperationId | undefined;
  /** HTTP status; `undefined` where no answer came. */
  readonly status: number | undefined;
  /** Codes of the outcome in their order, without repeats; empty where the answer had none. */
  readonly codes: readonly OutcomeCode[];
  /** FHIR issue codes of the outcome: `login` is mended by signing in again, `forbidden` is not. */
  readonly issueCodes: readonly string[];
  /**
   * The id this client sent as `X-Correlation-ID`. Quote it, with {@link ErsError.requestId}, to NHS England.
   */
  readonly correlationId: string;
  /** The e-RS transaction id (`X-Request-ID`), where the request reached e-RS. */
  readonly requestId: string | undefined;
  /** Whether the same call may succeed when sent again later, and is safe to send again. */
  readonly retryable: boolean;
  /** Seconds to wait first, where the service named them. */
  readonly retryAfter: number | undefined;
  /**
   * Of a write: `'no'` where the failure proves that e-RS did not process it, `'unknown'` where it may have.
   * Read the record again before sending the write again. `undefined` for reads.
   */
  readonly processed: Processed;
  /** The shape in which the reason came; `undefined` where no answer came. */
  readonly bodyShape: FailureBody | undefined;
  /**
   * Everything that is wrong with the input (`ERR_ERS_INPUT`), or with a resource that is not valid; else
   * empty.
   */
  readonly problems: readonly InputProblem[];
  /** What to do, and who can do it. */
  readonly hint: string;
  /** The answer's body as parsed. Not enumerable: its texts may hold patient data, so keep it out of logs. */
  declare readonly outcome: unknown;

  /** The `name` of an error of this class. */
  static readonly errorName: string = 'ErsError';

  constructor(code: ErsErrorCode, message: string, details: ErsErrorDetails) {
    super('ErsError', code, message, details.cause === undefined ? {} : { cause: details.cause });
    Object.defineProperty(this, 'name', { value: new.target.errorName, configurable: true, writable: true });
    this.operation = details.operation;
    this.status = details.status;
    this.codes = details.codes ?? [];
    this.issueCodes = details.issueCodes ?? [];
    this.correlationId = details.correlationId;
    this.requestId = details.requestId;
    this.retryable = details.retryable ?? false;
    this.retryAfter = details.retryAfter;
    this.processed = details.processed;
    this.bodyShape = details.bodyShape;
    this.problems = details.problems ?? [];
    this.hint = details.hint;
    Object.defineProperty(this, 'outcome', { value: details.outcome, enumerable: false });
  }

  /** Whether `value` is an error of this class (on a kind: of that kind), of whichever installed version. */
  static isInstance<Kind extends ErsError>(
    this: { readonly prototype: Kind; readonly errorName: string },
    value: unknown,
  ): value is Kind {
    if (!isCodedError(value, 'ErsError')) return false;
    return this.errorName === 'ErsError' || (value as Error).name === this.errorName;
  }
}

/**
 * The input was refused: by this client before sending (`ERR_ERS_INPUT`), or by e-RS (400, 422, other 4xx).
 *
 * @example
 * ```ts
 * import { ErsValidationError } from '@ers-kit/client';
 *
 * declare const error: unknown;
 * const fields = ErsValidationError.isInstance(error) ? error.problems.map(({ field }) => field) : [];
 * ```
 */
export class ErsValidationError extends ErsError {
  /** The `name` of an error of this class. */
  static override readonly errorName: string = 'ErsValidationError';
}

/**
 * Options that a client, or what belongs to one, cannot be made of; see `problems`.
 *
 * @example
 * ```ts
 * import { createLimiter, ErsConfigurationError } from '@ers-kit/client';
 *
 * try {
 *   createLimiter({ requestsPerSecond: 0 });
 * } catch (error) {
 *   if (ErsConfigurationError.isInstance(error)) console.log(error.code); // ERR_ERS_CONFIGURATION
 * }
 * ```
 */
export class ErsConfigurationError extends ErsError {
  /** The `name` of an error of this class. */
  static override readonly errorName: string = 'ErsConfigurationError';
}

/**
 * 401: the token is missing, expired or unknown, or the sign-in was not strong enough (IAL, AAL); or, before
 * anything was sent, no usable access token was to be had. What the application's token source threw is then
 * in `cause`: whole where it is an error of ers-kit, else its name and code, since its message may hold a
 * token.
 *
 * @example
 * ```ts
 * import { ErsAuthError } from '@ers-kit/client';
 *
 * declare const error: unknown;
 * const mustSignIn = ErsAuthError.isInstance(error) && error.issueCodes.includes('login');
 * ```
 */
export class ErsAuthError extends ErsError {
  /** The `name` of an error of this class. */
  static override readonly errorName: string = 'ErsAuthError';
}

/**
 * 403: role, organisation, relationship with the patient, or the registration of the application (ASID).
 *
 * @example
 * ```ts
 * import { ErsForbiddenError } from '@ers-kit/client';
 *
 * declare const error: unknown;
 * const hasNoRelationship = ErsForbiddenError.isInstance(error) && error.codes.includes('NO_RELATIONSHIP');
 * ```
 */
export class ErsForbiddenError extends ErsError {
  /** The `name` of an error of this class. */
  static override readonly errorName: string = 'ErsForbiddenError';
}

/**
 * 404 and 410: no such record, or not its current version.
 *
 * @example
 * ```ts
 * import { ErsNotFoundError } from '@ers-kit/client';
 *
 * declare const error: unknown;
 * const isGone = ErsNotFoundError.isInstance(error) && error.status === 410;
 * ```
 */
export class ErsNotFoundError extends ErsError {
  /** The `name` of an error of this class. */
  static override readonly errorName: string = 'ErsNotFoundError';
}

/**
 * 409 and 412: the record changed since the version that was sent.
 *
 * @example
 * ```ts
 * import { ErsConflictError } from '@ers-kit/client';
 *
 * declare const error: unknown;
 * const text = ErsConflictError.isInstance(error)
 *   ? 'Somebody changed the referral: read it again.'
 *   : undefined;
 * ```
 */
export class ErsConflictError extends ErsError {
  /** The `name` of an error of this class. */
  static override readonly errorName: string = 'ErsConflictError';
}

/**
 * 423: another write to the same record is under way.
 *
 * @example
 * ```ts
 * import { ErsLockedError } from '@ers-kit/client';
 *
 * declare const error: unknown;
 * const mayTryAgain = ErsLockedError.isInstance(error) && error.retryable;
 * ```
 */
export class ErsLockedError extends ErsError {
  /** The `name` of an error of this class. */
  static override readonly errorName: string = 'ErsLockedError';
}

/**
 * 429: more requests than the application may send; or, before sending, a limiter that gave no leave.
 *
 * @example
 * ```ts
 * import { ErsRateLimitError } from '@ers-kit/client';
 *
 * declare const error: unknown;
 * const seconds = ErsRateLimitError.isInstance(error) ? (error.retryAfter ?? 1) : undefined;
 * ```
 */
export class ErsRateLimitError extends ErsError {
  /** The `name` of an error of this class. */
  static override readonly errorName: string = 'ErsRateLimitError';
}

/**
 * 5xx, a provider's PAS included (502, 504), and answers the API does not document.
 *
 * @example
 * ```ts
 * import { ErsUnavailableError } from '@ers-kit/client';
 *
 * declare const error: unknown;
 * const isPas = ErsUnavailableError.isInstance(error) && error.codes.includes('PAS_NOT_RESPONDING');
 * ```
 */
export class ErsUnavailableError extends ErsError {
  /** The `name` of an error of this class. */
  static override readonly errorName: string = 'ErsUnavailableError';
}

/**
 * No answer: refused, reset, not resolved, broken off. `cause` has the system's code (`ECONNREFUSED`, …).
 *
 * @example
 * ```ts
 * import { ErsNetworkError } from '@ers-kit/client';
 *
 * declare const error: unknown;
 * const mayBeDone = ErsNetworkError.isInstance(error) && error.processed === 'unknown';
 * ```
 */
export class ErsNetworkError extends ErsError {
  /** The `name` of an error of this class. */
  static override readonly errorName: string = 'ErsNetworkError';
}

/**
 * No answer within the time the operation is given, or 408.
 *
 * @example
 * ```ts
 * import { ErsTimeoutError } from '@ers-kit/client';
 *
 * declare const error: unknown;
 * const mustReadAgain = ErsTimeoutError.isInstance(error) && error.processed === 'unknown';
 * ```
 */
export class ErsTimeoutError extends ErsError {
  /** The `name` of an error of this class. */
  static override readonly errorName: string = 'ErsTimeoutError';
}
