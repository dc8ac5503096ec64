import { Store, type SessionData } from 'express-session';

/** Sessions in the memory of this process, for `lifetimeSeconds` from when they last changed. */
export class MemorySessionStore extends Store {
  readonly #records = new Map<string, { readonly text: string; readonly endsAt: number }>();

  constructor(private readonly lifetimeSeconds: (session: SessionData) => number) {
    super();
    // Browsers that never come back shall take no memory for long.
    setInterval(() => {
      for (const [id, { endsAt }] of this.#records) if (endsAt <= Date.now()) this.#records.delete(id);
    }, 60_000).unref();
  }

  override get(id: string, callback: (error: unknown, session?: SessionData | null) => void): void {
    setImmediate(callback, null, JSON.parse(this.#records.get(id)?.text ?? 'null'));
  }

  override set(id: string, session: SessionData, callback?: (error?: unknown) => void): void {
    const endsAt = Date.now() + this.lifetimeSeconds(session) * 1000;
    this.#records.set(id, { text: JSON.stringify(session), endsAt });
    if (callback) setImmediate(callback);
  }

  override destroy(id: string, callback?: (error?: unknown) => void): void {
    this.#records.delete(id);
    if (callback) setImmediate(callback);
  }
}
