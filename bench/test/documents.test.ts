import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { quote, quotedDocument, quotingFiles, readResults, root } from '../src/documents.js';
import { renderSections } from '../src/render.js';
import { rounded } from '../src/results.js';
import { madeUpResults } from './made-up-results.js';

describe('rounded', () => {
  it('keeps three significant digits, in depth, and whole numbers and texts as they are', () => {
    expect(rounded({ a: 1.23456, b: [0.00123456, 123_456], c: 'as it is', d: 98_765.4 })).toEqual({
      a: 1.23,
      b: [0.00123, 123_456],
      c: 'as it is',
      d: 98_800,
    });
  });
});

describe('renderSections', () => {
  const sections = renderSections(madeUpResults);

  it('names the machine and the day', () => {
    expect(sections.get('machine')).toBe('4 cores (Made-up 9000), Node 20.19.0, linux x64; 2026-02-03');
  });

  it('writes what a task costs, with the unit that fits', () => {
    expect(sections.get('cost')?.split('\n').slice(2)).toEqual([
      '| client | call | `fetch` | 197 µs | 161 µs | **1.22** (1.15–1.30) | 1.3 |',
      '| simulator | answer | a server | 1.20 ms | 52 ns | **12.0** (9.00–120) | – |',
    ]);
  });

  it('writes how it grows', () => {
    expect(sections.get('growth')?.split('\n').slice(2)).toEqual([
      '| fhir | read | 10 entries | 4.00 µs | 9.80 (9.50–10.1) | 101 (99.0–104) | at most 10, 100 |',
      '| simulator | answer | 20 referrals | 1.00 ms | 1.00 (0.90–1.10) | 1.02 (0.90–1.10) | 1, 1 |',
    ]);
  });

  it('writes imports and sizes', () => {
    expect(sections.get('imports')).toContain(
      '| `@ers-kit/client` | 60.0 ms (55.0–70.0) | 0.80 (0.70–0.90) |',
    );
    expect(sections.get('sizes')).toContain('| `@ers-kit/simulator` | 1.50 MB | 20.0 |');
    expect(sections.get('sizes')).toContain('| `@ers-kit/client` | 150 kB | 2.00 | – | 45.2 kB | 61.0 kB |');
  });

  it('has single figures to quote in a sentence', () => {
    expect(sections.get('cost:call')).toBe('1.22');
    expect(sections.get('time:call')).toBe('197 µs');
    expect(sections.get('size:@ers-kit/client')).toBe('150 kB');
    expect(sections.get('import:@ers-kit/client')).toBe('60.0 ms');
  });
});

describe('quote', () => {
  const sections = new Map([
    ['figure', '1.22'],
    ['table', '| a |\n| --- |\n| $& |'],
  ]);

  it.each([
    [
      'in a line',
      'is <!-- bench figure -->9<!-- /bench --> times',
      'is <!-- bench figure -->1.22<!-- /bench --> times',
    ],
    [
      'around lines',
      '<!-- bench table -->\n\nold\n\n<!-- /bench -->\nend',
      '<!-- bench table -->\n\n| a |\n| --- |\n| $& |\n\n<!-- /bench -->\nend',
    ],
    [
      'several times',
      '<!-- bench figure --><!-- /bench -->, <!-- bench figure -->1<!-- /bench -->',
      '<!-- bench figure -->1.22<!-- /bench -->, <!-- bench figure -->1.22<!-- /bench -->',
    ],
    ['not at all', 'no mark', 'no mark'],
  ])('%s', (_, text, expected) => {
    expect(quote(text, sections)).toBe(expected);
    expect(quote(expected, sections)).toBe(expected);
  });

  it.each([
    ['a name that nothing has', '<!-- bench other -->1<!-- /bench -->', 'The results have no section other.'],
    ['a mark without end', '<!-- bench figure -->1', 'has no <!-- /bench --> behind it'],
    [
      'a mark whose end is missing before the next',
      '<!-- bench figure -->1 <!-- bench figure -->2<!-- /bench -->',
      'has no <!-- /bench --> behind it',
    ],
  ])('refuses %s', (_, text, message) => {
    expect(() => quote(text, sections)).toThrow(message);
  });
});

describe('the documents of the project', () => {
  const results = readResults();
  const quoting = quotingFiles().filter((file) => readFileSync(file, 'utf8').includes('<!-- bench '));

  it('quote the figures somewhere', () => {
    expect(quoting.map((file) => relative(root, file))).toContain('docs/performance.md');
  });

  it.each(quoting.map((file) => relative(root, file)))('%s quotes what was measured last', async (name) => {
    const file = `${root}/${name}`;
    expect(readFileSync(file, 'utf8')).toBe(await quotedDocument(file, results));
  });

  it('say what machine it was, without its name or a path of it', () => {
    expect(Object.keys(results.machine).toSorted()).toEqual(['cores', 'node', 'platform', 'processor']);
    expect(JSON.stringify(results)).not.toContain(root);
  });
});

describe('the results', () => {
  const results = readResults();

  it('cover every package', () => {
    const names = [
      'environments',
      'operations',
      'apim-headers',
      'cis2-auth',
      'apim-auth',
      'fhir/stu3',
      'fhir/r4',
    ];
    for (const name of [...names, 'dstu2-to-stu3', 'hscn', 'client', 'simulator']) {
      expect(results.sizes.map(({ module }) => module)).toContain(`@ers-kit/${name}`);
      expect(results.imports.map(({ module }) => module)).toContain(`@ers-kit/${name}`);
    }
  });

  const { cost, growth, imports } = results;
  const spreads = [
    ...cost.flatMap(({ id, ours, theirs, ratio }) => [ours, theirs, ratio].map((spread) => ({ id, spread }))),
    ...growth.flatMap(({ id, time, tenfold, hundredfold }) =>
      [time, tenfold, hundredfold].map((spread) => ({ id, spread })),
    ),
    ...imports.map(({ module, time }) => ({ id: module, spread: time })),
  ];

  it('are of time that passed, with the median inside the middle half', () => {
    const wrong = spreads.filter(
      ({ spread: { lower, median, upper } }) => !(lower > 0 && lower <= median && median <= upper),
    );
    expect(wrong).toEqual([]);
    expect(spreads.length).toBeGreaterThan(60);
  });
});
