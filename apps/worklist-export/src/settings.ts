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
    .description(
      'Saves the referrals on the worklists of services: data, attachments and clinical summaries.',
    )
    .option('--service <id>', 'a service to export; may be repeated', (id, ids: string[]) => [...ids, id], [])
    .option('--out <folder>', 'where to save: the same folder for every run')
    .option('--since <date>', 'only referrals whose clinical information is of then or later')
    .option('--dry-run', 'fetch the worklists alone, and say what there is to export', false)
    .option('--requests-per-second <n>', 'above 10 only where NHS England has agreed', '10')
    .exitOverride()
    .parse(argv, { from: 'user' })
    .opts<Options>();

/** Reads the command line and the environment variables: gives the settings, or all that is wrong with them. */
export function readSettings(argv: readonly string[], env: NodeJS.ProcessEnv): Settings | readonly string[] {
  const { service, out = '', since, dryRun, requestsPerSecond } = readOptions(argv);
  const from = since === undefined ? undefined : Date.parse(since);
  const rate = Number(requestsPerSecond);
  const isInstant = /^\d{4}-\d\d-\d\d(T.+)?$/.test(since ?? '') && !Number.isNaN(from);
  const problems = [
    ...(service.length > 0 ? [] : ['--service is missing: the number of a service in e-RS.']),
    ...(service.every((id) => /^\d{1,20}$/.test(id)) ? [] : ['--service must be the number of a service.']),
    ...(out === '' ? ['--out is missing: the folder to save to.'] : []),
    ...(since === undefined || isInstant
      ? []
      : ['--since must be a date, such as 2026-11-22, or an instant.']),
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
