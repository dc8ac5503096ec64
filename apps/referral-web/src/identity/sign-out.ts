import { createLogoutHandler } from '@ers-kit/cis2-auth';
import express, { Router, type RequestHandler } from 'express';
import { describeError } from '../log.js';
import type { Services } from '../services.js';
import { endSession } from './sign-in.js';

/** The way out, here and, where CIS2 offers it, there. */
export function createSignOut(services: Services): Router {
  const { configuration, cis2, tokens, log } = services;
  const router = Router();
  const postLogoutRedirectUri = `${configuration.origin}/signed-out`;

  router.post('/sign-out', async (request, response) => {
    const { sessionId = '' } = request.session.signIn ?? {};
    const idToken = await tokens.idToken(sessionId);
    await endSession(services, request);
    // Signed out here in any case; that CIS2 cannot be asked changes nothing about it.
    const url = await cis2
      .endSessionUrl({ ...(idToken && { idToken }), postLogoutRedirectUri })
      .catch((error: unknown) => log(describeError(error)));
    response.redirect(303, url ?? '/signed-out');
  });
  return router;
}

/** CIS2 tells here that a session has ended, such as by pulling the card. */
export function backChannelLogout({ cis2, sessions, tokens }: Services): RequestHandler[] {
  const handle = createLogoutHandler({
    client: cis2,
    endSessions: async (notice) => {
      for (const { id } of await sessions.find(notice)) {
        await sessions.remove(id);
        await tokens.endSession(id);
      }
    },
  });
  return [
    express.text({ type: () => true, limit: '64kb' }),
    async ({ headers, body }, response) => {
      const contentType = headers['content-type'] ?? '';
      const init = { method: 'POST', headers: { 'content-type': contentType }, body: String(body) };
      const { status } = await handle(new Request('http://localhost', init));
      response.status(status).set('Cache-Control', 'no-store').end();
    },
  ];
}
