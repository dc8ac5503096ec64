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

/**
 * The environments that NHS England runs.
 *
 * @example
 * ```ts
 * import { environments, type EnvironmentName } from '@ers-kit/environments';
 *
 * const name: EnvironmentName = 'integration';
 * console.log(environments[name].legacy.origin); // https://api.int1.ers.ncrs.nhs.uk
 * ```
 */
export type EnvironmentName = keyof typeof definitions;

/** An environment with the parts its definition has. */
type Built<Definition extends EnvironmentDefinition> = Environment &
  (Definition extends { apim: object } ? { readonly apim: ApimEndpoints } : unknown) &
  (Definition extends { cis2: object } ? { readonly cis2: Cis2Endpoints } : unknown) &
  (Definition extends { legacy: object } ? { readonly legacy: LegacyEndpoints } : unknown);

const build = <Definition extends EnvironmentDefinition>(definition: Definition) =>
  buildEnvironment(definition) as Built<Definition>;

/**
 * The environments that NHS England runs, by name. Frozen.
 * Sources: the NHS England guide "Migrating from HSCN/CIS1 to APIM/CIS2"; the e-RS OpenAPI specification; the
 * CIS2 and API platform guides. The token endpoint and issuer of `deployment` are inferred: see the README.
 *
 * @example
 * ```ts
 * import { environments } from '@ers-kit/environments';
 *
 * console.log(environments.production.ersBaseUrl); // https://api.service.nhs.uk/referrals
 * console.log(environments.integration.apim.tokenUrl); // https://int.api.service.nhs.uk/oauth2/token
 * ```
 */
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
 * @param name - `production`, `integration`, `deployment` or `sandbox`.
 * @throws {@link EnvironmentError} `ERR_ENVIRONMENT_UNKNOWN` where there is none.
 *
 * @example
 * ```ts
 * import { getEnvironment } from '@ers-kit/environments';
 *
 * console.log(getEnvironment('sandbox').ersBaseUrl); // https://sandbox.api.service.nhs.uk/referrals
 * ```
 */
export function getEnvironment<Name extends EnvironmentName>(name: Name): (typeof environments)[Name];
/** The same for a name that is known at run time alone: each part of what it gives may be missing. */
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
