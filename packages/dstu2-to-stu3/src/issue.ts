/** How bad an issue is: an `error` leaves the result unfit for use as it stands. */
export type IssueSeverity = 'error' | 'warning' | 'information';

/** What an issue is about. */
export type IssueCode =
  /** A value has no place in STU3, or is none, and is not in the result. */
  | 'dropped'
  /** A value has no place in STU3 and is kept as an extension (`keepLost`). */
  | 'kept'
  /** A value was worked out from others in the same payload. */
  | 'derived'
  /** A constant or a default was filled in. */
  | 'defaulted'
  /** A code has another name in STU3, or several became one. */
  | 'code-mapped'
  /** STU3 requires what the source does not have. */
  | 'missing-required'
  /** An extension that no table knows went over as it is. */
  | 'unknown-extension'
  /** A profile that no table knows went over as it is. */
  | 'unknown-profile'
  /** A code that DSTU2 does not allow there went over as it is. */
  | 'unknown-code'
  /** A worklist parameter that the API refuses went over as it is. */
  | 'unknown-parameter'
  /** A reference leads nowhere. */
  | 'unresolved-reference'
  /** A reference named a type that STU3 renamed. */
  | 'renamed-reference'
  /** A value has another shape than DSTU2 allows, and was read as what it must mean. */
  | 'unexpected-shape'
  /** A value is not a legal one and went over as it is. */
  | 'invalid-value'
  /** Two contained resources share an id. */
  | 'duplicate-id'
  /** A part became a resource of its own. */
  | 'split-out'
  /** Values stay, but which belonged to which is lost. */
  | 'flattened'
  /** A resource of a type that the mapper does not know. */
  | 'unsupported-type'
  /** A line of a stream is not a JSON object that can be mapped. */
  | 'invalid-line';

/** One thing that the mapper has to say about a payload. Never holds a value of the payload. */
export interface Issue {
  readonly severity: IssueSeverity;
  readonly code: IssueCode;
  /** FHIRPath in the source, from its root: `contained[0].identifier`; the resource's type for the root itself. */
  readonly sourcePath: string;
  /** FHIRPath in the result, where there is one. */
  readonly targetPath?: string;
  /** What happened and what to do, in one or two sentences. */
  readonly message: string;
  /** The row of the mapping tables that this follows from, as `A005.30`. */
  readonly rule?: string;
}

/** The FHIR issue types that say the same. */
const issueTypes: Readonly<Partial<Record<IssueCode, string>>> = {
  'missing-required': 'required',
  'unresolved-reference': 'not-found',
  'unexpected-shape': 'structure',
  'invalid-value': 'value',
  'unknown-code': 'code-invalid',
  'unknown-extension': 'extension',
  'unknown-parameter': 'not-supported',
  'unsupported-type': 'not-supported',
  'duplicate-id': 'duplicate',
  'invalid-line': 'structure',
};

/** A STU3 OperationOutcome as {@link toOperationOutcome} writes it. */
export interface IssueOutcome {
  readonly resourceType: 'OperationOutcome';
  readonly issue: {
    readonly severity: IssueSeverity;
    readonly code: string;
    readonly diagnostics: string;
    readonly expression?: string[];
  }[];
}

/**
 * Writes issues as a STU3 OperationOutcome: the code becomes the nearest FHIR issue type, the message
 * `diagnostics`, the source path `expression`. No issues give one of severity `information`, since FHIR wants at least one.
 */
export function toOperationOutcome(issues: readonly Issue[]): IssueOutcome {
  const issue = issues.map(({ severity, code, message, sourcePath }) => ({
    severity,
    code: issueTypes[code] ?? 'informational',
    diagnostics: `${code}: ${message}`,
    ...(sourcePath && { expression: [sourcePath] }),
  }));
  if (issue.length === 0) {
    issue.push({ severity: 'information', code: 'informational', diagnostics: 'Mapped without an issue.' });
  }
  return { resourceType: 'OperationOutcome', issue };
}
