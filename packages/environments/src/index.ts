export { defineEnvironment } from './define-environment.js';
export { EnvironmentError } from './environment-error.js';
export { environments, getEnvironment } from './environments.js';
export { loadConfig } from './load-config.js';
export { requireApim, requireCis2, requireLegacy } from './require-part.js';
export type {
  ApimCredentials,
  Cis2ClientAuthentication,
  Cis2Credentials,
  IdToken,
  PrivateKey,
} from './credentials.js';
export type { EnvironmentErrorCode, EnvironmentProblem } from './environment-error.js';
export type { EnvironmentName } from './environments.js';
export type {
  ApimEndpoints,
  Cis2Endpoints,
  Environment,
  EnvironmentDefinition,
  LegacyBasePaths,
  LegacyEndpoints,
} from './environment.js';
export type { Config, ConfigPart, DefaultConfig, LoadConfigOptions } from './load-config.js';
export type { Setting, Settings, SettingValues } from './setting.js';
