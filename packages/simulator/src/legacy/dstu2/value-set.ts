import type { CodeSystem } from 'fhir/r3.js';

import { dstu2Profiles, dstu2Systems, effectiveExtensions } from './urls.js';

/** A set of reference data as DSTU2 had it: a value set that defines its own codes. */
export function toDstu2ValueSet({ id, date = '', concept = [] }: CodeSystem): object {
  return {
    id,
    meta: { profile: [dstu2Profiles.valueSet] },
    resourceType: 'ValueSet',
    status: 'active',
    publisher: 'HSCIC',
    date: date.slice(0, 10),
    description: 'Specialties defined in e-RS',
    codeSystem: {
      system: dstu2Systems.specialty,
      concept: concept.map(({ code, display, property = [] }, index) => ({
        extension: effectiveExtensions.flatMap(([name, url]) => {
          const valueDateTime = property.find((each) => each.code === name)?.valueDateTime;
          return valueDateTime === undefined ? [] : [{ url, valueDateTime }];
        }),
        code,
        display,
        // One object where FHIR has an array, as the live service wrote it. The national numbers are made up.
        designation: { value: String(900 + index) },
      })),
    },
  };
}
