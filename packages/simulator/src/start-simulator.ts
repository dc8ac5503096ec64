import type { Clock } from '@ers-kit/internal';

import { createApim, type ApimPart } from './apim/apim-server.js';
import { createCis2, type Cis2Part } from './cis2/cis2-server.js';
import { createControlApi } from './control/control-api.js';
import { presentReferral } from './ers/attachments.js';
import { createErsApi } from './ers/ers-api.js';
import { createFaultInjector } from './ers/faults.js';
import { platformRateLimit, type RateLimit } from './ers/rate-limit.js';
import { createRequestLog } from './ers/request-log.js';
import type { ServiceContext } from './ers/service-context.js';
import type { ObjectStore } from './ers/object-store.js';
import { recordReferral } from './ers/referral-record.js';
import { createApiHost } from './internal/api-host.js';
import { createAdjustableClock, type AdjustableClock } from './internal/adjustable-clock.js';
import { fetchListener, type FetchHandler } from './internal/fetch-listener.js';
import { checkOptions } from './internal/options.js';
import { registerApplications } from './internal/registrations.js';
import {
  describeSurroundings,
  openServers,
  type Servers,
  type Surroundings,
} from './internal/surroundings.js';
import { createLegacyApi } from './legacy/legacy-api.js';
import { createLegacySessions } from './legacy/legacy-sessions.js';
import { createSsoTokens } from './legacy/sso-tokens.js';
import { createContext, resetContext, type SeedSize } from './seed/create-context.js';
import { readReferral } from './seed/read-referral.js';
import { SimulatorError } from './simulator-error.js';
import type { Simulator, SimulatorOptions, SimulatorPorts } from './simulator.js';
import { seedUsers } from './users.js';

/** The redirect URI that is registered with CIS2 when none is given. */
export const defaultRedirectUri = 'http://localhost:3000/callback';

/** The ASID of the migration guide's example. */
const asid = '100000001234';

/** What there is when nothing else is said. */
const richSeed = { referrals: 200, advice: 30 } as const;

/** Where the application-restricted application stands: at the seed's hospital. */
const applicationAccess = { asid, organisation: 'R69', userId: '910000000901' } as const;

/**
 * Starts CIS2, the API platform and e-RS, the new API and the legacy one, on loopback.
 *
 * @throws {@link SimulatorError} `ERR_SIMULATOR_OPTION_INVALID`, `ERR_SIMULATOR_PORT_UNAVAILABLE`
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  checkOptions(options);
  const servers = await openServers(options.ports ?? {});
  try {
    return await assemble(options, servers);
  } catch (error) {
    await stopAll(servers);
    throw error;
  }
}

async function assemble(options: SimulatorOptions, servers: Servers): Promise<Simulator> {
  const { users = seedUsers } = options;
  const clock = createAdjustableClock(options.clock ?? Date);
  const surroundings = describeSurroundings(options.as, servers);
  const { environment, fetch } = surroundings;
  const { cis2, apim, credentials } = await createPlatform(options, surroundings, clock);
  const { context, faults, log, tokens, ...parts } = createErs(options, surroundings, apim, clock);
  serveAll(servers, surroundings, { cis2, apim, ...parts });
  return {
    environment,
    fetch,
    users,
    clock,
    cis2,
    apim,
    credentials,
    ports: portsOf(servers),
    legacy: {
      origin: environment.legacy.origin,
      asid,
      ssoToken: (userId) => tokens.tokenOf(userId) ?? throwUnknownUser(),
    },
    addReferral(resource, details = {}) {
      context.store.putReferral(recordReferral(readReferral(resource), { created: clock.now(), ...details }));
    },
    referral: (ubrn) => currentReferral(ubrn, context),
    fault: (fault) => faults.arm(fault),
    clearFaults: () => faults.clear(),
    requests: () => log.entries(),
    advance: (milliseconds) => clock.advance(milliseconds),
    reset: () => resetContext(context, sizeOf(options)),
    stop: stopOnce(servers, context.objectStore),
  };
}

/** CIS2 and the token service, with the registrations of one supplier. */
async function createPlatform(
  { redirectUris = [], users = seedUsers }: SimulatorOptions,
  { environment, reach }: Surroundings,
  clock: Clock,
) {
  const { issuer } = environment.cis2;
  const [redirectUri = defaultRedirectUri, ...otherUris] = redirectUris;
  const registered = await registerApplications([redirectUri, ...otherUris], applicationAccess);
  const { applications, clients, credentials } = registered;
  const cis2 = await createCis2({ issuer, clock, users, clients, fetch: reach });
  const apim = createApim({
    tokenUrl: environment.apim.tokenUrl,
    clock,
    applications,
    identityProviders: [{ issuer, jwks: () => cis2.jwks() }],
    fetch: reach,
    combined: { cis2, fetch: reach },
  });
  return { cis2, apim, credentials };
}

