import { CodedError } from './coded-error.js';

/** An error about several things at once: its message is a summary with one line for each of them. */
export abstract class ProblemsError<
  Code extends string,
  Problem extends { readonly message: string },
> extends CodedError<Code> {
  /** Everything that is wrong. No problem holds a value. */
  readonly problems: readonly Problem[];

  protected constructor(name: string, code: Code, summary: string, problems: readonly Problem[]) {
    super(name, code, [summary, ...problems.map(({ message }) => `- ${message}`)].join('\n'));
    this.problems = problems;
  }
}
