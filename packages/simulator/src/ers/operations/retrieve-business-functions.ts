import { identifierSystems } from '@ers-kit/fhir/r4';

import { buildR4Bundle } from '../r4-bundle.js';
import type { Operation } from '../service-context.js';

const businessFunctionSystem = 'https://fhir.nhs.uk/CodeSystem/eRS-BusinessFunction-1';

/** A030: what the signed-in user may be in e-RS, an entry for each organisation. */
export const retrieveBusinessFunctions: Operation = ({ caller }, context) => {
  const held = context.directory.user(caller.userId)?.ersFunctions ?? [];
  const lastUpdated = new Date(context.clock.now()).toISOString();
  const found = held.map(({ organisation, businessFunctions }) => {
    const id = `PractitionerRole-${organisation}-${caller.userId}`;
    return {
      fullUrl: `${context.fhirBaseUrls.R4}/PractitionerRole/${id}`,
      resource: {
        id,
        meta: { lastUpdated },
        resourceType: 'PractitionerRole',
        practitioner: { identifier: { system: identifierSystems.sdsUserId, value: caller.userId } },
        organization: { identifier: { system: identifierSystems.odsOrganisation, value: organisation } },
        code: businessFunctions.map((code) => ({ coding: [{ system: businessFunctionSystem, code }] })),
      },
    };
  });
  return { status: 200, resource: buildR4Bundle(found, 'PractitionerRole', context) };
};
