import { EnvironmentError, loadConfig, type Config, type EnvironmentProblem } from '@ers-kit/environments';

/** Everything that the application is told from outside. */
export interface Configuration extends Config<'cis2' | 'apim'> {
  /** Where browsers find the application: scheme, host and port of the redirect URI. */
  readonly origin: string;
  readonly host: string;
  readonly port: number;
  /** The first signs and encrypts; all verify and decrypt. */
  readonly sessionSecrets: readonly string[];
  /** Shares sessions, tokens, locks and the rate budget among processes. Without it, all is in this one. */
  readonly redisUrl?: string;
  /** Authenticators that CIS2 lets users choose from. Default: CIS2's own, level 3. */
  readonly acrValues?: string;
  /** To e-RS, from all processes together. */
  readonly requestsPerSecond: number;
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration from environment variables.
 *
 * @throws {EnvironmentError} `ERR_CONFIG_INVALID` with all that is missing or wrong, and without any value
 */
export function readConfiguration(env: Variables): Configuration {
  const problems: EnvironmentProblem[] = [];
  const config = readConfig(env, problems);
  const settings = readSettings(env, problems);
  if (!config || problems.length > 0) {
    throw new EnvironmentError('ERR_CONFIG_INVALID', 'The configuration is not complete:', problems);
  }
  const { origin, port } = new URL(config.cis2.redirectUri);
  return { ...settings, ...config, origin, port: settings.port ?? (Number(port) || 3000) };
}

function readConfig(env: Variables, problems: EnvironmentProblem[]): Config<'cis2' | 'apim'> | undefined {
  try {
    const { environment, cis2, apim } = loadConfig(env, { parts: ['cis2', 'apim'] });
    if (apim.apiSecret !== undefined) return { environment, cis2, apim };
    problems.push({
      field: 'APIM_API_SECRET',
      message:
        'APIM_API_SECRET is missing. Tokens end after ten minutes and are renewed with it: your application on the NHS developer hub shows it.',
    });
  } catch (error) {
    if (!EnvironmentError.isInstance(error)) throw error;
    problems.push(...error.problems);
  }
  return undefined;
}

function readSettings(env: Variables, problems: EnvironmentProblem[]) {
  const read = (name: string): string | undefined => env[name]?.trim() || undefined;
  const check = (name: string, right: boolean, message: string): void => {
    if (!right) problems.push({ field: name, message: `${name} must be ${message}` });
  };
  const sessionSecrets = read('SESSION_SECRET')?.split(/\s+/) ?? [];
  const redisUrl = read('REDIS_URL');
  const acrValues = read('CIS2_ACR_VALUES');
  const port = read('PORT');
  const requestsPerSecond = Number(read('ERS_REQUESTS_PER_SECOND') ?? 10);
  check(
    'SESSION_SECRET',
    sessionSecrets.length > 0 && sessionSecrets.every(({ length }) => length >= 32),
    'a random text of 32 characters or more, the same in every process; make one with "openssl rand -hex 32". To change it, put the new one in front of the old, with a blank between.',
  );
  check('REDIS_URL', redisUrl === undefined || isRedisUrl(redisUrl), 'a redis:// or rediss:// URL.');
  check(
    'PORT',
    port === undefined || (/^[1-9]\d{0,4}$/.test(port) && Number(port) <= 65_535),
    'a number from 1 to 65535.',
  );
  check('ERS_REQUESTS_PER_SECOND', requestsPerSecond > 0 && requestsPerSecond <= 1000, 'a number above 0.');
  check(
    'CIS2_ACR_VALUES',
    acrValues === undefined || /^\w+$/.test(acrValues),
    'one of the acr_values of CIS2, such as AAL2_OR_AAL3_ANY.',
  );
  return {
    sessionSecrets,
    host: read('HOST') ?? '127.0.0.1',
    port: port === undefined ? undefined : Number(port),
    requestsPerSecond,
    ...(redisUrl === undefined ? {} : { redisUrl }),
    ...(acrValues === undefined ? {} : { acrValues }),
  };
}

const isRedisUrl = (value: string): boolean =>
  URL.canParse(value) && /^rediss?:$/.test(new URL(value).protocol);
