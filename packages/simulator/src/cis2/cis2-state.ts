import type { Clock } from '@ers-kit/internal';

import { FaultBox } from '../faults.js';
import type { SimulatorUser } from '../users.js';
import { createBackChannel, type BackChannel } from './back-channel.js';
import { defaultSettings, type Cis2Fault, type Cis2Settings } from './cis2-faults.js';
import type { Cis2Options } from './cis2-server.js';
import { createClientRegistry, type ClientRegistry } from './client-registry.js';
import { createSessionBook, type SessionBook } from './session-book.js';
import { createSigningKeys, type SigningKeys } from './signing-keys.js';
import { VirtualStore } from './virtual-store.js';

/** Everything one CIS2 knows and remembers. */
export interface Cis2State {
  readonly issuer: string;
  readonly clock: Clock;
  readonly users: readonly SimulatorUser[];
  readonly clients: ClientRegistry;
  /** Reaches the clients: their JWKS, their addresses for logout tokens. */
  readonly fetch: typeof fetch;
  readonly keys: SigningKeys;
  readonly store: VirtualStore;
  readonly book: SessionBook;
  readonly backChannel: BackChannel;
  readonly faults: FaultBox<Cis2Fault>;
  readonly settings: () => Cis2Settings;
  readonly configure: (changes: Partial<Cis2Settings>) => void;
  /** Whether the requested authentication context is insisted on. */
  readonly enforcesAssurance: () => boolean;
  /** Milliseconds, on the clock this CIS2 believes in. */
  readonly now: () => number;
}

/** Begins with nobody signed in, and makes the first signing key. */
export async function createState(options: Cis2Options): Promise<Cis2State> {
  const { issuer, clock, users } = options;
  const faults = new FaultBox<Cis2Fault>();
  const now = (): number => clock.now() + (faults.peek('clock-skew')?.milliseconds ?? 0);
  const clients = createClientRegistry(options.clients);
  const keys = await createSigningKeys();
  const reach = options.fetch ?? fetch;
  let current = defaultSettings;
  const settings = (): Cis2Settings => current;
  return {
    issuer,
    clock,
    users,
    clients,
    keys,
    store: new VirtualStore({ now }),
    book: createSessionBook(),
    backChannel: createBackChannel({ issuer, clients, keys, settings, now, fetch: reach }),
    fetch: reach,
    faults,
    settings,
    configure: (changes) => {
      current = { ...current, ...changes };
    },
    enforcesAssurance: () => !faults.peek('assurance-not-enforced'),
    now,
  };
}
