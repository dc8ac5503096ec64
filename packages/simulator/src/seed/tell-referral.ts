import { codeSystems, referenceDataSystem, type CodeOf } from '@ers-kit/fhir/stu3';

import type { AppointmentFacts } from '../ers/build-appointment.js';
import { buildReferral, type ReferralFacts } from '../ers/build-referral.js';
import { codeDisplay } from '../ers/code-displays.js';
import { recordReferral, type ReferralRecord } from '../ers/referral-record.js';
import type { ReferralStateCode } from '../ers/referral-states.js';
import { displayOf } from './reference-data/reference-data.js';
import type { Service } from './service.js';

const day = 86_400_000;

/** How a referral comes to stand in a state: what its appointment says, and why. */
interface Story {
  readonly code: ReferralStateCode;
  readonly flow: 'APPOINTMENT_REQUEST' | 'TRIAGE_REQUEST';
  readonly appointment?: AppointmentFacts['status'];
  /** Set or system of the reason, and its code. */
  readonly reason?: readonly [set: 'review' | 'outcome' | 'appointment' | 'referral', code: string];
  /** What the state says of it, and the appointment. */
  readonly comments?: string;
  /** What the appointment alone says. */
  readonly comment?: string;
}

/** One for each state, in the order in which the seed goes through them. */
export const stories: readonly Story[] = [
  { code: 'NOT_BOOKED', flow: 'APPOINTMENT_REQUEST' },
  { code: 'BOOKED', flow: 'APPOINTMENT_REQUEST', appointment: 'booked' },
  {
    code: 'DEFERRED_TO_PROVIDER',
    flow: 'APPOINTMENT_REQUEST',
    appointment: 'proposed',
    reason: ['review', 'BOOKING_ATTEMPT_PROBLEM'],
    comment: 'Can come on any morning',
  },
  { code: 'AWAITING_TRIAGE', flow: 'TRIAGE_REQUEST', appointment: 'proposed', reason: ['review', 'TRIAGE'] },
  {
    code: 'TRIAGED_PROVIDER_TO_ACTION',
    flow: 'TRIAGE_REQUEST',
    appointment: 'proposed',
    reason: ['outcome', 'ACCEPT_REFER_BOOK_LATER'],
    comments: 'To be seen within a month',
  },
  {
    code: 'TRIAGE_RESPONSE',
    flow: 'TRIAGE_REQUEST',
    appointment: 'proposed',
    reason: ['outcome', 'RETURN_TO_REFERRER_WITH_ADVICE'],
    comments: 'Please try the treatment in our letter first',
  },
  {
    code: 'REJECTED',
    flow: 'APPOINTMENT_REQUEST',
    appointment: 'cancelled',
    reason: ['appointment', 'SERVICE_INAPPROPRIATE'],
    comments: 'Not one for us',
  },
  { code: 'ASSESSMENT_RESULT', flow: 'APPOINTMENT_REQUEST', appointment: 'fulfilled' },
  { code: 'DID_NOT_ATTEND', flow: 'APPOINTMENT_REQUEST', appointment: 'noshow' },
  {
    code: 'APPT_CANCELLED_BY_PATIENT',
    flow: 'APPOINTMENT_REQUEST',
    appointment: 'cancelled',
    reason: ['appointment', 'PATIENT_ILL'],
  },
  {
    code: 'APPT_CANCELLED_BY_PROVIDER',
    flow: 'APPOINTMENT_REQUEST',
    appointment: 'cancelled',
    reason: ['appointment', 'CLINIC_CANCELLED'],
  },
  { code: 'CANCELLED_REFERRAL', flow: 'APPOINTMENT_REQUEST', reason: ['referral', 'INTEND_PRIVATE'] },
];

const outcomeDisplays: Readonly<Record<string, string>> = {
  ACCEPT_REFER_BOOK_LATER: 'Accept Refer Book Later',
  RETURN_TO_REFERRER_WITH_ADVICE: 'Return to Referrer With Advice',
};

