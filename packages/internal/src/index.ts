export { CodedError, isCodedError, safeCause } from './coded-error.js';
export type { Clock } from './clock.js';
export { sleep } from './clock.js';
export { isLoopbackHostname } from './loopback.js';
