export { Dstu2MappingError } from './errors.js';
export { toOperationOutcome } from './issue.js';
export { createNdjsonMapper } from './ndjson-mapper.js';
export { toStu3 } from './to-stu3.js';
export type { Dstu2MappingErrorCode } from './errors.js';
export type { Issue, IssueCode, IssueOutcome, IssueSeverity } from './issue.js';
export type { NdjsonMapperOptions } from './ndjson-mapper.js';
export type {
  AttachmentAvailability,
  InferredRule,
  Stu3Resource,
  ToStu3Options,
  ToStu3Result,
  TraceEntry,
} from './types.js';
