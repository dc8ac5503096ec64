import { describe, expect, it } from 'vitest';
import * as stu3 from '../src/stu3/index.js';
import { ers, system, nhsNumberOf, userOf, serviceOf, reason } from './fixtures/bodies.js';
import { clinician, patient, ubrn } from './fixtures/identifiers.js';
import { appointment } from './fixtures/referral.js';

const parties = { referral: { ubrn, version: '4' }, patient, service: '90210' };
const accepted = (identifier: object) => ({ actor: { identifier }, status: 'accepted' });
const consultant = {
  type: {
    coding: [{ system: 'http://hl7.org/fhir/ValueSet/encounter-participant-type', code: 'CON' }],
  },
  ...accepted(userOf(clinician)),
};
const appointmentOf = (more: object, ...others: object[]) => ({
  resourceType: 'Appointment',
  id: 'appointment',
  meta: {
    profile: [
      ers('Appointment-1'),
      'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Appointment-1',
    ],
  },
  language: 'en',
  ...more,
  description: 'e-Referral Appointment',
  incomingReferral: [{ reference: `ReferralRequest/${ubrn}/_history/4` }],
  participant: [accepted(serviceOf('90210')), accepted(nhsNumberOf(patient)), ...others],
});
const given = appointment() as unknown as stu3.ErsAppointment;
const cancelled = appointmentOf({}, consultant);

const rows: readonly (readonly [name: string, build: () => unknown, body: unknown])[] = [
  [
    'bookAppointment, the least',
    () => stu3.bookAppointment({ ...parties, slot: { id: '71' } }),
    appointmentOf({ status: 'booked', slot: [{ reference: 'Slot/71' }] }),
  ],
  [
    'bookAppointment, with everything',
    () =>
      stu3.bookAppointment({
        ...parties,
        clinician,
        slot: { id: '71', start: '2026-04-01T09:00:00Z', end: '2026-04-01T09:20:00Z' },
      }),
    appointmentOf(
      {
        status: 'booked',
        start: '2026-04-01T09:00:00Z',
        end: '2026-04-01T09:20:00Z',
        slot: [{ reference: 'Slot/71' }],
      },
      consultant,
    ),
  ],
  [
    'deferAppointment, the least',
    () => stu3.deferAppointment({ ...parties, reason: 'TRIAGE' }),
    appointmentOf({
      status: 'proposed',
      reason: [{ coding: [{ system: system('ReviewReason'), code: 'TRIAGE' }] }],
    }),
  ],
  [
    'deferAppointment, with everything',
    () =>
      stu3.deferAppointment({
        ...parties,
        clinician,
        reason: 'SLOT_NOT_AVAILABLE',
        comment: 'Full',
        slot: '71',
      }),
    appointmentOf(
      {
        status: 'proposed',
        reason: [{ coding: [{ system: system('ReviewReason'), code: 'SLOT_NOT_AVAILABLE' }] }],
        slot: [{ reference: 'Slot/71' }],
        comment: 'Full',
      },
      consultant,
    ),
  ],
  [
    'cancelAppointment, the least',
    () => stu3.cancelAppointment({ appointment: given, reason }),
    {
      ...cancelled,
      meta: { versionId: '2', ...cancelled.meta },
      status: 'cancelled',
      reason: [{ coding: [reason] }],
    },
  ],
  [
    'cancelAppointment, with a mandatory comment',
    () =>
      stu3.cancelAppointment({
        appointment: given,
        reason: { ...reason, commentIsMandatory: true },
        comment: 'Unwell',
      }),
    {
      ...cancelled,
      meta: { versionId: '2', ...cancelled.meta },
      status: 'cancelled',
      reason: [{ coding: [reason] }],
      comment: 'Unwell',
    },
  ],
];

describe('builders of appointments', () => {
  it.each(rows)('%s: the whole body, without a property more', (_, build, body) => {
    expect(build()).toStrictEqual(body);
  });
});
