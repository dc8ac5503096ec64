import type { Mode, ValidationIssue, ValidationResult } from '../../src/stu3/index.js';

type Holder = Record<string | number, unknown>;
type Check = (resource: unknown) => ValidationResult;

/*
 * What a profile demands at each place of a valid resource, found by changing that place alone. One line a
 * place, indented below what holds it:
 *
 *   name!            an error where it is missing (in brackets: the error, where it is not just that)
 *   null, []         taken, though it is no value (with ~: under a warning)
 *   , by its profile a resource inside, checked by the profile of its own
 *   or one           a single value is taken for the list
 *   1..20            how many items the list holds; `at most 3`: how many of this kind
 *   = a, b           the only texts allowed
 *   : must …         what is said of another text; with ~ a warning
 *   versioned        a reference has to name a version
 *
 * Places without a line may be left out and hold anything. Resources inside are not looked into.
 */

const abbreviations: readonly (readonly [string, string])[] = [
  ['https://fhir.nhs.uk/STU3/CodeSystem/eRS-', 'CodeSystem/'],
  ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-', 'StructureDefinition/'],
];

const say = ({ severity, rule, message }: ValidationIssue): string => {
  const short = abbreviations.reduce((left, [long, to]) => left.replaceAll(long, to), message);
  const listed = rule === 'code' || rule === 'fixed-value';
  return (severity === 'warning' ? '~ ' : '') + (listed ? short.replace(/^must be (one of )?/, '= ') : short);
};

/** What the check says once `holder[key]` is `to`; `undefined` takes it away. */
function changed(check: () => ValidationResult, holder: Holder, key: string | number, to: unknown) {
  const value = holder[key];
  const order = Array.isArray(holder) ? undefined : Object.entries(holder);
  if (to !== undefined) holder[key] = to;
  else if (Array.isArray(holder)) holder.splice(key as number, 1);
  else delete holder[key];
  const { issues } = check();
  if (to !== undefined) holder[key] = value;
  else if (Array.isArray(holder)) holder.splice(key as number, 0, value);
  else {
    for (const [name] of order ?? []) delete holder[name];
    Object.assign(holder, Object.fromEntries(order ?? []));
  }
  return issues;
}

const isRequired = ({ rule, message }: ValidationIssue): boolean =>
  rule === 'empty' || (rule === 'required' && !/ or /.test(message));

function absence(found: readonly ValidationIssue[]): string {
  const issues = found.filter(({ message }) => message !== 'names nothing in contained');
  if (issues.length === 0) return '';
  return issues.every(isRequired) ? '!' : `! (${issues.map(say).join('; ')})`;
}

function emptiness(name: string, issues: readonly ValidationIssue[]): string {
  if (issues.some(({ severity }) => severity === 'error')) return '';
  return issues.length > 0 ? ` ~${name}` : ` ${name}`;
}

/** The limits that show once an item stands 21 times more. */
function limits(check: () => ValidationResult, list: unknown[], index: number) {
  const { length } = list;
  const { id: _, ...copy } = (typeof list[index] === 'object' ? list[index] : {}) as Holder;
  const more = typeof list[index] === 'object' ? copy : list[index];
  list.push(...Array.from({ length: 21 }, () => more));
  const found = check().issues.filter(({ rule }) => rule === 'cardinality');
  list.length = length;
  const ofItem = found.find(({ message }) => message.startsWith('must occur'))?.message;
  const ofList = found.find(({ message }) => message.startsWith('must have'))?.message;
  return {
    item: ofItem ? ` ${/at most \d+/.exec(ofItem)?.[0]}` : '',
    list: ofList ? ` ${ofList.slice('must have '.length).replace(' to ', '..')}` : '',
  };
}

/** What tells the items of these lists apart; others go by their index. */
const discriminators: Readonly<Record<string, string>> = {
  extension: 'url',
  parameter: 'name',
  property: 'code',
};

const labelOf = (value: unknown, index: number, by: string | undefined): string => {
  const label = by === undefined ? undefined : (value as Record<string, unknown>)[by];
  return typeof label === 'string'
    ? (label.split('/').at(-1) ?? '').replace(/^Extension-/, '')
    : `[${index}]`;
};

/** What is wrong once a member, or the last item of its kind, is taken away. An empty list is looked at elsewhere. */
function withoutIt(check: () => ValidationResult, holder: Holder, key: string | number, by?: string) {
  if (by !== undefined) {
    const issues = changed(check, holder[key] as Holder, by, 'urn:another');
    return issues.filter(({ rule }) => rule === 'required');
  }
  return Array.isArray(holder) && holder.length === 1 ? [] : changed(check, holder, key, undefined);
}

