import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  seedUsers,
  startSimulator,
  type DataFile,
  type Simulator,
  type SimulatorOptions,
} from '../src/index.js';
import { testNhsNumbers } from '../src/seed/nhs-number.js';
import { createReferralBody } from './ers-bodies.js';
import { at } from './ers-harness.js';

const [first = '', second = ''] = testNhsNumbers(2, 500);
const provider = at('RX1', 'SERVICE_PROVIDER_CLINICIAN');
const quick = { cis2: false } as const;

let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'ers-simulator-'));
});
afterAll(() => rm(place, { recursive: true }));

/** Starts, lets a test do something, and stops. */
async function during<Result>(
  options: SimulatorOptions,
  action: (simulator: Simulator) => Promise<Result>,
): Promise<Result> {
  const simulator = await startSimulator({ ...quick, ...options });
  try {
    return await action(simulator);
  } finally {
    await simulator.stop();
  }
}

const call = (simulator: Simulator, path: string, userId: string, headers: object, init: RequestInit = {}) =>
  simulator.fetch(`${simulator.environment.fhirBaseUrls.STU3}/${path}`, {
    ...init,
    headers: { authorization: `Bearer ${simulator.accessToken(userId)}`, ...headers },
  });

const clinician = {
  uid: '910000009001',
  givenName: 'Aila',
  familyName: 'Marchetti',
  ersFunctions: [{ organisation: 'RX1', businessFunctions: ['SERVICE_PROVIDER_CLINICIAN'] }],
} as const;
const data: DataFile = {
  patients: [{ nhsNumber: first, practice: 'RX9' }],
  services: [
    {
      id: '77001',
      name: 'Knees',
      organisation: 'RX1',
      specialty: 'ORTHOPAEDICS',
      clinicTypes: ['KNEE'],
      clinicians: [clinician.uid],
      slots: 2,
    },
  ],
  slots: [{ id: '88001', service: '77001', start: '2027-01-04T09:00:00Z', end: '2027-01-04T09:30:00Z' }],
  users: [clinician],
  referrals: [
    {
      ubrn: '700000000001',
      nhsNumber: first,
      service: '77001',
      referringOrganisation: 'RX9',
      state: 'BOOKED',
      version: 4,
    },
    { resource: { resourceType: 'ReferralRequest', id: '700000000002', status: 'active' } as never },
  ],
};

describe('data', () => {
  it('is what e-RS starts with, and starts again from', async () => {
    const file = join(place, 'data.json');
    await writeFile(file, JSON.stringify(data));
    await during({ data: file }, async (simulator) => {
      expect(simulator.users.map(({ uid }) => uid)).toEqual([clinician.uid]);
      const response = await call(simulator, 'ReferralRequest/700000000001', clinician.uid, provider);
      expect(response.status).toBe(200);
      expect(response.headers.get('ETag')).toBe('W/"4"');
      expect(JSON.stringify(await response.json())).toContain('"BOOKED"');
      expect(simulator.referral('123456789012')).toBeUndefined();
      simulator.addReferral({ resourceType: 'ReferralRequest', id: '700000000003', status: 'active' });
      simulator.reset();
      expect(simulator.referral('700000000003')).toBeUndefined();
      expect(simulator.referral('700000000002')).toBeDefined();
    });
  });

  it.each([
    ['an unknown section', { patient: [] }, ['patient is not known']],
    ['a list', [], ['data must be a path, or an object as in the file']],
    ['nobody', { patients: [] }, ['patients must have at least 1 entry']],
    [
      'mistakes of all kinds',
      {
        patients: [{ nhsNumber: '0'.repeat(10) }, { nhsNumber: first, name: 'x' }],
        services: [{ id: 'A', name: '', organisation: 'RX1', specialty: 'UROLOGY', clinicTypes: [] }],
        slots: [{ id: '1', service: '2', start: 'soon', end: '2027-01-04T09:30:00Z' }],
        users: [
          {
            uid: '1',
            givenName: 'A',
            familyName: 'B',
            ersFunctions: [{ organisation: 'RX1', businessFunctions: ['KING'] }],
          },
        ],
        referrals: [
          { ubrn: '7', nhsNumber: first, service: '77001', referringOrganisation: 'RX9', state: 'LOST' },
        ],
      },
      [
        'patients[0].nhsNumber must be an NHS number of the test range, which starts with 999, with the right check digit',
        'patients[1].name is not known',
        'services[0].id must be digits',
        'services[0].name must be text',
        'services[0].clinicTypes must have at least 1 entry',
        'slots[0].start must be an instant such as 2026-12-01T09:00:00.000Z',
        'users[0].uid must be 12 digits',
        expect.stringContaining('users[0].ersFunctions[0].businessFunctions[0] must be one of:'),
        'referrals[0].ubrn must be a UBRN of 12 digits',
        expect.stringContaining('referrals[0].state must be one of:'),
      ],
    ],
    [
      'links to nobody',
      {
        ...data,
        referrals: [
          ...(data.referrals ?? []),
          {
            ubrn: '700000000001',
            nhsNumber: second,
            service: '5',
            referringOrganisation: 'RX9',
            referringClinician: '910000000000',
          },
        ],
      },
      [
        'referrals[2] has the UBRN of an earlier entry',
        'referrals[2].nhsNumber is that of no patient',
        'referrals[2].service is no service',
        'referrals[2].referringClinician is no user',
      ],
    ],
    [
      'a resource that cannot be served',
      { referrals: [{ resource: { resourceType: 'ReferralRequest', id: '1' } }] },
      ['referrals[0].resource: its id is not a UBRN of 12 digits'],
    ],
  ])('refuses %s', async (_, wrong, problems) => {
    await expect(startSimulator({ data: wrong as never })).rejects.toMatchObject({ problems });
  });

  it('says why a file cannot be read, without what is in it', async () => {
    const file = join(place, 'broken.json');
    await writeFile(file, '{ "patients": [9990');
    for (const [path, problem] of [
      [join(place, 'none.json'), 'the file cannot be read (ENOENT)'],
      [file, 'the file is no JSON'],
    ]) {
      await expect(startSimulator({ data: path ?? '' })).rejects.toMatchObject({
        code: 'ERR_SIMULATOR_DATA_INVALID',
        problems: [problem],
      });
    }
  });
});

