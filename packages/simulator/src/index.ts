export { SimulatorError } from './simulator-error.js';
export { defaultRedirectUri, startSimulator } from './start-simulator.js';
export { authenticators, seedUsers } from './users.js';
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
