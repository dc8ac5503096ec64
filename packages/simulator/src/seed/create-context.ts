import type { Clock } from '@ers-kit/internal';

import { createDirectory } from '../ers/directory.js';
import type { FaultInjector } from '../ers/faults.js';
import { createObjectStore } from '../ers/object-store.js';
import type { ServiceContext } from '../ers/service-context.js';
import { documentsOf } from '../ers/referral-view.js';
import { createStore, type Store } from '../ers/store.js';
import type { SimulatorUser } from '../users.js';
import { letterFile } from './letters.js';
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
  /** Public scheme and host of the object store. */
  readonly objectStoreOrigin: string;
  readonly faults: FaultInjector;
}

/** Makes e-RS's memory, filled from the seed. */
export function createContext({
  clock,
  users,
  fhirBaseUrls,
  withReferrals,
  objectStoreOrigin,
  faults,
}: ContextOptions): ServiceContext {
  const store = createStore();
  for (const service of seedServices) store.addSlots(buildSlots(service, clock.now()));
  if (withReferrals) addReferrals(store, fhirBaseUrls.STU3);
  const directory = createDirectory(users, seedServices, seedPatients);
  return {
    store,
    directory,
    clock,
    fhirBaseUrls,
    objectStore: createObjectStore(objectStoreOrigin, clock, faults),
  };
}

function addReferrals(store: Store, stu3BaseUrl: string): void {
  for (const record of seedReferrals(stu3BaseUrl)) {
    store.putReferral(record);
    for (const document of documentsOf(record.resource)) {
      store.addFile(letterFile(document));
      store.attach(document, { kind: 'referral', ubrn: record.resource.id });
    }
  }
}
