import { buildEnvironment } from '../define-environment.js';
import type { Environment, EnvironmentDefinition } from '../environment.js';
import type { ConfigPart } from '../load-config.js';
import type { ConfigReader } from './config-reader.js';
import { definitions } from './definitions.js';
import { environmentProblems } from './environment-problems.js';
import type { VariableName } from './variables.js';

/** Which variable gives which field of the definition. */
const variableOf: Readonly<Record<string, VariableName>> = {
  ersBaseUrl: 'ERS_BASE_URL',
  'apim.tokenUrl': 'APIM_TOKEN_URL',
  'apim.authorizeUrl': 'APIM_AUTHORIZE_URL',
  'cis2.issuer': 'CIS2_ISSUER',
};

/** Stands in for a base URL that is not known, so that the rest is checked all the same. */
const unknownDefinition: EnvironmentDefinition = { name: 'custom', ersBaseUrl: 'https://unknown.invalid' };

function namedDefinition(reader: ConfigReader, name: string | undefined): EnvironmentDefinition {
  const found = Object.entries(definitions).find(([known]) => known === name)?.[1];
  if (found === undefined && name !== undefined) {
    reader.report('ERS_ENVIRONMENT', 'is not the name of an environment');
  }
  return found ?? unknownDefinition;
}

/** The environment that the variables describe, or `undefined` after a problem was reported. */
export function readEnvironment(
  reader: ConfigReader,
  isNeeded: (part: ConfigPart) => boolean,
): Environment | undefined {
  const ersBaseUrl = reader.optional('ERS_BASE_URL');
  const tokenUrl = reader.optional('APIM_TOKEN_URL');
  const authorizeUrl = reader.optional('APIM_AUTHORIZE_URL');
  const issuer = reader.optional('CIS2_ISSUER');
  const name =
    ersBaseUrl === undefined ? reader.required('ERS_ENVIRONMENT') : reader.optional('ERS_ENVIRONMENT');
  const named = namedDefinition(reader, name);
  if (name === undefined && ersBaseUrl !== undefined) {
    if (tokenUrl === undefined && (authorizeUrl !== undefined || isNeeded('apim'))) {
      reader.report('APIM_TOKEN_URL', 'is missing');
    }
    if (issuer === undefined && isNeeded('cis2')) reader.report('CIS2_ISSUER', 'is missing');
  }
  // The authorise endpoint of a named environment does not go with a token endpoint of another server.
  const apim = tokenUrl === undefined ? named.apim : { tokenUrl };
  const definition: EnvironmentDefinition = {
    ...named,
    ...(ersBaseUrl !== undefined && { ersBaseUrl }),
    ...(apim && { apim: { ...apim, ...(authorizeUrl !== undefined && { authorizeUrl }) } }),
    ...(issuer !== undefined && { cis2: { issuer } }),
  };
  for (const { field, problem } of environmentProblems(definition)) {
    const variable = variableOf[field];
    if (variable) reader.report(variable, problem);
  }
  return reader.problems.length === 0 ? buildEnvironment(definition) : undefined;
}
