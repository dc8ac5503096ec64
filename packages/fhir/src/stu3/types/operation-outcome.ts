import type { OperationOutcome, OperationOutcomeIssue } from 'fhir/r3.js';
import type { CodingOf, ConceptOf } from './elements.js';

/**
 * An issue of an error. Display and diagnostics may be missing.
 *
 * @example
 * ```ts
 * import { codeSystems, type ErsOperationOutcomeIssue } from '@ers-kit/fhir/stu3';
 *
 * const issue: ErsOperationOutcomeIssue = {
 *   severity: 'error',
 *   code: 'forbidden',
 *   details: { coding: [{ system: codeSystems.apiErrorCode.system, code: 'FORBIDDEN' }] },
 * };
 * ```
 */
export interface ErsOperationOutcomeIssue extends OperationOutcomeIssue {
  details: ConceptOf<CodingOf<'apiErrorCode'> | CodingOf<'apiErrorCodeOnErrorPages'>>;
}

/**
 * An error of e-RS.
 *
 * @example
 * ```ts
 * import { isOperationOutcome, type ErsOperationOutcome } from '@ers-kit/fhir/stu3';
 *
 * declare const answer: unknown;
 * if (isOperationOutcome(answer)) {
 *   const outcome: ErsOperationOutcome = answer;
 *   console.error(outcome.issue[0]?.details.coding[0]?.code);
 * }
 * ```
 */
export interface ErsOperationOutcome extends OperationOutcome {
  issue: ErsOperationOutcomeIssue[];
}
