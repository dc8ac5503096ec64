import { loose, readList, textsOf, type Reading } from './reading.js';

/**
 * One issue of an OperationOutcome.
 *
 * @example
 * ```ts
 * import type { OutcomeIssue } from '@ers-kit/fhir/stu3';
 *
 * const issue: OutcomeIssue = { severity: 'error', type: 'forbidden', code: 'NO_RELATIONSHIP' };
 * ```
 */
export interface OutcomeIssue {
  /** `fatal`, `error`, `warning` or `information`. */
  readonly severity: string;
  /** FHIR issue type. */
  readonly type: string;
  /** The error code of e-RS, and its system. */
  readonly code?: string;
  /** The code system of `code`. */
  readonly system?: string;
  /** What the code means. */
  readonly display?: string;
  /** May hold identifiers of the patient: not for logs. */
  readonly diagnostics?: string;
}

/**
 * The issues of an OperationOutcome, STU3 or R4, of e-RS or of the gateway. Display and diagnostics may be
 * missing.
 *
 * @param outcome - The body of an answer, as parsed JSON.
 *
 * @example
 * ```ts
 * import { outcomeIssues, presentValue } from '@ers-kit/fhir/stu3';
 *
 * const reading = outcomeIssues({
 *   resourceType: 'OperationOutcome',
 *   issue: [{ severity: 'error', code: 'login' }],
 * });
 * console.log(presentValue(reading)?.[0]?.type); // login
 * ```
 */
export function outcomeIssues(outcome: unknown): Reading<readonly OutcomeIssue[]> {
  if ((loose(outcome)?.resourceType as unknown) !== 'OperationOutcome')
    return { status: 'malformed', path: 'resourceType' };
  return readList(loose(outcome)?.issue, 'issue', (issue) => {
    const coding = issue?.details?.coding?.[0];
    const read = textsOf({
      severity: issue?.severity,
      type: issue?.code,
      code: coding?.code,
      system: coding?.system,
      display: coding?.display,
      diagnostics: issue?.diagnostics,
    }) as OutcomeIssue;
    return read.severity && read.type ? read : undefined;
  });
}
