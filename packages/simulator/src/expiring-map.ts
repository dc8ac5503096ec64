/** A map whose entries are gone after their time, and which does not grow for ever. Times in milliseconds. */
export class ExpiringMap<Value> {
  readonly #entries = new Map<string, { readonly value: Value; readonly until: number }>();

  get(name: string, now: number): Value | undefined {
    const entry = this.#entries.get(name);
    return entry && now < entry.until ? entry.value : undefined;
  }

  /** Keeps a value until `until`; what has run out is dropped on the way, the oldest entries first. */
  set(name: string, value: Value, until: number, now: number): void {
    for (const [oldest, entry] of this.#entries) {
      if (now < entry.until) break;
      this.#entries.delete(oldest);
    }
    this.#entries.set(name, { value, until });
  }

  delete(name: string): boolean {
    return this.#entries.delete(name);
  }

  /** Every entry, those included that have run out and are not dropped yet. */
  *[Symbol.iterator](): Generator<readonly [string, Value]> {
    for (const [name, { value }] of this.#entries) yield [name, value];
  }
}
