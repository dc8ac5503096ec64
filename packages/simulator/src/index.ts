export { tokenErrors } from './apim/token-errors.js';
export { idTokenDefects } from './cis2/id-token-defects.js';
export { logoutDefects } from './cis2/logout-token.js';
export { writeCredentials } from './cli/write-credentials.js';
export { SimulatorError } from './simulator-error.js';
export { defaultRedirectUri, startSimulator } from './start-simulator.js';
export { authenticators, seedUsers } from './users.js';
export type { ApimFault } from './apim/apim-faults.js';
export type {
  ApimApplication,
  ApplicationAttributes,
  ApplicationStatus,
  TokenGrant,
} from './apim/application.js';
export type { TokenError } from './apim/token-errors.js';
export type { AccessTokenVerdict } from './apim/token-store.js';
export type { LogoutDelivery, LogoutNotice } from './cis2/back-channel.js';
export type { Cis2Client } from './cis2/cis2-client.js';
export type { Cis2Fault, Cis2Settings } from './cis2/cis2-faults.js';
export type { IdTokenDefect } from './cis2/id-token-defects.js';
export type { LogoutDefect } from './cis2/logout-token.js';
export type { RotationOptions } from './cis2/signing-keys.js';
export type { Cis2Endpoint } from './cis2/wire.js';
export type { ErsFault, ErsFaultEffect } from './ers/faults.js';
export type { RateLimit } from './ers/rate-limit.js';
export type { LoggedRequest } from './ers/request-log.js';
export type { TransportFault } from './faults.js';
export type { ClockSettings } from './internal/adjustable-clock.js';
export type { DataFile, WrittenReferral, WrittenService, WrittenSlot } from './seed/data-file.js';
export type { SeedSize } from './seed/world.js';
export type { SimulatorErrorCode } from './simulator-error.js';
export type {
  AddReferralOptions,
  SimulatedEnvironment,
  SimulatedLegacy,
  Simulator,
  SimulatorOptions,
  SimulatorPorts,
} from './simulator.js';
export type { WrittenUser } from './users/written-user.js';
export type { Authenticator, ErsFunctions, NrbacRole, SimulatorUser } from './users.js';
