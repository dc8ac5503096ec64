export { createRedisStore } from './token-manager/redis-store.js';

export type { RedisClient, RedisStoreOptions } from './token-manager/redis-store.js';
export type { EncryptionKey } from './internal/token-cipher.js';
