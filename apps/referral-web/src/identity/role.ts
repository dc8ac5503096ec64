import { createErsClient, type ClientContext, type ErsClient } from '@ers-kit/client';
import { businessFunctions, onBehalfOfUsers, presentValue } from '@ers-kit/fhir/r4';
import type { BusinessFunction } from '@ers-kit/operations';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { describeCall } from '../log.js';
import { safeReturnPath } from '../security.js';
import type { Services } from '../services.js';
import { renewSession } from '../session.js';
import type { Role, SignedIn } from './signed-in.js';

/** The business functions that this application has pages for, by the names that users know. */
const functionLabels: Partial<Record<BusinessFunction, string>> = {
  REFERRING_CLINICIAN: 'Referring clinician',
  REFERRING_CLINICIAN_ADMIN: 'Referring clinician administrator',
  REFERRING_ADMIN: 'Referring administrator',
  SERVICE_PROVIDER_CLINICIAN: 'Service provider clinician',
  SERVICE_PROVIDER_CLINICIAN_ADMIN: 'Service provider clinician administrator',
  SERVICE_PROVIDER_ADMIN: 'Service provider administrator',
};

/** The choice of organisation and business function (A030), and of the clinician to act for (A040). */
export function createRoleChoice(services: Services): Router {
  const router = Router();

  router.get('/role', async (request, response) => {
    const choices = await listChoices(services, request, response);
    const [only] = choices;
    if (!only) return response.status(403).render('identity/no-role.njk');
    if (choices.length === 1 && !request.session.role) return choose(request, response, only);
    return response.render('identity/role.njk', { choices });
  });

  router.post('/role', async (request, response) => {
    const choices = await listChoices(services, request, response);
    const chosen = choices.find(
      ({ organisation, businessFunction }) =>
        `${organisation} ${businessFunction}` === fieldOf(request, 'role'),
    );
    if (chosen) return choose(request, response, chosen);
    return response.status(400).render('identity/role.njk', { choices, problem: 'Choose what you work as' });
  });

  router.get('/role/clinician', async (request, response) => {
    const clinicians = await listClinicians(services, request, response);
    if (!clinicians) return response.redirect(303, '/role');
    return response.render('identity/clinician.njk', { clinicians });
  });

  router.post('/role/clinician', async (request, response) => {
    const clinicians = await listClinicians(services, request, response);
    const { pendingRole } = request.session;
    if (!clinicians || !pendingRole) return response.redirect(303, '/role');
    const onBehalfOf = clinicians.find((id) => id === fieldOf(request, 'clinician'));
    if (onBehalfOf) return take(request, response, { ...pendingRole, onBehalfOf });
    const problem = 'Choose the clinician you act for';
    return response.status(400).render('identity/clinician.njk', { clinicians, problem });
  });
  return router;
}

/** Lets users pass who have chosen a role, with a client for it. Others choose one first. */
export function requireRole(services: Services): RequestHandler {
  return (request, response, next) => {
    const { signIn, role } = request.session;
    if (!signIn || !role) {
      const path = safeReturnPath(request.originalUrl, services.configuration.origin);
      if (request.method === 'GET') request.session.returnTo = path ?? '/';
      return response.redirect(303, '/role');
    }
    const { organisation, businessFunction, onBehalfOf } = role;
    const context = { mode: 'user-restricted', organisation, businessFunction, onBehalfOf } as const;
    const ers = createClient(services, request, response, context) as ErsClient;
    const present: SignedIn = { ers, context, user: signIn.user, role };
    response.locals['signedIn'] = present;
    return next();
  };
}

async function choose(request: Request, response: Response, role: Role): Promise<void> {
  if (role.businessFunction !== 'SERVICE_PROVIDER_CLINICIAN_ADMIN') return take(request, response, role);
  request.session.pendingRole = role;
  response.redirect(303, '/role/clinician');
}

/** The session id changes with what it may do; a page that is still being made for the old role cannot undo it. */
async function take(request: Request, response: Response, role: Role): Promise<void> {
  const { signIn, csrfToken, returnTo, role: before } = request.session;
  await renewSession(request, { ...(signIn && { signIn }), ...(csrfToken && { csrfToken }), role });
  response.redirect(303, before ? '/' : (returnTo ?? '/'));
}

async function listChoices(services: Services, request: Request, response: Response): Promise<Role[]> {
  const ers = createClient(services, request, response, { mode: 'user-restricted' });
  const { resource } = await ers.call('A030', {});
  return (presentValue(businessFunctions(resource)) ?? []).flatMap((held) =>
    (held.businessFunctions as readonly BusinessFunction[]).flatMap((businessFunction) => {
      const label = functionLabels[businessFunction];
      return label === undefined ? [] : [{ organisation: held.organisation, businessFunction, label }];
    }),
  );
}

async function listClinicians(
  services: Services,
  request: Request,
  response: Response,
): Promise<readonly string[] | undefined> {
  const { pendingRole } = request.session;
  if (!pendingRole) return undefined;
  const { organisation, businessFunction } = pendingRole;
  const context = { mode: 'user-restricted', organisation, businessFunction } as const;
  const ers = createClient(services, request, response, context);
  const { resource } = await ers.call('A040', { _query: 'onBehalfOf' });
  return presentValue(onBehalfOfUsers(resource)) ?? [];
}

function createClient<Context extends ClientContext>(
  { configuration, tokens, limiter, log, seams }: Services,
  request: Request,
  response: Response,
  context: Context,
): ErsClient<Context> {
  const { requestId } = response.locals;
  const session = tokens.forSession(request.session.signIn?.sessionId ?? '');
  return createErsClient({
    environment: configuration.environment,
    accessToken: () => session.accessToken(),
    context,
    limiter,
    onEvent: (event) => log({ requestId: requestId as string, ...describeCall(event) }),
    ...seams,
  });
}

const fieldOf = ({ body }: Request, name: string): unknown =>
  (body as Record<string, unknown> | undefined)?.[name];
