import { headerNames } from '@ers-kit/apim-headers';
import { legacyHeaders } from './legacy-headers.js';
import type { LegacyRequest } from './legacy-request.js';
import { migrateRequest, type MigrateRequestOptions, type RequestMigration } from './migrate-request.js';
import type { MigrationIssue } from './migration-issue.js';
import { answersFile } from './internal/answers-file.js';
import { stu3MediaType } from './internal/media-types.js';
import { levelled, lookUpHeaders, type HeaderLookup } from './internal/header-lookup.js';
import { redact, redactUrl } from './internal/redact.js';

/**
 * One line of the comparison.
 *
 * @example
 * ```ts
 * import type { ExplanationRow } from '@ers-kit/hscn';
 *
 * const row: ExplanationRow = {
 *   field: 'Response header',
 *   before: 'X_ERS_TRANSACTION_ID',
 *   after: 'X-Request-ID',
 *   why: 'Another name for the same value.',
 * };
 * ```
 */
export interface ExplanationRow {
  /** `URL`, `Request header`, `Response header`, `Body`, … */
  readonly field: string;
  /** As the old software sends or expects it; empty where there was nothing. Secrets are shortened. */
  readonly before: string;
  /** As it is now; empty where nothing takes its place. */
  readonly after: string;
  /** The reason for the difference, in one sentence or more. */
  readonly why: string;
}

/**
 * A request compared with the one it becomes, as the migration guide's worked example does.
 *
 * @example
 * ```ts
 * import type { Explanation } from '@ers-kit/hscn';
 *
 * declare const explanation: Explanation;
 * const report = explanation.markdown;
 * ```
 */
export interface Explanation {
  /** What the request becomes. */
  readonly migration: RequestMigration;
  /** The comparison, line by line. */
  readonly rows: readonly ExplanationRow[];
  /** The rows and the open issues as Markdown. */
  readonly markdown: string;
}

/**
 * Compares a legacy request with the one it becomes, field by field, with the reason for each difference.
 *
 * @throws {@link HscnError} `ERR_HSCN_NOT_RECOGNISED` where the request is none of the legacy API,
 *   `ERR_HSCN_OPTIONS` where the environment has no usable base URLs.
 *
 * @example
 * ```ts
 * import { explainMigration } from '@ers-kit/hscn';
 * import { environments } from '@ers-kit/environments';
 *
 * const { rows, markdown } = explainMigration(
 *   { method: 'GET', url: 'https://api.int1.ers.ncrs.nhs.uk/ers-api/STU3/v1/ReferralRequest/000000070000' },
 *   { environment: environments.integration },
 * );
 * console.log(rows[0]?.field); // URL
 * console.log(markdown.split('\n')[0]); // ### A005 (HSCN-STU3) → A005
 * ```
 */
export function explainMigration(request: LegacyRequest, options: MigrateRequestOptions): Explanation {
  const migration = migrateRequest(request, options);
  const rows = [
    urlRow(request, migration),
    ...credentialRows(lookUpHeaders(request.headers), migration),
    ...contextRows(migration),
    ...otherHeaderRows(lookUpHeaders(request.headers), migration),
    bodyRow(request, migration),
    ...responseRows(migration),
  ];
  return { migration, rows, markdown: toMarkdown(migration, rows) };
}

function urlRow(
  { method, url }: LegacyRequest,
  { request, legacy, operation }: RequestMigration,
): ExplanationRow {
  const reasons = ['The host is the API platform, and the base path has no endpoint version any more.'];
  if (legacy.generation === 'DSTU2') reasons.push('FHIR DSTU2 exists on HSCN only.');
  if (operation !== legacy.operation) {
    reasons.push(operation === undefined ? 'Nothing takes its place.' : `${operation} does its work now.`);
  }
  return {
    field: 'URL',
    before: `${method.toUpperCase()} ${redactUrl(url)}`,
    after: request ? `${request.method} ${request.url}` : '',
    why: reasons.join(' '),
  };
}

function credentialRows(headers: HeaderLookup, { request }: RequestMigration): ExplanationRow[] {
  return legacyHeaders
    .filter(({ option }) => option === undefined)
    .flatMap(({ name, key, secret, replacedBy }) => {
      const value = headers.get(key);
      if (value === undefined) return [];
      const isSession = name === 'HTTP_X_SESSION_KEY';
      return [
        {
          field: 'Request header',
          before: `${name}: ${secret ? redact(value) : value}`,
          after: isSession && request ? `${headerNames.authorization}: ${shownToken(request.headers)}` : '',
          why: `In its place: ${replacedBy}.`,
        },
      ];
    });
}

function shownToken(headers: Readonly<Record<string, string>>): string {
  const value = headers[headerNames.authorization];
  return value === undefined ? 'Bearer {access token}' : `Bearer ${redact(value.slice('Bearer '.length))}`;
}

