import { EnvironmentError, loadConfig, type ApimCredentials, type Environment } from '@ers-kit/environments';
import { Command } from 'commander';

/** What a run is to do, and with what. */
export interface Settings {
  readonly services: readonly string[];
  readonly out: string;
  /** Milliseconds. */
  readonly since: number | undefined;
  readonly dryRun: boolean;
  readonly requestsPerSecond: number;
  readonly environment: Environment;
  readonly credentials: ApimCredentials;
}

type Options = Record<'out' | 'since', string | undefined> &
  Pick<Settings, 'dryRun'> & { readonly service: readonly string[]; readonly requestsPerSecond: string };

const readOptions = (argv: readonly string[]): Options =>
  new Command('worklist-export')
    .description('Saves the referrals on worklists of services: data, attachments, clinical summaries.')
    .option('--service <id>', 'a service to export; may be repeated', (id, ids: string[]) => [...ids, id], [])
    .option('--out <folder>', 'where to save: the same folder for every run')
    .option('--since <date>', 'only referrals whose clinical information is of then or later')
    .option('--dry-run', 'fetch the worklists alone, and say what there is to export', false)
    .option('--requests-per-second <n>', 'above 9 only where NHS England has agreed', '9')
    .exitOverride()
    .parse(argv, { from: 'user' })
    .opts<Options>();

/** Reads the command line and the environment variables: gives the settings, or all that is wrong with them. */
export function readSettings(argv: readonly string[], env: NodeJS.ProcessEnv): Settings | readonly string[] {
  const { service, out = '', since, dryRun, requestsPerSecond } = readOptions(argv);
  const from = since === undefined ? undefined : Date.parse(since);
  const rate = Number(requestsPerSecond);
  const [, day] = /^(\d{4}-\d\d-\d\d)(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.exec(since ?? '') ?? [];
  // `Date` takes 30 February for a day in March.
  const isDay = day !== undefined && Number.isFinite(from) && new Date(day).toISOString().startsWith(day);
  const isInstant = since === undefined || isDay;
  const problems = [
    ...(service.length > 0 ? [] : ['--service is missing: the number of a service in e-RS.']),
    ...(service.every((id) => /^\d{1,20}$/.test(id)) ? [] : ['--service must be the number of a service.']),
    ...(out === '' ? ['--out is missing: the folder to save to.'] : []),
    ...(isInstant ? [] : ['--since must be a date, such as 2026-11-22, or an instant with its zone.']),
    ...(rate > 0 && rate < Infinity ? [] : ['--requests-per-second must be a number above 0.']),
  ];
  try {
    const { environment, apim: credentials } = loadConfig(env, { parts: ['apim'] });
    const given = { services: [...new Set(service)], out, since: from, dryRun, requestsPerSecond: rate };
    return problems.length > 0 ? problems : { ...given, environment, credentials };
  } catch (error) {
    if (!EnvironmentError.isInstance(error)) throw error;
    return [...problems, ...error.problems.map(({ message }) => message)];
  }
}
