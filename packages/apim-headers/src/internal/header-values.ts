import { fileTypes, isOdsCode, isSdsUserId, isUbrn, type FileType } from '@ers-kit/operations';

/** The longest access token: half of what common servers take for all headers together (16 KiB). */
const maximumTokenLength = 8192;
/** The longest correlation id and file name. The API names no limit; file systems take 255. */
const maximumTextLength = 255;

/** What is wrong with a value, as the end of a sentence; `undefined` where nothing is. */
export type ValueCheck = (value: unknown) => string | undefined;

/** The rules for any header value: a string of printable ASCII without blanks around it. */
function textProblem(value: unknown, maximum: number): string | undefined {
  if (typeof value !== 'string') return 'must be a string';
  if (value === '') return 'must not be empty';
  if (value.length > maximum) return `must be at most ${maximum} characters long`;
  if (/[^\x20-\x7e]/.test(value))
    return 'must hold printable ASCII characters alone: no line breaks, no accents';
  return value.trim() === value ? undefined : 'must not start or end with a blank';
}

const identifier =
  (isValid: (value: unknown) => boolean, expectation: string): ValueCheck =>
  (value) =>
    textProblem(value, maximumTextLength) ?? (isValid(value) ? undefined : expectation);

/** An ODS code. */
export const odsCodeProblem = identifier(
  isOdsCode,
  'must be an ODS code: 3 to 12 capital letters and digits',
);
/** An SDS user id. */
export const sdsUserIdProblem = identifier(isSdsUserId, 'must be an SDS user id: 12 digits');
/** A UBRN. */
export const ubrnProblem = identifier(isUbrn, 'must be a UBRN: 12 digits');

/** A correlation id. */
export const correlationIdProblem: ValueCheck = (value) => textProblem(value, maximumTextLength);

/** A bearer token (RFC 6750). */
export const accessTokenProblem: ValueCheck = (value) => {
  const problem = textProblem(value, maximumTokenLength);
  if (problem !== undefined) return problem;
  if (/^bearer /i.test(String(value))) return 'must be the token alone: "Bearer" is added to it';
  return /^[A-Za-z0-9._~+/-]+=*$/.test(String(value)) ? undefined : 'must be a token: no blanks, no quotes';
};

/** The media type that goes with a file name's extension; `undefined` where A020 takes no such file. */
export function fileTypeOf(fileName: string): FileType | undefined {
  const extension = /[^.]\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  const entries = Object.entries(fileTypes) as [FileType, readonly string[]][];
  return entries.find(([, extensions]) => extension !== undefined && extensions.includes(extension))?.[0];
}

/** The name of a file for A020. */
export const fileNameProblem: ValueCheck = (value) => {
  const problem = textProblem(value, maximumTextLength);
  if (problem !== undefined) return `${problem}. Rename the file for the upload`;
  const name = String(value);
  if (/[/\\]/.test(name)) return 'must be a bare name, without folders';
  if (fileTypeOf(name) !== undefined) return undefined;
  return `must end in an extension that A020 takes: ${Object.values(fileTypes).flat().join(', ')}`;
};

/** The media type of a file for A020. */
export const fileTypeProblem: ValueCheck = (value) =>
  typeof value === 'string' && Object.hasOwn(fileTypes, value)
    ? undefined
    : `must be a media type that A020 takes, without parameters: ${Object.keys(fileTypes).join(', ')}`;
