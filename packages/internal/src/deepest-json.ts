/**
 * How many levels of names and indexes a FHIR payload may have. Published ones stay below 40; the stack that is left must
 * not decide.
 */
export const deepestJson = 400;
