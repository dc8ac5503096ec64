import { expect } from 'vitest';
import type { Issue, ToStu3Options, TraceEntry } from '../src/index.js';
import { account, type Json } from './support.js';

/** What a mapping gives, with each issue as a line, and each leaf of the source that did not stay as it was. */
export interface Told {
  readonly resource: Json;
  readonly issues: string[];
  readonly moves: string[];
}

/** An issue as `severity code source -> target: message (rule)`. */
export function lineOf({ severity, code, sourcePath, targetPath, message, rule }: Issue): string {
  const to = targetPath === undefined ? '' : ` -> ${targetPath}`;
  return `${severity} ${code} ${sourcePath}${to}: ${message}${rule === undefined ? '' : ` (${rule})`}`;
}

const leafOf = ({ from, to, how }: TraceEntry): string =>
  `${how} ${from}${to.length > 0 ? ` -> ${to.join(' + ')}` : ''}`;

/** Maps with and without trace, wants a full account, and tells it, but for what is copied to its own place. */
export function tell(source: Json, options: ToStu3Options = {}): Told {
  const { resource, issues, trace = [], faults } = account(source, options);
  expect(faults).toEqual([]);
  const moves = trace.filter(({ how }) => how !== 'copied').map(leafOf);
  return { resource, issues: issues.map(lineOf), moves };
}
