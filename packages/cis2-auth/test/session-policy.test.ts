import { describe, expect, it } from 'vitest';

import { Cis2AuthError, createSessionPolicy, type SessionPolicyOptions } from '../src/index.js';

const user = {
  uid: '999000000001',
  authenticationAssuranceLevel: 3,
  identityAssuranceLevel: 3,
  organisations: [],
} as const;
const minute = 60_000;
const hour = 60 * minute;

function setUp(options: SessionPolicyOptions = {}) {
  const clock = { time: 1_000_000, now: () => clock.time };
  return { clock, policy: createSessionPolicy({ clock, ...options }) };
}

describe('createSessionPolicy', () => {
  it('starts every session under a new id', () => {
    const { policy } = setUp();
    const sessions = Array.from({ length: 100 }, () => policy.start({ user, sessionId: 'sid-1' }));
    expect(new Set(sessions.map(({ id }) => id)).size).toBe(100);
    expect(sessions[0]).toEqual({
      id: expect.stringMatching(/^[\w-]{43}$/),
      uid: user.uid,
      cis2SessionId: 'sid-1',
      startedAt: 1_000_000,
      lastActiveAt: 1_000_000,
    });
  });

  it.each<[string, number, string]>([
    ['a millisecond before 15 idle minutes', 15 * minute - 1, 'active'],
    ['15 idle minutes', 15 * minute, 'idle'],
    ['a day', 24 * hour, 'too-old'],
  ])('after %s', (_name, later, expected) => {
    const { clock, policy } = setUp();
    const session = policy.start({ user });
    clock.time += later;
    const verdict = policy.check(session);
    expect(verdict.active ? 'active' : verdict.reason).toBe(expected);
  });

  it('ends a busy session after 12 hours', () => {
    const { clock, policy } = setUp();
    let session = policy.start({ user });
    const end = session.startedAt + 12 * hour;
    for (;;) {
      clock.time += 10 * minute;
      const verdict = policy.check(session);
      if (!verdict.active) {
        expect([verdict.reason, clock.time]).toEqual(['too-old', end]);
        return;
      }
      session = verdict.session;
      expect(policy.endsAt(session)).toBe(Math.min(end, clock.time + 15 * minute));
    }
  });

  it.each([
    ['startedAt', { startedAt: Number.NaN }],
    ['lastActiveAt', { lastActiveAt: Number.NaN }],
  ])('ends a session whose %s is damaged', (_name, damage) => {
    const { policy } = setUp();
    expect(policy.check({ ...policy.start({ user }), ...damage }).active).toBe(false);
  });

  it('takes other limits', () => {
    const { clock, policy } = setUp({ idleMinutes: 1, absoluteHours: 1 });
    const session = policy.start({ user });
    clock.time += minute;
    expect(policy.check(session)).toEqual({ active: false, reason: 'idle' });
  });

  it.each([
    { idleMinutes: 0 },
    { idleMinutes: -5 },
    { absoluteHours: Number.POSITIVE_INFINITY },
    { absoluteHours: Number.NaN },
  ])('refuses %j', (options) => {
    expect(() => createSessionPolicy(options)).toThrow(Cis2AuthError);
  });
});
