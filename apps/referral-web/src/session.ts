import type { SignInTransaction } from '@ers-kit/cis2-auth';
import type { Request } from 'express';
import type { SessionData } from 'express-session';
import type { Role } from './identity/signed-in.js';

/** A message for the next page, such as that a referral was accepted. */
export interface Flash {
  readonly kind: 'success' | 'information';
  readonly text: string;
}

declare module 'express-session' {
  interface SessionData {
    /** A sign-in that has begun. */
    transaction: SignInTransaction;
    /** Where the user wanted to go. */
    returnTo: string;
    /** Who signed in. Tokens are with the token manager, under `sessionId`. */
    signIn: { readonly sessionId: string; readonly user: { readonly id: string; readonly name: string } };
    role: Role;
    /** A role that lacks the clinician it is for. */
    pendingRole: Role;
    csrfToken: string;
    flash: Flash;
  }
}

/** Stores the session now, for what comes next to rely on. */
export const saveSession = ({ session }: Request): Promise<void> =>
  new Promise((resolve, reject) => session.save((error) => (error ? reject(error as Error) : resolve())));

/** Gives the browser a new session under a new id, with nothing of the old one but `kept`. */
export async function renewSession(request: Request, kept: Partial<SessionData> = {}): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    request.session.regenerate((error) => (error ? reject(error as Error) : resolve())),
  );
  Object.assign(request.session, kept);
}

/** Shows a message on the next page that this user sees. */
export function setFlash(request: Request, flash: Flash): void {
  request.session.flash = flash;
}
