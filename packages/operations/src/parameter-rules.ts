/**
 * What a parameter may be. The checks are in `internal/parameter-checks.ts`.
 *
 * @example
 * ```ts
 * import type { ParameterRule } from '@ers-kit/operations';
 *
 * const pages: ParameterRule = { kind: 'integer', minimum: 1, maximum: 100 };
 * ```
 */
export type ParameterRule =
  /** 12 digits. */
  | { readonly kind: 'ubrn' }
  /** 12 digits. */
  | { readonly kind: 'sdsUserId' }
  /** The version of a record: digits. */
  | { readonly kind: 'version' }
  /** A FHIR id. */
  | { readonly kind: 'id' }
  /** FHIR ids with commas between them. */
  | { readonly kind: 'idList'; readonly maximum: number }
  /** One of a list. */
  | { readonly kind: 'code'; readonly values: readonly string[] }
  /** A whole number. */
  | { readonly kind: 'integer'; readonly minimum: number; readonly maximum: number }
  /** `{type}/{ubrn}/_history/{version}`. */
  | { readonly kind: 'versionedReference'; readonly resourceType: string }
  /** A UBRN, alone or as `{system}|{ubrn}`. */
  | { readonly kind: 'ubrnToken'; readonly system: string }
  /** The value of a FHIR `_include`: `Resource:parameter` or `Resource:parameter:Target`. */
  | { readonly kind: 'include' };

/**
 * A query parameter.
 *
 * @example
 * ```ts
 * import type { QueryParameter } from '@ers-kit/operations';
 *
 * const query: QueryParameter = { kind: 'code', values: ['onBehalfOf'], required: true };
 * ```
 */
export type QueryParameter = ParameterRule & {
  readonly required: boolean;
  /** Whether it may be given more than once. */
  readonly repeatable?: true;
};

/** Digits of the largest number that a version, a count or a page may have. */
export const maximumInteger = 2_147_483_647;

/**
 * The rules of the path parameters; a name means the same in every operation.
 * Sources: e-RS OpenAPI specification; the FHIR specification for ids and versions.
 *
 * @example
 * ```ts
 * import { pathParameterRules } from '@ers-kit/operations';
 *
 * console.log(pathParameterRules.codeSystemType.values.includes('SPECIALTY')); // true
 * ```
 */
export const pathParameterRules = {
  ubrn: { kind: 'ubrn' },
  version: { kind: 'version' },
  id: { kind: 'id' },
  attachmentLogicalID: { kind: 'id' },
  codeSystemType: {
    kind: 'code',
    values: [
      'SPECIALTY',
      'APPOINTMENT-CANCELLATION-REASON',
      'CLINIC-TYPE',
      'REFERRAL-CANCELLATION-REASON',
      'APPOINTMENT-NON-ATTENDANCE-REASON',
      'PRIORITY',
    ],
  },
} as const satisfies Record<string, ParameterRule>;

/**
 * The name of a path parameter.
 *
 * @example
 * ```ts
 * import { pathParameterRules, type PathParameterName } from '@ers-kit/operations';
 *
 * const name: PathParameterName = 'ubrn';
 * console.log(pathParameterRules[name].kind); // ubrn
 * ```
 */
export type PathParameterName = keyof typeof pathParameterRules;
