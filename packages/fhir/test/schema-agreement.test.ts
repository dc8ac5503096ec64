import { readFileSync } from 'node:fs';
import { nhsFolder, nhsFolderMissing } from '@ers-kit/internal/testing';
import { describe, expect, it } from 'vitest';
import { validate as validateR4 } from '../src/r4/validate.js';
import { validate as validateStu3 } from '../src/stu3/validate.js';
import type { ValidationResult } from '../src/internal/validator.js';
import { exampleExceptions } from './example-exceptions.js';
import { looser, stricter } from './schema-differences.js';
import { mutationsOf, type Mutation } from './support/mutations.js';
import { createSchemaCompiler, publishedExamples, type PublishedExample } from './support/published.js';

const examples = publishedExamples();

/** Grow with the published material. */
const counts = { examples: 112, mutations: 55_723 };

function check({ release, mode }: PublishedExample, value: unknown): ValidationResult {
  return release === 'R4' ? validateR4(value, { mode }) : validateStu3(value, { mode });
}

/** The names of the listed differences that explain a verdict unlike the schema's; none where nothing does. */
function explain(example: PublishedExample, mutation: Mutation, accepted: boolean): string[] {
  const { issues } = check(example, mutation.value);
  if (!accepted) {
    const found = Object.entries(looser).find(([, { covers }]) => covers({ example, mutation, issues }));
    return found ? [found[0]] : [];
  }
  const errors = issues.filter(({ severity }) => severity === 'error');
  const names = errors.map((issue) => Object.entries(stricter).find(([, { covers }]) => covers(issue))?.[0]);
  return names.includes(undefined) ? [] : names.filter((name) => name !== undefined);
}

describe.skipIf(!nhsFolder())(
  `agreement with the published schemas (skipped where ${nhsFolderMissing})`,
  () => {
    it('is what the README says', () => {
      const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
      const [examplesSaid, mutationsSaid] = [counts.examples, counts.mutations].map((n) =>
        n.toLocaleString('en'),
      );
      expect(readme).toContain(`${examplesSaid} published examples and ${mutationsSaid} mutations of them`);
    });

    it('holds for every published example', () => {
      const compile = createSchemaCompiler();
      const verdicts = examples.map((example) => ({
        file: example.file,
        schema: compile(example.schema)(example.value),
        own: check(example, example.value).valid,
      }));
      expect(verdicts.filter(({ schema, own }) => !schema || !own)).toEqual([]);
      expect(verdicts, 'correct the counts of this file and of the README').toHaveLength(counts.examples);
    });

    it('finds nothing to remark on in the examples, but for the listed exceptions', () => {
      const remarks = examples.flatMap((example) =>
        check(example, example.value).issues.map(({ rule, path }) => [example.file, { rule, path }] as const),
      );
      const listed = Object.entries(exampleExceptions).map(([name, { rule, path }]) => [
        name,
        { rule, path },
      ]);
      expect(remarks).toEqual(listed);
    });

    it('holds for every change of every place, but for the listed differences', () => {
      const compile = createSchemaCompiler();
      const used = new Set<string>();
      const unexplained: string[] = [];
      let total = 0;
      let alike = 0;
      for (const example of examples) {
        const accepts = compile(example.schema);
        for (const mutation of mutationsOf(example.value)) {
          total += 1;
          const accepted = accepts(mutation.value);
          if (accepted === check(example, mutation.value).valid) {
            alike += 1;
            continue;
          }
          const names = explain(example, mutation, accepted);
          for (const name of names) used.add(name);
          if (names.length === 0)
            unexplained.push(`${example.file} ${mutation.kind} ${mutation.path.join('.')}`);
        }
      }
      expect(
        unexplained,
        'mend the profile, or list it with its reason in test/schema-differences.ts',
      ).toEqual([]);
      expect(total, 'correct the counts of this file and of the README').toBe(counts.mutations);
      expect(alike / total).toBeGreaterThan(0.95);
      const listed = [...Object.keys(stricter), ...Object.keys(looser)];
      expect(listed.filter((name) => !used.has(name))).toEqual([]);
    }, 60_000);
  },
);
