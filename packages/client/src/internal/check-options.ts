import { isLoopbackHostname, isRecord } from '@ers-kit/internal';
import type { InputProblem } from '../error-details.js';
import { ErsConfigurationError } from '../errors.js';

const isFunction = (value: unknown): boolean => typeof value === 'function';
const isAbove =
  (minimum: number) =>
  (value: unknown): boolean =>
    typeof value === 'number' && Number.isFinite(value) && value > minimum;
const isNatural = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) > 0;
const isNotNegative = (value: unknown): boolean => value === 0 || isAbove(0)(value);
const isClock = (value: unknown): boolean =>
  (isRecord(value) || isFunction(value)) &&
  isFunction((value as { now?: unknown }).now) &&
  ['undefined', 'function'].includes(typeof (value as { sleep?: unknown }).sleep);
const isLimiter = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'acquire' in value && isFunction(value.acquire);

/** What an option has to be: its path, the test, and the words for it. */
type Rule = readonly [path: string, isFit: (value: unknown) => boolean, demand: string];

const milliseconds = 'must be a number of milliseconds above 0';

const baseUrl =
  'must be an https URL, or http on loopback, without credentials, query, fragment and slash at its end';

const required: readonly Rule[] = [
  ['environment.fhirBaseUrls.STU3', isBaseUrl, baseUrl],
  ['environment.fhirBaseUrls.R4', isBaseUrl, baseUrl],
  [
    'accessToken',
    (value) => value === false || isFunction(value),
    'must be a function that gives an access token, or false for a server that asks for none',
  ],
  [
    'context.mode',
    (value) => value === 'user-restricted' || value === 'application-restricted',
    'must be user-restricted or application-restricted: for whom are the calls?',
  ],
];

const optional: readonly Rule[] = [
  ['fetch', isFunction, 'must be a function like the global fetch'],
  ['clock', isClock, 'must be an object with a function now, and sleep if it can wait'],
  ['limiter', (value) => value === false || isLimiter(value), 'must have a function acquire, or be false'],
  ['retry', (value) => value === false || isRecord(value), 'must be an object, or false'],
  ['retry.attempts', isNatural, 'must be a whole number above 0'],
  ['retry.delay', isNotNegative, 'must be a number of milliseconds'],
  ['retry.budget', isNotNegative, 'must be a number of milliseconds'],
  [
    'validate',
    (value) => value === 'off' || value === 'warn' || value === 'throw',
    'must be off, warn or throw',
  ],
  ['timeouts', isRecord, 'must be an object'],
  ['timeouts.default', isAbove(0), milliseconds],
  ['timeouts.pas', isAbove(0), milliseconds],
  ['timeouts.files', isAbove(0), milliseconds],
  ['maximumResponseBytes', isNatural, 'must be a whole number above 0'],
  ['onEvent', isFunction, 'must be a function'],
];

/**
 * Checks what a client is made of.
 *
 * @throws {@link ErsConfigurationError} with everything that is wrong.
 */
export function checkOptions(options: unknown): void {
  if (!isRecord(options)) {
    throw notConfigured('createErsClient', [
      { field: 'options', message: 'options must be an object with environment, accessToken and context.' },
    ]);
  }
  const problems = [
    ...required.filter(([path, isFit]) => !isFit(at(options, path))),
    ...optional.filter(([path, isFit]) => at(options, path) !== undefined && !isFit(at(options, path))),
  ].map(([path, , demand]) => ({ field: path, message: `${path} ${demand}.` }));
  if (problems.length > 0) throw notConfigured('createErsClient', problems);
}

/** Checks the context of a client that is made from another. */
export function checkContext(context: unknown): void {
  const problems = required
    .filter(([path, isFit]) => path === 'context.mode' && !isFit(at({ context }, path)))
    .map(([path, , demand]) => ({ field: path, message: `${path} ${demand}.` }));
  if (problems.length > 0) throw notConfigured('as', problems);
}

/** The error for options that a function of this package cannot work with. */
export function notConfigured(name: string, problems: readonly InputProblem[]): ErsConfigurationError {
  const hint = 'The developer: correct the options.';
  const lines = problems.map(({ message }) => `- ${message}`);
  return new ErsConfigurationError(
    'ERR_ERS_CONFIGURATION',
    [`${name} cannot work with these options. ${hint}`, ...lines].join('\n'),
    { operation: undefined, correlationId: '', hint, problems },
  );
}

function at(options: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), options);
}

/** Tokens and patients' data go to https alone, or to this machine. */
function isBaseUrl(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(value);
  if (`${username}${password}${search}${hash}` !== '' || value.endsWith('/')) return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHostname(hostname));
}
