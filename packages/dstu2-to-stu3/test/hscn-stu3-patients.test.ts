import { describe, expect, it } from 'vitest';
import { toStu3, type ToStu3Options } from '../src/index.js';
import type { Json } from './support.js';
import { tell } from './told.js';

const profile = 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ReferralRequest-1';
const number = (value: string, base = 'http://fhir.nhs.net/Id/') => ({ system: `${base}nhs-number`, value });
const patient = { resourceType: 'Patient', id: 'p', identifier: [number('9990012342')] };
const referral = (elements: Json): Json => ({
  resourceType: 'ReferralRequest',
  meta: { profile: [profile] },
  ...elements,
});
const appointment = (...participant: Json[]): Json => ({ resourceType: 'Appointment', id: 'a', participant });
const onlyParticipants: ToStu3Options = { inferences: { 'A005.44': false, 'A005.45b': false } };
const about = (issues: readonly string[], ...parts: string[]): readonly string[] =>
  issues.filter((line) => parts.some((part) => line.includes(part)));

describe('a patient of HSCN STU3 by reference and by identifier', () => {
  const other = number('9990012350');
  const refused =
    'error dropped subject.reference: This leads to another identifier than the one beside it, which stays.';

  it.each([
    ['first', { reference: '#p', identifier: other }],
    ['last', { identifier: other, reference: '#p' }],
  ])('who differ: the identifier stays, the reference %s', (_order, subject) => {
    const { resource, issues, moves } = tell(referral({ contained: [patient], subject }));
    expect(resource['subject']).toEqual({ identifier: other });
    expect(resource['contained']).toBeUndefined();
    expect(about(issues, 'subject', 'contained[0]')).toEqual([
      refused,
      'error dropped contained[0]: Nothing refers to this actor, so its identifier has no place. (A005.17)',
    ]);
    expect(moves).toContain('dropped subject.reference');
    expect(moves).toContain('dropped contained[0].identifier[0].value');
  });

  it('who differ: the other is kept on request', () => {
    const { resource } = tell(
      referral({ contained: [patient], subject: { reference: '#p', identifier: other } }),
      { keepLost: true },
    );
    expect(JSON.stringify(resource)).toContain('9990012342');
  });

  it('who are the same, in whatever spelling of the system', () => {
    const identifier = number('9990012342', 'https://fhir.nhs.uk/Id/');
    const { resource, issues } = tell(
      referral({ contained: [patient], subject: { reference: '#p', identifier } }),
    );
    expect(resource['subject']).toEqual({ identifier: number('9990012342') });
    expect(about(issues, 'subject', 'contained[0]')).toEqual([
      'information dropped contained[0]: Its identifier is in the reference now; the contained form ends. (A005.17)',
    ]);
  });

  it('who is contained without a list', () => {
    const { resource, issues } = tell(referral({ contained: patient, subject: { reference: '#p' } }));
    expect(resource['subject']).toEqual({ identifier: number('9990012342') });
    expect(resource['contained']).toBeUndefined();
    expect(about(issues, ' contained: One', ' contained: Its')).toEqual([
      'warning unexpected-shape contained: One value stands where a list belongs.',
      'information dropped contained: Its identifier is in the reference now; the contained form ends. (A005.17)',
    ]);
  });

  it('of another system of the legacy service, whose name STU3 has', () => {
    const subject = { identifier: number('9990012342', 'http://fhir.nhs.uk/Id/') };
    expect(tell(referral({ subject })).resource['subject']).toEqual({ identifier: number('9990012342') });
  });
});

describe('a patient of HSCN STU3 who is a participant already', () => {
  it.each<[string, Json, Json[]]>([
    ['by the same reference', { reference: '#p' }, [patient]],
    ['by a reference beside an identifier', { identifier: number('9990012342') }, [patient]],
    ['by a number of the guide', { identifier: number('9990012342') }, []],
  ])('%s', (_how, subject, contained) => {
    const actor =
      contained.length > 0
        ? { reference: '#p' }
        : { identifier: number('9990012342', 'https://fhir.nhs.uk/Id/') };
    const source = referral({
      contained: [...contained, appointment({ actor, status: 'accepted' })],
      subject,
    });
    const { resource, issues } = tell(source, onlyParticipants);
    const participants = [{ actor: { identifier: number('9990012342') }, status: 'accepted' }];
    expect((resource['contained'] as Json[])[0]).toMatchObject({ participant: participants });
    expect(about(issues, 'A005.43')).toEqual([]);
    expect(toStu3(resource, onlyParticipants).resource).toEqual(resource);
  });

  it('without an NHS number is added once, however often it is mapped', () => {
    const subject = { identifier: { system: 'https://hospital.example/id', value: 'H1' } };
    const source = referral({
      contained: [appointment({ actor: { identifier: { value: '1' } }, status: 'accepted' })],
      subject,
    });
    const { resource } = toStu3(source, onlyParticipants);
    expect((resource['contained'] as Json[])[0]).toMatchObject({
      participant: [{ status: 'accepted' }, { actor: subject, status: 'accepted' }],
    });
    expect(toStu3(resource, onlyParticipants).resource).toEqual(resource);
  });
});

describe('a request of HSCN STU3', () => {
  const request = {
    resourceType: 'Parameters',
    meta: { profile: ['https://fhir.nhs.uk/STU3/OperationDefinition/eRS-CreateReferral-Operation-1'] },
    parameter: [{ name: 'contentSensitive', valueBoolean: true }],
  };

  it('keeps for HSCN what only the platform refuses', () => {
    expect(tell(request, { target: 'stu3-hscn' })).toMatchObject({ resource: request, issues: [] });
    expect(tell(request).issues).toEqual([
      'warning dropped parameter[0]: The platform refuses this parameter. (A011.parameters)',
    ]);
  });
});
