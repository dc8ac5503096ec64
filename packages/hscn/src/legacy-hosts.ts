import { environments, requireLegacy, type Environment } from '@ers-kit/environments';

/**
 * An environment of the legacy API. The last two have no counterpart of that name on the internet.
 *
 * @example
 * ```ts
 * import { legacyHosts, type LegacyEnvironmentName } from '@ers-kit/hscn';
 *
 * const name: LegacyEnvironmentName | undefined = legacyHosts['api.dev1.ers.ncrs.nhs.uk'];
 * console.log(name); // development
 * ```
 */
export type LegacyEnvironmentName = 'production' | 'integration' | 'deployment' | 'development' | 'sandpit';

const hostOf = (environment: Environment): string => new URL(requireLegacy(environment).origin).host;

/**
 * Host to environment. The first three are `legacy.origin` of `@ers-kit/environments`; DEV1 and DEV3 stand in
 * the published examples, the sandpit in clients of 2017; `mhsin` is what `api` was called before May 2018
 * (Connectivity Guide v1.9).
 *
 * @example
 * ```ts
 * import { legacyHosts } from '@ers-kit/hscn';
 *
 * console.log(legacyHosts['api.int1.ers.ncrs.nhs.uk']); // integration
 * ```
 */
export const legacyHosts: Readonly<Record<string, LegacyEnvironmentName>> = {
  [hostOf(environments.production)]: 'production',
  [hostOf(environments.integration)]: 'integration',
  [hostOf(environments.deployment)]: 'deployment',
  'api.dev1.ers.ncrs.nhs.uk': 'development',
  'api.dev3.ers.ncrs.nhs.uk': 'development',
  'mhsin.int1.ers.ncrs.nhs.uk': 'integration',
  'mhsin.dep1.ers.ncrs.nhs.uk': 'deployment',
  'mhsin.dev1.ers.ncrs.nhs.uk': 'development',
  'mhsin.dev3.ers.ncrs.nhs.uk': 'development',
  'api-ers.spine2.ncrs.nhs.uk:88': 'sandpit',
};

/** The domain of the national HSCN services; a host below it speaks for a legacy request. */
export const legacyDomain = '.ncrs.nhs.uk';
