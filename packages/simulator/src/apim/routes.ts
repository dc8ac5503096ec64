import { ExpiringMap } from '../expiring-map.js';
import type { ApimOptions } from './apim-server.js';
import type { ApimApplication } from './application.js';
import { answerUserinfo, CombinedFlow } from './combined-flow.js';
import { answerTokenRequest, type GrantContext } from './grant-types.js';
import { createKeySets } from './key-sets.js';
import { registerPlatform } from './platform-client.js';
import { createQuota } from './quota.js';
import { jsonResponse, wrongMethodResponse } from './responses.js';
import { refuse, tokenErrors } from './token-errors.js';
import type { TokenStore } from './token-store.js';

/** Answers a request at a time. @throws TokenRefusal, QuotaExceeded */
export type Route = (request: Request, now: number) => Promise<Response>;

interface Endpoint {
  readonly methods: readonly string[];
  readonly answer: Route;
}

/** The paths beside the token endpoint's, and what each of them does. */
export function createRoutes(
  options: ApimOptions,
  tokens: TokenStore,
  findApplication: (apiKey: string) => ApimApplication | undefined,
): Route {
  const { tokenUrl, combined } = options;
  const baseUrl = tokenUrl.replace(/\/[^/]*$/, '');
  const flow =
    combined && new CombinedFlow(registerPlatform(combined.cis2, baseUrl, combined.fetch ?? fetch));
  const context: GrantContext = {
    tokenUrl,
    identityProviders: options.identityProviders,
    keySets: createKeySets(options.fetch ?? fetch),
    usedIdentifiers: new ExpiringMap(),
    quota: createQuota(),
    tokens,
    findApplication,
    redeemCode: (form, now) => (flow ? flow.redeem(context, form, now) : refuse(tokenErrors.codeInvalid)),
  };
  const base = new URL(baseUrl).pathname;
  const endpoints = new Map<string, Endpoint>([
    [new URL(tokenUrl).pathname, tokenEndpoint(context)],
    [`${base}/_ping`, get(async (_request, now) => jsonResponse(200, { version: 'simulator' }, now))],
    ...(flow ? combinedEndpoints(context, flow, base) : []),
  ]);
  return async (request, now) => {
    const endpoint = endpoints.get(new URL(request.url).pathname) ?? refuse(tokenErrors.notFound);
    const { methods, answer } = endpoint;
    return methods.includes(request.method)
      ? answer(request, now)
      : wrongMethodResponse(methods[0] ?? '', now);
  };
}

const get = (answer: Route): Endpoint => ({ methods: ['GET', 'HEAD'], answer });
const post = (answer: Route): Endpoint => ({ methods: ['POST'], answer });

const tokenEndpoint = (context: GrantContext): Endpoint =>
  post(async (request, now) => jsonResponse(200, await answerTokenRequest(context, request, now), now));

function combinedEndpoints(
  context: GrantContext,
  flow: CombinedFlow,
  base: string,
): (readonly [string, Endpoint])[] {
  const queryOf = (request: Request): URLSearchParams => new URL(request.url).searchParams;
  return [
    [`${base}/authorize`, get(async (request, now) => flow.authorize(context, queryOf(request), now))],
    [`${base}/callback`, get((request, now) => flow.callback(context, queryOf(request), now))],
    [`${base}/userinfo`, get(async (request, now) => answerUserinfo(context, request, now))],
    [
      `${base}/backchannel_logout`,
      post(async (request, now) => flow.logout(context, new URLSearchParams(await request.text()), now)),
    ],
  ];
}
