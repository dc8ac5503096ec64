import { randomUUID } from 'node:crypto';

import type { Operation } from '../service-context.js';

const systems = {
  user: 'https://fhir.nhs.uk/Id/sds-user-id',
  organisation: 'https://fhir.nhs.uk/Id/ods-organization-code',
  businessFunction: 'https://fhir.nhs.uk/CodeSystem/eRS-BusinessFunction-1',
} as const;

/** A030: what the signed-in user may be in e-RS, an entry for each organisation. */
export const retrieveBusinessFunctions: Operation = ({ caller }, { directory, clock, fhirBaseUrls }) => {
  const held = directory.user(caller.userId)?.ersFunctions ?? [];
  const url = `${fhirBaseUrls.R4}/PractitionerRole`;
  const lastUpdated = new Date(clock.now()).toISOString();
  const entry = held.map(({ organisation, businessFunctions }) => {
    const id = `PractitionerRole-${organisation}-${caller.userId}`;
    return {
      fullUrl: `${url}/${id}`,
      resource: {
        id,
        meta: { lastUpdated },
        resourceType: 'PractitionerRole',
        practitioner: { identifier: { system: systems.user, value: caller.userId } },
        organization: { identifier: { system: systems.organisation, value: organisation } },
        code: businessFunctions.map((code) => ({ coding: [{ system: systems.businessFunction, code }] })),
      },
      search: { mode: 'match' },
    };
  });
  return {
    status: 200,
    resource: {
      id: randomUUID(),
      meta: { lastUpdated },
      resourceType: 'Bundle',
      type: 'searchset',
      total: entry.length,
      timestamp: lastUpdated,
      link: [{ relation: 'self', url }],
      ...(entry.length > 0 ? { entry } : {}),
    },
  };
};
