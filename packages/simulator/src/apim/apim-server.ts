import { sleep, type Clock } from '@ers-kit/internal';

import { FaultBox } from '../faults.js';
import type { ApimFault } from './apim-faults.js';
import type { ApimApplication, IdentityProvider } from './application.js';
import { dropAnswer, malformAnswer } from './damaged-response.js';
import type { CombinedCis2 } from './platform-client.js';
import { QuotaExceeded } from './quota.js';
import { errorResponse, quotaResponse } from './responses.js';
import { createRoutes, type Route } from './routes.js';
import type { Subject } from './subject-token.js';
import { TokenRefusal, tokenErrors } from './token-errors.js';
import { TokenStore, type AccessTokenVerdict } from './token-store.js';

/** What {@link createApim} is made from. */
export interface ApimOptions {
  /** The exact public URL of the token endpoint: the audience of client assertions. */
  readonly tokenUrl: string;
  readonly clock: Clock;
  readonly applications: readonly ApimApplication[];
  /** Whose ID tokens are taken. */
  readonly identityProviders: readonly IdentityProvider[];
  /** Fetches the JWKS URLs of applications. Default: the global `fetch`. */
  readonly fetch?: typeof fetch;
  /** What the combined flow signs users in with. Default: there is no such flow, and its paths are 404. */
  readonly combined?: {
    readonly cis2: CombinedCis2;
    /** Reaches CIS2. Default: the global `fetch`. */
    readonly fetch?: typeof fetch;
  };
}

/** The API platform's OAuth service. */
export interface ApimPart {
  /** Answers a request to any path beside the token endpoint's; only the path of its URL is looked at. */
  fetch(request: Request): Promise<Response>;
  /** What an API proxy asks about the token of a call. */
  verifyAccessToken(accessToken: string | undefined): AccessTokenVerdict;
  /** A token of an application without a request for it: its own, or of a user as a sign-in would describe them. */
  issueAccessToken(apiKey: string, subject?: Subject): string;
  /** Makes an access token invalid before its time. The real platform offers no such thing. */
  revokeAccessToken(accessToken: string): void;
  /** Adds an application, or replaces the one with the same API key. */
  registerApplication(application: ApimApplication): void;
  /** Changes a registration, as the developer portal or a support team would. */
  updateApplication(apiKey: string, changes: Partial<Omit<ApimApplication, 'apiKey'>>): void;
  /** Arms a fault; one of the same kind replaces the earlier one. */
  setFault(fault: ApimFault): void;
  /** Disarms the faults of one kind. Default: all. */
  clearFaults(kind?: ApimFault['kind']): void;
}

/**
 * The token service of the API platform, with its checks in its order and its words. All times come from
 * the clock. Nothing listens: hand requests to `fetch`.
 */
export function createApim(options: ApimOptions): ApimPart {
  const { clock } = options;
  const applications = new Map(options.applications.map((application) => [application.apiKey, application]));
  const faults = new FaultBox<ApimFault>();
  const now = () => clock.now() + (faults.take('clock-skew')?.milliseconds ?? 0);
  const tokens = new TokenStore((apiKey) => applications.get(apiKey));
  const route = createRoutes(options, tokens, (apiKey) => applications.get(apiKey));
  return {
    fetch: (request) => answerWithFaults(request, now(), { route, faults, clock }),
    verifyAccessToken: (accessToken) => tokens.verify(accessToken, now()),
    issueAccessToken(apiKey, subject) {
      const application = applications.get(apiKey);
      if (!application) throw new TypeError('issueAccessToken: no application has this API key');
      const issued = subject
        ? tokens.issueForUser(application, subject, clock.now(), {})
        : tokens.issueForApplication(application, clock.now(), {});
      return issued['access_token'] ?? '';
    },
    revokeAccessToken: (accessToken) => tokens.revoke(accessToken),
    registerApplication: (application) => {
      applications.set(application.apiKey, application);
    },
    updateApplication(apiKey, changes) {
      const application = applications.get(apiKey);
      if (!application) throw new TypeError('updateApplication: no application has this API key');
      applications.set(apiKey, { ...application, ...changes });
    },
    setFault: (fault) => faults.set(fault),
    clearFaults: (kind) => faults.clear(kind),
  };
}

async function answerWithFaults(
  request: Request,
  time: number,
  { route, faults, clock }: { route: Route; faults: FaultBox<ApimFault>; clock: Clock },
): Promise<Response> {
  const unavailable = faults.take('unavailable');
  if (unavailable) return new Response(null, { status: unavailable.status ?? 503 });
  if (faults.take('quota-exceeded')) return quotaResponse(time);
  const response = await answer(route, request, time);
  const delay = faults.take('delay');
  if (delay) await sleep(clock, delay.milliseconds, request.signal);
  if (faults.take('drop-after-processing')) return dropAnswer();
  if (faults.take('error-after-processing')) return new Response(null, { status: 500 });
  if (faults.take('unknown-error')) return errorResponse(tokenErrors.unknownError, time);
  return faults.take('malformed-json') ? malformAnswer(response) : response;
}

async function answer(route: Route, request: Request, time: number): Promise<Response> {
  try {
    return await route(request, time);
  } catch (error) {
    if (error instanceof TokenRefusal) return errorResponse(error.tokenError, time);
    if (error instanceof QuotaExceeded) return quotaResponse(time);
    return errorResponse(tokenErrors.unknownError, time);
  }
}
