import type { ConfigPart } from '../load-config.js';
import type { EnvironmentProblem } from '../environment-error.js';
import { variables, type Variable, type VariableName } from './variables.js';

/** Reads variables, cut of the blanks around them, and gathers what is wrong with them. */
export class ConfigReader {
  readonly problems: EnvironmentProblem[] = [];
  readonly #env: Readonly<Record<string, unknown>>;

  constructor(env: unknown) {
    const isObject = typeof env === 'object' && env !== null && !Array.isArray(env);
    if (!isObject) {
      this.problems.push({ field: 'env', message: 'env must be an object of strings, such as process.env.' });
    }
    this.#env = isObject ? (env as Record<string, unknown>) : {};
  }

  /** The value, or `undefined` where it is missing or blank; one that cannot be used is a problem. */
  optional(name: VariableName): string | undefined {
    const value = this.#env[name];
    if (value === undefined) return undefined;
    if (typeof value !== 'string') {
      this.report(name, 'must be a string');
      return undefined;
    }
    const text = value.trim();
    if (/[\x00-\x1f\x7f]/.test(text) && !text.startsWith('-----BEGIN')) {
      this.report(name, 'holds a line break or another control character');
      return undefined;
    }
    return text === '' ? undefined : text;
  }

  /** The value; a missing one is a problem. */
  required(name: VariableName): string | undefined {
    const before = this.problems.length;
    const value = this.optional(name);
    if (value === undefined && this.problems.length === before) this.report(name, 'is missing');
    return value;
  }

  /** Whether any variable of a part is set. */
  hasAny(part: ConfigPart): boolean {
    return (Object.entries(variables) as [VariableName, Variable][]).some(([name, variable]) => {
      const value = this.#env[name];
      return (
        variable.part === part && value !== undefined && (typeof value !== 'string' || value.trim() !== '')
      );
    });
  }

  /** Notes that `name` is wrong: `problem` ends the sentence that the name begins. */
  report(name: VariableName, problem: string): void {
    const { holds, source } = variables[name];
    this.problems.push({ field: name, message: `${name} ${problem}. It holds ${holds}. ${source}` });
  }
}
