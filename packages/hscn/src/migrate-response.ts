import { headerNames } from '@ers-kit/apim-headers';
import { errorCodes, errorStatuses } from './error-codes.js';
import { answersFile } from './internal/answers-file.js';
import { parseJsonBody } from './internal/json-body.js';
import { rewriteReferenceData, rewriteUrls, type Rewriting } from './internal/legacy-urls.js';
import type { LegacyGeneration, LegacyOperationId } from './legacy-endpoints.js';
import type { MigrationIssue } from './migration-issue.js';

/**
 * An answer, taken apart.
 *
 * @example
 * ```ts
 * import type { PlainResponse } from '@ers-kit/hscn';
 *
 * const response: PlainResponse = { status: 200, headers: new Headers({ ETag: 'W/"4"' }) };
 * ```
 */
export interface PlainResponse {
  /** HTTP status. */
  readonly status: number;
  /** In any spelling. */
  readonly headers: Headers | Readonly<Record<string, string>>;
  /**
   * Text, bytes, or JSON as parsed; it comes back in the same form. What is no JSON object is handed on.
   * Default: none.
   */
  readonly body?: unknown;
}

/**
 * What the old software was waiting for.
 *
 * @example
 * ```ts
 * import type { MigrateResponseOptions } from '@ers-kit/hscn';
 *
 * const options: MigrateResponseOptions = {
 *   operation: 'A005',
 *   generation: 'HSCN-STU3',
 *   referenceDataBaseUrl: 'https://api.int1.ers.ncrs.nhs.uk/ers-api/STU3/v1',
 * };
 * ```
 */
export interface MigrateResponseOptions {
  /** The operation that the old software called. */
  readonly operation: LegacyOperationId;
  /** Which API it called. */
  readonly generation: LegacyGeneration;
  /**
   * The STU3 base that the systems of reference data had for the old software, such as
   * `https://api.int1.ers.ncrs.nhs.uk/ers-api/STU3/v1`: for software that compares them as text. Default: as
   * today.
   */
  readonly referenceDataBaseUrl?: string | undefined;
}

/**
 * An answer as the old software knows it.
 *
 * @example
 * ```ts
 * import type { ResponseMigration } from '@ers-kit/hscn';
 *
 * declare const migration: ResponseMigration;
 * const answer = new Response(JSON.stringify(migration.body), migration);
 * ```
 */
export interface ResponseMigration {
  /** HTTP status as HSCN had it. */
  readonly status: number;
  /** A new plain record. */
  readonly headers: Record<string, string>;
  /** In the form in which it was given. */
  readonly body: unknown;
  /** What changed, and what could not be changed. */
  readonly issues: readonly MigrationIssue[];
}

/** Today's response headers under their legacy names; `undefined` for what the legacy API did not send. */
const legacyNames: Readonly<Record<string, string | undefined>> = {
  [headerNames.requestId.toLowerCase()]: 'X_ERS_TRANSACTION_ID',
  [headerNames.correlationId.toLowerCase()]: undefined,
};

/**
 * Response headers as the legacy API named them: `X-Request-ID` becomes `X_ERS_TRANSACTION_ID` with the same
 * value, `X-Correlation-ID` goes, the rest stays. Names that come from a `Headers` object are in lower case.
 *
 * @param headers - The headers of the answer.
 * @returns A new plain record.
 *
 * @example
 * ```ts
 * import { migrateResponseHeaders } from '@ers-kit/hscn';
 *
 * const headers = migrateResponseHeaders({ 'X-Request-ID': 'id', 'X-Correlation-ID': 'mine' });
 * console.log(headers); // { X_ERS_TRANSACTION_ID: 'id' }
 * ```
 */
export function migrateResponseHeaders(headers: PlainResponse['headers']): Record<string, string> {
  const pairs = headers instanceof Headers ? [...headers] : Object.entries(headers);
  const migrated: Record<string, string> = {};
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    const legacy = Object.hasOwn(legacyNames, key) ? legacyNames[key] : name;
    if (legacy !== undefined) migrated[legacy] = value;
  }
  return migrated;
}

/**
 * What the old software would have seen in place of an answer of the internet-facing API: status, headers,
 * and for callers of STU3 the body. For the older generations an issue says that the body is STU3.
 *
 * @example
 * ```ts
 * import { migrateResponse } from '@ers-kit/hscn';
 *
 * const seen = migrateResponse(
 *   { status: 401, headers: { 'X-Request-ID': '58621d65-d5ad-4c3a-959f-0438e355990e' } },
 *   { operation: 'A005', generation: 'HSCN-STU3' },
 * );
 * console.log(seen.status, seen.headers['X_ERS_TRANSACTION_ID']); // 403 58621d65-d5ad-4c3a-959f-0438e355990e
 * ```
 */
export function migrateResponse(response: PlainResponse, options: MigrateResponseOptions): ResponseMigration {
  const issues: MigrationIssue[] = [];
  const headers = migrateResponseHeaders(response.headers);
  const status = migrateStatus(response.status, issues);
  if (options.generation !== 'HSCN-STU3') {
    if (!answersFile(options.operation)) issues.push(otherRelease(options.generation));
    return { status, headers, body: response.body, issues };
  }
  return { status, headers, body: migrateAnswer(response, options, issues), issues };
}

function migrateAnswer(
  { status, body }: PlainResponse,
  { operation, referenceDataBaseUrl: base }: MigrateResponseOptions,
  issues: MigrationIssue[],
): unknown {
  const isError = status >= 400;
  const mayChange = isError || (base !== undefined && !answersFile(operation));
  const parsed = mayChange ? parseJsonBody(body) : undefined;
  if (!parsed) return body;
  const renamed = isError ? renameCodes(parsed.value) : { value: parsed.value, paths: [] };
  const moved = renamed && (base === undefined ? renamed : rewriteReferenceData(renamed.value, base));
  if (!moved) {
    issues.push(tooDeep);
    return body;
  }
  for (const path of renamed.paths) {
    const message = 'The legacy API had another name for this code (inferred).';
    issues.push({ code: 'STATUS_CHANGED', severity: 'information', field: `body.${path}`, message });
  }
  return parsed.restore(moved.value);
}

const tooDeep: MigrationIssue = {
  code: 'RESPONSE_NOT_TRANSLATED',
  severity: 'action',
  field: 'body',
  message: 'The body is nested too deeply for FHIR, or holds itself. It is handed on as it is.',
};

const otherRelease = (generation: LegacyGeneration): MigrationIssue => ({
  code: 'RESPONSE_NOT_TRANSLATED',
  severity: 'action',
  field: 'body',
  message: `The body is FHIR STU3, which a caller of ${generation} does not read: its code has to change.`,
});

function migrateStatus(status: number, issues: MigrationIssue[]): number {
  const row = errorStatuses.find(({ today }) => today === status);
  if (!row) return status;
  const what =
    row.legacy === undefined
      ? 'had no such status, so the old code needs a branch for it'
      : `said ${row.legacy}`;
  const message = `The legacy API ${what} (${row.certainty}).`;
  const severity = row.legacy === undefined ? 'action' : 'information';
  issues.push({ code: 'STATUS_CHANGED', severity, field: 'status', message });
  return row.legacy ?? status;
}

/** Outcome codes by their legacy names. Only `code` elements of codings are looked at. */
const renameCodes = (body: unknown): Rewriting | undefined =>
  rewriteUrls(body, (name, text) =>
    name === 'code' ? (errorCodes.find(({ today }) => today === text)?.legacy ?? text) : text,
  );
