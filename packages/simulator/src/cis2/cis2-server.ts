import type { RequestListener } from 'node:http';

import { sleep, type Clock } from '@ers-kit/internal';
import type { JSONWebKeySet } from 'jose';
import type { Provider } from 'oidc-provider';

import { FaultBox } from '../faults.js';
import type { SimulatorUser } from '../users.js';
import { shapeAnswer } from './answers.js';
import { createBackChannel, type LogoutDelivery, type LogoutNotice } from './back-channel.js';
import type { Cis2Client } from './cis2-client.js';
import { defaultSettings, type Cis2Fault, type Cis2Settings } from './cis2-faults.js';
import { createClientRegistry } from './client-registry.js';
import { endSession, serveEndSession } from './end-session.js';
import type { Context } from './koa-context.js';
import { configureProvider } from './provider-configuration.js';
import { createSessionBook } from './session-book.js';
import { serveSignIn } from './sign-in.js';
import { createSigningKeys, type RotationOptions } from './signing-keys.js';
import { VirtualStore } from './virtual-store.js';
import { endpointOf, endpointUrl, type Cis2Endpoint } from './wire.js';

/** What {@link createCis2} is made from. */
export interface Cis2Options {
  /** The raw issuer, with `:443` where the real one has it. Its path is where everything is served. */
  readonly issuer: string;
  readonly clock: Clock;
  readonly users: readonly SimulatorUser[];
  readonly clients: readonly Cis2Client[];
  /** Posts logout tokens. Default: the global `fetch`. */
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
  /** Disarms the faults of one kind. Default: all. */
  clearFaults(kind?: Cis2Fault['kind']): void;
}

/**
 * CIS2 on oidc-provider: its endpoints, its tokens, its sign-in, on a clock of the simulator's. Nothing
 * listens: give `listener` to an HTTP server, on whichever host and port.
 */
export async function createCis2(options: Cis2Options): Promise<Cis2Part> {
  const { issuer, users } = options;
  const clients = createClientRegistry(options.clients);
  const faults = new FaultBox<Cis2Fault>();
  let settings = defaultSettings;
  const now = (): number => options.clock.now() + (faults.peek('clock-skew')?.milliseconds ?? 0);
  const store = new VirtualStore({ now });
  const book = createSessionBook();
  const [library, keys] = await Promise.all([import('./load-provider.js'), createSigningKeys()]);
  const shared = {
    issuer,
    users,
    clients,
    keys,
    store,
    book,
    faults,
    now,
    settings: () => settings,
    enforcesAssurance: () => !faults.peek('assurance-not-enforced'),
  };
  const backChannel = createBackChannel({ ...shared, fetch: options.fetch ?? fetch });
  const ending = { ...shared, backChannel };
  const setup = { ...shared, firstKey: keys.current };
  const provider = new library.Provider(issuer, await configureProvider(setup, library));
  provider.proxy = true;
  provider.silent = true;
  // The real token endpoint takes its own raw URL for an audience and nothing else.
  Object.assign(provider.OIDCContext.prototype, {
    clientJwtAuthExpectedAudience: () => new Set([endpointUrl(issuer, 'token')]),
  });

  const signIn = {
    ...shared,
    provider,
    loginTime: () => Math.floor(now() / 1000) - store.offset,
    endSession: async (sessionUid: string) => {
      const session = await provider.Session.findByUid(sessionUid);
      await endSession(ending, sessionUid);
      // The browser keeps its session, which belongs to nobody until the new user arrives with it.
      if (session)
        await Object.assign(session, { accountId: undefined, authorizations: undefined }).persist();
    },
  };

  async function serveOwn(endpoint: Cis2Endpoint, ctx: Context): Promise<boolean> {
    if (endpoint === 'signIn') await serveSignIn(signIn, ctx);
    else if (endpoint === 'endSession') await serveEndSession(ending, ctx);
    else if (endpoint === 'jwks') ctx.body = keys.published();
    else return false;
    return true;
  }

  async function withFaults(endpoint: Cis2Endpoint, ctx: Context, serve: () => Promise<void>): Promise<void> {
    const here = (fault: { readonly endpoint?: Cis2Endpoint }): boolean =>
      (fault.endpoint ?? 'token') === endpoint;
    const unavailable = faults.take('unavailable', here);
    if (unavailable) {
      ctx.status = unavailable.status ?? 503;
      return;
    }
    await serve();
    const delay = faults.take('delay', here);
    if (delay) await sleep(options.clock, delay.milliseconds);
    if (faults.take('drop-after-processing', here)) {
      ctx.respond = false;
      ctx.req.socket.destroy();
    } else if (faults.take('error-after-processing', here)) {
      ctx.body = null;
      ctx.status = 500;
    } else if (faults.take('malformed-json', here)) {
      const text = JSON.stringify(ctx.body);
      ctx.body = text.slice(0, Math.ceil(text.length / 2));
      ctx.type = 'json';
    }
  }

  provider.use(async (ctx, next) => {
    ctx.set('date', new Date(now()).toUTCString());
    const endpoint = endpointOf(ctx.path);
    if (!endpoint) {
      await next();
      return;
    }
    await withFaults(endpoint, ctx, async () => {
      if (await serveOwn(endpoint, ctx)) return;
      await next();
      await shapeAnswer(shared, ctx, endpoint);
    });
  });

  return {
    issuer,
    listener: mount(issuer, provider.callback()),
    jwks: async () => keys.published(),
    announceSigningKey: () => keys.announce(),
    rotateSigningKey: (rotation) => keys.rotate(rotation),
    endSessions: async (which) => {
      const deliveries: LogoutDelivery[] = [];
      for (const sessionUid of book.find(which)) {
        deliveries.push(...(await endSession(ending, sessionUid)));
        store.destroySession(sessionUid);
      }
      return deliveries;
    },
    sendLogoutToken: (notice) => backChannel.send(notice),
    createLogoutToken: (notice) => backChannel.createToken(notice),
    registerClient: (client) => clients.register(client),
    updateClient: (clientId, changes) => {
      const client = clients.find(clientId);
      if (!client) throw new TypeError('updateClient: no client has this id');
      clients.register({ ...client, ...changes });
    },
    configure: (changes) => {
      settings = { ...settings, ...changes };
    },
    setFault: (fault) => faults.set(fault),
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
