/** What an operation answers, before one of e-RS's dialects puts it on the wire. */
export interface Reply {
  readonly status: number;
  /** A FHIR resource, written as JSON. */
  readonly resource?: object;
  /** A file. */
  readonly file?: {
    readonly bytes: Uint8Array<ArrayBuffer>;
    readonly contentType: string;
    readonly disposition?: string;
  };
  /** The version of the resource, for `ETag`: the number alone. */
  readonly version?: string;
  /** `Location`, `Cache-Control` and the like. */
  readonly headers?: Readonly<Record<string, string>>;
}
