/** A body as parsed, and how to give it back in the form it came in: text, bytes or parsed. */
export interface JsonBody {
  readonly value: unknown;
  /** The body itself where the value has not changed. */
  restore(value: unknown): unknown;
}

/** Reads a body that is a JSON object; `undefined` where it is none. */
export function parseJsonBody(body: unknown): JsonBody | undefined {
  const isBytes = body instanceof Uint8Array;
  try {
    const text = isBytes ? Buffer.from(body).toString() : body;
    const value: unknown = typeof text === 'string' ? JSON.parse(text) : text;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const restore = (changed: unknown): unknown => {
      if (changed === value) return body;
      if (isBytes) return new TextEncoder().encode(JSON.stringify(changed));
      return typeof body === 'string' ? JSON.stringify(changed) : changed;
    };
    return { value, restore };
  } catch {
    return undefined;
  }
}
