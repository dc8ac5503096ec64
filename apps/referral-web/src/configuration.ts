import { loadConfig, type Config, type Settings } from '@ers-kit/environments';

/** Everything that the application is told from outside. */
export interface Configuration extends Config<'cis2' | 'apim'> {
  /** Where browsers find the application: scheme, host and port of the redirect URI. */
  readonly origin: string;
  readonly host: string;
  readonly port: number;
  /** The first signs and encrypts; all verify and decrypt. */
  readonly sessionSecrets: readonly string[];
  /** Shares sessions, tokens, locks and the rate budget among processes. Without it, all is in this one. */
  readonly redisUrl: string | undefined;
  /** Authenticators that CIS2 lets users choose from. */
  readonly acrValues: string | undefined;
  /** To e-RS, from all processes together. */
  readonly requestsPerSecond: number;
}

const settings = {
  APIM_API_SECRET: {
    isNeeded: true,
    holds: 'the API secret of your application, with which tokens are renewed every ten minutes',
    source: 'See your application on the NHS England developer portal.',
  },
  SESSION_SECRET: {
    isNeeded: true,
    holds: 'a random text of 32 characters or more, the same in every process',
    source:
      'Make one with "openssl rand -hex 32". To change it, put the new one in front, and a blank between.',
    isRight: (value) => value.split(/\s+/).every(({ length }) => length >= 32),
  },
  REDIS_URL: {
    holds: 'the redis:// or rediss:// URL of the Redis that several processes share',
    source: 'Without it, sessions are in the memory of one process.',
    isRight: (value) => URL.canParse(value) && /^rediss?:$/.test(new URL(value).protocol),
  },
  HOST: { holds: 'the address to listen at', source: 'It defaults to 127.0.0.1.' },
  PORT: {
    holds: 'the port to listen at, from 1 to 65535',
    source: 'It defaults to the port of CIS2_REDIRECT_URI where that has one, or else 3000.',
    isRight: (value) => /^[1-9]\d{0,4}$/.test(value) && Number(value) <= 65_535,
  },
  CIS2_ACR_VALUES: {
    holds: 'the authenticators that users may choose from, such as AAL2_OR_AAL3_ANY',
    source: 'It defaults to those of level 3.',
    isRight: (value) => /^\w+$/.test(value),
  },
  ERS_REQUESTS_PER_SECOND: {
    holds: 'how many requests a second e-RS allows your application, all processes together',
    source: 'It defaults to 9.',
    isRight: (value) => Number(value) > 0 && Number.isFinite(Number(value)),
  },
} as const satisfies Settings;

/**
 * Reads the configuration from environment variables.
 *
 * @throws {EnvironmentError} `ERR_CONFIG_INVALID` with all that is missing or wrong, and without any value
 */
export function readConfiguration(env: Readonly<Record<string, string | undefined>>): Configuration {
  const { settings: own, ...config } = loadConfig(env, { parts: ['cis2', 'apim'], settings });
  const { origin, port } = new URL(config.cis2.redirectUri);
  return {
    ...config,
    origin,
    host: own.HOST ?? '127.0.0.1',
    port: Number(own.PORT ?? (port || 3000)),
    sessionSecrets: own.SESSION_SECRET.split(/\s+/),
    redisUrl: own.REDIS_URL,
    acrValues: own.CIS2_ACR_VALUES,
    requestsPerSecond: Number(own.ERS_REQUESTS_PER_SECOND ?? 9),
  };
}
