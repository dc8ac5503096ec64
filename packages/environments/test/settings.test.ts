import { everySink } from '@ers-kit/internal/testing';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { loadConfig, type Settings } from '../src/index.js';
import { complete, type Variables } from './configuration.js';
import { failureOf } from './failure-of.js';

const settings = {
  SESSION_SECRET: {
    isNeeded: true,
    holds: 'a random text of 8 characters or more',
    source: 'Make one.',
    isRight: (value: string) => value.length >= 8,
  },
  PORT: { holds: 'a port', source: 'It defaults to 3000.', isRight: (value: string) => /^\d+$/.test(value) },
} as const satisfies Settings;
const load = (env: Variables) => loadConfig(env, { parts: ['cis2', 'apim'], settings });
const messagesOf = (env: Variables) => failureOf(() => load(env)).problems.map(({ message }) => message);

describe('settings of loadConfig', () => {
  it('are read with the rest, cut of blanks', () => {
    const config = load({ ...complete, SESSION_SECRET: ' canary-secret\n', PORT: '  ' });
    expect(config.settings.SESSION_SECRET).toBe('canary-secret');
    expect(config.settings.PORT).toBeUndefined();
    expect(config.apim.keyId).toBe('int-1');
    expect(Object.isFrozen(config.settings)).toBe(true);
    expect(everySink({ ...config })).not.toContain('canary');
    expectTypeOf(config.settings).toEqualTypeOf<{
      readonly SESSION_SECRET: string;
      readonly PORT: string | undefined;
    }>();
  });

  it('are reported with the rest, without their values', () => {
    expect(messagesOf({ ...complete, CIS2_CLIENT_ID: '', PORT: 'canary' })).toEqual([
      expect.stringMatching(/^CIS2_CLIENT_ID is missing/),
      'SESSION_SECRET is missing. It holds a random text of 8 characters or more. Make one.',
      'PORT cannot be used. It holds a port. It defaults to 3000.',
    ]);
    expect(messagesOf({ ...complete, SESSION_SECRET: 'canary' })).toEqual([
      'SESSION_SECRET cannot be used. It holds a random text of 8 characters or more. Make one.',
    ]);
    expect(messagesOf({ ...complete, SESSION_SECRET: 'can\nary' })[0]).toMatch(
      /^SESSION_SECRET holds a line break/,
    );
  });

  it('can make a variable needed that otherwise is not', () => {
    const APIM_API_SECRET = { isNeeded: true, holds: 'the API secret', source: 'See the portal.' } as const;
    const { APIM_API_SECRET: _without, ...env } = complete;
    const { problems } = failureOf(() => loadConfig(env, { parts: ['apim'], settings: { APIM_API_SECRET } }));
    expect(problems).toEqual([
      {
        field: 'APIM_API_SECRET',
        message: 'APIM_API_SECRET is missing. It holds the API secret. See the portal.',
      },
    ]);
  });
});
