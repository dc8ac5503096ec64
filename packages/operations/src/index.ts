export { applicationFunctions, businessFunctions } from './business-functions.js';
export { fileTypes, maximumFileSize } from './file-types.js';
export { isNhsNumber, isOdsCode, isSdsUserId, isUbrn } from './identifiers.js';
export { matchOperation } from './match-operation.js';
export { mayCall } from './may-call.js';
export { OperationError } from './operation-error.js';
export { operationUrl } from './operation-url.js';
export { isOperationId, operations } from './operations.js';
export { pathParameterRules } from './parameter-rules.js';
export type { AccessMode, ApplicationFunction, BusinessFunction } from './business-functions.js';
export type { FileType } from './file-types.js';
export type { OperationMatch } from './match-operation.js';
export type {
  FhirVersion,
  IfMatchRule,
  OperationDefinition,
  RequestBody,
  SpecialHeader,
  SuccessResponse,
} from './operation.js';
export type { OperationErrorCode, OperationProblem } from './operation-error.js';
export type { FhirBaseUrls } from './operation-url.js';
export type { OperationId, Operations } from './operations.js';
export type { ParameterRule, PathParameterName, QueryParameter } from './parameter-rules.js';
export type {
  OperationParameters,
  ParameterArguments,
  PathParameters,
  QueryParameters,
} from './parameters.js';
