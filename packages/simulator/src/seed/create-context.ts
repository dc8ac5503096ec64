import type { Clock } from '@ers-kit/internal';

import { createDirectory } from '../ers/directory.js';
import type { ServiceContext } from '../ers/service-context.js';
import { createStore } from '../ers/store.js';
import type { SimulatorUser } from '../users.js';
import { seedPatients } from './patients.js';
import { seedReferrals } from './referrals.js';
import { seedServices } from './services.js';
import { buildSlots } from './slots.js';

/** What e-RS starts with. */
export interface ContextOptions {
  readonly clock: Clock;
  readonly users: readonly SimulatorUser[];
  readonly fhirBaseUrls: ServiceContext['fhirBaseUrls'];
  /** Whether there are referrals; services, patients and slots there always are. */
  readonly withReferrals: boolean;
}

/** Makes e-RS's memory, filled from the seed. */
export function createContext({ clock, users, fhirBaseUrls, withReferrals }: ContextOptions): ServiceContext {
  const store = createStore();
  for (const service of seedServices) store.addSlots(buildSlots(service, clock.now()));
  if (withReferrals) for (const record of seedReferrals(fhirBaseUrls.STU3)) store.putReferral(record);
  const directory = createDirectory(users, seedServices, seedPatients);
  return { store, directory, clock, fhirBaseUrls };
}
