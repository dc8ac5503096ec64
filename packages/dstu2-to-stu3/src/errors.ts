import { CodedError, isCodedError } from '@ers-kit/internal';

/** Why a payload cannot be mapped at all, or a mapper not be made. */
export type Dstu2MappingErrorCode =
  /** The input is not one FHIR resource as a plain object. */
  | 'ERR_NOT_A_RESOURCE'
  /** The resource is of a type outside the mapper's list. */
  | 'ERR_UNSUPPORTED_TYPE'
  /** An option is not one of those documented. */
  | 'ERR_INVALID_OPTION';

/** A payload that cannot be mapped at all. Its message names no value of the payload. */
export class Dstu2MappingError extends CodedError<Dstu2MappingErrorCode> {
  /** The type at fault, where it is spelled as one. */
  readonly resourceType?: string;

  constructor(code: Dstu2MappingErrorCode, message: string, resourceType?: string) {
    super('Dstu2MappingError', code, message);
    if (resourceType !== undefined) this.resourceType = resourceType;
  }

  /** Whether `value` is a `Dstu2MappingError`, of whichever installed version of this package. */
  static isInstance(value: unknown): value is Dstu2MappingError {
    return isCodedError(value, 'Dstu2MappingError');
  }
}
