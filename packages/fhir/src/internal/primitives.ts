import type { PrimitiveName } from './table.js';

/*
 * The grammars of http://hl7.org/fhir/STU3/datatypes.html#primitive and the R4 page, written so that
 * each takes time linear in the text (the published ones for code and base64Binary do not).
 */

const instantPattern =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))$/;
const datePattern = /^(?:\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])|\d{4}(?:-(?:0[1-9]|1[0-2]))?)$/;
const dateTimePattern =
  /^(?:\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)))?|\d{4}(?:-(?:0[1-9]|1[0-2]))?)$/;
const timePattern = /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?$/;

/** Control characters other than tab and line ends; halves of surrogate pairs. */
const strayCharacters =
  // oxlint-disable-next-line no-control-regex -- they are what the grammar forbids
  /[\0-\u0008\u000b\u000c\u000e-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Longest text, in characters (STU3: a megabyte). */
const longestText = 1024 * 1024;

function isText(text: string): boolean {
  return text.length > 0 && text.length <= longestText && !strayCharacters.test(text);
}

/** The days of each month; February's 29th is checked apart. */
const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the day of a text that begins `YYYY-MM-DD` exists. */
function isRealDay(text: string): boolean {
  if (text.length < 10) return true;
  const dayOfMonth = Number(text.slice(8, 10));
  if (dayOfMonth < 29) return true;
  const month = Number(text.slice(5, 7));
  if (dayOfMonth > (monthLengths[month - 1] ?? 0)) return false;
  if (month !== 2) return true;
  const year = Number(text.slice(0, 4));
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function isBase64(text: string): boolean {
  if (!/^[0-9A-Za-z+/\s]*=?\s*=?\s*$/.test(text)) return false;
  let length = 0;
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 32) length += 1;
  return length > 0 && length % 4 === 0;
}

const isUri = (text: string): boolean => text.length > 0 && !/\s/.test(text) && !strayCharacters.test(text);
const isInteger = (value: number): boolean => (value | 0) === value;

/** What a primitive's values look like. */
type Grammar =
  | { readonly kind: 'string'; readonly test: (text: string) => boolean; readonly message: string }
  | { readonly kind: 'number'; readonly test: (value: number) => boolean; readonly message: string }
  | { readonly kind: 'boolean'; readonly message: string };

const uri: Grammar = { kind: 'string', test: isUri, message: 'must be a URI without blanks' };

const string: Grammar = {
  kind: 'string',
  test: isText,
  message: 'must be text: not empty, without control characters or broken surrogate pairs',
};

/** What the values of each primitive type look like. */
export const grammars: Readonly<Record<PrimitiveName, Grammar>> = {
  base64Binary: { kind: 'string', test: isBase64, message: 'must be base64' },
  boolean: { kind: 'boolean', message: 'must be true or false' },
  canonical: uri,
  code: {
    kind: 'string',
    test: (text) => /^\S+(?:\s\S+)*$/.test(text) && !strayCharacters.test(text),
    message: 'must be a code: no blanks at its ends, none doubled',
  },
  date: {
    kind: 'string',
    test: (text) => datePattern.test(text) && isRealDay(text),
    message: 'must be a date: YYYY, YYYY-MM or YYYY-MM-DD',
  },
  dateTime: {
    kind: 'string',
    test: (text) => dateTimePattern.test(text) && isRealDay(text),
    message: 'must be a dateTime: a date, or a date and time with zone',
  },
  decimal: { kind: 'number', test: (value) => Number.isFinite(value), message: 'must be a number' },
  id: {
    kind: 'string',
    test: (text) => /^[A-Za-z0-9\-.]{1,64}$/.test(text),
    message: 'must be an id: letters, digits, - and ., at most 64',
  },
  instant: {
    kind: 'string',
    test: (text) => instantPattern.test(text) && isRealDay(text),
    message: 'must be an instant: YYYY-MM-DDThh:mm:ss with zone',
  },
  integer: { kind: 'number', test: isInteger, message: 'must be a whole number of 32 bits' },
  markdown: string,
  oid: {
    kind: 'string',
    test: (text) => /^urn:oid:[0-2](?:\.(?:0|[1-9]\d*))+$/.test(text),
    message: 'must be an OID as urn:oid:…',
  },
  positiveInt: {
    kind: 'number',
    test: (value) => isInteger(value) && value > 0,
    message: 'must be a whole number above 0',
  },
  string,
  time: { kind: 'string', test: (text) => timePattern.test(text), message: 'must be a time: hh:mm:ss' },
  unsignedInt: {
    kind: 'number',
    test: (value) => isInteger(value) && value >= 0,
    message: 'must be a whole number, 0 or above',
  },
  uri,
  url: uri,
  uuid: {
    kind: 'string',
    test: (text) => /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
    message: 'must be a UUID as urn:uuid:…',
  },
  xhtml: {
    kind: 'string',
    test: (text) => isText(text) && /^\s*<div[\s>]/.test(text),
    message: 'must be XHTML in a div',
  },
};
