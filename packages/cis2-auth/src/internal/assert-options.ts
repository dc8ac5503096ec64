import { isLoopbackHostname, isRecord } from '@ers-kit/internal';

import type { Cis2ClientOptions, SignInSettings } from '../cis2-client.js';
import { Cis2AuthError } from '../cis2-auth-error.js';

const numberOptions = [
  'clockToleranceSeconds',
  'transactionLifetimeSeconds',
  'requestTimeoutSeconds',
  'jwksRefetchFloorSeconds',
] as const;
const algorithms: readonly unknown[] = ['RS512', 'RS256', 'PS256', undefined];
const methods = ['private_key_jwt', 'client_secret_post', 'client_secret_basic'];

/** Throws `ERR_CIS2_CONFIGURATION` with every problem of the options. */
export function assertOptions(options: Partial<Cis2ClientOptions> = {}): void {
  const problems = [
    ...environmentProblems(options.environment),
    ...credentialProblems(options.credentials),
    ...settingProblems(options),
    ...numberOptions
      .filter((name) => !isSeconds(options[name]))
      .map((name) => `${name} must be a number of seconds, zero or more`),
  ];
  throwProblems(problems);
}

/** Throws `ERR_CIS2_CONFIGURATION` with every problem of the settings of one sign-in. */
export function assertSettings(settings: SignInSettings & { readonly redirectUri?: string }): void {
  throwProblems([
    ...settingProblems(settings),
    ...(settings.redirectUri === undefined ? [] : redirectUriProblems(settings.redirectUri)),
  ]);
}

function throwProblems(problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new Cis2AuthError(
    'ERR_CIS2_CONFIGURATION',
    `The CIS2 client is not set up as it must be: ${problems.join('; ')}.`,
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
  const credentials = readRecord(given);
  if (credentials['issuedBy'] === 'apim') {
    return [
      'credentials are those of the API platform (issuedBy "apim"); give the ones of the CIS2 registration',
    ];
  }
  const problems = credentials['issuedBy'] === 'cis2' ? [] : ['credentials.issuedBy must be "cis2"'];
  if (!isText(credentials['clientId'])) problems.push('credentials.clientId must be a non-empty string');
  problems.push(...redirectUriProblems(credentials['redirectUri']));
  const authentication = readRecord(credentials['authentication']);
  const { method } = authentication;
  if (typeof method !== 'string' || !methods.includes(method)) {
    problems.push(`credentials.authentication.method must be one of ${methods.join(', ')}`);
  } else if (method !== 'private_key_jwt' && !isText(authentication['clientSecret'])) {
    problems.push('credentials.authentication.clientSecret must be a non-empty string');
  } else if (method === 'private_key_jwt') {
    if (!isText(authentication['keyId']))
      problems.push('credentials.authentication.keyId must be a non-empty string');
    if (!algorithms.includes(authentication['algorithm'])) {
      problems.push('credentials.authentication.algorithm must be RS512, RS256 or PS256');
    }
  }
  return problems;
}

function redirectUriProblems(redirectUri: unknown): string[] {
  if (typeof redirectUri !== 'string' || !URL.canParse(redirectUri))
    return ['redirectUri must be an absolute URL'];
  const url = new URL(redirectUri);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopbackHostname(url.hostname))) {
    return ['redirectUri must be https, or http on loopback'];
  }
  if (url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    return ['redirectUri must have no query, fragment or credentials'];
  }
  // CIS2 compares it character for character, so it must go out as it stands in the registration.
  return url.href === redirectUri
    ? []
    : [`redirectUri must be in its normal form, "${url.href}", here and in the registration`];
}

function settingProblems(settings: SignInSettings): string[] {
  const problems: string[] = [];
  const { scopes, acrValues, prompt, maxAgeSeconds } = settings;
  if (
    scopes !== undefined &&
    !(scopes.includes('openid') && scopes.every((scope) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope)))
  ) {
    problems.push('scopes must contain "openid", and no scope may be empty or hold a space');
  }
  if (acrValues !== undefined && !/^[\x21-\x7e]+$/.test(acrValues))
    problems.push('acrValues must be one value without spaces');
  if (![undefined, 'login', 'none', false].includes(prompt))
    problems.push('prompt must be "login", "none" or false');
  if (maxAgeSeconds !== undefined && !(Number.isInteger(maxAgeSeconds) && maxAgeSeconds >= 0)) {
    problems.push('maxAgeSeconds must be a whole number of seconds, zero or more');
  }
  return problems;
}

function readRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function isSeconds(value: unknown): boolean {
  return value === undefined || (typeof value === 'number' && Number.isFinite(value) && value >= 0);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
