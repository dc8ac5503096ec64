export { createRedisLimiter } from './redis-limiter.js';

export type { RedisClient, RedisLimiterOptions } from './redis-limiter.js';
export type { Limiter, LimiterRequest } from './limiter.js';
