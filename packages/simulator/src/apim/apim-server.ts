import { sleep, type Clock } from '@ers-kit/internal';

import { FaultBox } from '../faults.js';
import type { ApimFault } from './apim-faults.js';
import type { ApimApplication, IdentityProvider } from './application.js';
import type { AssertionContext } from './client-assertion.js';
import { dropAnswer, malformAnswer } from './damaged-response.js';
import { answerTokenRequest } from './grant-types.js';
import { createKeySets } from './key-sets.js';
import { createQuota, QuotaExceeded } from './quota.js';
import { errorResponse, jsonResponse, quotaResponse, wrongMethodResponse } from './responses.js';
import { TokenRefusal, tokenErrors } from './token-errors.js';
import { createTokenStore, type AccessTokenVerdict } from './token-store.js';
import { createUsedIdentifiers } from './used-identifiers.js';

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
}

/** The API platform's OAuth service. */
export interface ApimPart {
  /** Answers a request to any path beside the token endpoint's; only the path of its URL is looked at. */
  fetch(request: Request): Promise<Response>;
  /** What an API proxy asks about the token of a call. */
  verifyAccessToken(accessToken: string | undefined): AccessTokenVerdict;
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
  const { clock, tokenUrl, identityProviders } = options;
  const applications = new Map(options.applications.map((application) => [application.apiKey, application]));
  const findApplication = (apiKey: string) => applications.get(apiKey);
  const faults = new FaultBox<ApimFault>();
  const tokens = createTokenStore(findApplication);
  const context: AssertionContext = {
    tokenUrl,
    keySets: createKeySets(options.fetch ?? fetch),
    usedIdentifiers: createUsedIdentifiers(),
    quota: createQuota(),
    findApplication,
  };
  const now = () => clock.now() + (faults.take('clock-skew')?.milliseconds ?? 0);
  const tokenPath = new URL(tokenUrl).pathname;
  const base = tokenPath.replace(/\/[^/]*$/, '');

  async function route(request: Request, time: number): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === tokenPath) {
      if (request.method !== 'POST') return wrongMethodResponse('POST', time);
      if (faults.take('quota-exceeded')) return quotaResponse(time);
      return jsonResponse(
        200,
        await answerTokenRequest({ ...context, identityProviders, tokens }, request, time),
        time,
      );
    }
    if (pathname === `${base}/_ping`) {
      return request.method === 'GET' || request.method === 'HEAD'
        ? jsonResponse(200, { version: 'simulator' }, time)
        : wrongMethodResponse('GET', time);
    }
    throw new TokenRefusal(tokenErrors.notFound);
  }

  async function answer(request: Request, time: number): Promise<Response> {
    try {
      return await route(request, time);
    } catch (error) {
      if (error instanceof TokenRefusal) return errorResponse(error.tokenError, time);
      if (error instanceof QuotaExceeded) return quotaResponse(time);
      return errorResponse(tokenErrors.unknownError, time);
    }
  }

  return {
    async fetch(request) {
      const time = now();
      const unavailable = faults.take('unavailable');
      if (unavailable) return new Response(null, { status: unavailable.status ?? 503 });
      const response = await answer(request, time);
      const delay = faults.take('delay');
      if (delay) await sleep(clock, delay.milliseconds, request.signal);
      if (faults.take('drop-after-processing')) return dropAnswer();
      if (faults.take('error-after-processing')) return new Response(null, { status: 500 });
      if (faults.take('unknown-error')) return errorResponse(tokenErrors.unknownError, time);
      return faults.take('malformed-json') ? malformAnswer(response) : response;
    },
    verifyAccessToken: (accessToken) => tokens.verify(accessToken, now()),
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
