import { peopleWithOddRoles, peopleWithWeakAssurance } from './users/edge-cases.js';
import { peopleAtWork } from './users/people-at-work.js';
import type { SimulatorUser } from './users/simulator-user.js';

export { authenticators } from './users/authenticators.js';
export type { Authenticator } from './users/authenticators.js';
export type { ErsFunctions, NrbacRole, SimulatorUser } from './users/simulator-user.js';

/**
 * Everybody who can sign in, unless a simulator is given users of its own: one person for each business
 * function of e-RS, and people for the cases an integration has to survive (no role, one, many, malformed
 * ones; authentication and identity assurance too low). All are invented.
 *
 * @example
 * ```ts
 * import { seedUsers } from '@ers-kit/simulator';
 *
 * const clinician = seedUsers.find(({ uid }) => uid === '910000000103');
 * console.log(clinician?.identityAssuranceLevel); // 3
 * ```
 */
export const seedUsers: readonly SimulatorUser[] = [
  ...peopleAtWork,
  ...peopleWithOddRoles,
  ...peopleWithWeakAssurance,
];
