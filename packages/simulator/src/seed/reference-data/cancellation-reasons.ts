import type { Concept } from './concept.js';

const referrers = ['REFERRING_CLINICIAN_ADMIN', 'REFERRING_CLINICIAN'];
const providers = ['SERVICE_PROVIDER_CLINICIAN_ADMIN', 'SERVICE_PROVIDER_CLINICIAN'];
const providersAndApplications = [...providers, 'PROVIDER_AUTHORISED_APPLICATION'];

interface AppointmentReason {
  readonly type: 'PATIENT' | 'PROVIDER' | 'PROVIDER_REJECT' | 'UNKNOWN';
  readonly usage?: 'CANCEL' | 'REJECT';
  readonly comment?: boolean;
  readonly effectiveTo?: string;
}

const appointmentReason = (code: string, display: string, reason: AppointmentReason): Concept => ({
  code,
  display,
  ...(reason.effectiveTo === undefined ? {} : { effectiveTo: reason.effectiveTo }),
  properties: {
    appointmentBookingCancellationReasonType: reason.type,
    willCancelWholeRequest: false,
    commentIsMandatory: reason.comment ?? false,
    ...(reason.usage === 'CANCEL' ? { businessFunction: referrers, usage: ['CANCEL'] } : {}),
    ...(reason.usage === 'REJECT' ? { businessFunction: providers, usage: ['REJECT'] } : {}),
  },
});

/** APPOINTMENT-CANCELLATION-REASON: for cancelling (A034) and for rejecting (A014). An excerpt. */
export const appointmentCancellationReasons: readonly Concept[] = [
  appointmentReason('CLINIC_CANCELLED', 'Clinic cancelled', { type: 'PROVIDER' }),
  appointmentReason('FURTHER_INFORMATION_REQUIRED', 'Further information required', {
    type: 'PROVIDER_REJECT',
    usage: 'REJECT',
  }),
  appointmentReason('OTHER', 'Other reason', { type: 'PROVIDER_REJECT', usage: 'REJECT', comment: true }),
  appointmentReason('OUTPATIENT_APPT_NOT_REQUIRED', 'Outpatient appointment not required', {
    type: 'PROVIDER_REJECT',
    usage: 'REJECT',
  }),
  appointmentReason('SERVICE_INAPPROPRIATE', 'Inappropriate service', {
    type: 'PROVIDER_REJECT',
    usage: 'REJECT',
  }),
  appointmentReason('PATIENT_APPOINTMENT_CANCELLATION_OTHER', 'Other', {
    type: 'PATIENT',
    usage: 'CANCEL',
    comment: true,
  }),
  appointmentReason('PATIENT_APPOINTMENT_CLASH', 'Patient - Clashes with another appointment', {
    type: 'UNKNOWN',
    effectiveTo: '2007-06-01',
  }),
  appointmentReason('PATIENT_HOLIDAY', 'Patient on holiday', { type: 'PATIENT', usage: 'CANCEL' }),
  appointmentReason('PATIENT_ILL', 'Patient is sick', { type: 'PATIENT', usage: 'CANCEL' }),
  appointmentReason('PATIENT_OTHER_ENGAGEMENT', 'Patient - Other more pressing engagement', {
    type: 'PATIENT',
    usage: 'CANCEL',
    comment: true,
  }),
  appointmentReason('SLOT_CANCELLED', 'Slot cancelled', { type: 'PROVIDER' }),
  appointmentReason('WRONG_PROVIDER', 'Appt. made with wrong provider', {
    type: 'UNKNOWN',
    effectiveTo: '2014-10-01',
  }),
];

interface ReferralReason {
  readonly type: 'PATIENT' | 'PROVIDER' | 'PROVIDER_TRIAGE' | 'UNKNOWN';
  readonly by: readonly string[];
  readonly comment?: boolean;
  readonly withAppointment?: boolean;
  readonly effectiveTo?: string;
}

const referralReason = (code: string, display: string, reason: ReferralReason): Concept => ({
  code,
  display,
  ...(reason.effectiveTo === undefined ? {} : { effectiveTo: reason.effectiveTo }),
  properties: {
    appointmentRequestCancellationReasonType: reason.type,
    commentIsMandatory: reason.comment ?? false,
    canCancelAppointment: reason.withAppointment ?? true,
    businessFunction: reason.by,
    referrerUsage: ['CANCEL_REFERRAL'],
  },
});

const everybody = [...referrers, ...providersAndApplications];

/** REFERRAL-CANCELLATION-REASON: for cancelling a referral for good (A036). An excerpt. */
export const referralCancellationReasons: readonly Concept[] = [
  referralReason('BOOKED_OUTSIDE_CAB', 'Patient booked outside NHS e-Referral Service', {
    type: 'PATIENT',
    by: everybody,
    withAppointment: false,
  }),
  referralReason('INTEND_PRIVATE', 'Patient will go to a private clinic', { type: 'PATIENT', by: everybody }),
  referralReason('OUTPATIENT_SERVICE_NA', 'Sent to outpatient service not available in this system', {
    type: 'PROVIDER_TRIAGE',
    by: providersAndApplications,
    comment: true,
  }),
  referralReason('PATIENT_REQUEST_CANCELLATION_OTHER', 'Other', {
    type: 'PATIENT',
    by: everybody,
    comment: true,
  }),
  referralReason('RAISED_IN_ERROR', 'Request raised in error', { type: 'PROVIDER', by: everybody }),
  referralReason('REFERRER_CANCELLATION', 'Referrer cancellation', {
    type: 'UNKNOWN',
    by: referrers,
    comment: true,
  }),
  referralReason('TREATMENT_NO_LONGER_REQUIRED', 'Treatment no longer required', {
    type: 'PATIENT',
    by: everybody,
  }),
  referralReason('DUPLICATE_REQUEST', 'Duplicate request', {
    type: 'UNKNOWN',
    by: everybody,
    effectiveTo: '2015-06-15',
  }),
];

/** APPOINTMENT-NON-ATTENDANCE-REASON. */
export const nonAttendanceReasons: readonly Concept[] = [
  { code: 'CANCELLED_TOO_LATE', display: 'Cancelled too late' },
  { code: 'ARRIVED_TOO_LATE', display: 'Patient arrived too late to be seen' },
  { code: 'PATIENT_FORGOT', display: 'Patient forgot about appointment' },
  { code: 'PATIENT_DIED', display: 'Patient died' },
  { code: 'PATIENT_ILL', display: 'Patient ill' },
  { code: 'UNKNOWN', display: 'Reason not known' },
  { code: 'OTHER_MIGRATION_FROM_CAB', display: 'Other (Migration from CAB)', effectiveTo: '2012-01-31' },
];