interface Line {
  readonly text: string;
  readonly below: readonly Line[];
}

/** Which resources may stand in the place of this one, and whether a profile asks for its `meta`. */
function typesAllowed(check: () => ValidationResult, resource: Holder): string {
  const others = changed(check, resource, 'resourceType', 'Nothing');
  const types = others.find(({ rule }) => rule === 'resource-type');
  const byProfile = changed(check, resource, 'meta', undefined).some(isRequired);
  return `${types ? `: ${say(types)}` : ''}${byProfile ? ', by its profile' : ''}`;
}

const isResource = (value: object): boolean => 'resourceType' in value;

function lineOf(
  check: () => ValidationResult,
  holder: Holder,
  key: string | number,
  label = String(key),
  by?: string,
): Line {
  const value = holder[key];
  let text = label + absence(withoutIt(check, holder, key, by));
  text += emptiness('null', changed(check, holder, key, null));
  if (Array.isArray(value)) {
    const list = value as unknown[];
    text += emptiness('[]', changed(check, holder, key, []));
    if (list.length === 1 && typeof list[0] === 'object')
      text += emptiness('or one', changed(check, holder, key, list[0]));
    const found = list.map((_, index) => limits(check, list, index));
    text += found.find((limit) => limit.list)?.list ?? '';
    const below = list.map((item, index) => {
      const kind = discriminators[key];
      const name = labelOf(item, index, kind);
      const { text: itself, below: inner } = lineOf(check, list as unknown as Holder, index, name, kind);
      return { text: itself + (found[index]?.item ?? ''), below: inner };
    });
    return { text, below };
  }
  if (typeof value === 'object' && value !== null) {
    if (!isResource(value)) return { text, below: linesOf(check, value as Holder, by) };
    return { text: text + typesAllowed(check, value as Holder), below: [] };
  }
  const issues = changed(check, holder, key, typeof value === 'string' ? '?' : 'seven');
  if (issues.length > 0) text += `: ${[...new Set(issues.map(say))].join('; ')}`.replace(/^: =/, ' =');
  const version = /\/_history\/\d+$/;
  if (
    typeof value === 'string' &&
    version.test(value) &&
    changed(check, holder, key, value.replace(version, '')).length > 0
  )
    text += ' versioned';
  return { text, below: [] };
}

const linesOf = (check: () => ValidationResult, holder: Holder, by?: string): Line[] =>
  Object.keys(holder)
    .filter((key) => key !== 'resourceType' && key !== by)
    .map((key) => lineOf(check, holder, key));

/** A line alone below another joins it. */
function print({ text, below }: Line, indent: string): string[] {
  const inner = below.flatMap((line) => print(line, `${indent}  `));
  if (inner.length === 0 && !/[! =:]/.test(text)) return [];
  const [only = '', ...others] = inner;
  const own = `${indent}${text}`;
  const depth = (line: string): number => line.length - line.trimStart().length;
  if (only === '' || others.some((line) => depth(line) <= depth(only))) return [own, ...inner];
  return [`${own} > ${only.trim()}`, ...others.map((line) => line.slice(2))];
}

/** What a check demands at each place of `resource`: see above. */
function demandsOf(check: Check, resource: object): string[] {
  const { issues } = check(resource);
  if (issues.length > 0) return issues.map(({ path, message }) => `not valid: ${path} ${message}`);
  const copy = structuredClone(resource) as Holder;
  return linesOf(() => check(copy), copy).flatMap((line) => print(line, ''));
}

const tolerance = / ~?(?:null|\[\])(?![a-z])|~ /g;

/**
 * What a profile demands at each place of `resource` when no mode is named, and the lines that differ in
 * `another` mode, but for null, empty lists and warnings.
 */
export function demandsInModes(
  validate: (resource: unknown, mode?: Mode) => ValidationResult,
  resource: object,
  another?: Mode,
): string {
  const lines = demandsOf((value) => validate(value), resource);
  if (another === undefined) return lines.join('\n');
  const bare = (line: string): string => line.replaceAll(tolerance, '');
  const known = new Set(lines.map(bare));
  const others = demandsOf((value) => validate(value, another), resource);
  const different = others.filter((line) => !known.has(bare(line)));
  return [...lines, ...(different.length > 0 ? [`as a ${another}:`, ...different] : [])].join('\n');
}

/** Expectations by name: each begins with a line `## name`. */
export function sectionsOf(text: string): Readonly<Record<string, string>> {
  const parts = text.trim().split(/^## /m).slice(1);
  return Object.fromEntries(
    parts.map((part) => {
      const [name = '', ...lines] = part.trim().split('\n');
      return [name, lines.join('\n')];
    }),
  );
}
