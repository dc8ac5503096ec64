export { validate } from '../../../fhir/src/stu3/validate.js';
export type { ProfileName } from '../../../fhir/src/stu3/profiles/index.js';
