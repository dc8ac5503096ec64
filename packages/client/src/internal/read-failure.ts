import type { FhirVersion } from '@ers-kit/operations';
import { isRecord } from '@ers-kit/internal';
import type { FailureBody } from '../error-details.js';
import type { OutcomeCode } from '../error-code.js';
import { decodeText } from './decode-text.js';

/** What the body of a failed answer says, whatever its content type claims. */
export interface Failure {
  readonly shape: FailureBody;
  readonly codes: readonly OutcomeCode[];
  readonly issueCodes: readonly string[];
  readonly outcome: unknown;
}

type Json = Readonly<Record<string, unknown>>;

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value == null ? [] : [value]);

/**
 * Codes end up in logs, so what is not shaped like one (and could be a name or a number of a patient) is left
 * out.
 */
const codeGrammar = /^[A-Za-z][A-Za-z0-9_.-]{0,79}$/;
const codesFrom = (values: readonly unknown[]): string[] => [
  ...new Set(values.filter((value): value is string => typeof value === 'string' && codeGrammar.test(value))),
];

const stu3Marker = '/STU3/';

/**
 * Reads the body of a failed answer: OperationOutcome, Apigee fault, OAuth error, other JSON, HTML, text or
 * nothing. An outcome that does not say of which release it is counts as one of the operation's own.
 */
export function readFailure(body: Uint8Array, headers: Headers, release: FhirVersion): Failure {
  const named = codesFrom([/\berror="([^"]*)"/.exec(headers.get('www-authenticate') ?? '')?.[1]]);
  const failure = readBody(body, release);
  return failure.codes.length > 0 ? failure : { ...failure, codes: named };
}

function readBody(body: Uint8Array, release: FhirVersion): Failure {
  const text = decodeText(body);
  if (text === undefined) return bare('binary');
  const trimmed = text.trim();
  if (trimmed === '') return bare('empty');
  if (/^[[{"]/.test(trimmed)) {
    try {
      return readJson(JSON.parse(trimmed), release);
    } catch {
      return bare('truncated-json', text);
    }
  }
  return bare(trimmed.startsWith('<') ? 'html' : 'text', text);
}

function bare(shape: FailureBody, outcome?: unknown): Failure {
  return { shape, codes: [], issueCodes: [], outcome };
}

function readJson(json: unknown, release: FhirVersion): Failure {
  if (!isRecord(json)) return bare('json', json);
  if (json['resourceType'] === 'OperationOutcome') return readOutcome(json, release);
  if (isRecord(json['fault'])) {
    const detail = json['fault']['detail'];
    const codes = codesFrom([isRecord(detail) ? detail['errorcode'] : undefined]);
    return { shape: 'apigee-fault', codes, issueCodes: [], outcome: json };
  }
  if (typeof json['error'] === 'string') {
    return { shape: 'oauth-error', codes: codesFrom([json['error']]), issueCodes: [], outcome: json };
  }
  return bare('json', json);
}

function readOutcome(outcome: Json, release: FhirVersion): Failure {
  const issues = listOf(outcome['issue']).filter(isRecord);
  const codings = issues.flatMap((issue) =>
    isRecord(issue['details']) ? listOf(issue['details']['coding']).filter(isRecord) : [],
  );
  const meta = outcome['meta'];
  const origins = [
    ...(isRecord(meta) ? listOf(meta['profile']) : []),
    ...codings.map(({ system }) => system),
  ];
  const named = origins.filter((origin): origin is string => typeof origin === 'string');
  // The proxy answers with R4 outcomes on STU3 paths too, so what the outcome says of itself comes first.
  const stu3 = named.length === 0 ? release === 'STU3' : named.some((origin) => origin.includes(stu3Marker));
  return {
    shape: stu3 ? 'operation-outcome-stu3' : 'operation-outcome-r4',
    codes: codesFrom(codings.map(({ code }) => code)),
    issueCodes: codesFrom(issues.map(({ code }) => code)),
    outcome,
  };
}
