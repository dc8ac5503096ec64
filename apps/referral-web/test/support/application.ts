import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSimulator, type Simulator, type SimulatorOptions } from '@ers-kit/simulator';
import { createApp } from '../../src/app.js';
import type { Configuration } from '../../src/configuration.js';
import { createServices, type Services } from '../../src/services.js';

/** The application, with a simulated NHS around it. */
export interface RunningApplication {
  readonly origin: string;
  readonly simulator: Simulator;
  readonly services: Services;
  /** What was logged. */
  readonly log: Readonly<Record<string, unknown>>[];
  stop(): Promise<void>;
}

/** Starts both on loopback. Their common clock is the simulator's, so that `simulator.advance` moves both. */
export async function startApplication(
  options: {
    readonly simulator?: SimulatorOptions;
    readonly configuration?: Partial<Configuration>;
    /** Looks at, or changes, what comes from the network. */
    readonly wrapFetch?: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch;
  } = {},
): Promise<RunningApplication> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const simulator = await startRegisteredSimulator(origin, options.simulator);
  const { environment, credentials, clock } = simulator;
  const fetch = options.wrapFetch?.(simulator.fetch) ?? simulator.fetch;
  const log: Readonly<Record<string, unknown>>[] = [];
  const configuration: Configuration = {
    environment,
    cis2: credentials.cis2,
    apim: credentials.apim,
    origin,
    host: '127.0.0.1',
    port,
    sessionSecrets: ['a-secret-of-thirty-two-characters'],
    redisUrl: undefined,
    acrValues: undefined,
    requestsPerSecond: 500,
    ...options.configuration,
  };
  const services = await createServices(configuration, (entry) => log.push(entry), { fetch, clock });
  server.on('request', createApp(services));
  return {
    origin,
    simulator,
    services,
    log,
    async stop() {
      server.close();
      server.closeAllConnections();
      services.close();
      await simulator.stop();
    },
  };
}

/** A simulator that knows the addresses of an application. */
export async function startRegisteredSimulator(
  origin: string,
  options: SimulatorOptions = {},
): Promise<Simulator> {
  const simulator = await startSimulator({ redirectUris: [`${origin}/callback`], ...options });
  simulator.cis2.updateClient(simulator.credentials.cis2.clientId, {
    backchannelLogoutUri: `${origin}/back-channel-logout`,
    postLogoutRedirectUris: [`${origin}/signed-out`],
  });
  return simulator;
}
