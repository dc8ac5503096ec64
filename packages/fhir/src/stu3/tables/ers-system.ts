/** The URL of a STU3 code system of e-RS. */
export const ersSystem = <Name extends string>(name: Name) =>
  `https://fhir.nhs.uk/STU3/CodeSystem/eRS-${name}` as const;
