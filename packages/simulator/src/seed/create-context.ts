import type { Clock } from '@ers-kit/internal';

import { createDirectory } from '../ers/directory.js';
import type { FaultInjector } from '../ers/faults.js';
import { createObjectStore } from '../ers/object-store.js';
import type { ServiceContext } from '../ers/service-context.js';
import { createStore } from '../ers/store.js';
import type { World } from './world.js';

/** What e-RS is made from. */
export interface ContextOptions {
  readonly clock: Clock;
  readonly world: World;
  readonly fhirBaseUrls: ServiceContext['fhirBaseUrls'];
  /** Public scheme and host of the object store. */
  readonly objectStoreOrigin: string;
  readonly faults: FaultInjector;
}

/** Makes e-RS's memory, filled from a world. */
export function createContext(options: ContextOptions): ServiceContext {
  const { clock, world, fhirBaseUrls, objectStoreOrigin, faults } = options;
  const store = createStore();
  const directory = createDirectory(world.users, world.services, world.patients);
  const objectStore = createObjectStore(objectStoreOrigin, clock, faults);
  const context = { store, directory, clock, fhirBaseUrls, objectStore };
  world.populate(context);
  return context;
}

/** Forgets everything that happened, and starts again. */
export function resetContext(context: ServiceContext, world: World): void {
  context.store.clear();
  world.populate(context);
}
