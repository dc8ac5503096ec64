import { isRecord } from '@ers-kit/internal';

/** Says everything that is wrong with a value, each with the path to it. Never quotes the value. */
export type Check = (value: unknown, path: string) => Iterable<string>;

const check = (right: (value: unknown) => boolean, demand: string): Check =>
  function* (value, path) {
    if (!right(value)) yield `${path} must be ${demand}`;
  };

/** Text, of a form. */
export const text = (demand = 'text', form = /\S/): Check =>
  check((value) => typeof value === 'string' && form.test(value), demand);

/** `true` or `false`. */
export const flag: Check = check((value) => typeof value === 'boolean', 'true or false');

/** A whole number within limits. */
export const whole = (least: number, most: number): Check =>
  check(
    (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
    most === Number.MAX_SAFE_INTEGER ? `a whole number from ${least}` : `${least} to ${most}`,
  );

/** One of some values. */
export const oneOf = (...values: readonly (string | number | boolean)[]): Check =>
  check(
    (value) => (values as readonly unknown[]).includes(value),
    values.length > 20 ? 'a code of its list' : `one of: ${values.join(', ')}`,
  );

/** A value with a predicate of its own. */
export const such = check;

/** A list with something to say of each entry. */
export const listOf = (entry: Check, least = 0): Check =>
  function* (value, path) {
    if (!Array.isArray(value)) yield `${path} must be a list`;
    else if (value.length < least)
      yield `${path} must have at least ${least} ${least === 1 ? 'entry' : 'entries'}`;
    else for (const [index, each] of value.entries()) yield* entry(each, `${path}[${index}]`);
  };

/** An object with known members: those that must be there, and those that may. */
export const objectOf = (
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check =>
  function* (value, path) {
    if (!isRecord(value)) {
      yield `${path} must be an object`;
      return;
    }
    for (const [name, each] of Object.entries(required)) {
      if (value[name] === undefined) yield `${join(path, name)} is missing`;
      else yield* each(value[name], join(path, name));
    }
    for (const [name, each] of Object.entries(optional)) {
      if (value[name] !== undefined) yield* each(value[name], join(path, name));
    }
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(required, name) && !Object.hasOwn(optional, name))
        yield `${join(path, name)} is not known`;
    }
  };

/** What either of two checks is content with; the second one's complaints otherwise. */
export const either = (first: Check, second: Check): Check =>
  function* (value, path) {
    if ([...first(value, path)].length > 0) yield* second(value, path);
  };

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
