import type { OperationDefinition } from '@ers-kit/operations';
import { ClientInputProblem } from './input-problem.js';

const isResource = (body: unknown): body is { resourceType: unknown } =>
  typeof body === 'object' && body !== null && !Array.isArray(body) && 'resourceType' in body;

const isBytes = (body: unknown): body is BodyInit =>
  body instanceof Uint8Array ||
  body instanceof ArrayBuffer ||
  body instanceof Blob ||
  body instanceof ReadableStream ||
  typeof body === 'string';

/**
 * What goes over the wire for `body`: JSON for a resource, bytes as they are, nothing where there is none.
 *
 * @throws {ClientInputProblem} where the operation takes another body, or none.
 */
export function encodeBody(operation: OperationDefinition, body: unknown): BodyInit | undefined {
  const { request } = operation;
  if (request === false) {
    if (body === undefined) return undefined;
    throw new ClientInputProblem('body', `${operation.id} takes no body.`);
  }
  if (request.resourceType === undefined) {
    if (isBytes(body)) return body;
    throw new ClientInputProblem('body', `body must be the file: text, bytes, a Blob or a ReadableStream.`);
  }
  if (isResource(body) && body.resourceType === request.resourceType) return JSON.stringify(body);
  throw new ClientInputProblem('body', `body must be a FHIR ${request.resourceType} resource.`);
}
