import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { least, pure } from '../../scripts/lib/mutation-goal.mjs';
import { root } from './workspace.js';

interface Score {
  readonly mutants: number;
  readonly noticed: number;
  readonly percent: number;
}

const scores = JSON.parse(readFileSync(join(root, 'docs', 'mutation.json'), 'utf8')) as Record<string, Score>;

it('has the score of every pure package, and of no other', () => {
  expect(Object.keys(scores).toSorted()).toEqual(pure.toSorted());
});

it.each(Object.entries(scores))('%s: the tests notice enough', (_name, { mutants, noticed, percent }) => {
  expect(percent).toBe(Math.floor((1000 * noticed) / mutants) / 10);
  expect(percent).toBeGreaterThanOrEqual(least);
});
