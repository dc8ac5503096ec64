import { deepFreeze } from '@ers-kit/internal';
import type { ApimCredentials, Cis2Credentials } from './credentials.js';
import { EnvironmentError } from './environment-error.js';
import type { ApimEndpoints, Cis2Endpoints, Environment } from './environment.js';
import { ConfigReader } from './internal/config-reader.js';
import { readApimCredentials, readCis2Credentials } from './internal/read-credentials.js';
import { readEnvironment } from './internal/read-environment.js';
import { readSettings } from './internal/read-settings.js';
import type { Settings, SettingValues } from './setting.js';

const configParts = ['cis2', 'apim'] as const;

/**
 * What can be configured beside the environment: the credentials of CIS2, and those of the API platform.
 *
 * @example
 * ```ts
 * import { loadConfig, type ConfigPart } from '@ers-kit/environments';
 *
 * const part: ConfigPart = 'cis2';
 * console.log(loadConfig({ ERS_ENVIRONMENT: 'sandbox' }, { parts: [] }).environment.name, part); // sandbox cis2
 * ```
 */
export type ConfigPart = (typeof configParts)[number];

/**
 * Options of `loadConfig`.
 *
 * @example
 * ```ts
 * import type { LoadConfigOptions } from '@ers-kit/environments';
 *
 * const options: LoadConfigOptions<'apim'> = { parts: ['apim'] };
 * ```
 */
export interface LoadConfigOptions<Part extends ConfigPart = ConfigPart, Own extends Settings = Settings> {
  /**
   * The parts that are needed. Default: both, except in the sandbox, which needs none; there each is read
   * when one of its variables is set. Parts that are not named are not read.
   */
  readonly parts?: readonly Part[];
  /**
   * The application's own variables, so that all that is missing or wrong is reported at once. Default: none.
   * Naming one that is read anyway, such as `APIM_API_SECRET`, can make it needed.
   */
  readonly settings?: Own;
}

/**
 * The configuration with the parts that were asked for.
 *
 * @example
 * ```ts
 * import type { Config } from '@ers-kit/environments';
 *
 * declare const config: Config<'cis2'>;
 * const { issuer } = config.environment.cis2;
 * const { clientId } = config.cis2;
 * ```
 */
export type Config<Part extends ConfigPart> = {
  /** Where to call; it has the endpoints of the parts that were asked for. */
  readonly environment: Environment &
    ('cis2' extends Part ? { readonly cis2: Cis2Endpoints } : unknown) &
    ('apim' extends Part ? { readonly apim: ApimEndpoints } : unknown);
} & ('cis2' extends Part ? { readonly cis2: Cis2Credentials } : unknown) &
  ('apim' extends Part ? { readonly apim: ApimCredentials } : unknown);

/**
 * The configuration with what the environment needs: both parts, except in the sandbox.
 *
 * @example
 * ```ts
 * import { loadConfig, type DefaultConfig } from '@ers-kit/environments';
 *
 * const config: DefaultConfig = loadConfig({ ERS_ENVIRONMENT: 'sandbox' });
 * console.log(config.environment.name, config.apim); // sandbox undefined
 * ```
 */
export interface DefaultConfig {
  /** Where to call. */
  readonly environment: Environment;
  /** Absent in the sandbox, unless one of its variables is set. */
  readonly cis2?: Cis2Credentials;
  /** Absent in the sandbox, unless one of its variables is set. */
  readonly apim?: ApimCredentials;
}

/**
 * Reads the configuration from environment variables and the key files that they name. See the README for the
 * variables. Blanks and line ends around a value are cut off; a value of blanks alone counts as missing.
 *
 * Secrets are kept out of `JSON.stringify`, `util.inspect` and spreading: hand the credentials on as they
 * are.
 *
 * @param env - The variables, such as `process.env`.
 * @param options - Which parts are needed; see {@link LoadConfigOptions}.
 * @returns The configuration, frozen. Its type has the parts that `options` names.
 * @throws {@link EnvironmentError} `ERR_CONFIG_INVALID` with every missing or wrong variable at once, what it
 *   should hold and where to get it, without any value.
 *
 * @example
 * ```ts
 * import { loadConfig } from '@ers-kit/environments';
 *
 * const { environment, apim } = loadConfig(process.env, { parts: ['apim'] });
 * ```
 */
export function loadConfig<const Part extends ConfigPart, const Own extends Settings>(
  env: Readonly<Record<string, string | undefined>>,
  options: LoadConfigOptions<Part, Own> & { readonly parts: readonly Part[]; readonly settings: Own },
): Config<Part> & { readonly settings: SettingValues<Own> };
export function loadConfig<const Part extends ConfigPart>(
  env: Readonly<Record<string, string | undefined>>,
  options: LoadConfigOptions<Part> & { readonly parts: readonly Part[] },
): Config<Part>;
/** The same where the parts are not named, or not known before run time: each may be missing. */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
  options?: LoadConfigOptions,
): DefaultConfig;
export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
  options: LoadConfigOptions = {},
): DefaultConfig & { readonly settings?: SettingValues<Settings> } {
  const reader = new ConfigReader(env, options.settings);
  const parts = checkParts(reader, options.parts);
  const inSandbox = reader.optional('ERS_ENVIRONMENT') === 'sandbox';
  const isNeeded = (part: ConfigPart): boolean =>
    parts ? parts.includes(part) : !inSandbox || reader.hasAny(part);

  const environment = readEnvironment(reader, isNeeded);
  const cis2 = isNeeded('cis2') ? readCis2Credentials(reader) : undefined;
  const apim = isNeeded('apim') ? readApimCredentials(reader) : undefined;
  const settings = options.settings && readSettings(reader, options.settings);
  if (reader.problems.length > 0 || !environment) {
    throw new EnvironmentError('ERR_CONFIG_INVALID', 'The configuration is not complete:', reader.problems);
  }
  return deepFreeze({
    environment,
    ...(cis2 && { cis2 }),
    ...(apim && { apim }),
    ...(settings && { settings }),
  });
}

function checkParts(
  reader: ConfigReader,
  parts: readonly ConfigPart[] | undefined,
): readonly ConfigPart[] | undefined {
  if (parts === undefined) return undefined;
  if (Array.isArray(parts) && parts.every((part) => configParts.includes(part))) return parts;
  const message = 'options.parts must be a list of cis2 and apim.';
  reader.problems.push({ field: 'options.parts', message });
  return [];
}
