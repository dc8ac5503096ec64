import { describe, expect, it } from 'vitest';

import { seedUsers, startSimulator } from '../src/index.js';

describe('options of startSimulator', () => {
  it.each([
    ['nothing at all', null, ['options must be an object']],
    ['a number', 5, ['options must be an object']],
    ['an unknown option', { bogus: 1 }, ['bogus is not known']],
    ['an unknown environment', { as: 'sandbox' }, ['as must be one of: production, integration, deployment']],
    ['a port out of range', { ports: { api: 70_000 } }, ['ports.api must be 0 to 65535']],
    ['a port that is no number', { ports: { cis2: '80' } }, ['ports.cis2 must be 0 to 65535']],
    ['an unknown port', { ports: { http: 80 } }, ['ports.http is not known']],
    ['no redirect URI', { redirectUris: [] }, ['redirectUris must have at least 1 entry']],
    ...['/callback', 'ftp://x', 'http://localhost/#x', 5].map((uri): [string, object, string[]] => [
      `the redirect URI ${uri}`,
      { redirectUris: [uri] },
      ['redirectUris[0] must be an absolute http or https URL without a fragment'],
    ]),
    ['a clock that is a number', { clock: 5 }, ['clock must be a clock with now(), or { start, standing }']],
    [
      'a clock that starts at no instant',
      { clock: { start: 'noon', standing: 1 } },
      [
        'clock.start must be an instant such as 2026-11-22T10:00:00Z, or milliseconds',
        'clock.standing must be true or false',
      ],
    ],
    ['users that are text', { users: 'x' }, ['users must be a list']],
    [
      'users and data',
      { users: seedUsers, data: {} },
      ['users and data cannot both be given: the users of a data file are its own'],
    ],
    [
      'several at once',
      { as: 1, seed: { referrals: -1 }, rateLimit: 'yes', users: [{}], examples: 1 },
      [
        'as must be one of: production, integration, deployment',
        'users[0].uid is missing',
        'users[0].givenName is missing',
        'users[0].familyName is missing',
        'users[0].authenticationAssuranceLevel is missing',
        'users[0].identityAssuranceLevel is missing',
        'users[0].acr is missing',
        'users[0].amr is missing',
        'users[0].roles is missing',
        'users[0].ersFunctions is missing',
        'seed.referrals must be 0 to 1000000',
        'rateLimit must be an object',
        'examples must be a path',
      ],
    ],
  ])('refuses %s', async (_, options, problems) => {
    await expect(startSimulator(options as never)).rejects.toMatchObject({
      code: 'ERR_SIMULATOR_OPTION_INVALID',
      problems,
    });
  });
});
