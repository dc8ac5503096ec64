import { CodedError, isCodedError } from '@ers-kit/internal';
import type { OperationId } from '@ers-kit/operations';
import type { ErsErrorCode, OutcomeCode } from './error-code.js';

/** The shape in which a failed answer carried its reason. */
export type FailureBody =
  | 'operation-outcome-stu3'
  | 'operation-outcome-r4'
  | 'apigee-fault'
  | 'oauth-error'
  | 'json'
  | 'truncated-json'
  | 'html'
  | 'text'
  | 'binary'
  | 'empty';

/** One thing that is wrong with the input of a call. It never holds the value. */
export interface InputProblem {
  /** The input's name, such as `ubrn` or `body`. */
  readonly field: string;
  /** What is wrong and what belongs there. */
  readonly message: string;
}

/** Whether e-RS acted on a write that failed; `undefined` for reads. */
export type Processed = 'no' | 'unknown' | undefined;

/** What an {@link ErsError} is made of. */
export interface ErsErrorDetails {
  readonly operation: OperationId | undefined;
  readonly hint: string;
  readonly correlationId: string;
  readonly retryable?: boolean;
  readonly status?: number | undefined;
  readonly codes?: readonly OutcomeCode[];
  readonly issueCodes?: readonly string[];
  readonly requestId?: string | undefined;
  readonly retryAfter?: number | undefined;
  readonly processed?: Processed;
  readonly bodyShape?: FailureBody | undefined;
  readonly problems?: readonly InputProblem[];
  readonly outcome?: unknown;
  readonly cause?: unknown;
}

/**
 * A call of e-RS that failed. Each kind is a class of its own, see {@link ErsErrorCode}.
 *
 * Nothing that may name a patient is in the message or in an enumerable property: the operation stands in for
 * the URL, and what the service wrote is only in the non-enumerable {@link ErsError.outcome}.
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
  /** The id this client sent as `X-Correlation-ID`. Quote it, with {@link ErsError.requestId}, to NHS England. */
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
  /** Everything that is wrong with the input (`ERR_ERS_INPUT`), or with a resource that is not valid; else empty. */
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

/** The input was refused: by this client before sending (`ERR_ERS_INPUT`), or by e-RS (400, 422, other 4xx). */
export class ErsValidationError extends ErsError {
  static override readonly errorName: string = 'ErsValidationError';
}

/** Options that a client, or what belongs to one, cannot be made of; see `problems`. */
export class ErsConfigurationError extends ErsError {
  static override readonly errorName: string = 'ErsConfigurationError';
}

/**
 * 401: the token is missing, expired or unknown, or the sign-in was not strong enough (IAL, AAL); or, before
 * anything was sent, no usable access token was to be had. What the application's token source threw is then in
 * `cause`: whole where it is an error of ers-kit, else its name and code, since its message may hold a token.
 */
export class ErsAuthError extends ErsError {
  static override readonly errorName: string = 'ErsAuthError';
}

/** 403: role, organisation, relationship with the patient, or the registration of the application (ASID). */
export class ErsForbiddenError extends ErsError {
  static override readonly errorName: string = 'ErsForbiddenError';
}

/** 404 and 410: no such record, or not its current version. */
export class ErsNotFoundError extends ErsError {
  static override readonly errorName: string = 'ErsNotFoundError';
}

/** 409 and 412: the record changed since the version that was sent. */
export class ErsConflictError extends ErsError {
  static override readonly errorName: string = 'ErsConflictError';
}

/** 423: another write to the same record is under way. */
export class ErsLockedError extends ErsError {
  static override readonly errorName: string = 'ErsLockedError';
}

/** 429: more requests than the application may send; or, before sending, a limiter that gave no leave. */
export class ErsRateLimitError extends ErsError {
  static override readonly errorName: string = 'ErsRateLimitError';
}

/** 5xx, a provider's PAS included (502, 504), and answers the API does not document. */
export class ErsUnavailableError extends ErsError {
  static override readonly errorName: string = 'ErsUnavailableError';
}

/** No answer: refused, reset, not resolved, broken off. `cause` has the system's code (`ECONNREFUSED`, …). */
export class ErsNetworkError extends ErsError {
  static override readonly errorName: string = 'ErsNetworkError';
}

/** No answer within the time the operation is given, or 408. */
export class ErsTimeoutError extends ErsError {
  static override readonly errorName: string = 'ErsTimeoutError';
}
