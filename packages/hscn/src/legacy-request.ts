/** A request as the old software makes it, taken apart. */
export interface LegacyRequest {
  /** In any case. */
  readonly method: string;
  /** Absolute, or a path where the host is not known. */
  readonly url: string;
  /** In any spelling: `HTTP_X_SESSION_KEY`, `http-x-session-key`, … Default: none. */
  readonly headers?: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Text, bytes, or JSON as parsed. Default: none. */
  readonly body?: unknown;
}
