import type { PrimitiveName } from './table.js';

/*
 * The grammars of http://hl7.org/fhir/STU3/datatypes.html#primitive and the R4 page, written so that
 * each takes time linear in the text (the published ones for code and base64Binary do not).
 */

/** Year, month and day, each part optional from the end; a time, with its zone, only after a day. */
const dateTimePattern =
  /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)))?)?)?$/;
const timePattern = /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?$/;

/** Whatever needs a closer look in a text: control characters, and surrogates, which must come in pairs. */
const unusual = /[^\t\n\r\u0020-\ud7ff\ue000-\uffff]/;
const pair = /[\ud800-\udbff][\udc00-\udfff]/g;

/** Longest text, in characters (STU3: a megabyte). */
const longestText = 1_048_576;

const isClean = (text: string): boolean => !unusual.test(text) || !unusual.test(text.replace(pair, ''));
const isText = (text: string): boolean => text !== '' && text.length <= longestText && isClean(text);

/** Text without any blank, which most URIs and codes are. */
const plain = /^[!-~]+$/;

/** Whether the day of a text that begins `YYYY-MM-DD` exists. */
const isRealDay = (text: string): boolean => {
  // Most days are below 29; what has no day at all is no number here.
  const dayOfMonth = (text.charCodeAt(8) - 48) * 10 + text.charCodeAt(9) - 48;
  if (!(dayOfMonth > 28)) return true;
  const lastOfMonth = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0));
  return dayOfMonth <= lastOfMonth.getUTCDate();
};

const isDateTime = (text: string): boolean => dateTimePattern.test(text) && isRealDay(text);

/** Of `YYYY-MM-DD`, in characters. */
const dateLength = 10;

const isBase64 = (text: string): boolean => {
  const digits = text.replace(/\s/g, '');
  return /^[0-9A-Za-z+/]+={0,2}$/.test(digits) && digits.length % 4 === 0;
};

const isUri = (text: string): boolean => plain.test(text) || (isText(text) && !/\s/.test(text));
const isInteger = (value: number): boolean => (value | 0) === value;

type Grammar = readonly [test: (value: never) => boolean, message?: string];

const uri: Grammar = [isUri, 'must be a URI without blanks'];
const string: Grammar = [isText, 'must be text, without control characters or lone surrogates'];

/** What the values of each primitive type look like, and what to say of others where the name of the type does not say it all. */
export const grammars: Readonly<Record<PrimitiveName, Grammar>> = {
  base64Binary: [isBase64],
  boolean: [() => true],
  canonical: uri,
  code: [
    (text: string) => plain.test(text) || (/^\S+(?:\s\S+)*$/.test(text) && isClean(text)),
    'must be a code, without outer or double blanks',
  ],
  date: [
    (text: string) => text.length <= dateLength && isDateTime(text),
    'must be a date: YYYY, YYYY-MM or YYYY-MM-DD',
  ],
  dateTime: [isDateTime, 'must be a dateTime, with zone if with time'],
  decimal: [(value: number) => Number.isFinite(value)],
  id: [
    (text: string) => /^[A-Za-z0-9\-.]{1,64}$/.test(text),
    'must be an id: up to 64 letters, digits, - and .',
  ],
  instant: [
    (text: string) => text.length > dateLength && isDateTime(text),
    'must be an instant: YYYY-MM-DDThh:mm:ss with zone',
  ],
  integer: [isInteger],
  markdown: string,
  oid: [(text: string) => /^urn:oid:[0-2](?:\.(?:0|[1-9]\d*))+$/.test(text)],
  positiveInt: [(value: number) => isInteger(value) && value > 0],
  string,
  time: [(text: string) => timePattern.test(text)],
  unsignedInt: [(value: number) => isInteger(value) && value >= 0],
  uri,
  url: uri,
  uuid: [(text: string) => /^urn:uuid:[0-9a-f-]{36}$/.test(text)],
  xhtml: [(text: string) => isText(text) && /^\s*<div[\s>]/.test(text)],
};

/** The JSON type of a primitive. */
export const jsonType = (name: PrimitiveName): 'boolean' | 'number' | 'string' => {
  if (name === 'boolean') return name;
  return /Int|integer|decimal/.test(name) ? 'number' : 'string';
};
