import { createApim, type ApimPart } from '../apim/apim-server.js';
import { createCis2, type Cis2Part } from '../cis2/cis2-server.js';
import { createNoCis2 } from '../cis2/no-cis2.js';
import { createControlApi } from '../control/control-api.js';
import { createErsApi } from '../ers/ers-api.js';
import { createFaultInjector } from '../ers/faults.js';
import type { ObjectStore } from '../ers/object-store.js';
import { platformRateLimit, type RateLimit } from '../ers/rate-limit.js';
import { createRequestLog } from '../ers/request-log.js';
import type { Examples } from '../examples/read-examples.js';
import { serveExamples } from '../examples/serve-examples.js';
import { createLegacyApi } from '../legacy/legacy-api.js';
import { createLegacySessions } from '../legacy/legacy-sessions.js';
import { createSsoTokens } from '../legacy/sso-tokens.js';
import type { Recorder } from '../record/recorder.js';
import { createContext } from '../seed/create-context.js';
import type { World } from '../seed/world.js';
import type { SimulatorOptions, SimulatorPorts } from '../simulator.js';
import type { AdjustableClock } from './adjustable-clock.js';
import { createApiHost } from './api-host.js';
import { fetchListener, type FetchHandler } from './fetch-listener.js';
import { registerApplications } from './registrations.js';
import type { Servers, Surroundings } from './surroundings.js';

/**
 * The redirect URI that is registered with CIS2 when none is given.
 *
 * @example
 * ```ts
 * import { defaultRedirectUri } from '@ers-kit/simulator';
 *
 * console.log(defaultRedirectUri); // http://localhost:3000/callback
 * ```
 */
export const defaultRedirectUri = 'http://localhost:3000/callback';

/** The ASID of the migration guide's example. */
export const asid = '100000001234';

/** Where the application-restricted application stands: at the seed's hospital. */
const applicationAccess = { asid, organisation: 'R69', userId: '910000000901' } as const;

/** CIS2 and the token service, with the registrations of one supplier. */
export async function createPlatform(
  { redirectUris = [], cis2: wanted = true }: SimulatorOptions,
  { environment, reach }: Surroundings,
  { users }: World,
  clock: AdjustableClock,
) {
  const { issuer } = environment.cis2;
  const [redirectUri = defaultRedirectUri, ...otherUris] = redirectUris;
  const registered = await registerApplications([redirectUri, ...otherUris], applicationAccess);
  const { applications, clients, credentials } = registered;
  const cis2 = wanted
    ? await createCis2({ issuer, clock, users, clients, fetch: reach })
    : createNoCis2(issuer);
  const apim = createApim({
    tokenUrl: environment.apim.tokenUrl,
    clock,
    applications,
    identityProviders: [{ issuer, jwks: () => cis2.jwks() }],
    fetch: reach,
    ...(wanted ? { combined: { cis2, fetch: reach } } : {}),
  });
  return { cis2, apim, credentials };
}

/** What e-RS is told beside the options. */
export interface ErsSurroundings extends Surroundings {
  readonly world: World;
  readonly apim: ApimPart;
  readonly cis2: Cis2Part;
  readonly clock: AdjustableClock;
  readonly statusKey: string;
  readonly examples: Examples | undefined;
  /** Starts again from the world, as the control API asks for. */
  readonly reset: () => void;
}

/** e-RS in all its forms, over one memory. */
export function createErs(options: SimulatorOptions, surroundings: ErsSurroundings) {
  const { environment, origins, world, apim, cis2, clock, statusKey, examples, reset } = surroundings;
  const { fhirBaseUrls, ersBaseUrl } = environment;
  const [faults, log] = [createFaultInjector(), createRequestLog()];
  const objectStoreOrigin = origins.objectStore;
  const context = createContext({ clock, world, fhirBaseUrls, objectStoreOrigin, faults });
  const { directory } = context;
  const tokens = createSsoTokens(world.users);
  const sessions = createLegacySessions(directory);
  const api = createErsApi({
    context,
    verifyAccessToken: (token) => apim.verifyAccessToken(token),
    revokeAccessToken: (token) => apim.revokeAccessToken(token),
    basePath: new URL(ersBaseUrl).pathname,
    statusKey,
    faults,
    log,
    ...rateLimitOf(options),
    ...(options.allowedOrganisations ? { allowedOrganisations: options.allowedOrganisations } : {}),
  });
  return {
    context,
    faults,
    log,
    tokens,
    ers: examples ? serveExamples(examples, context.objectStore, api) : api,
    legacy: createLegacyApi({ context, directory, tokens, sessions, asids: [asid] }),
    control: createControlApi({
      context,
      users: world.users,
      faults,
      log,
      reset,
      advance: (milliseconds) => clock.advance(milliseconds),
      ...(options.cis2 === false ? {} : { cis2 }),
    }),
    objectStore: context.objectStore,
  };
}

/** What answers on the ports of a simulator. */
export interface Parts {
  readonly cis2: Cis2Part;
  readonly apim: ApimPart;
  readonly ers: FetchHandler;
  readonly control: FetchHandler;
  readonly legacy: FetchHandler;
  readonly objectStore: ObjectStore;
}

/** Lets the parts answer on their ports; what may change the state is saved before it is answered. */
export function serveAll(
  servers: Servers,
  { environment, origins }: Surroundings,
  parts: Parts,
  recorder: Recorder,
  save: (() => Promise<void>) | undefined,
): void {
  const { apim, ers, control, legacy, objectStore, cis2 } = parts;
  const saved = (handler: FetchHandler): FetchHandler => (save ? savingHandler(handler, save) : handler);
  const api = createApiHost(environment, {
    tokenService: (request) => apim.fetch(request),
    ers: saved(ers),
    control: saved(control),
  });
  const serve = (side: keyof SimulatorPorts, handler: FetchHandler): void =>
    servers[side].serve(fetchListener(origins[side], recorder.handler(side, handler)));
  servers.cis2.serve(recorder.listener('cis2', cis2.listener));
  serve('api', api);
  serve('legacy', saved(legacy));
  serve('objectStore', (request) => objectStore.fetch(request));
}

/** Reads change nothing; everything else is on the disk before its answer goes out. */
const savingHandler =
  (handler: FetchHandler, save: () => Promise<void>): FetchHandler =>
  async (request) => {
    const response = await handler(request);
    if (request.method !== 'GET' && request.method !== 'HEAD') await save();
    return response;
  };

function rateLimitOf({ rateLimit = false }: SimulatorOptions): { rateLimit?: RateLimit } {
  if (rateLimit === false) return {};
  return { rateLimit: rateLimit === true ? platformRateLimit : rateLimit };
}
