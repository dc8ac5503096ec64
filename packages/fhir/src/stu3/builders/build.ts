import type { Clock } from '@ers-kit/internal';
import { FhirError } from '../../internal/fhir-error.js';
import type { ValidateOptions, ValidationIssue, ValidationResult } from '../../internal/validator.js';

type Validate = (resource: unknown, options?: ValidateOptions) => ValidationResult;

/**
 * Options of builders that write or check a time.
 *
 * @example
 * ```ts
 * import type { BuildOptions } from '@ers-kit/fhir/stu3';
 *
 * const options: BuildOptions = { clock: { now: () => Date.parse('2026-12-01T09:00:00Z') } };
 * ```
 */
export interface BuildOptions {
  /** Default: `Date`. */
  readonly clock?: Pick<Clock, 'now'>;
}

/** A rule that the profile's table cannot state, since it needs more than the body. */
export interface ExtraRule {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
  readonly broken: boolean;
}

/** `body` where its profile accepts it as a request and no extra rule is broken. */
// oxlint-disable-next-line no-unnecessary-type-parameters -- the caller says what its profile makes of the body
export function checkedBody<Body>(body: unknown, validate: Validate, extra: readonly ExtraRule[] = []): Body {
  const { issues } = validate(body, { mode: 'request' });
  const [profile] = (body as { meta: { profile: readonly [string] } }).meta.profile;
  const added = extra
    .filter(({ broken }) => broken)
    .map(({ rule, path, message }): ValidationIssue => ({
      severity: 'error',
      code: 'business-rule',
      path,
      message,
      profile,
      rule,
    }));
  const problems = [...issues.filter(({ severity }) => severity === 'error'), ...added];
  if (problems.length === 0) return body as Body;
  const list = problems.map(({ path, message }) => `${path} ${message}`).join('; ');
  throw new FhirError(
    'ERR_FHIR_INVALID_BODY',
    `e-RS would refuse this body. Correct what it is built from: ${list}`,
    problems,
  );
}

/** The value of a parameter: its property and what stands there; no parameter where that is `undefined`. */
export type ParameterValues = Readonly<Record<string, readonly [property: string, value: unknown]>>;

/** A body of parameters, in the order given. A list of values makes a parameter of each. */
export function parametersBody(profile: string, values: ParameterValues): unknown {
  const parameter = Object.entries(values).flatMap(([name, [property, value]]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value])
      .filter((item) => item !== undefined)
      .map((item) => ({ name, [property]: item })),
  );
  return { resourceType: 'Parameters', meta: { profile: [profile] }, parameter };
}

/** An identifier, or nothing. */
export function identifier(system: string, value: string | undefined): unknown {
  return value === undefined ? undefined : { system, value };
}

/** A coding of a code-system table, or nothing. */
export function coding(row: { readonly system: string }, code: string | undefined): unknown {
  return code === undefined ? undefined : { system: row.system, code };
}

/** A codeable concept of one coding, or nothing. */
export function concept(value: unknown): unknown {
  return value === undefined ? undefined : { coding: [value] };
}

/**
 * A code of a set of reference data: its system as A004 gives it (`referenceDataSystem`).
 *
 * @example
 * ```ts
 * import { referenceDataSystem, type ReferenceDataCode } from '@ers-kit/fhir/stu3';
 *
 * const specialty: ReferenceDataCode = {
 *   system: referenceDataSystem('https://int.api.service.nhs.uk/referrals/FHIR/STU3', 'SPECIALTY'),
 *   code: 'CARDIOLOGY',
 * };
 * ```
 */
export interface ReferenceDataCode {
  /** As A004 gives it: holds the base URL of the environment. */
  readonly system: string;
  /** A code of that set. */
  readonly code: string;
}

/**
 * A reason of a set of reference data.
 *
 * @example
 * ```ts
 * import type { ReasonCode } from '@ers-kit/fhir/stu3';
 *
 * const reason: ReasonCode = {
 *   system: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/REFERRAL-CANCELLATION-REASON',
 *   code: 'OTHER',
 *   commentIsMandatory: true,
 * };
 * ```
 */
export interface ReasonCode extends ReferenceDataCode {
  /** As `referenceConcepts` reads it: with `true` a builder asks for a comment. Default `false`. */
  readonly commentIsMandatory?: boolean;
}

/** System and code alone: what else a caller's object holds is not sent. */
export function bareCoding(value: ReferenceDataCode | undefined): unknown {
  return value && { system: value.system, code: value.code };
}

/** The rule that some reasons need a comment. Source: property `commentIsMandatory` of A004. */
export function commentRule(reason: ReasonCode, comment: string | undefined, path: string): ExtraRule {
  return {
    rule: 'comment-is-mandatory',
    path,
    message: 'a comment is mandatory with this reason',
    broken: reason.commentIsMandatory === true && !comment,
  };
}

/**
 * A record and its version, as reads give them.
 *
 * @example
 * ```ts
 * import type { VersionedRecord } from '@ers-kit/fhir/stu3';
 *
 * const referral: VersionedRecord = { ubrn: '000000070000', version: '5' };
 * ```
 */
export interface VersionedRecord {
  /** 12 digits. */
  readonly ubrn: string;
  /** A whole number, as the last read gave it. */
  readonly version: number | string;
}
