import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nhsFolder, nhsFolderMissing, readJsonFiles } from '@ers-kit/internal/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ToStu3Options } from '../src/index.js';
import { anyResource, hostileResource } from './arbitraries.js';
import { account, type Json } from './support.js';

const folder = nhsFolder();
const official = folder === undefined ? '' : join(folder, '../fhir-examples/dstu2');
const variants: ToStu3Options[] = [
  {},
  { keepLost: true },
  { target: 'stu3-hscn', strictFhir: true },
  {
    attachments: 'AVAILABLE',
    inferences: { 'A005.61': true, 'A004.designation': false, 'A008.emptyReason': false },
  },
];

describe('the account of every leaf', () => {
  it.each(variants)(
    'holds for generated resources of every type (%j)',
    (options) => {
      fc.assert(
        fc.property(anyResource, (resource) => {
          expect(account(resource, options).faults.join('\n')).toBe('');
        }),
        { numRuns: 500 },
      );
    },
    60_000,
  );

  it.each(variants)(
    'holds for resources with anything in the wrong place (%j)',
    (options) => {
      fc.assert(
        fc.property(hostileResource, (resource) => {
          expect(account(resource, options).faults.join('\n')).toBe('');
        }),
        { numRuns: 500 },
      );
    },
    60_000,
  );

  const fixtures = join(import.meta.dirname, 'fixtures');
  it.each(readdirSync(fixtures).filter((file) => file.endsWith('.json')))('holds for %s', (file) => {
    const source: unknown = JSON.parse(readFileSync(join(fixtures, file), 'utf8'));
    for (const options of variants) expect(account(source, options).faults).toEqual([]);
  });
});

describe.skipIf(!folder)(`the account of published examples (${nhsFolderMissing} when skipped)`, () => {
  const files = [
    official,
    join(folder ?? '', 'examples-dstu2'),
    join(folder ?? '', 'examples-hscn-stu3'),
    join(folder ?? '', 'examples/stu3'),
  ]
    .filter((path) => existsSync(path))
    .flatMap((path) => [...readJsonFiles(path)])
    .filter(([, value]) => (value as Json)['resourceType'] !== undefined);

  it.each(files)('holds for %s', (_file, source) => {
    for (const options of variants) expect(account(source, options).faults).toEqual([]);
  });

  it('keeps every value of e-RS payloads but the site, with keepLost too that', () => {
    const [, source] = files.find(([file]) => file.startsWith('A005-response-booked'))!;
    const site = (source as { contained: Json[] }).contained.find(
      ({ resourceType }) => resourceType === 'Location',
    )!;
    const { value } = site['identifier'] as { value: string };
    expect(JSON.stringify(account(source).resource)).not.toContain(`"${value}"`);
    expect(JSON.stringify(account(source, { keepLost: true }).resource)).toContain(`"${value}"`);
  });
});
