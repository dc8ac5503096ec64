import { isRecord } from '@ers-kit/internal';
import type { EnvironmentProblem } from '../environment-error.js';
import { pathOf, urlProblems } from './url-problems.js';

type Check = (value: unknown) => string[];

const nameProblems: Check = (value) => {
  if (typeof value !== 'string') return ['must be a string'];
  if (value.trim() === '') return ['must not be empty'];
  return /^[\x21-\x7e]([\x20-\x7e]{0,62}[\x21-\x7e])?$/.test(value)
    ? []
    : ['must be 1 to 64 ASCII characters without control characters or blanks around it'];
};

/** `check`, and where that is content, a rule about the path. */
const andPath =
  (rule: (path: string) => string[]): Check =>
  (value) => {
    const problems = urlProblems(value);
    return problems.length > 0 ? problems : rule(pathOf(String(value)));
  };

const ersBaseUrlProblems = andPath((path) =>
  /\/FHIR(\/|$)/i.test(path) ? ['must stop before /FHIR: /FHIR/STU3 and /FHIR/R4 are added to it'] : [],
);
const tokenUrlProblems = andPath((path) => (path === '' ? ['must have a path, such as /oauth2/token'] : []));
const originProblems = andPath((path) =>
  path === '' ? [] : ['must be scheme, host and port alone, without a path'],
);

/** The fields of a definition; those of an optional part count only where the part is given. */
const fields: readonly { part?: 'apim' | 'cis2' | 'legacy'; key: string; optional?: true; check: Check }[] = [
  { key: 'name', check: nameProblems },
  { key: 'ersBaseUrl', check: ersBaseUrlProblems },
  { part: 'apim', key: 'tokenUrl', check: tokenUrlProblems },
  { part: 'apim', key: 'authorizeUrl', optional: true, check: tokenUrlProblems },
  { part: 'cis2', key: 'issuer', check: urlProblems },
  { part: 'legacy', key: 'origin', check: originProblems },
];

/** Everything that is wrong with `definition`, which may be anything. Never holds a value. */
export function environmentProblems(definition: unknown): EnvironmentProblem[] {
  if (!isRecord(definition)) {
    return [{ field: 'definition', message: 'definition must be an object with name and ersBaseUrl.' }];
  }
  const broken = new Set<string>();
  const problems: EnvironmentProblem[] = [];
  for (const { part, key, optional, check } of fields) {
    const holder = part === undefined ? definition : definition[part];
    if (part !== undefined && holder === undefined) continue;
    if (!isRecord(holder)) {
      if (!broken.has(part ?? ''))
        problems.push({ field: part ?? '', message: `${part} must be an object.` });
      broken.add(part ?? '');
      continue;
    }
    const field = part === undefined ? key : `${part}.${key}`;
    if (optional && holder[key] === undefined) continue;
    for (const problem of check(holder[key])) problems.push({ field, message: `${field} ${problem}.` });
  }
  return problems;
}
