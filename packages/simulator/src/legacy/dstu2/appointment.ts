import type { ErsAppointment, ErsParticipant } from '../../ers/wire-types.js';
import type { Actors } from './actors.js';
import { dstu2Profiles } from './urls.js';

/** The contained appointment: service and clinician only, since the patient stands in the referral. */
export function toDstu2Appointment(appointment: ErsAppointment, actors: Actors): object {
  const { id, status, start, end, participant } = appointment;
  return {
    id,
    meta: { profile: [dstu2Profiles.appointment] },
    resourceType: 'Appointment',
    status,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    participant: participant.flatMap((each) => toParticipant(each, actors)),
  };
}

function toParticipant({ type, actor, status }: ErsParticipant, actors: Actors): object[] {
  const { system = '', value = '' } = actor?.identifier ?? {};
  const kind = system.toLowerCase();
  if (kind.endsWith('/id/ers-service')) {
    const display = actor?.display === undefined ? {} : { display: actor.display };
    return [{ actor: { reference: actors.service(value, actor?.display), ...display }, status }];
  }
  if (kind.endsWith('/id/sds-user-id')) {
    return [{ ...(type ? { type } : {}), actor: { reference: actors.practitioner(value) }, status }];
  }
  return [];
}