describe('state', () => {
  it('survives a restart on other ports, with what was written and the clock', async () => {
    const state = join(place, 'state.json');
    const create = createReferralBody({ nhsNumber: first });
    const options = { state, data: { patients: [{ nhsNumber: first, practice: 'R68' }] } };
    const referrer = at('R68', 'REFERRING_CLINICIAN');
    const written = await during(options, async (simulator) => {
      const body = JSON.stringify(create).replaceAll(
        'https://int.api.service.nhs.uk/referrals/FHIR/STU3',
        simulator.environment.fhirBaseUrls.STU3,
      );
      const response = await call(
        simulator,
        'ReferralRequest/$ers.createReferral',
        '910000000101',
        { ...referrer, 'content-type': 'application/fhir+json' },
        { method: 'POST', body },
      );
      expect(response.status).toBe(201);
      simulator.advance(3_600_000);
      const { id } = (await response.json()) as { id: string };
      expect(await readFile(state, 'utf8')).toContain(id);
      return { id, base: simulator.environment.fhirBaseUrls.STU3 };
    });
    await during(options, async (simulator) => {
      const kept = JSON.stringify(simulator.referral(written.id));
      expect(kept).toContain(simulator.environment.fhirBaseUrls.STU3);
      expect(kept).not.toContain(written.base);
      expect(simulator.clock.now() - Date.now()).toBeGreaterThan(3_500_000);
    });
    expect((await readdir(place)).filter((file) => file.endsWith('.tmp'))).toEqual([]);
  });

  it.each([
    ['a file that was cut off', '{"format":"ers-sim', 'it is no JSON: perhaps it was cut off'],
    ['another file', '{"a":1}', 'format is missing'],
    ['a newer one', '{"format":"ers-simulator-state","version":2}', 'version must be one of: 1'],
    [
      'no list',
      '{"format":"ers-simulator-state","version":1,"ahead":0,"store":{"referrals":5}}',
      'store.referrals must be a list',
    ],
    ['nothing', '', 'it is no JSON: perhaps it was cut off'],
  ])('does not touch %s', async (_, content, problem) => {
    const state = join(place, 'damaged.json');
    await writeFile(state, content);
    await expect(startSimulator({ ...quick, state })).rejects.toMatchObject({
      code: 'ERR_SIMULATOR_STATE_UNREADABLE',
      problems: expect.arrayContaining([problem]) as string[],
    });
    expect(await readFile(state, 'utf8')).toBe(content);
  });

  it('has to be writable', async () => {
    await expect(startSimulator({ ...quick, state: join(place, 'no/such/folder') })).rejects.toMatchObject({
      code: 'ERR_SIMULATOR_STATE_UNWRITABLE',
    });
  });
});

describe('clock, _status and a start without sign-in', () => {
  it('starts at an instant and stands', async () => {
    await during(
      { clock: { start: '2027-02-03T04:05:06Z', standing: true }, seed: false },
      async (simulator) => {
        const { clock } = simulator;
        expect(clock.now()).toBe(Date.parse('2027-02-03T04:05:06Z'));
        simulator.advance(1000);
        expect(clock.now()).toBe(Date.parse('2027-02-03T04:05:07Z'));
      },
    );
    await during({ clock: { start: 0 }, seed: false }, async ({ clock }) => {
      expect(clock.now()).toBeLessThan(60_000);
    });
  });

  it('has _status for who monitors it, and no sign-in', async () => {
    await during({ seed: false }, async (simulator) => {
      const url = `${simulator.environment.ersBaseUrl}/_status`;
      expect((await simulator.fetch(url)).status).toBe(401);
      const answer = await simulator.fetch(url, { headers: { apikey: simulator.statusKey } });
      expect(await answer.json()).toMatchObject({ status: 'pass' });
      expect((await simulator.fetch(url, { method: 'DELETE' })).status).toBe(405);
      expect((await simulator.fetch(simulator.environment.cis2.issuer)).status).toBe(503);
      expect(() => simulator.cis2.clearFaults()).toThrow(
        expect.objectContaining({ code: 'ERR_SIMULATOR_CIS2_OFF' }) as Error,
      );
      expect(() => simulator.accessToken('1')).toThrow(
        expect.objectContaining({ code: 'ERR_SIMULATOR_USER_UNKNOWN' }) as Error,
      );
      expect(seedUsers.length).toBeGreaterThan(8);
    });
  });
});
