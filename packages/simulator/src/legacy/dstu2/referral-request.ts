import type { Coding, Extension } from 'fhir/r3.js';

import type { Directory } from '../../ers/directory.js';
import type { ErsReferralRequest } from '../../ers/wire-types.js';
import { dstu2Priority } from './codes.js';
import { createActors } from './actors.js';
import { toDstu2Appointment } from './appointment.js';
import { toDstu2DocumentReference } from './document-reference.js';
import { dstu2Extensions, dstu2Profiles, dstu2Systems } from './urls.js';

/**
 * A referral as the DSTU2 API served it: actors contained instead of named by identifier, priority as an
 * element, and nothing of what only STU3 has (state, shortlist, search criteria, commissioning organisation,
 * pathway start, request id, links to advice requests).
 */
export function toDstu2ReferralRequest(referral: ErsReferralRequest, directory: Directory): object {
  const actors = createActors(directory);
  const documents = (referral.contained ?? [])
    .filter((contained) => contained.resourceType === 'DocumentReference')
    .map((document) => toDstu2DocumentReference(document, actors));
  const appointments = (referral.contained ?? [])
    .filter((contained) => contained.resourceType === 'Appointment')
    .map((appointment) => toDstu2Appointment(appointment, actors));
  const nhsNumber = referral.subject?.identifier?.value;
  const patient = nhsNumber === undefined ? undefined : actors.patient(nhsNumber);
  return {
    id: referral.id,
    meta: { versionId: referral.meta.versionId, profile: [dstu2Profiles.referralRequest] },
    resourceType: 'ReferralRequest',
    extension: toExtensions(referral.extension ?? []),
    contained: [...actors.services(), ...documents, ...actors.people(), ...appointments],
    status: referral.status,
    ...codeable('specialty', dstu2Systems.specialty, referral.specialty?.coding[0]?.code),
    ...codeable('priority', dstu2Systems.priority, dstu2Priority(priorityOf(referral)?.code)),
    ...(patient === undefined ? {} : { patient: { reference: patient } }),
    supportingInformation: toSupportingInformation(referral),
  };
}

function toExtensions(extensions: readonly Extension[]): Extension[] {
  return dstu2Extensions.flatMap(([name, url]) =>
    extensions
      .filter((extension) => extension.url.endsWith(`/${name}`))
      .map((extension) => ({ ...extension, url })),
  );
}

function priorityOf({ extension }: ErsReferralRequest): Coding | undefined {
  return extension?.find(({ url }) => url.endsWith('/Extension-eRS-ReferralPriority-1'))?.valueCodeableConcept
    ?.coding?.[0];
}

function codeable(name: string, system: string, code: string | undefined): object {
  return code === undefined ? {} : { [name]: { coding: [{ system, code }] } };
}

/** Advice requests did not exist in DSTU2: only documents and other referrals are named. */
function toSupportingInformation({ supportingInfo }: ErsReferralRequest): object[] {
  return (supportingInfo ?? [])
    .filter(({ reference }) => reference !== undefined && /^(#|ReferralRequest\/)/.test(reference))
    .map(({ reference }) => ({ reference }));
}
