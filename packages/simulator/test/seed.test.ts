import { nhsFolderMissing } from '@ers-kit/internal/testing';
import { isNhsNumber, isUbrn } from '@ers-kit/operations';
import { describe, expect, it } from 'vitest';

import { seedReferrals } from '../src/seed/referrals.js';
import { seedServices } from '../src/seed/services.js';
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
