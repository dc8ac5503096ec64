import type { OperationDefinition } from '../operation.js';
import { OperationError, type OperationProblem } from '../operation-error.js';
import { pathParameterRules, type ParameterRule, type PathParameterName } from '../parameter-rules.js';
import { expectation, meetsRule, textOf } from './parameter-checks.js';

interface CheckedParameters {
  /** Values by name. */
  readonly path: Readonly<Record<string, string>>;
  /** Names and values in the catalogue's order. */
  readonly query: readonly (readonly [string, string])[];
}

const pathNames = (template: string): PathParameterName[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as PathParameterName);

/** Shows a name that is plain enough to be a name; anything else might be a value in the wrong place. */
const shownName = (name: string): string =>
  /^_?[A-Za-z][A-Za-z.:_-]{0,39}$/.test(name) ? `"${name}"` : 'one';

class ParameterCheck {
  readonly problems: OperationProblem[] = [];

  constructor(readonly given: Readonly<Record<string, unknown>>) {}

  value(name: string): unknown {
    return Object.hasOwn(this.given, name) ? this.given[name] : undefined;
  }

  report(parameter: string, problem: string): void {
    this.problems.push({ parameter, message: `${parameter} ${problem}.` });
  }

  /** The text of one value; `undefined` after a problem. */
  single(name: string, rule: ParameterRule, value: unknown): string | undefined {
    const text = textOf(value);
    if (text !== undefined && meetsRule(rule, text)) return text;
    this.report(name, expectation(rule));
    return undefined;
  }
}

function checkQuery(check: ParameterCheck, query: OperationDefinition['query']): [string, string][] {
  const pairs: [string, string][] = [];
  for (const [name, parameter] of Object.entries(query)) {
    const value = check.value(name);
    if (value === undefined) {
      if (parameter.required) check.report(name, `is missing: it ${expectation(parameter)}`);
      continue;
    }
    const isList = Array.isArray(value);
    if (isList && value.length === 0) {
      check.report(name, 'must not be an empty list');
      continue;
    }
    const joined =
      isList && parameter.kind === 'idList' ? value.map((item) => textOf(item) ?? '').join(',') : value;
    for (const item of Array.isArray(joined) && parameter.repeatable ? joined : [joined]) {
      const text = check.single(name, parameter, item);
      if (text !== undefined) pairs.push([name, text]);
    }
  }
  return pairs;
}

/**
 * The parameters of an operation as they go into its URL.
 *
 * @throws {OperationError} `ERR_OPERATION_PARAMETERS` with every problem.
 */
export function checkParameters(operation: OperationDefinition, parameters: unknown): CheckedParameters {
  const isObject = typeof parameters === 'object' && parameters !== null && !Array.isArray(parameters);
  const check = new ParameterCheck(isObject ? (parameters as Record<string, unknown>) : {});
  if (parameters !== undefined && !isObject)
    check.report('parameters', 'must be an object of parameters by name');

  const path: Record<string, string> = {};
  const names = pathNames(operation.path);
  for (const name of names) {
    const rule = pathParameterRules[name];
    const value = check.value(name);
    if (value === undefined) check.report(name, `is missing: it ${expectation(rule)}`);
    else path[name] = check.single(name, rule, value) ?? '';
  }
  const query = checkQuery(check, operation.query);

  const known = new Set<string>([...names, ...Object.keys(operation.query)]);
  for (const name of Object.keys(check.given)) {
    if (known.has(name)) continue;
    const allowed = known.size > 0 ? `It takes: ${[...known].join(', ')}` : 'It takes none';
    check.problems.push({
      parameter: shownName(name).replaceAll('"', ''),
      message: `${shownName(name)} is not a parameter of ${operation.id}. ${allowed}.`,
    });
  }
  if (check.problems.length > 0) {
    const route = `${operation.method} ${operation.path}`;
    throw new OperationError(
      'ERR_OPERATION_PARAMETERS',
      `The parameters of ${operation.id} (${route}) are not right:`,
      check.problems,
    );
  }
  return { path, query };
}
