import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import express, { type Express, type Request, type RequestHandler } from 'express';
import nunjucks from 'nunjucks';
import { createRoleChoice, requireRole } from './identity/role.js';
import { createSignIn, requireSignIn, stayActive } from './identity/sign-in.js';
import { backChannelLogout, createSignOut } from './identity/sign-out.js';
import { logRequests } from './log.js';
import { createPages } from './pages/index.js';
import { explainErsProblem } from './pages/problems.js';
import { readForm, readUpload } from './pages/upload.js';
import { explainProblem, explainSignInProblems } from './problems.js';
import { browserSessions, keepOutOfCaches, protectFromForgery, securityHeaders } from './security.js';
import type { Services } from './services.js';
import { configureViews, createAssets } from './views.js';

/** The folder of the application, from `src` as from `dist`. */
const root = fileURLToPath(new URL('..', import.meta.url));

/** Makes the application. The order is what protects it: nothing behind a guard is reached past it. */
export function createApp(services: Services): Express {
  const { configuration, log, sessionStore } = services;
  const app = express();
  configureViews(app, root);
  app.set('query parser', 'simple');
  // No browser is shown where an error came from, not even while this is developed.
  app.set('env', 'production');
  app.use(identifyRequests, fillLocals, logRequests(log), securityHeaders(configuration));
  app.use('/assets', createAssets(root));
  app.get('/health', (_request, response) => response.status(204).end());
  app.post('/back-channel-logout', ...backChannelLogout(services));

  app.use(keepOutOfCaches, browserSessions(configuration, sessionStore));
  app.get('/signed-out', (_request, response) => response.render('identity/signed-out.njk'));
  app.use(createSignIn(services));
  app.get('/active', stayActive(services));

  app.use(requireSignIn(services), readForm, readUpload, protectFromForgery);
  app.use(createSignOut(services), createRoleChoice(services));
  app.use(requireRole(services), createPages());
  app.use((_request, response) => response.status(404).render('problems/not-found.njk'));
  app.use(explainSignInProblems(services), explainErsProblem, explainProblem(services));
  return app;
}

/** Gives every request an id, for users to quote and for the log. */
const identifyRequests: RequestHandler = (_request, response, next) => {
  response.locals['requestId'] = randomUUID();
  response.set('X-Request-ID', response.locals['requestId'] as string);
  next();
};

/** What every view can use. Read when it is shown: the session may be another one by then, or there may be none. */
const fillLocals: RequestHandler = (
  request: { path: string; session?: Request['session'] },
  response,
  next,
) => {
  const hidden = (value = '') => `<input type="hidden" name="csrfToken" value="${value}">`;
  response.locals = {
    ...response.locals,
    path: request.path,
    csrf: () => new nunjucks.runtime.SafeString(hidden(request.session?.csrfToken)),
    get user() {
      return request.session?.signIn?.user;
    },
    get role() {
      return request.session?.role;
    },
    /** Shown once: when a page shows it, it is gone. */
    get flash() {
      const flash = request.session?.flash;
      delete request.session?.flash;
      return flash;
    },
  };
  next();
};
