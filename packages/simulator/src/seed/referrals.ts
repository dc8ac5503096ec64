import { codeSystems } from '@ers-kit/fhir/stu3';

import type { AppointmentFacts } from '../ers/build-appointment.js';
import { buildReferral, type ReferralFacts } from '../ers/build-referral.js';
import type { AttachmentFacts } from '../ers/build-document-reference.js';
import { recordReferral, type ReferralRecord } from '../ers/referral-record.js';
import { letterFacts } from './letters.js';
import { seedPatients } from './patients.js';

const routine = { code: 'ROUTINE', display: 'Routine' } as const;
const urgent = { code: 'URGENT', display: 'Urgent' } as const;
const twoWeekWait = { code: 'TWO_WEEK_WAIT', display: '2 Week Wait' } as const;

const heartFailure = { id: '20101', name: 'Ashdale Heart Failure Clinic' } as const;
const earNoseThroat = { id: '20102', name: 'Ashdale Ear, Nose and Throat' } as const;
const urologyTriage = { id: '20103', name: 'Ashdale Urology Triage' } as const;
const dermatology = { id: '20201', name: 'Community Dermatology' } as const;

const generalPractitioner = '910000000101';
const cardiologist = '910000000103';
const practice = 'R68';

const letter = (id: string, binaryId: string, indexed: string, title: string): AttachmentFacts =>
  letterFacts({
    id,
    binaryId,
    indexed,
    title,
    attachedBy: generalPractitioner,
    attachedByOrganisation: practice,
  });

const bookedAppointment: AppointmentFacts = {
  id: '61001',
  version: 1,
  status: 'booked',
  service: heartFailure,
  clinician: cardiologist,
  start: '2027-02-09T10:30:00.000Z',
  end: '2027-02-09T10:50:00.000Z',
  slot: '20101901',
  created: '2026-11-03T09:14:27.000Z',
};

/** The referrals of the seed: the guide's, booked at R69, and one in each of the other early states. */
function referralFacts(): readonly ReferralFacts[] {
  const [booked = '', unbooked = '', deferred = '', triage = '', cancelled = ''] = seedPatients.map(
    ({ nhsNumber }) => nhsNumber,
  );
  const common = { status: 'active', commissioningRuleOrganisation: practice, attachments: [] } as const;
  return [
    {
      ...common,
      ubrn: '123456789012',
      version: 5,
      requestId: 'r.0b9a4f0e-52b4-4a0e-8f0c-3d0a5a6d7c01',
      nhsNumber: booked,
      state: { code: 'BOOKED' },
      priority: routine,
      specialty: { code: 'CARDIOLOGY', display: 'Cardiology' },
      clinicType: 'HEART_FAILURE',
      pathwayStart: '2026-11-02T15:20:11.000Z',
      clinicalInfoFirstSubmitted: '2026-11-03T09:20:45.000Z',
      shortlist: [heartFailure],
      appointment: bookedAppointment,
      attachments: [
        letter(
          '71001',
          '5f0c2a34-8a41-4c5a-9a7b-0c8f2d1e6a01',
          '2026-11-03T09:20:45.000Z',
          'Referral letter.pdf',
        ),
        letter(
          '71002',
          '5f0c2a34-8a41-4c5a-9a7b-0c8f2d1e6a02',
          '2026-11-03T09:21:02.000Z',
          'Echocardiogram.pdf',
        ),
      ],
      relatedReferrals: ['123456789020'],
    },
    {
      ...common,
      ubrn: '123456789020',
      version: 3,
      requestId: 'r.0b9a4f0e-52b4-4a0e-8f0c-3d0a5a6d7c02',
      nhsNumber: unbooked,
      state: { code: 'NOT_BOOKED' },
      priority: urgent,
      specialty: { code: 'DERMATOLOGY', display: 'Dermatology' },
      clinicType: 'NOT_OTHERWISE_SPECIFIED',
      pathwayStart: '2026-11-10T11:05:00.000Z',
      shortlist: [dermatology],
    },
    {
      ...common,
      ubrn: '123456789039',
      version: 4,
      requestId: 'r.0b9a4f0e-52b4-4a0e-8f0c-3d0a5a6d7c03',
      nhsNumber: deferred,
      state: {
        code: 'DEFERRED_TO_PROVIDER',
        reason: { system: codeSystems.reviewReason.system, code: 'NO_SLOTS_AT_SERVICE' },
      },
      priority: routine,
      specialty: { code: 'EAR_NOSE_THROAT', display: 'Ear, Nose & Throat' },
      clinicType: 'NOT_OTHERWISE_SPECIFIED',
      pathwayStart: '2026-10-28T08:00:00.000Z',
      clinicalInfoFirstSubmitted: '2026-10-28T08:30:00.000Z',
      shortlist: [earNoseThroat],
      appointment: {
        id: '61002',
        version: 0,
        status: 'proposed',
        service: earNoseThroat,
        created: '2026-10-28T08:10:00.000Z',
        reason: { system: codeSystems.reviewReason.system, code: 'NO_SLOTS_AT_SERVICE' },
      },
      attachments: [
        letter('71003', '5f0c2a34-8a41-4c5a-9a7b-0c8f2d1e6a03', '2026-10-28T08:30:00.000Z', 'Letter.pdf'),
      ],
    },
    {
      ...common,
      ubrn: '123456789047',
      version: 4,
      requestId: 'r.0b9a4f0e-52b4-4a0e-8f0c-3d0a5a6d7c04',
      nhsNumber: triage,
      state: { code: 'AWAITING_TRIAGE', reason: { system: codeSystems.reviewReason.system, code: 'TRIAGE' } },
      priority: twoWeekWait,
      specialty: { code: 'UROLOGY', display: 'Urology' },
      clinicType: 'NOT_OTHERWISE_SPECIFIED',
      pathwayStart: '2026-11-12T13:45:00.000Z',
      clinicalInfoFirstSubmitted: '2026-11-12T14:00:00.000Z',
      shortlist: [urologyTriage],
      appointment: {
        id: '61003',
        version: 0,
        status: 'proposed',
        service: urologyTriage,
        created: '2026-11-12T13:50:00.000Z',
        reason: { system: codeSystems.reviewReason.system, code: 'TRIAGE' },
      },
      attachments: [
        letter('71004', '5f0c2a34-8a41-4c5a-9a7b-0c8f2d1e6a04', '2026-11-12T14:00:00.000Z', 'Letter.pdf'),
      ],
    },
    {
      ...common,
      ubrn: '123456789055',
      version: 6,
      requestId: 'r.0b9a4f0e-52b4-4a0e-8f0c-3d0a5a6d7c05',
      nhsNumber: cancelled,
      status: 'cancelled',
      state: { code: 'CANCELLED_REFERRAL' },
      priority: routine,
      specialty: { code: 'CARDIOLOGY', display: 'Cardiology' },
      clinicType: 'HEART_FAILURE',
      pathwayStart: '2026-09-15T10:00:00.000Z',
      shortlist: [heartFailure],
    },
  ];
}

/** Builds the seed's referrals, all made by one practice. */
export function seedReferrals(stu3BaseUrl: string): ReferralRecord[] {
  return referralFacts().map((facts) =>
    recordReferral(buildReferral(facts, stu3BaseUrl), {
      created: Date.parse(facts.pathwayStart ?? ''),
      referringOrganisation: practice,
      referringClinician: generalPractitioner,
    }),
  );
}
