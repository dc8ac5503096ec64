import { isRecord } from '@ers-kit/internal';
import { pathOf, urlProblems } from './url-problems.js';

/** One rule that a definition breaks. */
export interface BrokenRule {
  /** The field, such as `apim.tokenUrl`. */
  readonly field: string;
  /** The end of the sentence that the field begins. It never holds a value. */
  readonly problem: string;
}

type Check = (value: unknown) => string[];

const nameProblems: Check = (value) => {
  if (typeof value !== 'string') return ['must be a string'];
  if (value.trim() === '') return ['must not be empty'];
  return /^[\x21-\x7e]([\x20-\x7e]{0,62}[\x21-\x7e])?$/.test(value)
    ? []
    : ['must be 1 to 64 ASCII characters without control characters or blanks around it'];
};

/** The rules of any URL, and where they are met, one about its path. */
const andPath =
  (rule: (path: string) => string[]): Check =>
  (value) => {
    const problems = urlProblems(value);
    return problems.length > 0 ? problems : rule(pathOf(String(value)));
  };

const ersBaseUrlProblems = andPath((path) =>
  /\/FHIR(?:\/(?:STU3|R4))?$/.test(path)
    ? ['must stop before /FHIR: /FHIR/STU3 and /FHIR/R4 are added to it']
    : [],
);
const tokenUrlProblems = andPath((path) => (path === '' ? ['must have a path, such as /oauth2/token'] : []));
const originProblems = andPath((path) =>
  path === '' ? [] : ['must be scheme, host and port alone, without a path'],
);

type Fields = Readonly<Record<string, { readonly check: Check; readonly optional?: true }>>;

const ownFields: Fields = { name: { check: nameProblems }, ersBaseUrl: { check: ersBaseUrlProblems } };

/** The fields of each part; they count only where the part is given. */
const partFields: Readonly<Record<string, Fields>> = {
  apim: { tokenUrl: { check: tokenUrlProblems }, authorizeUrl: { check: tokenUrlProblems, optional: true } },
  cis2: { issuer: { check: urlProblems } },
  legacy: { origin: { check: originProblems } },
};

function fieldProblems(holder: Readonly<Record<string, unknown>>, fields: Fields, prefix = ''): BrokenRule[] {
  return Object.entries(fields).flatMap(([key, { check, optional }]) => {
    const field = `${prefix}${key}`;
    if (optional && holder[key] === undefined) return [];
    return check(holder[key]).map((problem) => ({ field, problem }));
  });
}

/** Every rule that `definition`, which may be anything, breaks. */
export function environmentProblems(definition: unknown): BrokenRule[] {
  if (!isRecord(definition)) {
    return [{ field: 'definition', problem: 'must be an object with name and ersBaseUrl' }];
  }
  const problems = fieldProblems(definition, ownFields);
  for (const [part, fields] of Object.entries(partFields)) {
    const holder = definition[part];
    if (isRecord(holder)) problems.push(...fieldProblems(holder, fields, `${part}.`));
    else if (holder !== undefined) problems.push({ field: part, problem: 'must be an object' });
  }
  return problems;
}
