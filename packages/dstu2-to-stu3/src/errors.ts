import { CodedError, deepestJson, isCodedError } from '@ers-kit/internal';

/**
 * Why a payload cannot be mapped at all, or a mapper not be made.
 *
 * @example
 * ```ts
 * import type { Dstu2MappingErrorCode } from '@ers-kit/dstu2-to-stu3';
 *
 * const code: Dstu2MappingErrorCode = 'ERR_UNSUPPORTED_TYPE';
 * ```
 */
export type Dstu2MappingErrorCode =
  /** The input is not one FHIR resource as a plain object. */
  | 'ERR_NOT_A_RESOURCE'
  /** The resource is of a type outside the mapper's list. */
  | 'ERR_UNSUPPORTED_TYPE'
  /** The resource is nested deeper than any FHIR payload. */
  | 'ERR_TOO_DEEP'
  /** An option is not one of those documented. */
  | 'ERR_INVALID_OPTION';

/** @internal Refuses a path that is deeper than any FHIR payload, before the stack runs out. */
export function guardDepth(length: number): void {
  if (length <= deepestJson) return;
  const message = `The resource is nested deeper than ${deepestJson} levels of names and indexes, so it is no FHIR payload.`;
  throw new Dstu2MappingError('ERR_TOO_DEEP', message);
}

/**
 * A payload that cannot be mapped at all. Its message names no value of the payload.
 *
 * @example
 * ```ts
 * import { Dstu2MappingError, toStu3 } from '@ers-kit/dstu2-to-stu3';
 *
 * try {
 *   toStu3({ resourceType: 'Observation' });
 * } catch (error) {
 *   if (!Dstu2MappingError.isInstance(error)) throw error;
 *   console.log(error.code, error.resourceType); // ERR_UNSUPPORTED_TYPE Observation
 * }
 * ```
 */
export class Dstu2MappingError extends CodedError<Dstu2MappingErrorCode> {
  /** The type at fault, where it is spelled as one. */
  declare readonly resourceType?: string;

  constructor(code: Dstu2MappingErrorCode, message: string, resourceType?: string) {
    super('Dstu2MappingError', code, message);
    if (resourceType !== undefined) this.resourceType = resourceType;
  }

  /** Whether `value` is a `Dstu2MappingError`, of whichever installed version of this package. */
  static isInstance(value: unknown): value is Dstu2MappingError {
    return isCodedError(value, 'Dstu2MappingError');
  }
}