function contextRows({ request }: RequestMigration): ExplanationRow[] {
  if (!request) return [];
  const { endUserOrganisation, businessFunction, onBehalfOf } = headerNames;
  return [endUserOrganisation, businessFunction, onBehalfOf].flatMap((name) => {
    const value = request.headers[name];
    if (value === undefined && name === onBehalfOf) return [];
    return [
      {
        field: 'Request header',
        before: '(in the session, chosen with A002)',
        after: `${name}: ${value ?? '{from the user’s choice}'}`,
        why: 'There is no session: the context goes with each request.',
      },
    ];
  });
}

/** Headers that carry a value of their own, old and new beside each other, and those that are new. */
function otherHeaderRows(headers: HeaderLookup, { request }: RequestMigration): ExplanationRow[] {
  const renamed: readonly (readonly [string, string])[] = [
    ...legacyHeaders.flatMap(({ name, option }) => (option ? [[name, headerNames[option]] as const] : [])),
    [headerNames.ifMatch, headerNames.ifMatch],
    [headerNames.contentType, headerNames.contentType],
    [headerNames.accept, headerNames.accept],
    [headerNames.correlationId, headerNames.correlationId],
  ];
  return renamed.flatMap(([oldName, newName]) => {
    const [before, after] = [headers.get(levelled(oldName)), request?.headers[newName]];
    if (before === undefined && after === undefined) return [];
    if (before === after && oldName === newName) return [];
    return [
      {
        field: 'Request header',
        before: before === undefined ? '' : `${oldName}: ${before}`,
        after: after === undefined ? '' : `${newName}: ${after}`,
        why: request ? whyHeader(oldName, newName, after) : noRequest,
      },
    ];
  });
}

const noRequest = 'No new request was made.';

function whyHeader(oldName: string, newName: string, after: string | undefined): string {
  if (after === undefined) return 'The operation does not take it.';
  if (oldName !== newName) return 'It has another name.';
  if (newName === headerNames.correlationId) return 'Your own id of the call, echoed by the API.';
  if (newName === headerNames.ifMatch) return 'The version is sent as a weak entity tag.';
  return after === stu3MediaType
    ? 'The media type is that of FHIR STU3.'
    : 'The media type as the API takes it.';
}

function bodyRow({ body }: LegacyRequest, { request, issues }: RequestMigration): ExplanationRow {
  const changes = issues.filter(({ field }) => field === 'body' || field.startsWith('body.'));
  const had = body !== undefined && body !== null && body !== '';
  const before = had ? '(a body)' : '(none)';
  const after = request?.body === undefined ? '(none)' : '(a body)';
  const otherwise = before === after ? 'No changes.' : noRequest;
  return {
    field: 'Request body',
    before,
    after,
    why: changes.length === 0 ? otherwise : summarise(changes),
  };
}

/** The first few things that happened to a body, each once, and how many more there are. */
function summarise(changes: readonly MigrationIssue[]): string {
  const counts = new Map<string, number>();
  for (const { message } of changes) counts.set(message, (counts.get(message) ?? 0) + 1);
  const shown = [...counts]
    .slice(0, 3)
    .map(([message, count]) => (count === 1 ? message : `${message} (${count} times)`));
  const more = counts.size - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more, see the issues.`] : [])].join(' ');
}

function responseRows({ request, legacy }: RequestMigration): ExplanationRow[] {
  if (!request) return [];
  const isFile = answersFile(legacy.operation);
  const after = isFile ? '(a file)' : 'FHIR STU3';
  const before = isFile || legacy.generation === 'HSCN-STU3' ? after : 'FHIR DSTU2';
  return [
    {
      field: 'Response header',
      before: 'X_ERS_TRANSACTION_ID',
      after: headerNames.requestId,
      why: 'Another name for the same value.',
    },
    {
      field: 'Response body',
      before,
      after,
      why: before === after ? 'No changes.' : 'Read STU3, or see @ers-kit/dstu2-to-stu3.',
    },
  ];
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');

function toMarkdown(
  { legacy, operation, issues }: RequestMigration,
  rows: readonly ExplanationRow[],
): string {
  const title = `### ${legacy.operation} (${legacy.generation})${operation === undefined ? '' : ` → ${operation}`}`;
  const table = [
    '| Field | Before | After | Why |',
    '| --- | --- | --- | --- |',
    ...rows.map(
      ({ field, before, after, why }) => `| ${[field, before, after, why].map(cell).join(' | ')} |`,
    ),
  ];
  const open = issues.filter(({ severity }) => severity !== 'information');
  const list = open.map(
    ({ severity, field, message }) => `- **${severity}** ${cell(field)}: ${cell(message)}`,
  );
  return [title, '', ...table, ...(list.length > 0 ? ['', 'To do:', '', ...list] : []), ''].join('\n');
}
