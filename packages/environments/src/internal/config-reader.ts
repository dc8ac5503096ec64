import { isRecord } from '@ers-kit/internal';
import type { ConfigPart } from '../load-config.js';
import type { EnvironmentProblem } from '../environment-error.js';
import type { Settings } from '../setting.js';
import { variables, type Variable } from './variables.js';

/** Reads variables, cut of the blanks around them, and gathers what is wrong with them. */
export class ConfigReader {
  readonly problems: EnvironmentProblem[] = [];
  readonly #env: Readonly<Record<string, unknown>>;
  readonly #variables: Readonly<Record<string, Pick<Variable, 'holds' | 'source'>>>;

  /** `settings` are variables of the application's own; where it needs one of ours, its description counts. */
  constructor(env: unknown, settings: Settings = {}) {
    this.#variables = { ...variables, ...settings };
    if (!isRecord(env)) {
      this.problems.push({ field: 'env', message: 'env must be an object of strings, such as process.env.' });
    }
    this.#env = isRecord(env) ? env : {};
  }

  /** The value, or `undefined` where it is missing or blank; one that cannot be used is a problem. */
  optional(name: string): string | undefined {
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
  required(name: string): string | undefined {
    const value = this.optional(name);
    const isReported = this.problems.some(({ field }) => field === name);
    if (value === undefined && !isReported) this.report(name, 'is missing');
    return value;
  }

  /** Whether any variable of a part is set. */
  hasAny(part: ConfigPart): boolean {
    return Object.entries<Variable>(variables).some(([name, variable]) => {
      const value = this.#env[name];
      return (
        variable.part === part && value !== undefined && (typeof value !== 'string' || value.trim() !== '')
      );
    });
  }

  /** Notes that `name` is wrong: `problem` ends the sentence that the name begins. */
  report(name: string, problem: string): void {
    const { holds = 'what the program expects', source = '' } = this.#variables[name] ?? {};
    const message = `${name} ${problem}. It holds ${holds}. ${source}`;
    if (!this.problems.some((known) => known.message === message))
      this.problems.push({ field: name, message });
  }
}
