import { pathOf, report, type CommonRule } from './issues.js';
import { emptyContainer } from './references.js';
import type { DataTypes, Draft, JsonObject, Mode, Node, Profile, Walk } from './table.js';

/**
 * How to validate.
 *
 * @example
 * ```ts
 * import type { ValidateOptions } from '@ers-kit/fhir/stu3';
 *
 * const options: ValidateOptions = { mode: 'base', includeValues: false, maxIssues: 50 };
 * ```
 */
export interface ValidateOptions {
  /**
   * How strictly. `request`: as strict as the server. `response`: as tolerant as a reader of e-RS has to be.
   * `base`: the FHIR release only. Default: `request` for a profile of a request body, else `response`.
   */
  readonly mode?: Mode;
  /**
   * Whether messages quote the value at fault. Default `false`: messages then hold no value of a patient,
   * only paths, codes and what was expected.
   */
  readonly includeValues?: boolean;
  /** Where to stop, and say so in a last issue. Default 1000. */
  readonly maxIssues?: number;
}

/**
 * One thing that is wrong.
 *
 * @example
 * ```ts
 * import { validate, type ValidationIssue } from '@ers-kit/fhir/stu3';
 *
 * const [issue]: readonly ValidationIssue[] = validate({ resourceType: 'Slot' }).issues;
 * console.log(issue?.severity, issue?.rule, issue?.path); // error required Slot.id
 * ```
 */
export interface ValidationIssue {
  /** `error` makes a resource invalid, `warning` does not. */
  readonly severity: 'error' | 'warning';
  /** FHIR issue type: fit for `OperationOutcome.issue.code`. */
  readonly code: string;
  /**
   * Where, down to the leaf, in FHIRPath form. A choice element goes by its name in JSON:
   * `Parameters.parameter[0].valueCoding.code`. What is missing goes by the path it should have.
   */
  readonly path: string;
  /** What is wrong, in words. */
  readonly message: string;
  /** Canonical URL of the profile, or base resource, that demands it. */
  readonly profile: string;
  /** Name of the check: `required`, `code`, `reference`, … or that of a business rule. */
  readonly rule: string;
}

/**
 * The outcome of a validation.
 *
 * @example
 * ```ts
 * import type { ValidationResult } from '@ers-kit/fhir/stu3';
 *
 * declare const result: ValidationResult;
 * const errors = result.issues.filter(({ severity }) => severity === 'error');
 * ```
 */
export interface ValidationResult {
  /** Whether no issue is an error. */
  readonly valid: boolean;
  /** In the order of the payload. */
  readonly issues: readonly ValidationIssue[];
}

const defaultMaxIssues = 1000;

/** What a release's `validate` knows beyond one profile. */
export interface ValidationContext {
  /** Checks what stands where any resource may. */
  readonly anyResource?: Node;
  readonly rareTypes?: DataTypes;
  /** An issue to begin with. */
  readonly note?: {
    readonly rule: CommonRule;
    readonly message: string;
    readonly severity: Draft['severity'];
  };
}

/** Validates `resource` against one profile. */
export const runProfile = (
  resource: unknown,
  profile: Profile,
  options: ValidateOptions = {},
  context: ValidationContext = {},
): ValidationResult => {
  const walk: Walk = {
    issues: [],
    maxIssues: Math.max(1, options.maxIssues ?? defaultMaxIssues),
    includeValues: options.includeValues ?? false,
    anyResource: context.anyResource,
    rareTypes: context.rareTypes ?? {},
    full: false,
    depth: 0,
    profile: profile.table().url,
    container: emptyContainer,
    within: undefined,
  };
  const { note } = context;
  if (note) report(walk, note.rule, note.message, note);
  profile.node(options.mode ?? profile.table().mode)(resource, walk, {});
  return resultOf(walk, profile.table().base.type);
};

const resultOf = (walk: Walk, root: string): ValidationResult => {
  const { issues, full } = walk;
  if (issues.length === 0) return { valid: true, issues: [] };
  walk.full = false;
  if (full) report(walk, 'too-many-issues', `stopped after ${issues.length} issues`);
  return {
    valid: issues.every(({ severity }) => severity !== 'error'),
    issues: issues.map(({ steps, ...issue }) => ({ ...issue, path: pathOf(root, steps) })),
  };
};

/** The validator of one profile: it brings along nothing of the others. */
export const validatorOf = (
  profile: Profile,
): ((resource: unknown, options?: ValidateOptions) => ValidationResult) => {
  return (resource, options) => runProfile(resource, profile, options);
};

/** The canonical URLs that a resource names in `meta.profile`. */
export const namedProfiles = (resource: unknown): readonly string[] => {
  const meta = (resource as JsonObject | null | undefined)?.['meta'] as JsonObject | null | undefined;
  const profile = meta?.['profile'];
  return Array.isArray(profile) ? profile.filter((url): url is string => typeof url === 'string') : [];
};
