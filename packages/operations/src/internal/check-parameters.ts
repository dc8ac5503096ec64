import { isRecord, ownProperty } from '@ers-kit/internal';
import type { OperationDefinition } from '../operation.js';
import { OperationError, type OperationProblem } from '../operation-error.js';
import {
  pathParameterRules,
  type ParameterRule,
  type PathParameterName,
  type QueryParameter,
} from '../parameter-rules.js';
import { checkOf, textOf } from './parameter-checks.js';

interface CheckedParameters {
  /** Values by name. */
  readonly path: Readonly<Record<string, string>>;
  /** Names and values in the catalogue's order. */
  readonly query: readonly (readonly [string, string])[];
}

const pathNames = (template: string): PathParameterName[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as PathParameterName);

/** A name that is plain enough to be one; anything else might be a value in the wrong place. */
const shownName = (name: string): string =>
  /^_?[A-Za-z][A-Za-z.:_-]{0,39}$/.test(name) ? name : '(a name that is not shown)';

class ParameterCheck {
  readonly problems: OperationProblem[] = [];
  readonly #given: unknown;

  constructor(given: unknown) {
    this.#given = given;
    if (given !== undefined && !isRecord(given)) {
      this.report('parameters', 'must be an object of parameters by name');
    }
  }

  /** The value of a parameter; a missing one is a problem where it is needed. */
  value(name: string, rule: ParameterRule, isRequired: boolean): unknown {
    const value = ownProperty(this.#given, name);
    if (value === undefined && isRequired) this.report(name, `is missing: it ${checkOf(rule).expectation}`);
    return value;
  }

  /** The text of one value; `undefined` after a problem. */
  text(name: string, rule: ParameterRule, value: unknown): string | undefined {
    const { isMet, expectation } = checkOf(rule);
    const text = textOf(rule, value);
    if (text !== undefined && isMet(text)) return text;
    this.report(name, expectation);
    return undefined;
  }

  report(parameter: string, problem: string): void {
    this.problems.push({ parameter, message: `${parameter} ${problem}.` });
  }

  /** Notes every parameter that the operation does not have. */
  reportUnknown(operation: OperationDefinition, known: readonly string[]): void {
    const allowed = known.length > 0 ? `It takes: ${known.join(', ')}` : 'It takes none';
    for (const name of isRecord(this.#given) ? Object.keys(this.#given) : []) {
      if (known.includes(name) || ownProperty(this.#given, name) === undefined) continue;
      const parameter = shownName(name);
      this.problems.push({
        parameter,
        message: `${parameter} is not a parameter of ${operation.id}. ${allowed}.`,
      });
    }
  }
}

function checkPath(check: ParameterCheck, names: readonly PathParameterName[]): Record<string, string> {
  const path: Record<string, string> = {};
  for (const name of names) {
    const rule = pathParameterRules[name];
    const value = check.value(name, rule, true);
    const text = value === undefined ? undefined : check.text(name, rule, value);
    if (text !== undefined) path[name] = text;
  }
  return path;
}

/**
 * What a list of values stands for: several parameters, one with commas in it, or nothing that is allowed.
 */
function valuesOf(parameter: QueryParameter, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) return [value];
  if (parameter.kind === 'idList') return [value.map((item) => textOf(parameter, item) ?? '').join(',')];
  return parameter.repeatable && value.length > 0 ? value : [undefined];
}

function checkQuery(check: ParameterCheck, query: OperationDefinition['query']): [string, string][] {
  const pairs: [string, string][] = [];
  for (const [name, parameter] of Object.entries(query)) {
    const value = check.value(name, parameter, parameter.required);
    if (value === undefined) continue;
    for (const item of valuesOf(parameter, value)) {
      const text = check.text(name, parameter, item);
      if (text !== undefined) pairs.push([name, text]);
    }
  }
  return pairs;
}

/**
 * The parameters of an operation as they go into its URL.
 *
 * @throws {@link OperationError} `ERR_OPERATION_PARAMETERS` with every problem.
 */
export function checkParameters(operation: OperationDefinition, parameters: unknown): CheckedParameters {
  const check = new ParameterCheck(parameters);
  const names = pathNames(operation.path);
  const path = checkPath(check, names);
  const query = checkQuery(check, operation.query);
  check.reportUnknown(operation, [...names, ...Object.keys(operation.query)]);
  if (check.problems.length === 0) return { path, query };
  const route = `${operation.method} ${operation.path}`;
  throw new OperationError(
    'ERR_OPERATION_PARAMETERS',
    `The parameters of ${operation.id} (${route}) are not right:`,
    check.problems,
  );
}
