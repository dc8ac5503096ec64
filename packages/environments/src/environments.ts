import { buildEnvironment } from './define-environment.js';
import { EnvironmentError } from './environment-error.js';
import type {
  ApimEndpoints,
  Cis2Endpoints,
  Environment,
  EnvironmentDefinition,
  LegacyEndpoints,
} from './environment.js';
import { definitions } from './internal/definitions.js';

/** The environments that NHS England runs. */
export type EnvironmentName = keyof typeof definitions;

/** An environment with the parts its definition has. */
type Built<Definition extends EnvironmentDefinition> = Environment &
  (Definition extends { apim: object } ? { readonly apim: ApimEndpoints } : unknown) &
  (Definition extends { cis2: object } ? { readonly cis2: Cis2Endpoints } : unknown) &
  (Definition extends { legacy: object } ? { readonly legacy: LegacyEndpoints } : unknown);

const build = <Definition extends EnvironmentDefinition>(definition: Definition) =>
  buildEnvironment(definition) as Built<Definition>;

/** The environments that NHS England runs, by name. Frozen. */
export const environments: { readonly [Name in EnvironmentName]: Built<(typeof definitions)[Name]> } =
  Object.freeze({
    production: build(definitions.production),
    integration: build(definitions.integration),
    deployment: build(definitions.deployment),
    sandbox: build(definitions.sandbox),
  });

/**
 * The environment of that name.
 *
 * @throws {EnvironmentError} `ERR_ENVIRONMENT_UNKNOWN` where there is none.
 */
export function getEnvironment<Name extends EnvironmentName>(name: Name): (typeof environments)[Name];
export function getEnvironment(name: string): Environment;
export function getEnvironment(name: string): Environment {
  if (typeof name === 'string' && Object.hasOwn(environments, name)) {
    return environments[name as EnvironmentName];
  }
  const names = Object.keys(environments).join(', ');
  throw new EnvironmentError(
    'ERR_ENVIRONMENT_UNKNOWN',
    `There is no environment of that name. Use one of: ${names}; or describe your own with defineEnvironment.`,
    [{ field: 'name', message: `name must be one of: ${names}.` }],
  );
}
