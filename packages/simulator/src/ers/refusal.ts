/** A problem as e-RS reports it. */
export interface Issue {
  /** From the API's error code table, such as `NO_RELATIONSHIP`. */
  readonly code: string;
  /** FHIR's issue type. */
  readonly issueCode: string;
  readonly diagnostics: string;
}

/** Thrown by an operation to answer with an error. The dialect in use decides what of it has a body. */
export class Refusal extends Error {
  readonly status: number;
  readonly issues: readonly Issue[];
  /** Seconds, for `Retry-After`. */
  readonly retryAfter?: number;

  constructor(status: number, ...issues: readonly Issue[]) {
    super(`refused with ${status}`);
    this.status = status;
    this.issues = issues;
  }
}

/** The caller may not do this at all. */
export const forbidden = (diagnostics: string): Refusal =>
  new Refusal(403, { code: 'FORBIDDEN', issueCode: 'forbidden', diagnostics });

/** There is no such record, or no such path. */
export const notFound = (diagnostics: string): Refusal =>
  new Refusal(404, { code: 'NOT_FOUND', issueCode: 'not-found', diagnostics });

/** The caller accepts no media type in which the answer can be written. */
export const notAcceptable = (contentTypes: readonly string[]): Refusal =>
  new Refusal(406, {
    code: 'NOT_ACCEPTABLE',
    issueCode: 'not-supported',
    diagnostics: `The answer is available as ${contentTypes.join(', ')} only.`,
  });

/** The body has a media type that the operation does not take. */
export const unsupportedMediaType = (): Refusal =>
  new Refusal(415, {
    code: 'UNSUPPORTED_MEDIA_TYPE',
    issueCode: 'not-supported',
    diagnostics: 'The operation does not take a body of this media type.',
  });

/** A rule of the business is broken: the status and error code that most STU3 operations use. */
export const unprocessable = (code: string, diagnostics: string, issueCode = 'business-rule'): Refusal =>
  new Refusal(422, { code, issueCode, diagnostics });

/** Bad input, for the few operations that answer it with 400 and an OperationOutcome. */
export const badRequest = (code: string, diagnostics: string, issueCode: string): Refusal =>
  new Refusal(400, { code, issueCode, diagnostics });
