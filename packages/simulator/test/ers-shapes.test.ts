import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import { codeSystems, type CodeOf } from '@ers-kit/fhir/stu3';
import { nhsFolder, nhsFolderMissing } from '@ers-kit/internal/testing';
import { describe, expect, it } from 'vitest';

import { stateOf } from '../src/ers/referral-view.js';
import type { ErsReferralRequest } from '../src/ers/wire-types.js';
import { criterionNamesIn } from './ers-bodies.js';
import { at, startErs } from './ers-harness.js';
import { startTour } from './ers-tour.js';
import { differences, shapeOf, type Exception } from './example-shapes.js';
import { otherWays } from './published-others.js';
import { referralWays } from './published-referrals.js';
import { exceptions } from './shape-exceptions.js';
import { stepsOf, stu3 } from './tour-steps.js';

const root = nhsFolder();
const folder = join(root ?? '', 'examples');
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const ways = { ...referralWays, ...otherWays };

/** What shows referrals that the rich seed alone has. */
const ofTheSeed = /retrieveWorklist|IBS/;

/** An answer that no operation declares, so that the simulator cannot give it. */
const notAnAnswer = ['r4/NHSDigital-OperationOutcome-415.json'];

describe.skipIf(root === undefined)(`beside published examples (skipped where ${nhsFolderMissing})`, () => {
  const used = new Set<Exception>();
  let reading: ReturnType<typeof readSeed> | undefined;
  const seeded = (): ReturnType<typeof readSeed> => (reading ??= readSeed());

  it.each(Object.entries(ways))('has the leaf paths of %s, and no others', async (file, way) => {
    const example = read(file);
    const tour = startTour({}, { referrals: ofTheSeed.test(file) ? 200 : 5 });
    const begun = JSON.stringify(example).includes('eReferralPathwayStart');
    const wanted = {
      moreCriteria: criterionNamesIn(example),
      ...(begun ? { pathwayStart: '2026-11-01T09:00:00.000Z' } : {}),
    };
    const { body, status } = await way({ tour, steps: stepsOf(tour), wanted });
    expect(status >= 400).toBe((example as { resourceType: string }).resourceType === 'OperationOutcome');
    expect(differences(file, example, body, exceptions, used)).toEqual([]);
  });

  it('leaves no example out', () => {
    const answers = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('requests'))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
    const known = [...Object.keys(ways), ...notAnAnswer].toSorted();
    expect(answers.toSorted(), 'add a way to each in published-referrals.ts or published-others.ts').toEqual(
      known,
    );
  });

  it('needs every exception that it makes', () => {
    expect(exceptions.filter((exception) => !used.has(exception))).toEqual([]);
  });

  it('reads each state with what every published referral has, and with nothing that none has', async () => {
    const known = new Set(published().flatMap(({ shape }) => [...shape]));
    const always = [...known].filter((leaf) => published().every(({ shape }) => shape.has(leaf)));
    const states = new Set<string>();
    for (const { state, shape } of await seeded()) {
      states.add(state);
      expect({ [state]: always.filter((leaf) => !shape.has(leaf)) }).toEqual({ [state]: [] });
      expect({ [state]: [...shape].filter((leaf) => !known.has(leaf)) }).toEqual({ [state]: [] });
    }
    expect([...states].toSorted()).toEqual(codeSystems.referralState.codes.toSorted());
  });

  it.each<CodeOf<'referralState'>>([
    'BOOKED',
    'DEFERRED_TO_PROVIDER',
    'TRIAGED_PROVIDER_TO_ACTION',
    'REJECTED',
  ])('has referrals of the seed with all that the examples of %s have', async (wanted) => {
    const theirs = published().filter(({ file, state }) => state === wanted && !/[cC]onvert/.test(file));
    const ours = (await seeded()).filter(({ state }) => state === wanted);
    const had = new Set(ours.flatMap(({ shape }) => [...shape]));
    expect(theirs.flatMap(({ shape }) => [...shape]).filter((leaf) => !had.has(leaf))).toEqual([]);
  });
});

const describeReferral = (referral: ErsReferralRequest) => ({
  state: stateOf(referral).code,
  shape: shapeOf(referral),
});

const published = () =>
  Object.keys(referralWays).flatMap((file) =>
    referralsIn(read(file)).map((referral) => ({ file, ...describeReferral(referral) })),
  );

function referralsIn(value: unknown): ErsReferralRequest[] {
  if (typeof value !== 'object' || value === null) return [];
  if ((value as { resourceType?: string }).resourceType === 'ReferralRequest')
    return [value as ErsReferralRequest];
  return Object.values(value).flatMap(referralsIn);
}

/** The referrals of the rich seed, as their practices read them. */
async function readSeed(): Promise<ReturnType<typeof describeReferral>[]> {
  const { call, context } = startErs({}, { referrals: 200 });
  const found: ErsReferralRequest[] = [];
  for (const { resource, referringOrganisation } of context.store.referrals()) {
    const [token, practice] = referringOrganisation === 'R70' ? ['many', 'R70'] : ['referrer', 'R68'];
    const headers = at(practice, 'REFERRING_CLINICIAN');
    const response = await call(`${stu3}/ReferralRequest/${resource.id}`, token, headers);
    expect(response.status).toBe(200);
    found.push((await response.json()) as ErsReferralRequest);
  }
  return found.map(describeReferral);
}
