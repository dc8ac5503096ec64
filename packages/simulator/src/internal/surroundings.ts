import {
  defineEnvironment,
  getEnvironment,
  requireApim,
  requireCis2,
  requireLegacy,
} from '@ers-kit/environments';

import type { SimulatedEnvironment, Simulator } from '../simulator.js';
import { openLoopbackServer, type LoopbackServer } from './loopback-server.js';
import { createRoutedFetch, routeByOrigin, routeKnownOrigins, routeOnLoopback } from './routed-fetch.js';
import type { SimulatorPorts } from '../simulator.js';

/** The servers of a simulator. */
export type Servers = Readonly<Record<keyof SimulatorPorts, LoopbackServer>>;

/** The URLs of a simulator, as the outside is told them. */
export interface Surroundings {
  readonly environment: Simulator['environment'];
  /** Public scheme and host of each server. */
  readonly origins: Readonly<Record<keyof SimulatorPorts, string>>;
  readonly fetch: typeof fetch;
  /** By which the simulated services reach each other, and the key sets and logout addresses of applications. */
  readonly reach: typeof fetch;
}

/** Where CIS2 has its realm. */
const realm = '/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare';

/** The host of attachments in place of the real one, whose name is not published: it can never exist. */
const objectStoreOrigin = 'https://attachments.ers-kit-simulator.invalid';

/** Opens the ports; where one cannot be had, none stays open. */
export async function openServers(ports: Partial<SimulatorPorts>): Promise<Servers> {
  const opened: LoopbackServer[] = [];
  const open = async (name: keyof SimulatorPorts): Promise<LoopbackServer> => {
    const server = await openLoopbackServer(name, ports[name]);
    opened.push(server);
    return server;
  };
  try {
    return {
      cis2: await open('cis2'),
      api: await open('api'),
      legacy: await open('legacy'),
      objectStore: await open('objectStore'),
    };
  } catch (error) {
    await Promise.all(opened.map((server) => server.stop()));
    throw error;
  }
}

/** The URLs of `as`, or loopback URLs; and a `fetch` by which they reach the servers. */
export function describeSurroundings(as: SimulatedEnvironment | undefined, servers: Servers): Surroundings {
  const environment = as === undefined ? loopbackEnvironment(servers) : getEnvironment(as);
  const complete = {
    ...environment,
    apim: requireApim(environment),
    cis2: requireCis2(environment),
    legacy: requireLegacy(environment),
  };
  const origins = {
    cis2: new URL(complete.cis2.issuer).origin,
    api: new URL(complete.ersBaseUrl).origin,
    legacy: complete.legacy.origin,
    objectStore: as === undefined ? servers.objectStore.origin : objectStoreOrigin,
  };
  const routes = new Map([
    [origins.cis2, servers.cis2.origin],
    [origins.api, servers.api.origin],
    [origins.legacy, servers.legacy.origin],
    [origins.objectStore, servers.objectStore.origin],
  ]);
  return {
    environment: Object.freeze(complete),
    origins,
    fetch: createRoutedFetch(as === undefined ? routeOnLoopback : routeByOrigin(routes)),
    reach: createRoutedFetch(routeKnownOrigins(routes)),
  };
}

function loopbackEnvironment({ cis2, api, legacy }: Servers) {
  return defineEnvironment({
    name: 'simulator',
    ersBaseUrl: `${api.origin}/referrals`,
    apim: { tokenUrl: `${api.origin}/oauth2/token`, authorizeUrl: `${api.origin}/oauth2/authorize` },
    cis2: { issuer: `${cis2.origin}${realm}` },
    legacy: { origin: legacy.origin },
  });
}
