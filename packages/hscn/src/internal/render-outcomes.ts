import { operations } from '@ers-kit/operations';
import type { Explanation } from '../explain-migration.js';
import type { LegacyRequest } from '../legacy-request.js';
import type { RequestMigration } from '../migrate-request.js';
import type { FoundRequest } from './found-request.js';
import { isSecretName, redactUnknownUrl } from './redact.js';
import { toCurl } from './to-curl.js';

export const formats = ['markdown', 'curl', 'json'] as const;
export type Format = (typeof formats)[number];

/** One request, and what was made of it. */
export interface Outcome extends FoundRequest {
  /** `undefined` where it is no request of the legacy API. */
  readonly explanation: Explanation | undefined;
}

/** The outcomes as text: a section each, and where there are several a summary by operation. */
export function renderOutcomes(outcomes: readonly Outcome[], as: Format): string {
  if (as === 'json') return `${JSON.stringify(outcomes.map(asJson), undefined, 2)}\n`;
  const isSingle = outcomes.length === 1;
  if (as === 'curl') {
    const sections = outcomes.map(
      (outcome) => `${isSingle ? '' : `# ${titleOf(outcome)}\n`}${asCurl(outcome)}`,
    );
    return `${[...sections, ...(isSingle ? [] : [asComment(summary(outcomes).trim())])].join('\n\n')}\n`;
  }
  const sections = outcomes.map(asMarkdown);
  return [...sections, ...(isSingle ? [] : [summary(outcomes)])].join('\n');
}

const notLegacy = 'Not a request of the legacy e-RS API';
const beforeOf = ({ method, url }: LegacyRequest): string =>
  `${method.replaceAll(/\P{L}/gu, '')} ${redactUnknownUrl(url)}`;
const asComment = (text: string): string => text.replaceAll(/^/gm, '# ').replaceAll(/ $/gm, '');

function titleOf({ explanation }: Outcome): string {
  if (!explanation) return notLegacy;
  const { legacy, operation } = explanation.migration;
  return `${legacy.operation} (${legacy.generation})${operation === undefined ? '' : ` → ${operation}`}`;
}

/** What the input left open, as sentences. */
function notesOf({ unresolved = [], bodyFile, request, explanation }: Outcome): string[] {
  const notes: string[] = [];
  if (unresolved.length > 0) {
    const names = unresolved.map((name) => name.replaceAll(/[^\w.-]/g, '').slice(0, 64)).join(', ');
    notes.push(
      `Variables without a value: ${names}. Give them values in the collection, or paste the request as it was sent.`,
    );
  }
  if (
    bodyFile !== undefined &&
    request.body === undefined &&
    explanation?.migration.legacy.operation !== 'A020'
  ) {
    notes.push('The body is in a file that is not there or holds no JSON object, so it was not looked at.');
  }
  return notes;
}

function asMarkdown(outcome: Outcome): string {
  const { request, explanation } = outcome;
  const section = explanation?.markdown ?? `### ${notLegacy}\n\n${beforeOf(request)}\n`;
  return [section, ...notesOf(outcome).map((note) => `${note}\n`)].join('\n');
}

function asJson(outcome: Outcome): object {
  const { request, explanation } = outcome;
  const notes = notesOf(outcome);
  if (!explanation) return { before: beforeOf(request), recognised: false, notes };
  const { migration, rows } = explanation;
  const { operation, legacy, issues, request: after } = migration;
  const parameters = Object.fromEntries(
    Object.entries(legacy.parameters).filter(([name]) => !isSecretName(name)),
  );
  return {
    recognised: true,
    operation,
    legacy: { ...legacy, parameters },
    request: after,
    rows,
    issues,
    notes,
  };
}

function asCurl(outcome: Outcome): string {
  const { request, explanation } = outcome;
  const notes = notesOf(outcome).map((note) => `# ${note}`);
  if (!explanation) return [`# ${notLegacy}: ${beforeOf(request)}`, ...notes].join('\n');
  const { migration } = explanation;
  const errors = migration.issues.filter(({ severity }) => severity === 'error');
  const lines = migration.request
    ? [toCurl(migration.request, keptFile(outcome, migration))]
    : errors.map(({ message }) => asComment(`${migration.legacy.operation}: ${message}`));
  return [...notes, ...lines].join('\n');
}

/** The file that the body is still taken from: none of DSTU2, whose body has to be translated. */
function keptFile({ bodyFile }: Outcome, { legacy, operation }: RequestMigration): string | undefined {
  const takesBody = operation !== undefined && operations[operation].request !== false;
  return takesBody && legacy.generation === 'HSCN-STU3' ? bodyFile : undefined;
}

function summary(outcomes: readonly Outcome[]): string {
  const counts = new Map<string, number>();
  for (const { explanation } of outcomes) {
    const legacy = explanation?.migration.legacy;
    const key = legacy
      ? `${legacy.operation} | ${legacy.generation} | ${explanation.migration.operation ?? 'none'}`
      : 'not recognised | |';
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rows = [...counts]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([key, count]) => `| ${key} | ${count} |`);
  return [
    '### Summary',
    '',
    '| Operation | Generation | Becomes | Requests |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
