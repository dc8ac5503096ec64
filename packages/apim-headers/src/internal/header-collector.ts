import type { ApimHeaderProblem } from '../apim-header-error.js';
import { headerNames } from '../header-names.js';
import type { ValueCheck } from './header-values.js';

/** Gathers headers, and everything that is wrong on the way. */
export class HeaderCollector {
  readonly headers: Record<string, string> = {};
  readonly problems: ApimHeaderProblem[] = [];

  /** Notes that `field` is wrong: `problem` ends the sentence that the field begins. */
  report(field: string, problem: string): void {
    this.problems.push({ field, message: `${field} ${problem}.` });
  }

  /** Sets a header to a value of which everything is known. */
  set(header: keyof typeof headerNames, value: string): void {
    this.headers[headerNames[header]] = value;
  }

  /** Sets a header to a value that passes `check`, behind `prefix`; otherwise notes the problem. */
  add(
    header: keyof typeof headerNames,
    field: string,
    value: unknown,
    check: ValueCheck,
    prefix = '',
  ): boolean {
    const problem = check(value);
    if (problem === undefined) this.set(header, `${prefix}${String(value)}`);
    else this.report(field, problem);
    return problem === undefined;
  }
}
