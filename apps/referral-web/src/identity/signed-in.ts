import type { RequestContext } from '@ers-kit/apim-headers';
import type { ErsClient } from '@ers-kit/client';
import type { BusinessFunction } from '@ers-kit/operations';
import type { Response } from 'express';

/** What a user chose to work as. */
export interface Role {
  /** ODS code. */
  readonly organisation: string;
  readonly businessFunction: BusinessFunction;
  /** What users call the function. */
  readonly label: string;
  /** SDS user id of the clinician whom a provider's clinician admin acts for. */
  readonly onBehalfOf?: string;
}

/** The user of a request, behind `requireSignIn` and `requireRole`. */
export interface SignedIn {
  /** Calls e-RS as this user, in this role. */
  readonly ers: ErsClient;
  readonly context: RequestContext & { readonly mode: 'user-restricted' };
  readonly user: { readonly id: string; readonly name: string };
  readonly role: Role;
}

/** Who is signed in, and in which role. Only for what is mounted behind `requireSignIn` and `requireRole`. */
export function signedIn(response: Response): SignedIn {
  return (response.locals as { signedIn: SignedIn }).signedIn;
}
