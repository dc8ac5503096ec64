import { Router, type Request, type RequestHandler, type Response } from 'express';
import { createCsrfToken, safeReturnPath } from '../security.js';
import type { Services } from '../services.js';
import { renewSession, saveSession } from '../session.js';

/** The way in: to CIS2 and back. */
export function createSignIn(services: Services): Router {
  const { configuration, cis2 } = services;
  const router = Router();

  router.get('/sign-in', async (request, response) => {
    const { url, transaction } = await cis2.startSignIn();
    request.session.transaction = transaction;
    request.session.returnTo = safeReturnPath(request.query['returnTo'], configuration.origin) ?? '/';
    response.redirect(303, url);
  });

  router.get(new URL(configuration.cis2.redirectUri).pathname, async (request, response) => {
    const { transaction, returnTo = '/' } = request.session;
    if (transaction) {
      // It counts once, whatever comes of it, and in whichever process.
      delete request.session.transaction;
      await saveSession(request);
    }
    const signIn = await cis2.completeSignIn({ callbackUrl: request.originalUrl, transaction });
    await endSession(services, request);
    const session = services.policy.start(signIn);
    await services.tokens.startSession(session.id, signIn.idToken);
    await services.sessions.add(session);
    const { uid, title, givenName, familyName } = signIn.user;
    const name = [title, givenName, familyName].filter(Boolean).join(' ') || uid;
    request.session.signIn = { sessionId: session.id, user: { id: uid, name } };
    request.session.csrfToken = createCsrfToken();
    request.session.returnTo = returnTo;
    response.redirect(303, returnTo);
  });
  return router;
}

/** Signs the user of this browser out, as far as this application goes. */
export async function endSession({ tokens, sessions }: Services, request: Request): Promise<void> {
  const { signIn } = request.session;
  await renewSession(request);
  if (!signIn) return;
  await sessions.remove(signIn.sessionId);
  await tokens.endSession(signIn.sessionId);
}

/** Lets signed-in users pass, within the limits of the session policy. Others are asked to sign in. */
export function requireSignIn(services: Services): RequestHandler {
  return async (request, response, next) => {
    const judged = await judgeSession(services, request);
    if ('reason' in judged) return askToSignIn(services, request, response, judged.reason);
    response.locals['secondsLeft'] = judged.secondsLeft;
    next();
  };
}

/** For a page whose user is there: how long the session lasts now. The page that comes next says why one has ended. */
export function stayActive(services: Services): RequestHandler {
  return async (request, response) => {
    const judged = await judgeSession(services, request);
    response.status('reason' in judged ? 401 : 200).json(judged);
  };
}

/** How long the session lasts after this request, or why it does not. */
async function judgeSession({ sessions, policy, seams }: Services, { session: { signIn } }: Request) {
  const { clock = Date } = seams;
  const known = signIn && (await sessions.get(signIn.sessionId));
  const verdict = known && policy.check(known);
  // Where it was ended in the meantime, it does not come back.
  if (verdict?.active && (await sessions.replace(verdict.session))) {
    return { secondsLeft: Math.round((policy.endsAt(verdict.session) - clock.now()) / 1000) };
  }
  return { reason: !signIn ? 'none' : !verdict || verdict.active ? 'ended' : verdict.reason };
}

/** Ends the session if there is one, and says why, whether something was lost, and how to come back. */
export async function askToSignIn(services: Services, request: Request, response: Response, reason: string) {
  const { method, path, originalUrl, session } = request;
  // A callback works once: nobody goes back to it.
  const returnTo = method === 'GET' && (session.signIn || reason === 'none') ? originalUrl : '/';
  if (session.signIn) await endSession(services, request);
  response.status(path === '/' && reason === 'none' ? 200 : 401);
  const lost = method !== 'GET' && path !== '/sign-out';
  response.render('identity/start.njk', { reason, returnTo, lost });
}