/** What has to be known of a referral to write it as it stands in its state. */
export interface ToldReferral {
  readonly ubrn: string;
  readonly version: number;
  /** Tells ids apart. */
  readonly serial: number;
  readonly nhsNumber: string;
  /** ODS code of the practice that refers. */
  readonly practice: string;
  readonly service: Service;
  readonly state: ReferralStateCode;
  readonly priority: CodeOf<'priority'>;
  readonly clinicType: string;
  readonly referringClinician: string;
  /** Milliseconds. */
  readonly created: number;
  /** What not every referral has. */
  readonly details?: Partial<
    Pick<ReferralFacts, 'attachments' | 'additionalRequirements' | 'area' | 'clinicalInfoLastUpdated'>
  >;
}

/** Writes a referral in a state, with the appointment and the reason that go with it. */
export function tellReferral(told: ToldReferral, stu3BaseUrl: string): ReferralRecord {
  const { service, created, practice, serial, priority, referringClinician, state, details = {} } = told;
  const story = stories.find(({ code }) => code === state) ?? { code: state, flow: 'APPOINTMENT_REQUEST' };
  const at = (days: number): string => new Date(created + days * day).toISOString();
  const reason = reasonOf(story, stu3BaseUrl);
  const appointment = appointmentOf(story, service, serial, reason, at);
  const resource = buildReferral(
    {
      ubrn: told.ubrn,
      version: told.version,
      requestId: `r.00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`,
      nhsNumber: told.nhsNumber,
      status: story.code === 'CANCELLED_REFERRAL' ? 'cancelled' : 'active',
      state: {
        code: story.code,
        ...(reason ? { reason } : {}),
        ...(story.comments === undefined ? {} : { comments: story.comments }),
      },
      priority: { code: priority, display: codeDisplay('PRIORITY', priority) },
      specialty: { code: service.specialty, display: codeDisplay('SPECIALTY', service.specialty) },
      clinicType: told.clinicType,
      commissioningRuleOrganisation: practice,
      pathwayStart: at(0),
      ...(appointment ? { clinicalInfoFirstSubmitted: at(0.5), appointment } : {}),
      shortlist: [service],
      attachments: [],
      ...details,
    },
    stu3BaseUrl,
  );
  const lettered = (details.attachments ?? []).length > 0;
  return {
    ...recordReferral(resource, { created, referringOrganisation: practice, referringClinician }),
    ...(story.code === 'NOT_BOOKED' && !lettered ? { letterDue: at(7).slice(0, 10) } : {}),
  };
}

function reasonOf({ reason }: Story, stu3BaseUrl: string): AppointmentFacts['reason'] {
  if (!reason) return undefined;
  const [kind, code] = reason;
  if (kind === 'review') return { system: codeSystems.reviewReason.system, code };
  if (kind === 'outcome') {
    return { system: codeSystems.reviewOutcome.system, code, display: outcomeDisplays[code] ?? code };
  }
  const set = kind === 'appointment' ? 'APPOINTMENT-CANCELLATION-REASON' : 'REFERRAL-CANCELLATION-REASON';
  return { system: referenceDataSystem(stu3BaseUrl, set), code, display: displayOf(set, code) ?? code };
}

function appointmentOf(
  { appointment: status, comments, comment = comments }: Story,
  service: Service,
  index: number,
  reason: AppointmentFacts['reason'],
  at: (days: number) => string,
): AppointmentFacts | undefined {
  if (status === undefined) return undefined;
  const [clinician] = service.clinicians;
  const timed = status !== 'proposed';
  const direct = service.bookableType === 'DIRECTLY_BOOKABLE';
  return {
    id: String(1_000_000 + index),
    version: 1,
    status,
    service,
    created: at(1),
    ...(timed && clinician !== undefined ? { clinician } : {}),
    ...(timed ? { start: at(30), end: at(30 + 1 / 48) } : {}),
    ...(timed && direct ? { slot: `${service.id}9${index}` } : {}),
    ...(comment === undefined ? {} : { comment }),
    ...(reason ? { reason } : {}),
  };
}
