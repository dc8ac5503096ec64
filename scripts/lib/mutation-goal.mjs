/** The packages without any input or output of their own, whose tests have to notice every change of what they do. */
export const pure = ['operations', 'apim-headers', 'fhir', 'dstu2-to-stu3', 'hscn'];

/** The least part of the mutants that tests have to notice, in percent. */
export const least = 85;
