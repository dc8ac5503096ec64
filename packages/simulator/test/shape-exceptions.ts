import type { Exception } from './example-shapes.js';

/**
 * Where a published example and the simulator's answer differ on purpose. The README lists the same reasons; a test
 * fails for an exception that is no longer needed.
 */
export const exceptions: readonly Exception[] = [
  {
    file: /cancelReferral\/responses\/CancelledReferral\w+WithoutComment/,
    leaf: /<ReferralRequest>\.specialty\./,
    only: 'example',
    reason:
      'A036 of a referral that was never at a service: the examples state a specialty; those of A011 and A031 state none.',
  },
  {
    file: /cancelReferral\/responses\/Cancelled(BookedReferral|ReferralOutpatient)/,
    leaf: /<Extension-eRS-ReferralState-1>\.extension<reason>\.valueCoding\.system=/,
    only: 'example',
    reason:
      'Two examples of A036 name the set of reasons REQUEST-CANCELLATION-REASON, which A004 does not have.',
  },
  {
    file: /cancelReferral\/responses\/Cancelled(BookedReferral|ReferralOutpatient)/,
    leaf: /<Extension-eRS-ReferralState-1>\.extension<reason>\.valueCoding\.system=/,
    only: 'simulator',
    reason: 'The same: the simulator names it REFERRAL-CANCELLATION-REASON, as the other examples do.',
  },
  {
    file: /cancelReferral\/responses\/Cancelled(BookedReferral|ReferralOutpatient)/,
    leaf: /<Extension-eRS-eReferralPathwayStart-1>/,
    only: 'simulator',
    reason:
      'Two examples of A036 lack the start of the pathway, which every other example of a referral at a service has.',
  },
  {
    file: /cancelReferral\/responses\/CancelledBookedReferral/,
    leaf: /<ReferralRequest>\.contained<Appointment>\.participant\./,
    only: 'example',
    reason:
      'In the example of A036 with an appointment, the contained appointment still has the clinician whom the other copy of it lacks.',
  },
  {
    file: /cancelReferral\/responses\/CancelledBookedReferral/,
    leaf: /<ReferralRequest>\.contained<Appointment>\.(reason|comment)/,
    only: 'simulator',
    reason:
      'In the same example, the contained appointment lacks the reason and comment that the other copy of it has.',
  },
  {
    file: /patientServiceSearch\/responses\//,
    leaf: /<indicativeAppointmentWaitTime>\.valueUnsignedInt$/,
    only: 'simulator',
    reason:
      'The specification has a number or a code for the waiting time; the services of these examples happen to have codes.',
  },
  {
    file: /retrieveWorklist\/responses\/FilteredByClinician/,
    leaf: /<clinicalInfoLastUpdated>/,
    only: 'simulator',
    reason: 'Optional: the example FilteredByService of the same worklist has it.',
  },
  {
    file: /createAdviceAndGuidance\/responses\//,
    leaf: /<DocumentReference>\.type\.coding\.display$/,
    only: 'simulator',
    reason: 'The type of a file has a display in every other example.',
  },
  {
    file: /r4\/NHSDigital-OperationOutcome-401/,
    leaf: /\.meta\.profile$/,
    only: 'simulator',
    reason: 'The published proxy puts a profile into the OperationOutcomes that it makes itself.',
  },
  {
    file: /r4\/getService\/responses\//,
    leaf: /<HealthcareService>\.active$/,
    only: 'simulator',
    reason: 'A033 lacks `active` in its example; A035 has it for the same service.',
  },
];
