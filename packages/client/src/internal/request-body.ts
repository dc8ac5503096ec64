import { maximumFileSize, type OperationDefinition } from '@ers-kit/operations';
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
 * @throws {@link ClientInputProblem} where the operation takes another body, or none.
 */
export function encodeBody(operation: OperationDefinition, body: unknown): BodyInit | undefined {
  const { request } = operation;
  if (request === false) {
    if (body === undefined) return undefined;
    throw new ClientInputProblem('body', `${operation.id} takes no body.`);
  }
  if (request.resourceType === undefined) {
    if (isBytes(body)) return limitFile(body);
    throw new ClientInputProblem('body', 'body must be the file: text, bytes, a Blob or a ReadableStream.');
  }
  if (isResource(body) && body.resourceType === request.resourceType) return toJson(body);
  throw new ClientInputProblem('body', `body must be a FHIR ${request.resourceType} resource.`);
}

function toJson(body: object): string {
  try {
    return JSON.stringify(body);
  } catch {
    throw new ClientInputProblem(
      'body',
      'body cannot be written as JSON: it refers to itself, or holds a bigint.',
    );
  }
}

const tooLarge = (): ClientInputProblem =>
  new ClientInputProblem('body', `body is larger than the ${maximumFileSize} bytes that A020 takes.`);

/** The file, unless it is known to be too large; a stream is counted on its way. */
function limitFile(body: BodyInit): BodyInit {
  if (body instanceof ReadableStream) return body.pipeThrough(countingStream());
  const size =
    body instanceof Blob
      ? body.size
      : body instanceof ArrayBuffer || ArrayBuffer.isView(body)
        ? body.byteLength
        : 0;
  const length = typeof body === 'string' ? Buffer.byteLength(body) : size;
  if (length > maximumFileSize) throw tooLarge();
  return body;
}

function countingStream(): TransformStream<Uint8Array, Uint8Array> {
  let length = 0;
  return new TransformStream({
    transform(chunk, controller) {
      length += chunk.byteLength;
      if (length > maximumFileSize) controller.error(tooLarge());
      else controller.enqueue(chunk);
    },
  });
}
