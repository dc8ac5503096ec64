import { isRecord } from '@ers-kit/internal';

import type { ApimAuthOptions } from '../apim-auth.js';
import { ApimAuthError } from '../apim-auth-error.js';

/** Throws `ERR_APIM_CONFIGURATION` with every problem of the options. */
export function assertOptions(options: Partial<ApimAuthOptions> = {}): void {
  const {
    assertionLifetimeSeconds = 180,
    requestTimeoutSeconds = 20,
    retries = 2,
    requestsPerMinute = 300,
  } = options;
  const problems = [...environmentProblems(options.environment), ...credentialProblems(options.credentials)];
  if (!isBetween(assertionLifetimeSeconds, 60, 240)) {
    problems.push('assertionLifetimeSeconds must be from 60 to 240: the platform refuses more than 300');
  }
  if (!isBetween(requestTimeoutSeconds, 0.001, 600))
    problems.push('requestTimeoutSeconds must be from 0.001 to 600');
  if (!Number.isInteger(retries) || !isBetween(retries, 0, 10))
    problems.push('retries must be a whole number from 0 to 10');
  if (!Number.isInteger(requestsPerMinute) || !isBetween(requestsPerMinute, 1, 300)) {
    problems.push('requestsPerMinute must be a whole number from 1 to 300, the limit of the service');
  }
  if (problems.length === 0) return;
  throw new ApimAuthError(
    'ERR_APIM_CONFIGURATION',
    `The client of the API platform is not set up as it must be: ${problems.join('; ')}.`,
    { problems },
  );
}

function environmentProblems(environment: unknown): string[] {
  if (isRecord(environment)) return [];
  return [
    'environment must be an object: environments.integration, getEnvironment(name) or defineEnvironment(…)',
  ];
}

function credentialProblems(given: unknown): string[] {
  // Each is read by its name: those of `loadConfig` are not enumerable, so that no log shows them.
  const credentials = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  if (credentials['issuedBy'] === 'cis2') {
    return [
      'credentials are those of CIS2 (issuedBy "cis2"); give the ones of the application at the API platform',
    ];
  }
  const problems = credentials['issuedBy'] === 'apim' ? [] : ['credentials.issuedBy must be "apim"'];
  for (const name of ['apiKey', 'keyId']) {
    if (!isText(credentials[name]))
      problems.push(`credentials.${name} must be a non-empty string without blanks around it`);
  }
  const { apiSecret } = credentials;
  if (apiSecret !== undefined && !isText(apiSecret)) {
    problems.push('credentials.apiSecret must be a non-empty string without blanks around it, or left out');
  }
  return problems;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value === value.trim();
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isFinite(value) && value >= least && value <= most;
}
