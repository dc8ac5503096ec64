import { validate } from '../../src/stu3/index.js';
import type { Mode, ProfileName, ValidationIssue, ValidationResult } from '../../src/stu3/index.js';

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

/** What the check finds with this in the place looked at; {@link gone} is nothing at all. */
type Try = (to: unknown) => readonly ValidationIssue[];

const gone: unique symbol = Symbol('gone');

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

function withMember(holder: Holder | readonly unknown[], key: string | number, to: unknown): unknown {
  if (Array.isArray(holder))
    return to === gone ? holder.toSpliced(key as number, 1) : holder.with(key as number, to);
  const { [key]: _, ...others } = holder as Holder;
  if (to !== gone) return { ...(holder as Holder), [key]: to };
  // What is empty is wrong whatever it lacks.
  return Object.keys(others).length > 0 ? others : { id: 'only' };
}

/** Puts things in the place of a member, given what puts them in the place of its holder. */
const memberTry =
  (holder: Holder | readonly unknown[], key: string | number, put: Try): Try =>
  (to) =>
    put(withMember(holder, key, to));

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
function limits(list: readonly unknown[], index: number, put: Try) {
  const item = list[index];
  const { id: _, ...copy } = isHolder(item) ? item : {};
  const more = Array.from({ length: 21 }, () => (isHolder(item) ? copy : item));
  const found = put([...list, ...more]).filter(({ rule }) => rule === 'cardinality');
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

interface Place {
  readonly value: unknown;
  readonly put: Try;
  readonly label: string;
  /** The member that tells the kind of this item. */
  readonly by?: string | undefined;
  readonly only?: boolean;
}

interface Line {
  readonly text: string;
  readonly below: readonly Line[];
}

/** What is wrong once a member, or the last item of its kind, is taken away. An empty list is looked at elsewhere. */
function withoutIt({ value, put, by, only }: Place): readonly ValidationIssue[] {
  if (by === undefined) return only ? [] : put(gone);
  return put({ ...(value as Holder), [by]: 'urn:another' }).filter(({ rule }) => rule === 'required');
}

/** Which resources may stand in the place of this one, and whether a profile asks for its `meta`. */
function typesAllowed(resource: Holder, put: Try): string {
  const types = put({ ...resource, resourceType: 'Nothing' }).find(({ rule }) => rule === 'resource-type');
  const byProfile = put(withMember(resource, 'meta', gone)).some(isRequired);
  return `${types ? `: ${say(types)}` : ''}${byProfile ? ', by its profile' : ''}`;
}

function listLine(text: string, key: string, list: readonly unknown[], put: Try): Line {
  const found = list.map((_, index) => limits(list, index, put));
  const only = list.length === 1;
  const one = only && isHolder(list[0]) ? emptiness('or one', put(list[0])) : '';
  const by = discriminators[key];
  const below = list.map((value, index) => {
    const label = labelOf(value, index, by);
    const line = lineOf({ value, put: memberTry(list, index, put), label, by, only });
    return { text: line.text + (found[index]?.item ?? ''), below: line.below };
  });
  const limit = found.find((each) => each.list)?.list ?? '';
  return { text: text + emptiness('[]', put([])) + one + limit, below };
}

function valueText(value: unknown, put: Try): string {
  const issues = put(typeof value === 'string' ? '?' : 'seven');
  const other =
    issues.length > 0 ? `: ${[...new Set(issues.map(say))].join('; ')}`.replace(/^: =/, ' =') : '';
  const version = /\/_history\/\d+$/;
  if (typeof value !== 'string' || !version.test(value)) return other;
  return other + (put(value.replace(version, '')).length > 0 ? ' versioned' : '');
}

function lineOf(place: Place): Line {
  const { value, put, label, by } = place;
  const text = label + absence(withoutIt(place)) + emptiness('null', put(null));
  if (Array.isArray(value)) return listLine(text, label, value, put);
  if (!isHolder(value)) return { text: text + valueText(value, put), below: [] };
  if ('resourceType' in value) return { text: text + typesAllowed(value, put), below: [] };
  return { text, below: linesOf(value, put, by) };
}

const linesOf = (holder: Holder, put: Try, by?: string): Line[] =>
  Object.entries(holder)
    .filter(([key]) => key !== 'resourceType' && key !== by)
    .map(([label, value]) => lineOf({ value, put: memberTry(holder, label, put), label }));

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
  const lines = linesOf(resource as Holder, (value) => check(value).issues);
  return lines.flatMap((line) => print(line, ''));
}

const tolerance = / ~?(?:null|\[\])(?![a-z])|~ /g;

/**
 * What a profile demands at each place of `resource` when no mode is named, and the lines that differ in
 * `another` mode, but for null, empty lists and warnings.
 */
export function demandsInModes(
  check: (resource: unknown, mode?: Mode) => ValidationResult,
  resource: object,
  another?: Mode,
): string {
  const lines = demandsOf((value) => check(value), resource);
  if (another === undefined) return lines.join('\n');
  const bare = (line: string): string => line.replaceAll(tolerance, '');
  const known = new Set(lines.map(bare));
  const others = demandsOf((value) => check(value, another), resource);
  const different = others.filter((line) => !known.has(bare(line)));
  return [...lines, ...(different.length > 0 ? [`as a ${another}:`, ...different] : [])].join('\n');
}

/** {@link demandsInModes} of this STU3 profile. */
export const demandsOfProfile = (profile: ProfileName, resource: object, another?: Mode): string =>
  demandsInModes((value, mode) => validate(value, { profile, ...(mode && { mode }) }), resource, another);

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

/** The lines of `demands` that are not among `others`. */
export const differenceOf = (demands: string, others: string): string =>
  demands
    .split('\n')
    .filter((line) => !others.split('\n').includes(line))
    .join('\n');
