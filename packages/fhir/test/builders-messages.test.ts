import { describe, expect, it } from 'vitest';
import * as stu3 from '../src/stu3/index.js';
import { ers } from './fixtures/bodies.js';
import { baseUrl, patient, ubrn } from './fixtures/identifiers.js';
import { appointment } from './fixtures/referral.js';

const intro = 'e-RS would refuse this body. Correct what it is built from: ';
const now = Date.parse('2026-03-01T12:00:00Z');
const clock = { now: () => now };
const year = 365 * 86_400_000;

const reason = { system: `${baseUrl}/CodeSystem/APPOINTMENT-CANCELLATION-REASON`, code: 'OTHER' };
const referralReason = { system: `${baseUrl}/CodeSystem/REFERRAL-CANCELLATION-REASON`, code: 'OTHER' };
const commented = { ...reason, commentIsMandatory: true };
const letter = {
  shortlist: { services: ['90210'], searchCriteria: { priority: 'ROUTINE' } },
  intentionToAddReferralLetter: 'NEED_TO_ADD_LATER',
} as const;
const given = () => appointment() as unknown as stu3.ErsAppointment;

const refusalOf = (build: () => unknown): { message: string; problems: readonly unknown[] } | undefined => {
  try {
    build();
    return undefined;
  } catch (error) {
    if (!stu3.FhirError.isInstance(error)) throw error;
    return { message: error.message, problems: error.problems };
  }
};

const businessRule = (rule: string, path: string, message: string, profile: string) => ({
  severity: 'error',
  code: 'business-rule',
  path,
  message,
  profile,
  rule,
});

const startingAt = (eReferralPathwayStart: string) => () =>
  stu3.createReferralParameters({ ...letter, patient, eReferralPathwayStart }, { clock });

describe('what builders say when they refuse', () => {
  const comment = 'a comment is mandatory with this reason';
  const start = "Parameters.parameter.where(name='eReferralPathwayStart').valueInstant";
  const range = 'must lie in the past, at most 365 days back';

  it.each<[string, () => unknown, string, string, string, string]>([
    [
      'a referral cancelled without the comment that its reason needs',
      () => stu3.cancelReferralParameters({ reason: { ...referralReason, commentIsMandatory: true } }),
      'comment-is-mandatory',
      "Parameters.parameter.where(name='cancellationComments')",
      comment,
      ers('CancelReferral-Request-Parameters-1'),
    ],
    [
      'a referral rejected without the comment that its reason needs',
      () => stu3.rejectReferralParameters({ reason: commented }),
      'comment-is-mandatory',
      "Parameters.parameter.where(name='rejectionComments')",
      comment,
      ers('RejectReferral-Parameters-1'),
    ],
    [
      'an appointment cancelled without the comment that its reason needs',
      () => stu3.cancelAppointment({ appointment: given(), reason: commented }),
      'comment-is-mandatory',
      'Appointment.comment',
      comment,
      ers('Appointment-1'),
    ],
    [
      'a pathway that starts a moment from now',
      startingAt(new Date(now + 1).toISOString()),
      'pathway-start-in-range',
      start,
      range,
      ers('CreateReferral-Parameters-1'),
    ],
    [
      'a pathway that started a moment too long ago',
      startingAt(new Date(now - year - 1).toISOString()),
      'pathway-start-in-range',
      start,
      range,
      ers('CreateReferral-Parameters-1'),
    ],
  ])('%s: one problem, whole', (_, build, rule, path, message, profile) => {
    expect(refusalOf(build)).toEqual({
      message: `${intro}${path} ${message}`,
      problems: [businessRule(rule, path, message, profile)],
    });
  });

  it.each([
    ['now', now],
    ['365 days ago', now - year],
  ])('take a pathway that started %s', (_, time) => {
    expect(refusalOf(startingAt(new Date(time).toISOString()))).toBeUndefined();
  });

  it('all problems stand in the message by path, one after the other', () => {
    const refusal = refusalOf(() =>
      stu3.rejectReferralParameters({ reason: { ...commented, code: '' }, comments: '' }),
    );
    const places = refusal?.problems.map((problem) => {
      const { path, message } = problem as stu3.ValidationIssue;
      return `${path} ${message}`;
    });
    expect(places?.map((place) => place.split(' ')[0])).toEqual([
      'Parameters.parameter[0].valueCoding.code',
      'Parameters.parameter[1].valueString',
      "Parameters.parameter.where(name='rejectionComments')",
    ]);
    expect(refusal?.message).toBe(intro + (places ?? []).join('; '));
  });

  it('an appointment that tells neither its parties nor its referral cannot be cancelled', () => {
    const { participant: _, incomingReferral: __, ...bare } = appointment();
    const refusal = refusalOf(() =>
      stu3.cancelAppointment({ appointment: bare as unknown as stu3.ErsAppointment, reason }),
    );
    const paths = refusal?.problems.map((problem) => (problem as stu3.ValidationIssue).path);
    expect(paths).toEqual(['Appointment.incomingReferral', 'Appointment.participant']);
  });

  it('a warning is no reason to refuse', () => {
    const known = given();
    const { meta } = known;
    const appointmentOf = (more: object) => ({ ...known, meta: { ...meta, ...more } }) as stu3.ErsAppointment;
    const build = () => stu3.cancelAppointment({ appointment: appointmentOf({ novelty: 'x' }), reason });
    expect(build().meta).toEqual({ ...meta, novelty: 'x' });
    expect(stu3.validate(build(), { mode: 'request' }).issues).toMatchObject([{ severity: 'warning' }]);
  });

  it('a version that is text, as reads give it, is taken like a number', () => {
    const body = (version: string | number) =>
      stu3.bookAppointment({ referral: { ubrn, version }, patient, service: '90210', slot: { id: '1' } });
    expect(body('4')).toEqual(body(4));
  });
});
