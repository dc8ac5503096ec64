import type { Extension, List, Patient, Practitioner } from 'fhir/r3.js';

import { dstu2Priority } from './codes.js';
import { dstu2Profiles, dstu2Systems, worklistItemExtension } from './urls.js';

/** What an entry of a DSTU2 worklist said, in its order. What STU3 added since is left out. */
const parts = [
  'specialty',
  'requestContextStatus',
  'allocatedClinician',
  'clinicalInfoPrinted',
  'clinicalInfoFirstSubmitted',
  'clinicalInfoLastUpdated',
  'appointmentStart',
  'referralType',
  'eReferralPathwayStart',
  'priority',
  'patient',
];

const systems: Readonly<Record<string, string>> = {
  specialty: dstu2Systems.specialty,
  priority: dstu2Systems.priority,
  requestContextStatus: dstu2Systems.requestContextStatus,
  referralType: dstu2Systems.referralType,
};

/** A worklist as the DSTU2 API served it. */
export function toDstu2Worklist({ contained = [], entry = [] }: List): object {
  const people = contained.filter(
    (each): each is Patient | Practitioner =>
      each.resourceType === 'Patient' || each.resourceType === 'Practitioner',
  );
  return {
    meta: { profile: [dstu2Profiles.worklist] },
    resourceType: 'List',
    ...(people.length > 0 ? { contained: people.map(toPerson) } : {}),
    status: 'current',
    mode: 'snapshot',
    ...(entry.length > 0
      ? {
          entry: entry.map(({ extension = [], item }) => ({
            extension: [{ extension: toParts(extension[0]?.extension ?? []), url: worklistItemExtension }],
            item: { reference: item.reference },
          })),
        }
      : { emptyReason: { coding: [{ code: 'nilknown', display: 'Nil Known' }] } }),
  };
}

function toParts(extensions: readonly Extension[]): Extension[] {
  return parts.flatMap((name) => {
    const part = extensions.find(({ url }) => url === name);
    return part ? [toPart(part)] : [];
  });
}

function toPart(part: Extension): Extension {
  const system = systems[part.url];
  const coding = part.valueCodeableConcept?.coding?.[0];
  if (system === undefined || !coding) return part;
  const code = (part.url === 'priority' ? dstu2Priority(coding.code) : coding.code) ?? '';
  const display = coding.display === undefined ? {} : { display: coding.display };
  return { url: part.url, valueCodeableConcept: { coding: [{ system, code, ...display }] } };
}

function toPerson({ id, resourceType, identifier = [] }: Patient | Practitioner): object {
  const [profile, system] =
    resourceType === 'Patient'
      ? [dstu2Profiles.patient, dstu2Systems.nhsNumber]
      : [dstu2Profiles.practitioner, dstu2Systems.sdsUserId];
  return {
    id,
    meta: { profile: [profile] },
    resourceType,
    identifier: identifier.map(({ value }) => ({ system, value })),
  };
}
