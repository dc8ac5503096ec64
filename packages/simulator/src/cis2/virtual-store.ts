import type { Clock } from '@ers-kit/internal';
import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Members of a stored record that are times, in seconds. */
const times = ['iat', 'exp', 'loginTs', 'authTime'] as const;

interface Entry {
  readonly model: string;
  readonly payload: AdapterPayload;
  /** Milliseconds on the simulator's clock. */
  readonly expiresAt: number;
}

/**
 * What oidc-provider keeps, on the simulator's clock. The library reads the time of the machine and cannot
 * be told otherwise; so times are moved on the way in and out, and look to it as old as they are here.
 */
export class VirtualStore {
  readonly #entries = new Map<string, Entry>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How far the simulator's clock is ahead of the machine's, in whole seconds. */
  get offset(): number {
    return Math.round((this.#clock.now() - Date.now()) / 1000);
  }

  /** The part of the store that belongs to one kind of record. */
  adapter(model: string): Adapter {
    const nameOf = (id: string): string => `${model}:${id}`;
    return {
      upsert: async (id, payload, expiresIn) => {
        const life = (expiresIn ?? Number.POSITIVE_INFINITY) * 1000;
        this.#sweep();
        this.#entries.set(nameOf(id), {
          model,
          payload: move(payload, this.offset),
          expiresAt: this.#clock.now() + life,
        });
      },
      find: async (id) => this.#read(nameOf(id)),
      findByUserCode: async () => undefined,
      findByUid: async (uid) => {
        for (const [name, entry] of this.#entries) {
          if (entry.model === model && entry.payload.uid === uid) return this.#read(name);
        }
        return undefined;
      },
      consume: async (id) => {
        const entry = this.#entries.get(nameOf(id));
        if (entry) entry.payload['consumed'] = true;
      },
      destroy: async (id) => {
        this.#entries.delete(nameOf(id));
      },
      revokeByGrantId: async (grantId) => this.revokeGrant(grantId),
    };
  }

  /** Forgets the tokens of a grant. A sign-in on its way, which names the grant it found, goes on. */
  revokeGrant(grantId: string): void {
    for (const [name, { model, payload }] of this.#entries) {
      if (payload.grantId === grantId && model !== 'Interaction') this.#entries.delete(name);
    }
  }

  /** Forgets a session by its `uid`. */
  destroySession(uid: string): void {
    for (const [name, { model, payload }] of this.#entries) {
      if (model === 'Session' && payload.uid === uid) this.#entries.delete(name);
    }
  }

  #read(name: string): AdapterPayload | undefined {
    const entry = this.#entries.get(name);
    if (!entry || this.#clock.now() >= entry.expiresAt) return undefined;
    return move(entry.payload, -this.offset);
  }

  #sweep(): void {
    if (this.#entries.size % 256 !== 255) return;
    const now = this.#clock.now();
    for (const [name, { expiresAt }] of this.#entries) {
      if (now >= expiresAt) this.#entries.delete(name);
    }
  }
}

/** A copy with every time moved by `seconds`. */
function move(payload: AdapterPayload, seconds: number): AdapterPayload {
  const copy: AdapterPayload = structuredClone(payload);
  for (const name of times) {
    const value = copy[name];
    if (typeof value === 'number') copy[name] = value + seconds;
  }
  for (const result of [copy.result, copy.lastSubmission]) {
    const login = result?.login;
    if (login?.ts !== undefined) login.ts += seconds;
  }
  return copy;
}
