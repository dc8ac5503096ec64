import { createApim } from './apim/apim-server.js';
import { createCis2 } from './cis2/cis2-server.js';
import { presentReferral } from './ers/attachments.js';
import { createErsApi } from './ers/ers-api.js';
import { createFaultInjector } from './ers/faults.js';
import { platformRateLimit, type RateLimit } from './ers/rate-limit.js';
import { createRequestLog } from './ers/request-log.js';
import type { ServiceContext } from './ers/service-context.js';
import type { ObjectStore } from './ers/object-store.js';
import { recordReferral } from './ers/referral-record.js';
import { createApiHost } from './internal/api-host.js';
import { fetchListener } from './internal/fetch-listener.js';
import { checkOptions } from './internal/options.js';
import { registerApplications } from './internal/registrations.js';
import { describeSurroundings, openServers, type Servers } from './internal/surroundings.js';
import { createLegacyApi } from './legacy/legacy-api.js';
import { createLegacySessions } from './legacy/legacy-sessions.js';
import { createSsoTokens } from './legacy/sso-tokens.js';
import { createContext, type SeedSize } from './seed/create-context.js';
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
  const { clock = Date, users = seedUsers } = options;
  const [redirectUri = defaultRedirectUri, ...otherUris] = options.redirectUris ?? [];
  const { environment, origins, fetch } = describeSurroundings(options.as, servers);
  const { issuer } = environment.cis2;
  const registrations = await registerApplications([redirectUri, ...otherUris], applicationAccess);
  const cis2 = await createCis2({ issuer, clock, users, clients: registrations.clients });
  const apim = createApim({
    tokenUrl: environment.apim.tokenUrl,
    clock,
    applications: registrations.applications,
    identityProviders: [{ issuer, jwks: () => cis2.jwks() }],
  });
  const faults = createFaultInjector();
  const log = createRequestLog();
  const { fhirBaseUrls } = environment;
  const context = createContext({
    clock,
    users,
    fhirBaseUrls,
    size: sizeOf(options),
    objectStoreOrigin: origins.objectStore,
    faults,
  });
  const tokens = createSsoTokens(users);
  const { directory } = context;
  const sessions = createLegacySessions(directory);
  const ers = createErsApi({
    context,
    verifyAccessToken: (token) => apim.verifyAccessToken(token),
    basePath: new URL(environment.ersBaseUrl).pathname,
    faults,
    log,
    ...rateLimitOf(options),
  });
  const tokenService = (request: Request): Promise<Response> => apim.fetch(request);
  servers.cis2.serve(cis2.listener);
  servers.api.serve(fetchListener(origins.api, createApiHost(environment, { tokenService, ers })));
  servers.objectStore.serve(fetchListener(origins.objectStore, context.objectStore.fetch));
  servers.legacy.serve(
    fetchListener(origins.legacy, createLegacyApi({ context, directory, tokens, sessions, asids: [asid] })),
  );
  return {
    environment,
    fetch,
    users,
    clock,
    cis2,
    apim,
    credentials: registrations.credentials,
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
    stop: stopOnce(servers, context.objectStore),
  };
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
