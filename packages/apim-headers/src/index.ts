export { ApimHeaderError } from './apim-header-error.js';
export { buildApimHeaders } from './build-apim-headers.js';
export { headerNames } from './header-names.js';
export { parseETag, toIfMatch } from './weak-etag.js';
export type { ApimHeaderErrorCode, ApimHeaderProblem } from './apim-header-error.js';
export type {
  ApimHeaderOptions,
  CommonHeaderOptions,
  OperationHeaderOptions,
  OptionArguments,
} from './header-options.js';
export type {
  ApplicationRestrictedContext,
  ContextArgument,
  OperationContext,
  RequestContext,
  UnassignedUserContext,
  UserRestrictedContext,
} from './request-context.js';
