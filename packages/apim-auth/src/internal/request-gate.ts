import { setImmediate } from 'node:timers/promises';

import { sleep, type Clock } from '@ers-kit/internal';

/** Lets requests through at a rate; the others wait for their turn. */
export interface RequestGate {
  /** Waits for a turn. Rejects with the signal's reason when aborted. */
  enter(signal?: AbortSignal): Promise<void>;
  /** Lets nobody through for so long: the service has said that it is too much. */
  hold(milliseconds: number): void;
}

const minute = 60_000;

/** A gate for `perMinute` requests in any 60 seconds, first come first served. */
export function createRequestGate(clock: Clock, perMinute: number): RequestGate {
  const started: number[] = [];
  let queue: Promise<unknown> = Promise.resolve();
  let heldUntil = 0;

  async function takeTurn(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    while (started[0] !== undefined && started[0] <= clock.now() - minute) started.shift();
    const [oldest] = started;
    const full = oldest !== undefined && started.length >= perMinute;
    const wait = Math.max(full ? oldest + minute : 0, heldUntil) - clock.now();
    if (wait > 0) {
      await sleep(clock, wait, signal);
      return takeTurn(signal);
    }
    started.push(clock.now());
    // One request a turn of the event loop: fifty begun in the same one would block it for fifty milliseconds.
    await setImmediate();
  }

  return {
    enter(signal) {
      const turn = queue.then(() => takeTurn(signal));
      queue = turn.catch(() => undefined);
      return turn;
    },
    hold(milliseconds) {
      heldUntil = Math.max(heldUntil, clock.now() + milliseconds);
    },
  };
}
