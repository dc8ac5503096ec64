import type { OperationId } from '@ers-kit/operations';
import type { OutcomeCode } from './error-code.js';

/**
 * The shape in which a failed answer carried its reason.
 *
 * @example
 * ```ts
 * import type { FailureBody } from '@ers-kit/client';
 *
 * const fromProxy: FailureBody[] = ['html', 'text', 'empty'];
 * ```
 */
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

/**
 * One thing that is wrong with the input of a call. It never holds the value.
 *
 * @example
 * ```ts
 * import type { InputProblem } from '@ers-kit/client';
 *
 * const problem: InputProblem = { field: 'ubrn', message: 'ubrn must be 12 digits.' };
 * ```
 */
export interface InputProblem {
  /** The input's name, such as `ubrn` or `body`. */
  readonly field: string;
  /** What is wrong and what belongs there. */
  readonly message: string;
}

/**
 * Whether e-RS acted on a write that failed; `undefined` for reads.
 *
 * @example
 * ```ts
 * import type { Processed } from '@ers-kit/client';
 *
 * declare const processed: Processed;
 * const mustReadFirst = processed === 'unknown';
 * ```
 */
export type Processed = 'no' | 'unknown' | undefined;

/** What an `ErsError` is made of. */
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
