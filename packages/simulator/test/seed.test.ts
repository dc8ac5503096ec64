import { codeSystems } from '@ers-kit/fhir/stu3';
import { nhsFolderMissing } from '@ers-kit/internal/testing';
import { isNhsNumber, isUbrn } from '@ers-kit/operations';
import { describe, expect, it } from 'vitest';

import { adviceStatusOf } from '../src/ers/advice/advice-record.js';
import { createFaultInjector } from '../src/ers/faults.js';
import { stateOf } from '../src/ers/referral-view.js';
import { startSimulator } from '../src/index.js';
import { createContext } from '../src/seed/create-context.js';
import { seedPatients } from '../src/seed/patients.js';
import { seedReferrals } from '../src/seed/referrals.js';
import { seedServices } from '../src/seed/services.js';
import { createSeedWorld } from '../src/seed/world.js';
import { seedUsers } from '../src/users.js';
import { openApiJudge } from './open-api-judge.js';

const referrals = seedReferrals('https://int.api.service.nhs.uk/referrals/FHIR/STU3').map(
  ({ resource }) => resource,
);
const judge = openApiJudge();

describe('the seed', () => {
  it("holds the guide's referral, booked at R69", () => {
    const referral = referrals.find(({ id }) => id === '123456789012');
    expect(JSON.stringify(referral)).toContain('"BOOKED"');
    expect(seedServices.find(({ id }) => id === '20101')?.organisation).toBe('R69');
  });

  it('uses test patients only, and valid identifiers', () => {
    for (const { id, subject } of referrals) {
      expect(isUbrn(id)).toBe(true);
      expect(isNhsNumber(subject?.identifier?.value ?? '')).toBe(true);
      expect(subject?.identifier?.value).toMatch(/^999/);
    }
  });

  it('names only users and services that exist', () => {
    const users = new Set(seedUsers.map(({ uid }) => uid));
    const services = new Set(seedServices.map(({ id }) => id));
    const text = JSON.stringify(referrals);
    const named = (system: string) =>
      [...text.matchAll(new RegExp(`${system}","value":"([^"]+)"`, 'g'))].map(([, value]) => value ?? '');
    expect(named('sds-user-id').length).toBeGreaterThan(0);
    expect(named('sds-user-id').filter((value) => !users.has(value))).toEqual([]);
    expect(named('ers-service').filter((value) => !services.has(value))).toEqual([]);
  });

  it.skipIf(!judge)(`is valid by the published schema (${nhsFolderMissing})`, () => {
    for (const referral of referrals) {
      expect(judge?.('/STU3/ReferralRequest/{ubrn}', 'get', 200, referral)).toEqual([]);
    }
  });
});

describe('the rich seed', () => {
  const context = createContext({
    clock: { now: () => Date.parse('2026-11-22T10:00:00Z') },
    world: createSeedWorld(seedUsers, { referrals: 200, advice: 30 }),
    fhirBaseUrls: {
      STU3: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3',
      R4: 'https://int.api.service.nhs.uk/referrals/FHIR/R4',
    },
    objectStoreOrigin: 'https://attachments.invalid',
    faults: createFaultInjector(),
  });
  const all = [...context.store.referrals()];
  const advice = [...context.store.advices()];

  it('has referrals in every state, requests for advice of every status, and UBRNs of their own', () => {
    expect(all).toHaveLength(200);
    expect(advice).toHaveLength(30);
    const states = new Set(all.map(({ resource }) => stateOf(resource).code));
    expect(states).toEqual(new Set(codeSystems.referralState.codes));
    expect(new Set(advice.map(adviceStatusOf))).toEqual(new Set(codeSystems.adviceAndGuidanceStatus.codes));
    const ubrns = [...all, ...advice].map(({ resource }) => resource.id);
    expect(ubrns.every(isUbrn)).toBe(true);
    expect(new Set(ubrns).size).toBe(230);
  });

  it('has services enough, and patients of the test range alone', () => {
    expect(seedServices.length).toBeGreaterThanOrEqual(12);
    expect(seedPatients.length).toBeGreaterThanOrEqual(40);
    expect(seedPatients.every(({ nhsNumber }) => nhsNumber.startsWith('999') && isNhsNumber(nhsNumber))).toBe(
      true,
    );
    const known = new Set(seedPatients.map(({ nhsNumber }) => nhsNumber));
    expect(all.every(({ resource }) => known.has(resource.subject?.identifier?.value ?? ''))).toBe(true);
  });

  it.skipIf(!judge)(`is valid by the published schemas (${nhsFolderMissing})`, () => {
    for (const { resource } of all) {
      expect(judge?.('/STU3/ReferralRequest/{ubrn}', 'get', 200, resource)).toEqual([]);
    }
    for (const { resource } of advice) {
      expect(judge?.('/STU3/CommunicationRequest/{ubrn}', 'get', 200, resource)).toEqual([]);
    }
  });

  it('is made by the thousand in no time', async () => {
    // The time of the processor: what else the machine does is not the simulator's.
    const before = process.cpuUsage();
    const simulator = await startSimulator({ seed: { referrals: 10_000 } });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(3000);
    expect(simulator.referral('200000009994')).toMatchObject({ resourceType: 'ReferralRequest' });
    await simulator.stop();
  });
});
