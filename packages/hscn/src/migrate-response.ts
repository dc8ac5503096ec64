import { headerNames } from '@ers-kit/apim-headers';
import type { LegacyGeneration, LegacyOperationId } from './legacy-endpoints.js';
import type { MigrationIssue } from './migration-issue.js';

/** An answer, taken apart. */
export interface PlainResponse {
  readonly status: number;
  readonly headers: Headers | Readonly<Record<string, string>>;
  /** Text, bytes, or JSON as parsed. Default: none. */
  readonly body?: unknown;
}

/** What the old software was waiting for. */
export interface MigrateResponseOptions {
  readonly operation: LegacyOperationId;
  readonly generation: LegacyGeneration;
}

/** An answer as the old software knows it. */
export interface ResponseMigration {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: unknown;
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
 * What the old software would have seen in place of an answer of the internet-facing API. STU3 bodies did not
 * change; for the older generations an issue says that the body is STU3.
 */
export function migrateResponse(response: PlainResponse, options: MigrateResponseOptions): ResponseMigration {
  const { status, headers, body } = response;
  const issues: MigrationIssue[] = [];
  if (options.generation !== 'HSCN-STU3' && !isBinary(options.operation)) {
    issues.push({
      code: 'RESPONSE_NOT_TRANSLATED',
      severity: 'action',
      field: 'body',
      message: `The body is FHIR STU3, which a caller of ${options.generation} does not read: its code has to change.`,
    });
  }
  return { status, headers: migrateResponseHeaders(headers), body, issues };
}

/** Files and PDFs are the same bytes in every generation. */
const isBinary = (operation: LegacyOperationId): boolean => operation === 'A006' || operation === 'A007';
