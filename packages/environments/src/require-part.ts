import { EnvironmentError } from './environment-error.js';
import type { ApimEndpoints, Cis2Endpoints, Environment, LegacyEndpoints } from './environment.js';

type PartName = 'apim' | 'cis2' | 'legacy';

/** What each part is, and what gives it. */
const parts: Record<PartName, string> = {
  apim: 'the token endpoint of the API platform (apim.tokenUrl; environment variable APIM_TOKEN_URL)',
  cis2: 'the CIS2 issuer (cis2.issuer; environment variable CIS2_ISSUER)',
  legacy: 'the legacy origin on HSCN (legacy.origin)',
};

function requirePart<Name extends PartName>(
  environment: Environment,
  name: Name,
): NonNullable<Environment[Name]> {
  const part = (environment as Environment | null | undefined)?.[name];
  if (part) return part;
  throw new EnvironmentError(
    'ERR_ENVIRONMENT_PART_MISSING',
    `The environment has no "${name}" part, which is needed here: ${parts[name]}. Give it to defineEnvironment.`,
    [{ field: name, message: `${name} is missing: ${parts[name]}.` }],
  );
}

/**
 * The API platform's endpoints of an environment.
 *
 * @throws {@link EnvironmentError} `ERR_ENVIRONMENT_PART_MISSING` where it has none.
 *
 * @example
 * ```ts
 * import { getEnvironment, requireApim } from '@ers-kit/environments';
 *
 * console.log(requireApim(getEnvironment('sandbox')).tokenUrl.endsWith('/oauth2-mock/token')); // true
 * ```
 */
export function requireApim(environment: Environment): ApimEndpoints {
  return requirePart(environment, 'apim');
}

/**
 * The CIS2 part of an environment.
 *
 * @throws {@link EnvironmentError} `ERR_ENVIRONMENT_PART_MISSING` where it has none.
 *
 * @example
 * ```ts
 * import { getEnvironment, requireCis2 } from '@ers-kit/environments';
 *
 * const { issuer } = requireCis2(getEnvironment('production'));
 * console.log(new URL(issuer).hostname); // am.nhsidentity.spineservices.nhs.uk
 * ```
 */
export function requireCis2(environment: Environment): Cis2Endpoints {
  return requirePart(environment, 'cis2');
}

/**
 * The legacy part of an environment.
 *
 * @throws {@link EnvironmentError} `ERR_ENVIRONMENT_PART_MISSING` where it has none, as in the sandbox.
 *
 * @example
 * ```ts
 * import { getEnvironment, requireLegacy } from '@ers-kit/environments';
 *
 * console.log(requireLegacy(getEnvironment('production')).origin); // https://api.ebs.ncrs.nhs.uk
 * ```
 */
export function requireLegacy(environment: Environment): LegacyEndpoints {
  return requirePart(environment, 'legacy');
}
