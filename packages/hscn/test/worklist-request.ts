const names = {
  STU3: {
    profile: 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-Parameters-1',
    listType: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReferralListSelector-1',
    service: 'http://fhir.nhs.net/Id/ers-service',
  },
  DSTU2: {
    profile: 'http://fhir.nhs.uk/OperationDefinition/ers-fetchworklist-operation-1',
    listType: 'http://fhir.nhs.uk/ValueSet/ers-referrallistselector-1',
    service: 'http://fhir.nhs.uk/Id/ers-service',
  },
} as const;

/** The body of A008 for the referrals for review of one service. */
export function worklistRequest(generation: keyof typeof names, service: string): object {
  const { profile, listType, service: serviceSystem } = names[generation];
  return {
    resourceType: 'Parameters',
    meta: { profile: [profile] },
    parameter: [
      {
        name: 'listType',
        valueCodeableConcept: { coding: [{ system: listType, code: 'REFERRALS_FOR_REVIEW' }] },
      },
      { name: 'service', valueIdentifier: { system: serviceSystem, value: service } },
    ],
  };
}
