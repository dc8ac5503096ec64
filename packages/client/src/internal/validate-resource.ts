import { validate as validateR4 } from '@ers-kit/fhir/r4';
import { validate as validateStu3, type ValidationIssue } from '@ers-kit/fhir/stu3';
import { operations } from '@ers-kit/operations';
import type { ErsClientOptions } from '../options.js';
import { ErsUnavailableError } from '../errors.js';
import { nameOperation } from './failure-error.js';
import type { PreparedCall } from './prepare-call.js';
import { isWrite } from './writes.js';

/** What becomes of a resource that is not valid. */
export type Validation = NonNullable<ErsClientOptions['validate']>;

/**
 * What is wrong with a resource that came back; nothing where the client does not validate.
 *
 * @throws {@link ErsUnavailableError} `ERR_ERS_RESPONSE` for a resource that is not valid, with `throw`.
 */
export function validateResource(
  { operation, correlationId }: PreparedCall,
  resource: unknown,
  validation: Validation,
): readonly ValidationIssue[] {
  if (validation === 'off') return [];
  const validate = operations[operation].fhirVersion === 'STU3' ? validateStu3 : validateR4;
  const { valid, issues } = validate(resource);
  if (valid || validation === 'warn') return issues;
  const hint = 'The developer: report it to NHS England, and set `validate` to `warn` to go on meanwhile.';
  const name = nameOperation(operation);
  throw new ErsUnavailableError(
    'ERR_ERS_RESPONSE',
    `${name} answered with a resource that is not valid. ${hint}`,
    {
      operation,
      correlationId,
      hint,
      problems: issues.map(({ path, message }) => ({ field: path, message })),
      processed: isWrite(operation) ? 'unknown' : undefined,
      outcome: resource,
    },
  );
}
