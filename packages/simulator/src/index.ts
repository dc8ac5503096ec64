export { SimulatorError } from './simulator-error.js';
export { defaultRedirectUri, startSimulator } from './start-simulator.js';
export { authenticators, seedUsers } from './users.js';
export type { ErsFault, ErsFaultEffect } from './ers/faults.js';
export type { RateLimit } from './ers/rate-limit.js';
export type { LoggedRequest } from './ers/request-log.js';
export type { SeedSize } from './seed/create-context.js';
export type { SimulatorErrorCode } from './simulator-error.js';
export type {
  AddReferralOptions,
  SimulatedEnvironment,
  SimulatedLegacy,
  Simulator,
  SimulatorOptions,
  SimulatorPorts,
} from './simulator.js';
export type { Authenticator, ErsFunctions, NrbacRole, SimulatorUser } from './users.js';
