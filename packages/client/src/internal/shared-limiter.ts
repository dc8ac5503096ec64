import { createLimiter, type Limiter } from '../limiter.js';

const registryKey = Symbol.for('@ers-kit/client/limiters');

type Registry = Map<string, Limiter>;

/**
 * The limiter that all clients of this process share for a server. The limit is one of the application, not of
 * a client, so this is the one state kept outside of clients; `globalThis` holds it since two versions of this
 * package may be installed side by side.
 */
export function sharedLimiter(baseUrl: string): Limiter {
  const holder = globalThis as { [registryKey]?: Registry };
  const registry = (holder[registryKey] ??= new Map());
  const found = registry.get(baseUrl) ?? createLimiter();
  registry.set(baseUrl, found);
  return found;
}
