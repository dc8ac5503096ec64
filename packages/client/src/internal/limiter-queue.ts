import { sleep, type Clock } from '@ers-kit/internal';
import type { Limiter, LimiterRequest } from '../limiter.js';

type Priority = LimiterRequest['priority'];

/** The next place in the common order of requests. */
export interface Reservation {
  /** Milliseconds to wait. */
  readonly wait: number;
  /** Whether a request may go after the wait, or has to ask again. */
  readonly granted: boolean;
}

/** Reserves the next place. Asked for one at a time; may answer at once, to cost nothing. */
export type Reserve = (priority: Priority) => Reservation | Promise<Reservation>;

interface Waiting {
  readonly proceed: () => void;
  readonly fail: (error: unknown) => void;
}

/**
 * A limiter that gives each place that `reserve` grants to the request that has waited longest, users first.
 * Where `reserve` fails, all that wait fail with its error.
 */
export function createLimiterQueue(reserve: Reserve, clock: Clock): Limiter {
  const queues: Record<Priority, Set<Waiting>> = { user: new Set(), background: new Set() };
  let draining = false;

  const isEmpty = (): boolean => queues.user.size + queues.background.size === 0;
  const foremost = (): Priority => (queues.user.size > 0 ? 'user' : 'background');

  function release(): void {
    const queue = queues[foremost()];
    for (const next of queue) {
      queue.delete(next);
      next.proceed();
      return;
    }
  }

  function failAll(error: unknown): void {
    const waiting = [...queues.user, ...queues.background];
    queues.user.clear();
    queues.background.clear();
    for (const each of waiting) each.fail(error);
  }

  async function drain(): Promise<void> {
    if (draining) return;
    draining = true;
    try {
      while (!isEmpty()) {
        const reserved = reserve(foremost());
        const { wait, granted } = reserved instanceof Promise ? await reserved : reserved;
        if (wait > 0) await sleep(clock, wait);
        if (granted) release();
      }
    } catch (error) {
      failAll(error);
    } finally {
      draining = false;
    }
  }

  async function acquire({ priority, signal }: LimiterRequest): Promise<void> {
    signal?.throwIfAborted();
    const queue = queues[priority];
    await new Promise<void>((resolve, reject) => {
      const end = (settle: () => void): void => {
        queue.delete(waiting);
        signal?.removeEventListener('abort', giveUp);
        settle();
      };
      const giveUp = (): void => end(() => reject(signal?.reason as Error));
      const waiting: Waiting = {
        proceed: () => end(resolve),
        fail: (error) => end(() => reject(error)),
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      queue.add(waiting);
      void drain();
    });
  }

  return { acquire };
}
