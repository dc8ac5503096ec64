import type { SignInTransaction } from '@ers-kit/cis2-auth';
import type { IdToken } from '@ers-kit/environments';
import type { Request } from 'express';
import type { Role } from './identity/signed-in.js';

/** A message for the next page, such as that a referral was accepted. */
export interface Flash {
  readonly kind: 'success' | 'information';
  readonly text: string;
}

/** Who signed in. The tokens are with the token manager, under `sessionId`. */
export interface SessionSignIn {
  readonly sessionId: string;
  readonly user: { readonly id: string; readonly name: string };
  /** CIS2 asks for it when the user signs out. */
  readonly idToken: IdToken;
}

declare module 'express-session' {
  interface SessionData {
    /** A sign-in that has begun. */
    transaction: SignInTransaction;
    /** Where the user wanted to go. */
    returnTo: string;
    signIn: SessionSignIn;
    role: Role;
    csrfToken: string;
    flash: Flash;
  }
}

/** Shows a message on the next page that this user sees. */
export function setFlash(request: Request, flash: Flash): void {
  request.session.flash = flash;
}
