import { randomBytes } from 'node:crypto';

import { presentReferral } from './ers/attachments.js';
import type { ObjectStore } from './ers/object-store.js';
import type { ServiceContext } from './ers/service-context.js';
import { readExamples } from './examples/read-examples.js';
import { createAdjustableClock, type AdjustableClock } from './internal/adjustable-clock.js';
import { asid, createErs, createPlatform, defaultRedirectUri, serveAll } from './internal/create-services.js';
import { checkOptions, requireFault } from './internal/options.js';
import { describeSurroundings, openServers, type Servers } from './internal/surroundings.js';
import { createRecorder, noRecorder } from './record/recorder.js';
import { admitReferral } from './seed/admit-referral.js';
import { resetContext } from './seed/create-context.js';
import { readWorld } from './seed/data-file.js';
import { createStateFile, readState, type StateFile } from './seed/state-file.js';
import { createSeedWorld, type World } from './seed/world.js';
import { SimulatorError } from './simulator-error.js';
import type { Simulator, SimulatorOptions, SimulatorPorts } from './simulator.js';
import { seedUsers } from './users.js';

export { defaultRedirectUri };

/** What there is when nothing else is said. */
const richSeed = { referrals: 200, advice: 30 } as const;

/**
 * Starts CIS2, the API platform and e-RS, the new API and the legacy one, on loopback.
 *
 * @throws {@link SimulatorError} `ERR_SIMULATOR_OPTION_INVALID`, `ERR_SIMULATOR_PORT_UNAVAILABLE`,
 *   `ERR_SIMULATOR_DATA_INVALID`, `ERR_SIMULATOR_EXAMPLES_INVALID`, `ERR_SIMULATOR_STATE_UNREADABLE`,
 *   `ERR_SIMULATOR_STATE_UNWRITABLE`, `ERR_SIMULATOR_RECORD_UNWRITABLE`
 *
 * @example
 * ```ts
 * import { startSimulator } from '@ers-kit/simulator';
 *
 * const simulator = await startSimulator({ cis2: false, seed: { referrals: 5 } });
 * const url = `${simulator.environment.ersBaseUrl}/_ping`;
 * const { status } = await simulator.fetch(url);
 * console.log(status); // 200
 * await simulator.stop();
 * ```
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  checkOptions(options);
  const clock = createAdjustableClock(options.clock);
  const world = await chooseWorld(options);
  const servers = await openServers(options.ports ?? {});
  try {
    return await assemble(options, servers, world, clock);
  } catch (error) {
    await stopAll(servers);
    throw error;
  }
}

async function assemble(
  options: SimulatorOptions,
  servers: Servers,
  world: World,
  clock: AdjustableClock,
): Promise<Simulator> {
  const surroundings = describeSurroundings(options.as, servers);
  const { environment, fetch } = surroundings;
  const { cis2, apim, credentials } = await createPlatform(options, surroundings, world, clock);
  const statusKey = randomBytes(12).toString('base64url');
  const examples =
    options.examples === undefined
      ? undefined
      : await readExamples(options.examples, `${environment.ersBaseUrl}/FHIR`);
  const reset = (): void => resetContext(context, world);
  const ers = createErs(options, { ...surroundings, world, apim, cis2, clock, statusKey, examples, reset });
  const { context, faults, log, tokens, ...parts } = ers;
  const state = await takeUpState(options, context, clock);
  const recorder =
    options.record === undefined ? noRecorder : await createRecorder(options.record, () => clock.now());
  serveAll(servers, surroundings, { cis2, apim, ...parts }, recorder, state && (() => state.save()));
  return {
    environment,
    fetch,
    users: world.users,
    clock,
    cis2,
    apim,
    credentials,
    statusKey,
    ports: portsOf(servers),
    legacy: {
      origin: environment.legacy.origin,
      asid,
      ssoToken: (userId) => tokens.tokenOf(userId) ?? throwUnknownUser(),
    },
    accessToken: (userId) => issueAccessToken({ apim, credentials, world }, userId),
    addReferral(resource, details = {}) {
      admitReferral(resource, details, context);
      void state?.save();
    },
    referral: (ubrn) => currentReferral(ubrn, context),
    fault(fault) {
      requireFault(fault);
      faults.arm(fault);
    },
    clearFaults: () => faults.clear(),
    requests: () => log.entries(),
    advance: (milliseconds) => clock.advance(milliseconds),
    reset() {
      reset();
      void state?.save();
    },
    stop: stopOnce(servers, context.objectStore, state),
  };
}

async function chooseWorld({ data, users = seedUsers, seed = richSeed }: SimulatorOptions): Promise<World> {
  return data === undefined ? createSeedWorld(users, seed === false ? {} : seed) : readWorld(data, seedUsers);
}

/**
 * Takes up what an earlier run left, and keeps what this one does: written once at the start, to see that it
 * can be.
 */
async function takeUpState(
  { state: path }: SimulatorOptions,
  { store, fhirBaseUrls }: ServiceContext,
  clock: AdjustableClock,
): Promise<StateFile | undefined> {
  if (path === undefined) return undefined;
  const baseUrl = fhirBaseUrls.STU3.slice(0, -'/STU3'.length);
  const kept = await readState(path, baseUrl);
  if (kept) {
    store.restore(kept.store);
    clock.advance(kept.ahead);
  }
  const state = createStateFile(path, baseUrl, store, () => clock.ahead());
  await state.save();
  const failure = state.failure();
  if (failure) throw failure;
  return state;
}

function issueAccessToken(
  { apim, credentials, world }: Pick<Simulator, 'apim' | 'credentials'> & { world: World },
  userId: string | undefined,
): string {
  if (userId === undefined) return apim.issueAccessToken(credentials.application.apiKey);
  const user = world.users.find(({ uid }) => uid === userId) ?? throwUnknownUser();
  const { authenticationAssuranceLevel, identityAssuranceLevel, amr } = user;
  const subject = { userId, authenticationAssuranceLevel, identityAssuranceLevel, amr };
  return apim.issueAccessToken(credentials.apim.apiKey, subject);
}

/** Closes everything at the first call, and then says what a test run should not pass in silence. */
function stopOnce(
  servers: Servers,
  objectStore: ObjectStore,
  state: StateFile | undefined,
): () => Promise<void> {
  let stopped = false;
  return async () => {
    await stopAll(servers);
    if (stopped) return;
    stopped = true;
    await state?.save();
    const failure = state?.failure();
    if (failure) throw failure;
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
