import { defined, readingOf, readList, property, textAt, type Reading } from './reading.js';

/** One issue of an OperationOutcome. */
export interface OutcomeIssue {
  readonly severity: string;
  /** FHIR issue type. */
  readonly type: string;
  /** The error code of e-RS, and its system. */
  readonly code?: string;
  readonly system?: string;
  readonly display?: string;
  /** May hold identifiers of the patient: not for logs. */
  readonly diagnostics?: string;
}

/** The issues of an OperationOutcome, STU3 or R4, of e-RS or of the gateway. Display and diagnostics may be missing. */
export function outcomeIssues(outcome: unknown): Reading<readonly OutcomeIssue[]> {
  if (property(outcome, 'resourceType') !== 'OperationOutcome')
    return readingOf<readonly OutcomeIssue[]>(undefined, 'resourceType');
  return readList(property(outcome, 'issue'), 'issue', (issue) => {
    const severity = textAt(issue, 'severity');
    const type = textAt(issue, 'code');
    const coding = 'details.coding.0.';
    return severity && type
      ? defined({
          severity,
          type,
          code: textAt(issue, `${coding}code`),
          system: textAt(issue, `${coding}system`),
          display: textAt(issue, `${coding}display`),
          diagnostics: textAt(issue, 'diagnostics'),
        })
      : undefined;
  });
}
