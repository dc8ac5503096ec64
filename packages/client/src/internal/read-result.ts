import type { FhirResource } from 'fhir-kit-client';
import { fileNameFrom } from '../content-disposition.js';
import type {
  CallOutcome,
  FileResult,
  LocationResult,
  ResourceResult,
  VersionResult,
} from '../call-types.js';
import { requestIdOf, unexpectedAnswer } from './failure-error.js';
import type { PreparedCall } from './prepare-call.js';
import type { Answer } from './send.js';
import { validateResource, type Validation } from './validate-resource.js';

type Head = Pick<Answer, 'status' | 'headers'>;

function outcomeOf({ correlationId }: PreparedCall, { status, headers }: Head): CallOutcome {
  return { status, correlationId, requestId: requestIdOf(headers) };
}

function versionsOf(headers: Headers): Pick<VersionResult, 'version' | 'etag'> {
  const etag = headers.get('etag') ?? undefined;
  return { etag, version: /^(?:W\/)?"(\d+)"$/.exec(etag ?? '')?.[1] };
}

/** The result of an operation that answers with a resource. */
export function resourceResult(
  call: PreparedCall,
  resource: FhirResource,
  head: Head,
  validation: Validation,
): ResourceResult<FhirResource> {
  const issues = validateResource(call, resource, validation);
  const { etag, version } = versionsOf(head.headers);
  const { versionId } = (resource['meta'] ?? {}) as { versionId?: unknown };
  const read = typeof versionId === 'string' ? versionId : undefined;
  return { resource, version: version ?? read, etag, issues, ...outcomeOf(call, head) };
}

/** The result of A037, which answers with headers alone. */
export function versionResult(call: PreparedCall, answer: Answer): VersionResult {
  return { ...versionsOf(answer.headers), ...outcomeOf(call, answer) };
}

/**
 * The result of A020: where the file is.
 *
 * @throws {@link ErsUnavailableError} `ERR_ERS_RESPONSE` where the answer does not say.
 */
export function locationResult(call: PreparedCall, answer: Answer): LocationResult {
  const location = /(?:^|\/)(Binary\/[A-Za-z0-9.-]{1,64})$/.exec(answer.headers.get('location') ?? '')?.[1];
  if (location === undefined) throw unexpectedAnswer(call, answer, 'no usable Location');
  return { location, ...outcomeOf(call, answer) };
}

/** The result of an operation that answers with a file. */
export function fileResult<Body>(call: PreparedCall, answer: Head, body: Body): FileResult<Body> {
  const { headers } = answer;
  const contentType = headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  return {
    body,
    contentType: contentType || undefined,
    fileName: fileNameFrom(headers.get('content-disposition')),
    ...outcomeOf(call, answer),
  };
}
