import { environments } from '@ers-kit/environments';
import { describe, expect, it } from 'vitest';
import { createErsClient, ErsConfigurationError } from '../src/index.js';
import { clinician } from './helpers.js';

const good = { environment: environments.integration, accessToken: () => 'token', context: clinician };
const urls = environments.integration.fhirBaseUrls;
const whole = ['environment.fhirBaseUrls.STU3', 'environment.fhirBaseUrls.R4', 'accessToken', 'context.mode'];
const canary = 'canary-4711';

function fieldsOf(make: () => unknown): string[] {
  try {
    make();
  } catch (error) {
    if (!ErsConfigurationError.isInstance(error)) throw error;
    expect(error).toMatchObject({
      code: 'ERR_ERS_CONFIGURATION',
      name: 'ErsConfigurationError',
      operation: undefined,
    });
    expect(error.hint).toContain('developer');
    expect(error.message).not.toContain(canary);
    for (const { message } of error.problems) expect(error.message).toContain(message);
    return error.problems.map(({ field }) => field);
  }
  throw new Error('The options were taken.');
}

const cases: readonly [string, unknown, readonly string[]][] = [
  ['nothing', undefined, ['options']],
  ['null', null, ['options']],
  ['a text', canary, ['options']],
  ['a list', [], ['options']],
  ['an empty object', {}, whole],
  ['an empty environment', { environment: {} }, whole],
  ['an environment that is a text', { ...good, environment: canary }, whole.slice(0, 2)],
  ['base URLs that are none', { ...good, environment: { fhirBaseUrls: null } }, whole.slice(0, 2)],
  ['no R4 base URL', { ...good, environment: { fhirBaseUrls: { STU3: urls.STU3 } } }, whole.slice(1, 2)],
  ...[
    'http://int.api.service.nhs.uk/FHIR',
    'ftp://127.0.0.1/',
    canary,
    '',
    `https://u:${canary}@x.example`,
    'https://x.example/FHIR/',
    'https://x.example/FHIR?a=b',
  ].map(
    (STU3) =>
      [
        `the base URL ${STU3}`,
        { ...good, environment: { fhirBaseUrls: { ...urls, STU3 } } },
        whole.slice(0, 1),
      ] as [string, unknown, string[]],
  ),
  ['a number for accessToken', { ...good, accessToken: 5 }, ['accessToken']],
  ['the token itself for accessToken', { ...good, accessToken: canary }, ['accessToken']],
  ['true for accessToken', { ...good, accessToken: true }, ['accessToken']],
  ['no context', { ...good, context: undefined }, ['context.mode']],
  ['a context of another mode', { ...good, context: { mode: canary } }, ['context.mode']],
  ['a fetch that is none', { ...good, fetch: canary }, ['fetch']],
  ['a clock without now', { ...good, clock: {} }, ['clock']],
  ['a clock that cannot sleep', { ...good, clock: { now: () => 0, sleep: 5 } }, ['clock']],
  ['true for limiter', { ...good, limiter: true }, ['limiter']],
  ['a limiter without acquire', { ...good, limiter: {} }, ['limiter']],
  ['a number for retry', { ...good, retry: 3 }, ['retry']],
  ['no tries', { ...good, retry: { attempts: 0 } }, ['retry.attempts']],
  [
    'times that are none',
    { ...good, retry: { delay: -1, budget: Number.NaN } },
    ['retry.delay', 'retry.budget'],
  ],
  ['another validate', { ...good, validate: true }, ['validate']],
  ['a number for timeouts', { ...good, timeouts: 5 }, ['timeouts']],
  [
    'times out at once',
    { ...good, timeouts: { default: 0, pas: '1', files: Infinity } },
    ['timeouts.default', 'timeouts.pas', 'timeouts.files'],
  ],
  ['half a byte', { ...good, maximumResponseBytes: 0.5 }, ['maximumResponseBytes']],
  ['a listener that is none', { ...good, onEvent: {} }, ['onEvent']],
  [
    'all of it at once',
    {
      fetch: 1,
      clock: 1,
      limiter: 1,
      retry: 1,
      validate: 1,
      timeouts: 1,
      maximumResponseBytes: -1,
      onEvent: 1,
    },
    [
      ...whole,
      'fetch',
      'clock',
      'limiter',
      'retry',
      'validate',
      'timeouts',
      'maximumResponseBytes',
      'onEvent',
    ],
  ],
];

describe('createErsClient', () => {
  it.each(cases)('refuses %s', (_name, options, fields) => {
    expect(fieldsOf(() => createErsClient(options as never))).toEqual(fields);
  });

  it('refuses another context that is none', () => {
    expect(fieldsOf(() => createErsClient(good).as(undefined as never))).toEqual(['context.mode']);
    expect(fieldsOf(() => createErsClient(good).as({ mode: 'both' } as never))).toEqual(['context.mode']);
  });

  it('takes every option', () => {
    const client = createErsClient({
      ...good,
      accessToken: false,
      fetch,
      clock: Date,
      limiter: { acquire: async () => undefined },
      retry: { attempts: 1, delay: 0, budget: 0 },
      validate: 'warn',
      timeouts: { default: 1, pas: 1, files: 1 },
      maximumResponseBytes: 1,
      onEvent: () => undefined,
    });
    expect(client.context).toEqual(clinician);
  });
});
