/** The packages without any input or output of their own, whose tests have to notice every change of what they do. */
export const pure = ['operations', 'apim-headers', 'fhir', 'dstu2-to-stu3', 'hscn'];

/**
 * Those that make their tables at first use and keep them. The one test that makes them seems to be the only one that needs
 * them, so each of their mutants is put to every test. The others put a mutant to the tests that reach it, which is faster.
 */
export const madeOnce = ['fhir'];

/** The least part of the mutants that tests have to notice, in percent. */
export const least = 85;
