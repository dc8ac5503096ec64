import { sleep, type Clock } from '@ers-kit/internal';

/** What a request asks a limiter for. */
export interface LimiterRequest {
  /** `user` where a person is waiting; `background` for unattended calls, which give way. */
  readonly priority: 'user' | 'background';
  /** Gives up the place in the queue. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Says when the next request may go out. Implement it over a shared store to keep several processes of one
 * application within their common limit.
 */
export interface Limiter {
  /** Resolves when the request may be sent; rejects with the signal's reason when aborted. */
  acquire(request: LimiterRequest): Promise<void>;
}

/** What {@link createLimiter} takes. */
export interface LimiterOptions {
  /** Default: 10, what e-RS allows an application in production. Other environments allow less. */
  readonly requestsPerSecond?: number;
  /** Default: `Date`, and timers of the run-time. */
  readonly clock?: Clock;
}

interface Waiting {
  readonly proceed: () => void;
}

/**
 * A limiter for one process. Requests go out evenly spaced, since the platform refuses bursts as well as
 * totals; those of users overtake those in the background.
 */
export function createLimiter({ requestsPerSecond = 10, clock = Date }: LimiterOptions = {}): Limiter {
  if (!(requestsPerSecond > 0 && Number.isFinite(requestsPerSecond))) {
    throw new TypeError('requestsPerSecond must be a number above 0.');
  }
  const interval = 1000 / requestsPerSecond;
  const queues = { user: new Set<Waiting>(), background: new Set<Waiting>() };
  let last = Number.NEGATIVE_INFINITY;
  let draining = false;

  const isEmpty = (): boolean => queues.user.size + queues.background.size === 0;

  function release(): void {
    const queue = queues.user.size > 0 ? queues.user : queues.background;
    for (const next of queue) {
      queue.delete(next);
      last = clock.now();
      next.proceed();
      return;
    }
  }

  async function drain(): Promise<void> {
    if (draining) return;
    draining = true;
    try {
      while (!isEmpty()) {
        // Clamped, so that a clock that is set back or stands still delays by one interval at most.
        const wait = Math.min(interval, Math.max(0, last + interval - clock.now()));
        if (wait > 0) await sleep(clock, wait);
        release();
      }
    } finally {
      draining = false;
    }
  }

  async function acquire({ priority, signal }: LimiterRequest): Promise<void> {
    signal?.throwIfAborted();
    const queue = queues[priority];
    await new Promise<void>((resolve, reject) => {
      const giveUp = (): void => {
        queue.delete(waiting);
        reject(signal?.reason as Error);
      };
      const waiting: Waiting = {
        proceed() {
          signal?.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      queue.add(waiting);
      drain().catch(reject);
    });
  }

  return { acquire };
}
