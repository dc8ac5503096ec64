import type { Clock } from '@ers-kit/internal';

import { createDirectory } from '../ers/directory.js';
import type { FaultInjector } from '../ers/faults.js';
import { createObjectStore } from '../ers/object-store.js';
import type { ServiceContext } from '../ers/service-context.js';
import { documentsOf } from '../ers/referral-view.js';
import { createStore } from '../ers/store.js';
import type { SimulatorUser } from '../users.js';
import { generateAdvice } from './generate-advice.js';
import { generateReferrals } from './generate-referrals.js';
import { letterFile } from './letters.js';
import { seedPatients } from './patients.js';
import { seedReferrals } from './referrals.js';
import { seedServices } from './services.js';
import { buildSlots } from './slots.js';

/** How much the seed makes. */
export interface SeedSize {
  /** Default: 0. The first five are written by hand, the first of them the migration guide's. */
  readonly referrals?: number;
  /** Requests for advice. Default: 0. */
  readonly advice?: number;
}

/** What e-RS starts with. */
export interface ContextOptions {
  readonly clock: Clock;
  readonly users: readonly SimulatorUser[];
  readonly fhirBaseUrls: ServiceContext['fhirBaseUrls'];
  /** How much there is at the start. Services, patients and slots there always are. */
  readonly size: SeedSize;
  /** Public scheme and host of the object store. */
  readonly objectStoreOrigin: string;
  readonly faults: FaultInjector;
}

/** Makes e-RS's memory, filled from the seed. */
export function createContext({
  clock,
  users,
  fhirBaseUrls,
  size,
  objectStoreOrigin,
  faults,
}: ContextOptions): ServiceContext {
  const store = createStore();
  const directory = createDirectory(users, seedServices, seedPatients);
  const objectStore = createObjectStore(objectStoreOrigin, clock, faults);
  const context = { store, directory, clock, fhirBaseUrls, objectStore };
  resetContext(context, size);
  return context;
}

/** Forgets everything that happened, and starts again from the seed. */
export function resetContext(context: ServiceContext, size: SeedSize): void {
  const { store, clock } = context;
  store.clear();
  for (const service of seedServices) store.addSlots(buildSlots(service, clock.now()));
  addReferrals(size.referrals ?? 0, context);
  for (const record of generateAdvice(size.advice ?? 0, context)) store.putAdvice(record);
}

/** The written referrals first, with their files, then as many made ones as are wanted. */
function addReferrals(count: number, { store, clock, fhirBaseUrls }: ServiceContext): void {
  const written = seedReferrals(fhirBaseUrls.STU3).slice(0, count);
  for (const record of written) {
    store.putReferral(record);
    for (const document of documentsOf(record.resource)) {
      store.addFile(letterFile(document));
      store.attach(document, { kind: 'referral', ubrn: record.resource.id });
    }
  }
  const made = generateReferrals(Math.max(0, count - written.length), fhirBaseUrls.STU3, clock.now());
  for (const record of made) store.putReferral(record);
}
