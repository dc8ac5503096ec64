export { CodedError, isCodedError, safeCause } from './coded-error.js';
export type { Clock } from './clock.js';
export { sleep } from './clock.js';
export { isLoopbackHostname } from './loopback.js';
export { createGuardedFetch, RequestFailure } from './guarded-fetch.js';
export type { GuardedFetch, RequestFailureReason } from './guarded-fetch.js';
export { safeText } from './safe-text.js';
export { deepFreeze } from './deep-freeze.js';
