import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nhsFolder, nhsFolderMissing } from '@ers-kit/internal/testing';
import { describe, expect, it } from 'vitest';
import { toStu3 } from '../src/index.js';
import { find, leavesOf } from './support.js';

const options = { referenceDataBaseUrl: 'https://int.api.service.nhs.uk/referrals/FHIR' };
const fixtures = join(import.meta.dirname, 'fixtures');
const read = (file: string): unknown => JSON.parse(readFileSync(join(fixtures, file), 'utf8'));

/**
 * Each source beside its result, for people to read. Rows of the mapping tables that each one shows, and the rules that
 * its issues must cite, in order.
 */
const golden: readonly [name: string, rows: string, rules: readonly (string | undefined)[]][] = [
  [
    'a005-booked-live.dstu2.json',
    'A005 rows 1–4, 6, 11–13, 15, 17, 20, 24, 25, 28, 30, 30b–35, 37–44, 45b–55, 57–61',
    [
      'A005.15',
      'A005.48',
      'A005.55',
      'A005.51',
      'A005.48',
      'A005.55',
      'A005.43',
      'A005.34',
      'A005.44',
      'A005.45b',
      'A005.28',
      'A005.32',
      'A005.32',
      'A005.17',
      'A005.30',
      'A005.11',
      'A005.57',
      'A005.58',
      'A005.59',
      'A005.60',
      'A005.61',
    ],
  ],
  [
    'a005-cancelled-draft.dstu2.json',
    'A005 rows 7, 15 (2WW), 21, 22, 26, 29, 36; the draft dialect, §3.6 quirks 1, 4, 5, 6',
    [
      'A005.7',
      'A005.15',
      'A005.15',
      'A005.29',
      'A005.43',
      'A005.34',
      'A005.44',
      'A005.45b',
      'A005.31',
      'A005.55',
      'A005.17',
      'A005.32',
      'A005.28',
      'A005.30',
      'A005.11',
      'A005.57',
      'A005.58',
      'A005.59',
      'A005.60',
      'A005.61',
      undefined,
    ],
  ],
  [
    'a005-booked-hscn.hscn.json',
    '§3.7: A005 of HSCN STU3 to the platform',
    [
      'A005.55',
      'A005.51',
      'A005.55',
      'A005.43',
      'A005.34',
      'A005.44',
      'A005.45b',
      'A005.57',
      'A005.58',
      'A005.59',
      'A005.60',
      'A005.61',
    ],
  ],
  ['a008-request.dstu2.json', 'A008 request, every row', ['A008.versionId']],
  [
    'a008-worklist-live.dstu2.json',
    'A008 response: the live dialect, dateWhenBookingMade',
    ['A008.booking', 'A008.service', 'A008.pathway', 'A008.version'],
  ],
  [
    'a008-worklist-draft.dstu2.json',
    'A008 response: the draft dialect, both spellings of the item, display-style names',
    ['A008.service', 'A008.version'],
  ],
  ['a008-worklist-empty.dstu2.json', 'A008 response: emptyReason, no meta', ['A008.profile']],
  ['a004-specialty.dstu2.json', 'A004, every row', ['A004.date', 'A004.system', 'A004.constants']],
  ['outcome-draft.dstu2.json', '§4: OperationOutcome', ['errors.id', 'errors.codes']],
  [
    'base-practitioner.dstu2.json',
    'FHIR: Practitioner, its role split off, a family name in parts',
    [undefined, undefined, undefined],
  ],
  [
    'base-referral.dstu2.json',
    'FHIR: ReferralRequest without e-RS profile',
    [undefined, undefined, undefined, undefined, undefined],
  ],
];

describe('golden results', () => {
  it.each(golden)('%s: %s', (file, _rows, rules) => {
    const { resource, issues } = toStu3(read(file), options);
    expect(resource).toEqual(read(file.replace(/\.(dstu2|hscn)\./, '.stu3.')));
    expect(issues.map(({ rule }) => rule)).toEqual(rules);
  });

  it('has a golden result for every fixture', () => {
    const sources = readdirSync(fixtures).filter((file) => !file.endsWith('.stu3.json'));
    expect(sources.toSorted()).toEqual(golden.map(([file]) => file).toSorted());
  });
});

const folder = nhsFolder();

describe.skipIf(!folder)(`published examples (${nhsFolderMissing} when skipped)`, () => {
  it('gives the live referral the shape of the golden one', () => {
    const published: unknown = JSON.parse(
      readFileSync(join(folder!, 'examples-dstu2/A005-response-booked.json'), 'utf8'),
    );
    const shape = (value: unknown): string[] =>
      [...new Set(leavesOf(value).map((path) => path.replace(/\[\d+\]/g, '[]')))].toSorted();
    expect(shape(toStu3(published, options).resource)).toEqual(shape(read('a005-booked-live.stu3.json')));
  });

  it('gives a referral of HSCN STU3, but for what HSCN had not', () => {
    const published: unknown = JSON.parse(
      readFileSync(join(folder!, 'examples-dstu2/A005-response-booked.json'), 'utf8'),
    );
    const hscn: unknown = JSON.parse(
      readFileSync(join(folder!, 'examples-hscn-stu3/A005-Response.json'), 'utf8'),
    );
    const shape = (value: unknown): string[] =>
      [...new Set(leavesOf(value).map((path) => path.replace(/\[\d+\]/g, '[]')))].toSorted();
    const mapped = toStu3(published, { target: 'stu3-hscn' }).resource;
    // The published example alone has a display for its specialty, which the DSTU2 one has not.
    expect(shape(mapped)).toEqual(shape(hscn).filter((path) => path !== 'specialty.coding[].display'));
    expect(find(toStu3(published, { target: 'stu3-hscn' }).issues, 'missing-required')).toEqual([]);
  });
});
