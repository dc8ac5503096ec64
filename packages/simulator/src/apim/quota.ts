/** Requests an application may make in a minute. Source: the proxy's quota policy. */
const requestsPerMinute = 300;
const minute = 60_000;

/** Thrown when an application has used up its minute. */
export class QuotaExceeded extends Error {}

/** Counts the requests of each application to the token service. */
export interface Quota {
  /** Counts one request. @throws QuotaExceeded */
  count(apiKey: string, now: number): void;
}

export function createQuota(): Quota {
  const windows = new Map<string, { start: number; used: number }>();
  return {
    count(apiKey, now) {
      const current = windows.get(apiKey);
      const window =
        current && now >= current.start && now - current.start < minute ? current : { start: now, used: 0 };
      window.used += 1;
      windows.set(apiKey, window);
      if (window.used > requestsPerMinute) throw new QuotaExceeded('quota of the token service');
    },
  };
}
