export { createRedisSessionIndex } from './redis-session-index.js';

export type { RedisClient, RedisSessionIndexOptions } from './redis-session-index.js';
export type { SharedSessionIndex } from './session-index.js';
