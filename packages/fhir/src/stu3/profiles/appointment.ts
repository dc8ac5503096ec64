import { anyCoding, codes, coding, fixed, must, reference, referenceTo } from '../../internal/rules.js';
import { demand } from '../../internal/invariants.js';
import { defineProfile } from '../../internal/resource.js';
import type { ProfileTable, Rule, Slices } from '../../internal/table.js';
import { appointment as base } from '../base/appointment.js';
import { release } from '../release.js';
import { ersServiceSystem, nhsNumberSystem, sdsUserIdSystem } from '../tables/identifier-systems.js';
import { appointmentProfileUrl, careConnectAppointmentProfileUrl } from '../tables/profile-urls.js';
import { encounterParticipantType } from '../tables/record-code-systems.js';
import { reviewOutcome, reviewReason } from '../tables/request-code-systems.js';
import { appointmentInvariants } from './invariants-appointment.js';
import { nhsNumber, sdsUser, service } from './shared.js';

const accepted = (): Rule => must(fixed('accepted'));

/** Three kinds of participant, told apart by whose identifier they carry. */
const participants = (): Slices => ({
  by: 'actor.identifier.system',
  of: {
    [nhsNumberSystem]: { max: 1, fields: { actor: must(referenceTo(nhsNumber())), status: accepted() } },
    [ersServiceSystem]: {
      max: 1,
      fields: { actor: must(referenceTo(service(), { display: { nullable: true } })), status: accepted() },
    },
    [sdsUserIdSystem]: {
      max: 1,
      fields: {
        // A single object on the wire, where FHIR has a list: a defect that NHS keeps. Both are taken.
        type: must({
          single: true,
          max: 1,
          fields: { coding: must({ ...coding(encounterParticipantType), max: 1 }) },
        }),
        actor: must(referenceTo(sdsUser())),
        status: accepted(),
      },
    },
  },
});

const table = (): ProfileTable => ({
  url: appointmentProfileUrl,
  mode: 'response',
  base,
  metaProfiles: [appointmentProfileUrl, careConnectAppointmentProfileUrl],
  fields: {
    id: must(),
    meta: { fields: { versionId: { nullable: true } } },
    status: must(codes(['proposed', 'pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow'])),
    reason: {
      nullable: true,
      max: 1,
      fields: {
        coding: must({
          max: 1,
          ...anyCoding({ display: { nullable: true } }),
          slices: {
            by: 'system',
            of: {
              [reviewReason.system]: coding(reviewReason),
              [reviewOutcome.system]: coding(reviewOutcome, { display: { nullable: true } }),
            },
            others: 'allowed',
          },
        }),
      },
    },
    description: must(fixed('e-Referral Appointment')),
    start: { nullable: true },
    end: { nullable: true },
    slot: { nullable: true, max: 1, ...reference('Slot') },
    created: { nullable: true },
    comment: { nullable: true },
    // The schema demands it and lets it be empty.
    incomingReferral: {
      present: true,
      max: 1,
      nullable: true,
      ...reference('ReferralRequest'),
      request: { versioned: true },
    },
    participant: must({ min: 2, max: 3, slices: participants() }),
  },
});

/** A booking, deferral or cancellation. Source: schema `eRS-Appointment`; A016, A034, A038. */
export const appointment = /* @__PURE__ */ defineProfile(release, () => ({
  ...table(),
  demands: demand(...appointmentInvariants),
}));

/** The appointment that a referral holds: given out, never sent. */
export const containedAppointment = /* @__PURE__ */ defineProfile(release, table);
