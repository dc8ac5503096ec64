import { join } from 'node:path';

import { nhsFolder, nhsFolderMissing, readJsonFiles } from '@ers-kit/internal/testing';
import { beforeAll, describe, expect, it } from 'vitest';

import { createRandom } from '../src/ers/faults.js';
import type { ServiceContext } from '../src/ers/service-context.js';
import { admitReferral } from '../src/seed/admit-referral.js';
import { seedReferrals } from '../src/seed/referrals.js';
import { SimulatorError } from '../src/simulator-error.js';
import { at, base, startErs } from './ers-harness.js';
import { providerRole, startLegacy, type Session } from './legacy-harness.js';

const folder = nhsFolder();
const wrong = [[], {}, null, 5, '', [null], [[]], { extension: [] }, true];

interface Place {
  readonly holder: Record<string, unknown>;
  readonly name: string;
}

/** Every member of every object and list below a value. */
function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((name) => [{ holder, name }, ...placesIn(holder[name])]);
}

const own = seedReferrals(`${base}/FHIR/STU3`).map(({ resource }): [string, object] => [
  resource.id,
  resource,
]);
const published = [...(folder === undefined ? [] : readJsonFiles(join(folder, 'examples')))]
  .map(([file, json]): [string, object] => [file, json as object])
  .filter(([, json]) => (json as { resourceType?: string }).resourceType === 'ReferralRequest');

describe(`referrals with a value that is not for its place (${folder ? 'published too' : nhsFolderMissing})`, () => {
  const legacy = startLegacy();
  const ers = startErs();
  let session: Session;
  beforeAll(async () => {
    session = await legacy.open('910000000103');
    await legacy.select(session, providerRole);
  });

  it.each([...own, ...published])('are refused or served: %s', async (_, example) => {
    const headers = { HTTP_X_SESSION_KEY: session.id };
    const random = createRandom(JSON.stringify(example).length);
    const count = placesIn(example).length;
    let served = 0;
    for (let index = 0; index < count; index += 1) {
      const copy = structuredClone(example);
      const place = placesIn(copy)[index];
      if (!place) throw new TypeError('no such place');
      place.holder[place.name] = wrong[Math.floor(random() * wrong.length)];
      if (!isAdmitted(copy, ers.context) || !isAdmitted(copy, legacy.context)) continue;
      served += 1;
      const path = `ReferralRequest/${(copy as { id: string }).id}`;
      const provider = at('R69', 'SERVICE_PROVIDER_CLINICIAN');
      const told = `${place.name}: ${JSON.stringify(place.holder[place.name])}`;
      const statuses = await Promise.all([
        ers.call(`/FHIR/STU3/${path}`, 'clinician', provider),
        legacy.send('GET', `/ers-api/STU3/v1/${path}`, headers),
        legacy.send('GET', `/ers-api/v1/${path}`, headers),
      ]).then(
        (answers) => answers.map(({ status }) => status),
        (error: unknown) => error,
      );
      expect({ told, statuses }).toEqual({ told, statuses: [200, 200, 200] });
    }
    expect(served).toBeLessThan(count);
  });
});

function isAdmitted(value: unknown, context: ServiceContext): boolean {
  try {
    admitReferral(value, {}, context);
    return true;
  } catch (error) {
    expect(SimulatorError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ code: 'ERR_SIMULATOR_REFERRAL_INVALID' });
    return false;
  }
}
