import { deepFreeze } from '@ers-kit/internal';
import { EnvironmentError } from './environment-error.js';
import type { Environment, EnvironmentDefinition, LegacyBasePaths } from './environment.js';
import { environmentProblems } from './internal/environment-problems.js';

/** Source: the e-RS endpoint catalogue for HSCN; sessions have always been `v1` without a FHIR release. */
const legacyBasePaths: LegacyBasePaths = {
  session: '/ers-api/v1',
  DSTU2: '/ers-api/v1',
  STU3: '/ers-api/STU3/v1',
};

/** What sits beside the last part of `url`. String work, since `new URL()` would drop a `:443`. */
function sibling(url: string, name: string): string {
  return `${url.slice(0, url.lastIndexOf('/'))}/${name}`;
}

/**
 * Describes an environment of your own: a simulator, a proxy, a test server.
 *
 * @throws {@link EnvironmentError} `ERR_ENVIRONMENT_INVALID` with every problem at once: a URL that is not
 *   absolute, not https (http is for loopback only), ends in a slash, or holds credentials, a query or a
 *   fragment.
 *
 * @example
 * ```ts
 * import { defineEnvironment } from '@ers-kit/environments';
 *
 * const environment = defineEnvironment({ name: 'local', ersBaseUrl: 'http://127.0.0.1:9000' });
 * console.log(environment.fhirBaseUrls.STU3); // http://127.0.0.1:9000/FHIR/STU3
 * ```
 */
export function defineEnvironment(definition: EnvironmentDefinition): Environment {
  const problems = environmentProblems(definition).map(({ field, problem }) => ({
    field,
    message: `${field} ${problem}.`,
  }));
  if (problems.length > 0) {
    throw new EnvironmentError('ERR_ENVIRONMENT_INVALID', 'The environment cannot be used:', problems);
  }
  return buildEnvironment(definition);
}

/** The environment of a definition that is known to be sound. */
export function buildEnvironment(definition: EnvironmentDefinition): Environment {
  const { name, ersBaseUrl, apim, cis2, legacy } = definition;
  return deepFreeze({
    name,
    ersBaseUrl,
    fhirBaseUrls: { STU3: `${ersBaseUrl}/FHIR/STU3`, R4: `${ersBaseUrl}/FHIR/R4` },
    ...(apim && {
      apim: {
        tokenUrl: apim.tokenUrl,
        authorizeUrl: apim.authorizeUrl ?? sibling(apim.tokenUrl, 'authorize'),
      },
    }),
    ...(cis2 && { cis2: { issuer: cis2.issuer } }),
    ...(legacy && { legacy: { origin: legacy.origin, basePaths: { ...legacyBasePaths } } }),
  });
}
