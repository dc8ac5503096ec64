const markerOf = (name: string): symbol => Symbol.for(`@ers-kit/error/${name}`);

/**
 * The base of every error class of ers-kit. A subclass is recognised across two installed versions of its
 * package by a marker rather than by `instanceof`: see {@link isCodedError}.
 */
export abstract class CodedError<Code extends string> extends Error {
  /** What went wrong, stable across versions. */
  readonly code: Code;

  protected constructor(name: string, code: Code, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    Object.defineProperty(this, 'name', { value: name, configurable: true, writable: true });
    Object.defineProperty(this, markerOf(name), { value: true });
  }
}

/** Whether `value` is an error of the class `name`, of whichever installed version. */
export function isCodedError(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && markerOf(name) in value;
}

/**
 * A copy of `error` that is fit for `cause`: its name and its code (`ECONNREFUSED`, `UND_ERR_SOCKET`, …)
 * and nothing else, since the messages of HTTP libraries hold URLs and theirs hold patients' identifiers.
 */
export function safeCause(error: unknown, depth = 4): Error {
  const { name, code, cause } = (typeof error === 'object' && error !== null ? error : {}) as {
    name?: unknown;
    code?: unknown;
    cause?: unknown;
  };
  const label = typeof name === 'string' && /^\w{1,64}$/.test(name) ? name : 'Error';
  const inner =
    depth > 0 && typeof cause === 'object' && cause !== null ? { cause: safeCause(cause, depth - 1) } : {};
  const copy = new Error(label, inner);
  delete copy.stack;
  if (typeof code === 'string' && /^\w{1,64}$/.test(code)) Object.assign(copy, { code });
  return copy;
}
