import { parseArgs } from 'node:util';

/** A mistake of the person at the keyboard: one line, and exit code 2. */
export class UsageError extends Error {}

export interface CommandLine {
  /** Print one JSON document instead of a report. */
  readonly json: boolean;
  /** A file that holds the ReferralRequest to use in place of the seeded one. */
  readonly referral?: string;
  readonly help: boolean;
}

export const usage = `Usage: npm run demo -- [--json] [--referral FILE]

  --json            print one JSON document (quietest as: npm run --silent demo -- --json)
  --referral FILE   use the ReferralRequest in FILE (JSON, STU3) in place of the seeded one
  -h, --help        print this
`;

/** Throws {@link UsageError} on an argument that is not known or has no value. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        referral: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values.referral === undefined
      ? { json: values.json, help: values.help }
      : { json: values.json, help: values.help, referral: values.referral };
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}. Try: npm run demo -- --help`);
  }
}
