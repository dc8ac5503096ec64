import { expect } from 'vitest';
import type { Issue, ToStu3Options, TraceEntry } from '../src/index.js';
import { account, type Json } from './support.js';

/** What a mapping gives, with each issue and each leaf of the source as a line. */
export interface Told {
  readonly resource: Json;
  readonly issues: string[];
  readonly trace: string[];
}

/** The same, with only those leaves that did not stay as they were where they were. */
export interface ToldMoves {
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

/** Maps with and without trace, wants a full account, and tells all of it. */
export function tell(source: Json, options: ToStu3Options = {}): Told {
  const { resource, issues, trace = [], faults } = account(source, options);
  expect(faults).toEqual([]);
  return { resource, issues: issues.map(lineOf), trace: trace.map(leafOf) };
}

/** {@link tell}, with the leaves that moved, changed or went. */
export function tellMoves(source: Json, options?: ToStu3Options): ToldMoves {
  const { resource, issues, trace } = tell(source, options);
  return { resource, issues, moves: trace.filter((line) => !line.startsWith('copied ')) };
}
