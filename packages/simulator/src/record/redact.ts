import { isRecord } from '@ers-kit/internal';

/** What stands for a value that was taken out. */
const gone = '[redacted]';

/** Members whose text tells how a payload is made, and of whom it is not. */
const told = new Set([
  'resourceType',
  'system',
  'code',
  'status',
  'mode',
  'intent',
  'type',
  'language',
  'severity',
  'relation',
  'method',
  'profile',
  'versionId',
  'contentType',
  'businessFunction',
  'total',
  'name',
  'issued_token_type',
  'token_type',
  'expires_in',
  'error',
  'faultstring',
  'errorcode',
  'operation',
  'probability',
  'times',
  'grant_type',
  'client_assertion_type',
  'subject_token_type',
  'requested_token_type',
  'scope',
]);

/** Headers that may be seen. */
const toldHeaders = new Set([
  'accept',
  'content-type',
  'content-length',
  'cache-control',
  'etag',
  'if-match',
  'retry-after',
  'allow',
  'nhsd-end-user-organisation-ods',
  'nhsd-ers-business-function',
  'nhsd-ers-comm-rule-org',
]);

/** The URL of an extension or system: never that of a record. */
const vocabulary = /^(https?:\/\/(fhir\.|hl7\.org\/)\S+|https?:\/\/\S+\/CodeSystem\/[A-Z-]+|[A-Za-z]+)$/;
const longNumber = /\d{5,}/g;

/** A JSON value without anything about a person: the shape stays, and codes; all else is taken out. */
export function redactJson(value: unknown, member = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => redactJson(each, member));
  if (isRecord(value)) {
    // The name of a parameter tells its kind; that of a person or a file tells more.
    const kind = typeof value['name'] === 'string' && ['parameter', 'part'].includes(member);
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        /\d{5}/.test(name) ? gone : name,
        name === 'name' && !kind ? redactNested(each) : redactJson(each, name),
      ]),
    );
  }
  if (value === null || typeof value === 'boolean') return value;
  if (member === 'url') return typeof value === 'string' && vocabulary.test(value) ? value : gone;
  if (!told.has(member)) return gone;
  return typeof value === 'string' ? value.replace(longNumber, gone) : value;
}

const redactNested = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? redactJson(value) : gone;

/** A body as it may be kept: JSON and forms without values, of a file only its size. */
export function redactBody(bytes: Uint8Array, contentType: string): unknown {
  if (bytes.length === 0) return undefined;
  const content = new TextDecoder().decode(bytes);
  if (/json/i.test(contentType)) {
    try {
      return redactJson(JSON.parse(content) as unknown);
    } catch {
      return `[${bytes.length} bytes that are no JSON]`;
    }
  }
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return redactJson(Object.fromEntries(new URLSearchParams(content)));
  }
  return `[${bytes.length} bytes]`;
}

/** Headers by name, with the values that may be seen. */
export function redactHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [
      name,
      toldHeaders.has(name) ? value.replace(longNumber, gone) : gone,
    ]),
  );
}

/** A path without ids, and the names of its query. */
export function redactUrl(url: URL): string {
  const path = url.pathname
    .split('/')
    .map((part) => (/\d{2,}/.test(part) || part.length > 40 ? '{id}' : part))
    .join('/');
  const query = [...new Set(url.searchParams.keys())].map((name) => name.replace(longNumber, gone));
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}