/** e-RS in all its forms, over one memory. */
function createErs(
  options: SimulatorOptions,
  { environment, origins }: Surroundings,
  apim: ApimPart,
  clock: AdjustableClock,
) {
  const { users = seedUsers } = options;
  const { fhirBaseUrls, ersBaseUrl } = environment;
  const [faults, log, size] = [createFaultInjector(), createRequestLog(), sizeOf(options)];
  const objectStoreOrigin = origins.objectStore;
  const context = createContext({ clock, users, fhirBaseUrls, size, objectStoreOrigin, faults });
  const { directory } = context;
  const tokens = createSsoTokens(users);
  const sessions = createLegacySessions(directory);
  return {
    context,
    faults,
    log,
    tokens,
    ers: createErsApi({
      context,
      verifyAccessToken: (token) => apim.verifyAccessToken(token),
      basePath: new URL(ersBaseUrl).pathname,
      faults,
      log,
      ...rateLimitOf(options),
    }),
    legacy: createLegacyApi({ context, directory, tokens, sessions, asids: [asid] }),
    control: createControlApi({
      context,
      users,
      faults,
      log,
      reset: () => resetContext(context, size),
      advance: (milliseconds) => clock.advance(milliseconds),
    }),
    objectStore: context.objectStore,
  };
}

interface Parts {
  readonly cis2: Cis2Part;
  readonly apim: ApimPart;
  readonly ers: FetchHandler;
  readonly control: FetchHandler;
  readonly legacy: FetchHandler;
  readonly objectStore: ObjectStore;
}

function serveAll(servers: Servers, { environment, origins }: Surroundings, parts: Parts): void {
  const tokenService: FetchHandler = (request) => parts.apim.fetch(request);
  const api = createApiHost(environment, { tokenService, ers: parts.ers, control: parts.control });
  servers.cis2.serve(parts.cis2.listener);
  servers.api.serve(fetchListener(origins.api, api));
  servers.objectStore.serve(
    fetchListener(origins.objectStore, (request) => parts.objectStore.fetch(request)),
  );
  servers.legacy.serve(fetchListener(origins.legacy, parts.legacy));
}

/** Closes everything at the first call, and then says what a test run should not pass in silence. */
function stopOnce(servers: Servers, objectStore: ObjectStore): () => Promise<void> {
  let stopped = false;
  return async () => {
    await stopAll(servers);
    if (stopped) return;
    stopped = true;
    if (objectStore.leaks() === 0) return;
    throw new SimulatorError(
      'ERR_SIMULATOR_AUTHORIZATION_LEAKED',
      'A client sent an Authorization header to the object store: when following the redirect of A042, drop the ' +
        'access token and the NHSD headers.',
    );
  };
}

function currentReferral(ubrn: string, context: ServiceContext): object | undefined {
  const record = context.store.referral(ubrn);
  return record && structuredClone(presentReferral(record.resource, context));
}

function rateLimitOf({ rateLimit = false }: SimulatorOptions): { rateLimit?: RateLimit } {
  if (rateLimit === false) return {};
  return { rateLimit: rateLimit === true ? platformRateLimit : rateLimit };
}

function sizeOf({ seed = richSeed }: SimulatorOptions): SeedSize {
  return seed === false ? {} : seed;
}

function portsOf({ cis2, api, legacy, objectStore }: Servers): SimulatorPorts {
  return { cis2: cis2.port, api: api.port, legacy: legacy.port, objectStore: objectStore.port };
}

async function stopAll(servers: Servers): Promise<void> {
  await Promise.all(Object.values(servers).map((server) => server.stop()));
}

function throwUnknownUser(): never {
  throw new SimulatorError(
    'ERR_SIMULATOR_USER_UNKNOWN',
    'No user of the simulator has this id. Use the uid of one of simulator.users.',
  );
}
