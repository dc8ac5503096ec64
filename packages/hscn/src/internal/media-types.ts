/** The media types of FHIR JSON in STU3, and as DSTU2 had it. */
export const stu3MediaType = 'application/fhir+json';
export const dstu2MediaType = 'application/json+fhir';
