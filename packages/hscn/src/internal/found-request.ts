import type { LegacyRequest } from '../legacy-request.js';

/** A request as it was found in the input of the command. */
export interface FoundRequest {
  readonly request: LegacyRequest;
  /** The file that holds the body, where the input only names it. */
  readonly bodyFile?: string | undefined;
  /** Variables in it that have no value. */
  readonly unresolved?: readonly string[] | undefined;
}

/** The requests of an input, or what is wrong with it, in one line. */
export type ParsedInput = readonly FoundRequest[] | string;
