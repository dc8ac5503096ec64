import { describe, expect, it } from 'vitest';
import { validate, validateAppointment } from '../src/stu3/index.js';
import { appointment, referral } from './fixtures/referral.js';
import { patient } from './fixtures/identifiers.js';
import { change } from './support/change.js';

const missing = undefined;

describe('the modes', () => {
  const unknownExtension = () => {
    const one = referral();
    one.extension.push({ url: 'https://example.org/new', valueString: 'x' } as never);
    return one;
  };
  const pathwayDateTime = () => {
    const one = change(referral(), 'extension.9.valueInstant', missing);
    return change(one, 'extension.9.valueDateTime', '2026-01-31T09:00:00Z');
  };
  const otherSpelling = () =>
    change(referral(), 'extension.3.extension.0.valueCoding.code', 'APP_CANCELLED_BY_PATIENT');
  const strayDigit = () => change(referral(), 'subject.identifier.value', `${patient}1`);

  it.each([
    ['an extension that is new', unknownExtension, 1],
    ['the other value type of the pathway start', pathwayDateTime, 0],
    ['the worklist’s spelling of a state', otherSpelling, 0],
    ['an NHS number with a stray digit', strayDigit, 1],
    ['no supporting information', () => change(referral(), 'supportingInfo', []), 0],
    ['null for what the schema calls nullable', () => change(referral(), 'supportingInfo', null), 1],
  ])('response tolerates %s, request does not', (_, make, warnings) => {
    const response = validate(make(), { mode: 'response' });
    expect(response.valid).toBe(true);
    expect(response.issues).toHaveLength(warnings);
    expect(validate(make(), { mode: 'request' }).valid).toBe(false);
  });

  it('base asks only what FHIR asks', () => {
    const bare = {
      resourceType: 'ReferralRequest',
      status: 'active',
      intent: 'plan',
      subject: { display: 'Somebody' },
    };
    expect(validate(bare, { mode: 'base' })).toEqual({ valid: true, issues: [] });
    expect(validate(bare).valid).toBe(false);
    expect(validate({ ...bare, status: 'asleep', intent: 3 }, { mode: 'base' }).issues).toMatchObject([
      { rule: 'code', path: 'ReferralRequest.status' },
      { rule: 'type', path: 'ReferralRequest.intent' },
    ]);
  });

  it('base looks into every data type and any resource that e-RS uses', () => {
    const wrong = {
      resourceType: 'Parameters',
      parameter: [
        { name: 'a', valueTiming: { repeat: { durationUnit: 'fortnight' } } },
        { name: 'b', resource: { resourceType: 'Patient', gender: 'x' } },
        { name: 'c', resource: { resourceType: 'Claim' } },
      ],
    };
    expect(validate(wrong, { mode: 'base' }).issues).toMatchObject([
      { severity: 'error', path: 'Parameters.parameter[0].valueTiming.repeat.durationUnit' },
      { severity: 'error', path: 'Parameters.parameter[1].resource.gender' },
      { severity: 'warning', path: 'Parameters.parameter[2].resource.resourceType' },
    ]);
  });

  it.each([
    ['behind', { valueCode: 'a', _valueCode: { id: 'x' } }],
    ['before', { _valueCode: { id: 'x' }, valueCode: 'a' }],
  ])('base takes the sibling of a choice %s it', (_, value) => {
    const outcome = {
      resourceType: 'OperationOutcome',
      extension: [{ url: 'https://example.org/new', ...value }],
      issue: [{ severity: 'error', code: 'invalid' }],
    };
    expect(validate(outcome, { mode: 'base' }).issues).toEqual([]);
  });

  it('base knows the siblings of primitives', () => {
    const bare = {
      resourceType: 'ReferralRequest',
      status: 'active',
      intent: 'plan',
      subject: { display: 'x' },
    };
    const extension = [{ url: 'http://example.org', valueCode: 'unknown' }];
    expect(validate({ ...bare, _description: { extension } }, { mode: 'base' }).issues).toEqual([]);
    expect(
      validate({ ...bare, status: undefined, _status: { extension } }, { mode: 'base' }).issues,
    ).toHaveLength(1);
    expect(validate({ ...bare, _description: { extension: [{}] } }, { mode: 'base' }).issues).not.toEqual([]);
  });
});

describe('appointments', () => {
  it('takes the type of a clinician as an object and as a list', () => {
    const listed = change(appointment(), 'participant.2.type', [appointment().participant[2]?.type]);
    expect(validateAppointment(appointment()).issues).toEqual([]);
    expect(validateAppointment(listed).issues).toEqual([]);
    expect(validateAppointment(appointment(), { mode: 'base' }).valid).toBe(false);
  });

  it.each([
    [
      'a booking without slot',
      { status: 'booked' },
      'booking-needs-slot',
      'Appointment.slot',
      'a booking needs the slot that it takes',
    ],
    [
      'a deferral without reason',
      { reason: undefined },
      'deferral-needs-reason',
      'Appointment.reason',
      'a deferral needs a reason of eRS-ReviewReason-1',
    ],
    [
      'a cancellation for a deferral’s reason',
      { status: 'cancelled' },
      'cancellation-needs-reason',
      'Appointment.reason',
      'a cancellation needs a reason of APPOINTMENT-CANCELLATION-REASON',
    ],
    [
      'a referral without version',
      { incomingReferral: [{ reference: 'ReferralRequest/1' }] },
      'reference',
      'Appointment.incomingReferral[0].reference',
      'must name a version: …/_history/n',
    ],
  ])('refuses %s in a request', (_, more, rule, path, message) => {
    const body = JSON.parse(JSON.stringify({ ...appointment(), ...more })) as unknown;
    expect(validate(body, { mode: 'request' }).issues).toContainEqual(
      expect.objectContaining({ rule, path, message }),
    );
    expect(validate(body, { mode: 'response' }).valid).toBe(true);
  });
});

describe('what is no resource of e-RS', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'ReferralRequest'],
    ['a list', [referral()]],
    ['an object', {}],
    ['another resource', { resourceType: 'Claim' }],
    ['a resource type that objects inherit', { resourceType: 'constructor' }],
  ])('reports %s', (_, value) => {
    const result = validate(value);
    expect(result.valid).toBe(false);
    expect(result.issues).toMatchObject([{ rule: 'resource-type' }]);
  });

  it('says when no profile is known, and checks the base release', () => {
    const list = { resourceType: 'List', status: 'current', mode: 'snapshot' };
    expect(validate(list)).toMatchObject({ valid: true, issues: [{ severity: 'warning', rule: 'profile' }] });
    expect(validate(list, { mode: 'request' })).toMatchObject({
      valid: false,
      issues: [{ rule: 'profile' }],
    });
    expect(validate(list, { profile: 'https://example.org/p' })).toMatchObject({ valid: false });
    expect(validate(list, { profile: 'toString' })).toMatchObject({ valid: false });
  });
});
