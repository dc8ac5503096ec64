import { isRecord } from '@ers-kit/internal';
import type { ConfigPart } from '../load-config.js';
import type { EnvironmentProblem } from '../environment-error.js';
import { variables, type Variable, type VariableName } from './variables.js';

/** Reads variables, cut of the blanks around them, and gathers what is wrong with them. */
export class ConfigReader {
  readonly problems: EnvironmentProblem[] = [];
  readonly #env: Readonly<Record<string, unknown>>;

  constructor(env: unknown) {
    if (!isRecord(env)) {
      this.problems.push({ field: 'env', message: 'env must be an object of strings, such as process.env.' });
    }
    this.#env = isRecord(env) ? env : {};
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
    // A key in place of its path gets a message of its own.
    if (/\p{Cc}/u.test(text) && !name.endsWith('_FILE')) {
      this.report(name, 'holds a line break or another control character');
      return undefined;
    }
    return text === '' ? undefined : text;
  }

  /** The value; a missing one is a problem. */
  required(name: VariableName): string | undefined {
    const value = this.optional(name);
    const isReported = this.problems.some(({ field }) => field === name);
    if (value === undefined && !isReported) this.report(name, 'is missing');
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
    const message = `${name} ${problem}. It holds ${holds}. ${source}`;
    if (!this.problems.some((known) => known.message === message))
      this.problems.push({ field: name, message });
  }
}
