import { buildEnvironment } from '../define-environment.js';
import type { Environment, EnvironmentDefinition } from '../environment.js';
import type { ConfigPart } from '../load-config.js';
import type { ConfigReader } from './config-reader.js';
import { definitions } from './definitions.js';
import { environmentProblems } from './environment-problems.js';
import type { VariableName } from './variables.js';

/** Which variable gives which field of the definition. */
const variableOf: Record<string, VariableName> = {
  ersBaseUrl: 'ERS_BASE_URL',
  'apim.tokenUrl': 'APIM_TOKEN_URL',
  'apim.authorizeUrl': 'APIM_AUTHORIZE_URL',
  'cis2.issuer': 'CIS2_ISSUER',
};

function chosenDefinition(reader: ConfigReader, hasBaseUrl: boolean): EnvironmentDefinition | undefined {
  const name = hasBaseUrl ? reader.optional('ERS_ENVIRONMENT') : reader.required('ERS_ENVIRONMENT');
  if (name === undefined) return undefined;
  if (Object.hasOwn(definitions, name)) return definitions[name as keyof typeof definitions];
  reader.report('ERS_ENVIRONMENT', 'is not the name of an environment');
  return undefined;
}

/** The environment that the variables describe, or `undefined` after a problem was reported. */
export function readEnvironment(
  reader: ConfigReader,
  isNeeded: (part: ConfigPart, inSandbox: boolean) => boolean,
): Environment | undefined {
  const baseUrl = reader.optional('ERS_BASE_URL');
  const tokenUrl = reader.optional('APIM_TOKEN_URL');
  const authorizeUrl = reader.optional('APIM_AUTHORIZE_URL');
  const issuer = reader.optional('CIS2_ISSUER');
  const before = reader.problems.length;
  const chosen = chosenDefinition(reader, baseUrl !== undefined);
  const inSandbox = chosen?.name === 'sandbox';
  const isKnown = chosen !== undefined || reader.problems.length > before;
  if (!isKnown && tokenUrl === undefined && (authorizeUrl !== undefined || isNeeded('apim', inSandbox))) {
    reader.report('APIM_TOKEN_URL', 'is missing');
  }
  if (!isKnown && issuer === undefined && isNeeded('cis2', inSandbox))
    reader.report('CIS2_ISSUER', 'is missing');

  const token = tokenUrl ?? chosen?.apim?.tokenUrl;
  // An authorise endpoint of the chosen environment does not go with a token endpoint of somebody else's.
  const authorize = authorizeUrl ?? (tokenUrl === undefined ? chosen?.apim?.authorizeUrl : undefined);
  const definition: EnvironmentDefinition = {
    ...(chosen ?? { name: 'custom', ersBaseUrl: 'https://unknown.invalid' }),
    ...(baseUrl !== undefined && { ersBaseUrl: baseUrl }),
    ...(token !== undefined && {
      apim: { tokenUrl: token, ...(authorize !== undefined && { authorizeUrl: authorize }) },
    }),
    ...(issuer !== undefined && { cis2: { issuer } }),
  };
  for (const { field, message } of environmentProblems(definition)) {
    const variable = variableOf[field];
    if (variable) reader.report(variable, message.slice(field.length + 1, -1));
  }
  return reader.problems.length === 0 ? buildEnvironment(definition) : undefined;
}
