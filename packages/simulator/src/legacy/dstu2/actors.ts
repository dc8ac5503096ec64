import type { Directory } from '../../ers/directory.js';
import { dstu2Profiles, dstu2Systems } from './urls.js';

/** The contained resources to which a DSTU2 payload's references point; each is made on first mention. */
export interface Actors {
  /** The reference to a service. */
  service(id: string, name: string | undefined): string;
  practitioner(sdsUserId: string): string;
  patient(nhsNumber: string): string;
  /** Services and their sites. */
  services(): readonly object[];
  /** Practitioners, then the patient. */
  people(): readonly object[];
}

/** Collects actors for one payload. */
export function createActors(directory: Directory): Actors {
  const services = new Map<string, object[]>();
  const practitioners = new Map<string, object>();
  const patients = new Map<string, object>();
  return {
    service(id, name) {
      if (!services.has(id)) services.set(id, serviceResources(id, name, directory));
      return `#HealthcareService-${id}`;
    },
    practitioner(id) {
      practitioners.set(id, person('Practitioner', id));
      return `#Practitioner-${id}`;
    },
    patient(id) {
      patients.set(id, person('Patient', id));
      return `#Patient-${id}`;
    },
    services: () => [...services.values()].flat(),
    people: () => [...practitioners.values(), ...patients.values()],
  };
}

/** The live API wrote these two `identifier`s as objects, where FHIR has arrays. */
function serviceResources(id: string, name: string | undefined, directory: Directory): object[] {
  const known = directory.service(id);
  const serviceName = name ?? known?.name;
  const service = {
    id: `HealthcareService-${id}`,
    meta: { profile: [dstu2Profiles.healthcareService] },
    resourceType: 'HealthcareService',
    ...(serviceName === undefined ? {} : { serviceName }),
    identifier: { system: dstu2Systems.service, value: id },
  };
  if (!known) return [service];
  return [
    { ...service, location: { reference: `#Location-${known.site}` } },
    {
      id: `Location-${known.site}`,
      meta: { profile: [dstu2Profiles.location] },
      resourceType: 'Location',
      identifier: { system: dstu2Systems.siteCode, value: known.site },
    },
  ];
}

function person(resourceType: 'Practitioner' | 'Patient', value: string): object {
  const [profile, system] =
    resourceType === 'Patient'
      ? [dstu2Profiles.patient, dstu2Systems.nhsNumber]
      : [dstu2Profiles.practitioner, dstu2Systems.sdsUserId];
  return {
    id: `${resourceType}-${value}`,
    meta: { profile: [profile] },
    resourceType,
    identifier: [{ system, value }],
  };
}
