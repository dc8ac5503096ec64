import { codeSystems, identifierSystems, profileUrls } from '@ers-kit/fhir/stu3';

import type { ServiceName } from './build-shortlist.js';
import type { ErsAppointment, ErsParticipant } from './wire-types.js';

/** What an appointment is, without FHIR. A deferral or triage has no times. */
export interface AppointmentFacts {
  readonly id: string;
  readonly version: number;
  readonly status: ErsAppointment['status'];
  readonly service: ServiceName;
  /** SDS user id. */
  readonly clinician?: string;
  readonly start?: string;
  readonly end?: string;
  readonly slot?: string;
  readonly created: string;
  readonly comment?: string;
  /** Why it has no slot, or why it ended. */
  readonly reason?: { readonly system: string; readonly code: string; readonly display?: string };
}

/** Writes an appointment as e-RS serves it. `id` is `appointment` inside a referral. */
export function buildAppointment(
  facts: AppointmentFacts,
  referral: { readonly ubrn: string; readonly version: number; readonly nhsNumber: string },
  id: string,
): ErsAppointment {
  const { start, end, slot, reason } = facts;
  return {
    id,
    meta: {
      versionId: String(facts.version),
      profile: [profileUrls.appointment, profileUrls.careConnectAppointment],
    },
    language: 'en',
    resourceType: 'Appointment',
    status: facts.status,
    ...(reason ? { reason: [{ coding: [reason] }] } : {}),
    description: 'e-Referral Appointment',
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    ...(slot === undefined ? {} : { slot: [{ reference: `Slot/${slot}` }] }),
    created: facts.created,
    ...(facts.comment === undefined ? {} : { comment: facts.comment }),
    incomingReferral: [{ reference: `ReferralRequest/${referral.ubrn}/_history/${referral.version}` }],
    participant: buildParticipants(facts, referral.nhsNumber),
  };
}

function buildParticipants({ service, clinician }: AppointmentFacts, nhsNumber: string): ErsParticipant[] {
  const status = 'accepted';
  return [
    {
      actor: {
        identifier: { system: identifierSystems.ersService, value: service.id },
        display: service.name,
      },
      status,
    },
    { actor: { identifier: { system: identifierSystems.nhsNumber, value: nhsNumber } }, status },
    ...(clinician === undefined ? [] : [buildClinician(clinician)]),
  ];
}

function buildClinician(sdsUserId: string): ErsParticipant {
  return {
    type: { coding: [{ system: codeSystems.encounterParticipantType.system, code: 'CON' }] },
    actor: { identifier: { system: identifierSystems.sdsUserId, value: sdsUserId } },
    status: 'accepted',
  };
}
