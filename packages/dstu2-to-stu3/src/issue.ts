/**
 * How bad an issue is: an `error` leaves the result unfit for use as it stands.
 *
 * @example
 * ```ts
 * import { type IssueSeverity, toStu3 } from '@ers-kit/dstu2-to-stu3';
 *
 * const worst: IssueSeverity = 'error';
 * const { issues } = toStu3({ resourceType: 'Slot', freeBusyType: 'free' });
 * console.log(issues.filter(({ severity }) => severity === worst).length); // 3
 * ```
 */
export type IssueSeverity = 'error' | 'warning' | 'information';

/**
 * What an issue is about.
 *
 * @example
 * ```ts
 * import { type IssueCode, toStu3 } from '@ers-kit/dstu2-to-stu3';
 *
 * const losses = new Set<IssueCode>(['dropped', 'kept', 'flattened']);
 * const { issues } = toStu3({ resourceType: 'HealthcareService', publicKey: 'abc' });
 * console.log(issues.filter(({ code }) => losses.has(code)).map(({ sourcePath }) => sourcePath)); // [ 'publicKey' ]
 * ```
 */
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

/**
 * One thing that the mapper has to say about a payload. Never holds a value of the payload.
 *
 * @example
 * ```ts
 * import { type Issue, toStu3 } from '@ers-kit/dstu2-to-stu3';
 *
 * const describe = ({ severity, code, sourcePath }: Issue): string => `${severity} ${code} ${sourcePath}`;
 * const { issues } = toStu3({ resourceType: 'Patient', birthDate: '2024-02-30' });
 * console.log(issues.map(describe)); // [ 'warning invalid-value birthDate' ]
 * ```
 */
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

/**
 * A STU3 OperationOutcome as {@link toOperationOutcome} writes it.
 *
 * @example
 * ```ts
 * import { type IssueOutcome, toOperationOutcome } from '@ers-kit/dstu2-to-stu3';
 *
 * const outcome: IssueOutcome = toOperationOutcome([]);
 * console.log(outcome.issue[0]?.diagnostics); // Mapped without an issue.
 * ```
 */
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
 *
 * Source of the codes: http://hl7.org/fhir/STU3/valueset-issue-type.html
 *
 * @param issues - those of one result, or of several
 * @example
 * ```ts
 * import { toOperationOutcome, toStu3 } from '@ers-kit/dstu2-to-stu3';
 *
 * const { issues } = toStu3({ resourceType: 'Patient', birthDate: '2024-02-30' });
 * const [first] = toOperationOutcome(issues).issue;
 * console.log(first?.code, first?.expression); // value [ 'birthDate' ]
 * ```
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
