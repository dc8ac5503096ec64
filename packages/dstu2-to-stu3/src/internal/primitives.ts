import type { Context } from './context.js';
import type { Field } from './spec.js';

const dateTime =
  /^\d{4}(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))?)?)?$/;
/** Of those, what the live service writes, with a day that every month has: found out without a match array. */
const usual =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z)?$/;
const time = /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?$/;

/** Whether a value is a legal FHIR date (`D`), dateTime (`d`), instant (`i`) or time (`t`), days of the month included. */
export function isLegalTime(value: unknown, kind: string): boolean {
  if (typeof value !== 'string') return false;
  if (kind === 't') return time.test(value);
  if ((kind === 'd' || value.length > 10 === (kind === 'i')) && usual.test(value)) return true;
  const match = dateTime.exec(value);
  if (match === null) return false;
  if (kind === 'D' && match[3] !== undefined) return false;
  if (kind === 'i' && match[3] === undefined) return false;
  const day = Number(match[2] ?? 1);
  return day < 29 || day <= new Date(Date.UTC(Number(value.slice(0, 4)), Number(match[1]), 0)).getUTCDate();
}

const notOfIds = /[^\w\-.]/;

/** Whether a text that is not empty is a legal FHIR id. */
export function isLegalId(text: string): boolean {
  return text.length <= 64 && !notOfIds.test(text);
}

/** Reads a primitive of another JSON type than it should have. What would lose digits stays as it is. */
export function coerce(context: Context, field: Field, value: unknown): unknown {
  let read = value;
  if (field.primitive === 'string') read = String(value);
  else if (field.primitive === 'boolean' && (value === 'true' || value === 'false')) read = value === 'true';
  else if (
    field.primitive === 'number' &&
    typeof value === 'string' &&
    String(Number(value)) === value &&
    Number.isFinite(Number(value))
  ) {
    read = Number(value);
  }
  if (typeof read === field.primitive) {
    context.report('warning', 'unexpected-shape', `This is read as the ${field.primitive} it must mean.`);
  } else {
    context.report('error', 'unexpected-shape', `This is no ${field.primitive}. It goes over as it is.`);
  }
  return read;
}
