import { isDeepStrictEqual } from 'node:util';
import { type Issue, toStu3, type ToStu3Options, type ToStu3Result } from '../src/index.js';

export type Json = Record<string, unknown>;

/** Every leaf of a value by its FHIRPath, written without the package's own walker. */
export function leavesOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return value === undefined ? [] : [path];
  const keys = Object.keys(value);
  if (keys.length === 0) return [path];
  return keys.flatMap((key) => {
    const name = /^[A-Za-z_]\w*$/.test(key) ? key : `\`${key.replace(/[\\`]/g, '\\$&')}\``;
    const step = Array.isArray(value) ? `${path}[${key}]` : path ? `${path}.${name}` : name;
    return leavesOf((value as Json)[key], step);
  });
}

/** The value at a FHIRPath as `leavesOf` writes it. */
export function valueAt(value: unknown, path: string): unknown {
  const steps = path.match(/\[\d+\]|`(?:\\.|[^`\\])*`|[^.[\]`]+/g) ?? [];
  let at = value;
  for (const step of steps) {
    const key = step.startsWith('[') ? step.slice(1, -1) : step.replace(/^`|`$/g, '').replace(/\\(.)/g, '$1');
    at = (at as Json | undefined)?.[key];
  }
  return at;
}

const below = (path: string, ancestor: string): boolean =>
  path === ancestor || path.startsWith(`${ancestor}.`) || path.startsWith(`${ancestor}[`);

/** Maps with and without trace, and lists everything that breaks the promise of the account. */
export function account(source: unknown, options: ToStu3Options = {}): ToStu3Result & { faults: string[] } {
  const before = structuredClone(source);
  const plain = toStu3(source, options);
  const traced = toStu3(source, { ...options, trace: true });
  const { resource, issues, trace = [] } = traced;
  const faults: string[] = [];
  if (!isDeepStrictEqual(source, before)) faults.push('the source changed');
  if (!isDeepStrictEqual(plain.resource, resource)) faults.push('trace changes the result');
  if (JSON.stringify(sortIssues(plain.issues)) !== JSON.stringify(sortIssues(issues)))
    faults.push('trace changes the issues');
  const leaves = leavesOf(source);
  const traced2 = trace.map(({ from }) => from);
  if (new Set(traced2).size !== traced2.length) faults.push('a leaf is traced twice');
  const known = new Set(traced2);
  for (const leaf of leaves) if (!known.has(leaf)) faults.push(`not traced: ${leaf}`);
  const real = new Set(leaves);
  for (const { from, to, how } of trace) {
    if (!real.has(from)) faults.push(`no leaf: ${from}`);
    if ((how === 'dropped') !== (to.length === 0)) faults.push(`${how} with ${to.length} targets: ${from}`);
    for (const target of to) {
      const value = valueAt(resource, target);
      if (value === undefined) faults.push(`${from} is not at ${target}`);
      else if (how !== 'converted' && !isDeepStrictEqual(value, valueAt(source, from)))
        faults.push(`${target} differs from ${from}`);
    }
    const inComments = from.includes('fhir_comments') || from === 'ReferralRequest';
    if (
      how === 'dropped' &&
      !inComments &&
      !issues.some(({ code, sourcePath }) => code === 'dropped' && below(from, sourcePath))
    ) {
      faults.push(`dropped unsaid: ${from}`);
    }
  }
  // Types of FHIR alone name extensions and their values.
  const names = JSON.stringify(resource).match(/\/extension-Ers\w+|"valueErs\w+/g) ?? [];
  faults.push(...names.map((name) => `a name of our own: ${name}`));
  if (sharesObject(source, resource)) faults.push('source and result share an object');
  return { resource, issues, trace, faults };
}

function sortIssues(issues: Issue[]): string[] {
  return issues.map((issue) => JSON.stringify(issue)).toSorted();
}

function sharesObject(left: unknown, right: unknown): boolean {
  const seen = new Set<unknown>();
  const walk = (value: unknown, visit: (object: object) => boolean): boolean =>
    typeof value === 'object' &&
    value !== null &&
    (visit(value) || Object.values(value).some((child) => walk(child, visit)));
  walk(left, (object) => (seen.add(object), false));
  return walk(right, (object) => seen.has(object));
}

/** The issues with a code or a rule. */
export function find(issues: readonly Issue[], what: string): Issue[] {
  return issues.filter(({ code, rule }) => code === what || rule === what);
}

/** An extension of a resource by the end of its URL. */
export function extension(resource: unknown, end: string): Json | undefined {
  const list = (resource as { extension?: Json[] }).extension ?? [];
  return list.find(({ url }) => String(url).endsWith(end));
}

/** A synthetic NHS number: nine digits of the 999 range and their check digit. */
export function nhsNumber(serial: number): string {
  for (let at = serial; ; at += 1) {
    const digits = `999${String(at).padStart(6, '0')}`;
    const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return digits + String(check);
  }
}
