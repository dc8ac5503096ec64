import type { ServiceContext } from '../ers/service-context.js';
import type { SimulatorUser } from '../users.js';
import { generateAdvice } from './generate-advice.js';
import { generateReferrals } from './generate-referrals.js';
import { putSeeded } from './letters.js';
import { seedPatients, type Patient } from './patients.js';
import { seedReferrals } from './referrals.js';
import type { Service } from './service.js';
import { seedServices } from './services.js';
import { buildSlots } from './slots.js';

/** What e-RS starts with: who and what there is, and what has already happened. */
export interface World {
  readonly users: readonly SimulatorUser[];
  readonly services: readonly Service[];
  readonly patients: readonly Patient[];
  /** Puts slots and records into a store that is empty. */
  populate(context: ServiceContext): void;
}

/**
 * How much the seed makes.
 *
 * @example
 * ```ts
 * import type { SeedSize } from '@ers-kit/simulator';
 *
 * const seed: SeedSize = { referrals: 5, advice: 2 };
 * ```
 */
export interface SeedSize {
  /** Default: 0. The first five are written by hand, the first of them the migration guide's. */
  readonly referrals?: number;
  /** Requests for advice. Default: 0. */
  readonly advice?: number;
}

/** The invented world that a simulator has without a data file. */
export function createSeedWorld(users: readonly SimulatorUser[], size: SeedSize): World {
  return {
    users,
    services: seedServices,
    patients: seedPatients,
    populate(context) {
      addSlotsOf(seedServices, context);
      addReferrals(size.referrals ?? 0, context);
      for (const record of generateAdvice(size.advice ?? 0, context)) context.store.putAdvice(record);
    },
  };
}

/** The slots that services start with. */
export function addSlotsOf(services: readonly Service[], { store, clock }: ServiceContext): void {
  for (const service of services) store.addSlots(buildSlots(service, clock.now()));
}

/** The written referrals first, then as many made ones as are wanted. */
function addReferrals(count: number, context: ServiceContext): void {
  const { STU3 } = context.fhirBaseUrls;
  const written = seedReferrals(STU3).slice(0, count);
  const made = generateReferrals(Math.max(0, count - written.length), STU3, context.clock.now());
  for (const record of [...written, ...made]) putSeeded(record, context);
}
