import { isRecord } from '@ers-kit/internal';
import { isOdsCode } from '@ers-kit/operations';

import { checkFault } from '../ers/faults.js';
import { SimulatorError } from '../simulator-error.js';
import { checkUser } from '../users/check-user.js';
import { either, flag, listOf, objectOf, oneOf, such, text, whole, type Check } from './shape.js';

const port = whole(0, 65_535);
const count = whole(0, 1_000_000);
const path = text('a path');

const clock: Check = either(
  such((value) => isFunction(value, 'now'), ''),
  either(
    such((value) => isRecord(value) && !('now' in value), ''),
    such(() => false, 'a clock with now(), or { start, standing }'),
  ),
);

/** An instant, as ISO 8601 text or milliseconds. */
export const isInstant = (value: unknown): value is string | number =>
  typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));

const clockSettings = objectOf(
  {},
  { start: such(isInstant, 'an instant such as 2026-11-22T10:00:00Z, or milliseconds'), standing: flag },
);

/** Every option of `startSimulator`, with what it has to be. */
const checkAll: Check = objectOf(
  {},
  {
    as: oneOf('production', 'integration', 'deployment'),
    ports: objectOf({}, { cis2: port, api: port, legacy: port, objectStore: port }),
    clock: function* (value, where) {
      const problems = [...clock(value, where)];
      yield* problems;
      if (problems.length === 0 && !isFunction(value, 'now')) yield* clockSettings(value, where);
    },
    users: listOf(checkUser, 1),
    redirectUris: listOf(such(isRedirectUri, 'an absolute http or https URL without a fragment'), 1),
    seed: either(oneOf(false), objectOf({}, { referrals: count, advice: count })),
    rateLimit: either(flag, objectOf({ perSecond: whole(1, 1_000_000), perMinute: whole(1, 60_000_000) })),
    allowedOrganisations: listOf(
      such((value) => typeof value === 'string' && isOdsCode(value), 'an ODS code'),
    ),
    cis2: flag,
    data: either(path, such(isRecord, 'a path, or an object as in the file')),
    examples: path,
    state: path,
    record: path,
  },
);

/**
 * Looks at what a caller without types may get wrong, and names all of it.
 *
 * @throws {@link SimulatorError} `ERR_SIMULATOR_OPTION_INVALID`
 */
export function checkOptions(options: unknown): void {
  const problems = isRecord(options) ? [...checkAll(options, '')] : ['options must be an object'];
  if (isRecord(options) && options['data'] !== undefined && options['users'] !== undefined) {
    problems.push('users and data cannot both be given: the users of a data file are its own');
  }
  refuse('The simulator cannot start with these options', problems);
}

/**
 * Looks at a fault in the same way.
 *
 * @throws {@link SimulatorError} `ERR_SIMULATOR_OPTION_INVALID`
 */
export function requireFault(fault: unknown): void {
  refuse('This is not a fault that could be armed', [...checkFault(fault, 'fault')]);
}

function refuse(what: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new SimulatorError('ERR_SIMULATOR_OPTION_INVALID', `${what}: ${problems.join('; ')}.`, { problems });
}

function isFunction(value: unknown, name: string): boolean {
  // `Date` itself is a clock, and a function.
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false;
  return typeof (value as Record<string, unknown>)[name] === 'function';
}

function isRedirectUri(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, hash } = new URL(value);
  return (protocol === 'http:' || protocol === 'https:') && hash === '';
}
