import { operations, type OperationDefinition } from '@ers-kit/operations';
import type { FhirResource } from 'fhir-kit-client';
import { unexpectedAnswer } from './failure-error.js';
import { decodeText } from './decode-text.js';
import type { PreparedCall } from './prepare-call.js';
import type { Answer } from './send.js';

/**
 * The FHIR resource of a success.
 *
 * @throws {@link ErsUnavailableError} `ERR_ERS_RESPONSE` where the body is not the resource the operation
 *   answers with.
 */
export function readResource(call: PreparedCall, answer: Answer): FhirResource {
  const { resourceType }: OperationDefinition['response'] = operations[call.operation].response;
  const parsed = parse(answer.body);
  if (!isResource(parsed)) throw unexpectedAnswer(call, answer, 'a body that is no FHIR resource');
  if (parsed.resourceType !== resourceType) {
    throw unexpectedAnswer(call, answer, `another resource than ${resourceType ?? 'none'}`);
  }
  return parsed;
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(decodeText(body) ?? '');
  } catch {
    return undefined;
  }
}

const isResource = (value: unknown): value is FhirResource =>
  typeof value === 'object' && value !== null && typeof (value as FhirResource).resourceType === 'string';
