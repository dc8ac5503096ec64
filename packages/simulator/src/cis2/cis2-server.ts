import type { RequestListener } from 'node:http';

import type { Clock } from '@ers-kit/internal';
import type { JSONWebKeySet } from 'jose';
import type { Provider } from 'oidc-provider';

import type { SimulatorUser } from '../users.js';
import type { LogoutDelivery, LogoutNotice } from './back-channel.js';
import type { Cis2Client } from './cis2-client.js';
import type { Cis2Fault, Cis2Settings } from './cis2-faults.js';
import { createState, type Cis2State } from './cis2-state.js';
import { endSessions } from './end-session.js';
import { configureProvider } from './provider-configuration.js';
import { createPipeline } from './request-pipeline.js';
import type { RotationOptions } from './signing-keys.js';
import { endpointUrl } from './wire.js';

/** What {@link createCis2} is made from. */
export interface Cis2Options {
  /** The raw issuer, with `:443` where the real one has it. Its path is where everything is served. */
  readonly issuer: string;
  readonly clock: Clock;
  readonly users: readonly SimulatorUser[];
  readonly clients: readonly Cis2Client[];
  /** Posts logout tokens, and fetches the JWKS of clients. Default: the global `fetch`. */
  readonly fetch?: typeof fetch;
}

/** CIS2 Authentication. */
export interface Cis2Part {
  readonly issuer: string;
  /** Answers plain HTTP for everything below the issuer's path, sign-in pages included. */
  readonly listener: RequestListener;
  /** The public keys, as published now. */
  jwks(): Promise<JSONWebKeySet>;
  /** Publishes the next signing key ahead of its use. Returns its `kid`. */
  announceSigningKey(): Promise<string>;
  /** Signs with the announced key from now on, or with one nobody was told of. Returns its `kid`. */
  rotateSigningKey(options?: RotationOptions): Promise<string>;
  /** Ends sessions, as when a card is pulled: their tokens die and their clients are told. */
  endSessions(which: { readonly sid: string } | { readonly uid: string }): Promise<LogoutDelivery[]>;
  /** Posts a logout token to a client, valid or not; `undefined` when it has no address for it. */
  sendLogoutToken(notice: LogoutNotice): Promise<LogoutDelivery | undefined>;
  /** Makes a logout token, valid or not, without sending it. */
  createLogoutToken(notice: LogoutNotice): Promise<string>;
  /** Adds a client, or replaces the one with the same id. */
  registerClient(client: Cis2Client): void;
  /** Changes a client: its keys, its redirect URIs, its address for logout tokens. */
  updateClient(clientId: string, changes: Partial<Omit<Cis2Client, 'clientId'>>): void;
  /** Changes how this CIS2 is set up. */
  configure(settings: Partial<Cis2Settings>): void;
  /** Arms a fault; one of the same kind replaces the earlier one. */
  setFault(fault: Cis2Fault): void;
  /** Whether a fault of this kind is armed. */
  isArmed(kind: Cis2Fault['kind']): boolean;
  /** Disarms the faults of one kind. Default: all. */
  clearFaults(kind?: Cis2Fault['kind']): void;
}

/**
 * CIS2 on oidc-provider: its endpoints, its tokens, its sign-in, on a clock of the simulator's. Nothing
 * listens: give `listener` to an HTTP server, on whichever host and port.
 */
export async function createCis2(options: Cis2Options): Promise<Cis2Part> {
  const [library, state] = await Promise.all([import('./load-provider.js'), createState(options)]);
  const { issuer } = state;
  const provider = new library.Provider(issuer, await configureProvider(state, library));
  provider.proxy = true;
  provider.silent = true;
  // The real token endpoint takes its own raw URL for an audience and nothing else.
  Object.assign(provider.OIDCContext.prototype, {
    clientJwtAuthExpectedAudience: () => new Set([endpointUrl(issuer, 'token')]),
  });
  provider.use(createPipeline(state, provider));
  return { issuer, listener: mount(issuer, provider.callback()), ...createControls(state) };
}

function createControls(state: Cis2State): Omit<Cis2Part, 'issuer' | 'listener'> {
  const { backChannel, clients, faults, keys } = state;
  return {
    jwks: async () => keys.published(),
    announceSigningKey: () => keys.announce(),
    rotateSigningKey: (rotation) => keys.rotate(rotation),
    endSessions: (which) => endSessions(state, which),
    sendLogoutToken: (notice) => backChannel.send(notice),
    createLogoutToken: (notice) => backChannel.createToken(notice),
    registerClient: (client) => clients.register(client),
    updateClient: (clientId, changes) => {
      const client = clients.find(clientId);
      if (!client) throw new TypeError('updateClient: no client has this id');
      clients.register({ ...client, ...changes });
    },
    configure: (changes) => state.configure(changes),
    setFault: (fault) => faults.set(fault),
    isArmed: (kind) => faults.peek(kind) !== undefined,
    clearFaults: (kind) => faults.clear(kind),
  };
}

/** Serves `callback` below the issuer's path, and lets it believe that it is at the issuer's own origin. */
function mount(issuer: string, callback: ReturnType<Provider['callback']>): RequestListener {
  const { host, pathname, protocol } = new URL(issuer);
  const base = pathname === '/' ? '' : pathname;
  return (request, response) => {
    const url = request.url ?? '/';
    if (!url.startsWith(`${base}/`)) {
      response.writeHead(404).end();
      return;
    }
    request.headers['x-forwarded-host'] = host;
    request.headers['x-forwarded-proto'] = protocol.slice(0, -1);
    Object.assign(request, { originalUrl: url, url: url.slice(base.length) });
    void callback(request, response);
  };
}
