import * as fc from 'fast-check';
import { everySink } from '@ers-kit/internal/testing';
import { describe, expect, it } from 'vitest';
import { defineEnvironment, EnvironmentError, type EnvironmentDefinition } from '../src/index.js';
import { failureOf } from './failure-of.js';

const good = {
  name: 'proxy',
  ersBaseUrl: 'https://proxy.example/referrals',
  apim: {
    tokenUrl: 'https://proxy.example/oauth2/token',
    authorizeUrl: 'https://proxy.example/oauth2/authorize',
  },
  cis2: { issuer: 'https://am.example:443/openam/Healthcare' },
  legacy: { origin: 'https://old.example' },
};

/** The problems of what plain JavaScript could hand in. */
const problemsOf = (definition: unknown) =>
  failureOf(() => defineEnvironment(definition as EnvironmentDefinition)).problems;

describe('defineEnvironment', () => {
  it('makes a frozen environment of any server', () => {
    const environment = defineEnvironment(good);
    expect(environment).toEqual({
      ...good,
      fhirBaseUrls: {
        STU3: 'https://proxy.example/referrals/FHIR/STU3',
        R4: 'https://proxy.example/referrals/FHIR/R4',
      },
      legacy: {
        origin: 'https://old.example',
        basePaths: { session: '/ers-api/v1', DSTU2: '/ers-api/v1', STU3: '/ers-api/STU3/v1' },
      },
    });
    expect(Object.isFrozen(environment)).toBe(true);
    expect(Object.isFrozen(environment.apim)).toBe(true);
    expect(Object.isFrozen(environment.legacy?.basePaths)).toBe(true);
  });

  it('does not hold on to the definition', () => {
    const definition = structuredClone(good);
    const environment = defineEnvironment(definition);
    definition.apim.tokenUrl = 'https://evil.example/token';
    expect(environment.apim?.tokenUrl).toBe('https://proxy.example/oauth2/token');
  });

  it('needs a name and a base URL alone', () => {
    expect(defineEnvironment({ name: 'local', ersBaseUrl: 'http://127.0.0.1:9000' })).toEqual({
      name: 'local',
      ersBaseUrl: 'http://127.0.0.1:9000',
      fhirBaseUrls: { STU3: 'http://127.0.0.1:9000/FHIR/STU3', R4: 'http://127.0.0.1:9000/FHIR/R4' },
    });
  });

  it.each([
    'http://localhost:9000',
    'http://app.localhost/referrals',
    'http://127.0.0.1',
    'http://127.1.2.3:80/x',
    'http://[::1]:9000/referrals',
    'https://host:443/referrals',
    'HTTPS://HOST/referrals',
    'https://host/a.b/.well-known/~x',
    'https://host/a-.',
    'https://host/FHIRE',
    'https://host/a@b',
    'https://host/fhir',
  ])('takes %s as it is', (ersBaseUrl) => {
    expect(defineEnvironment({ name: 'local', ersBaseUrl }).ersBaseUrl).toBe(ersBaseUrl);
  });

  it('keeps the issuer raw', () => {
    const issuer = 'https://AM.example:443/openam';
    expect(defineEnvironment({ ...good, cis2: { issuer } }).cis2?.issuer).toBe(issuer);
  });

  it.each([
    ['https://h/oauth2/token', 'https://h/oauth2/authorize'],
    ['https://h:443/oauth2-dep/token', 'https://h:443/oauth2-dep/authorize'],
    ['https://h/token', 'https://h/authorize'],
  ])('puts authorize beside %s', (tokenUrl, authorizeUrl) => {
    expect(defineEnvironment({ ...good, apim: { tokenUrl } }).apim).toEqual({ tokenUrl, authorizeUrl });
  });
});

const urlFields = [
  'ersBaseUrl',
  'apim.tokenUrl',
  'apim.authorizeUrl',
  'cis2.issuer',
  'legacy.origin',
] as const;

/** `good` with another value in one field. */
function withValue(field: string, value: unknown): unknown {
  const [part, key] = field.split('.') as [keyof typeof good, string?];
  return { ...good, [part]: key === undefined ? value : { ...(good[part] as object), [key]: value } };
}

describe.each(urlFields)('%s', (field) => {
  it.each([
    ['http off loopback', 'http://host/x', /must start with https:\/\//],
    ['http on what only begins like loopback', 'http://127.0.0.1.evil.example/x', /must start with https/],
    ['http on what only begins like localhost', 'http://localhost.evil.example/x', /must start with https/],
    ['another scheme', 'ftp://host/x', /must start with https/],
    ['a trailing slash', 'https://host/x/', /must not end in a slash/],
    ['a slash alone', 'https://host/', /must not end in a slash/],
    ['a user name', 'https://user@host/x', /user name or password/],
    ['a password', 'https://user:canary-secret@host/x', /user name or password/],
    ['an empty user name', 'https://@host/x', /user name or password/],
    ['a query', 'https://host/x?y=1', /must not have a query/],
    ['an empty query', 'https://host/x?', /must not have a query/],
    ['a fragment', 'https://host/x#y', /must not have a fragment/],
    ['an empty fragment', 'https://host/x#', /must not have a fragment/],
    ['a relative URL', '/x', /must be an absolute URL/],
    ['a host alone', 'host.example', /must be an absolute URL/],
    ['a scheme alone', 'https://', /must be an absolute URL/],
    ['a third slash', 'https:///host/x', /must be an absolute URL/],
    ['a single slash', 'https:/host/x', /must be an absolute URL/],
    ['a port that is none', 'https://host:99999/x', /must be an absolute URL/],
    ['a script', 'javascript:alert(1)', /must be an absolute URL/],
    ['dot segments', 'https://host/a/../b', /dot segments/],
    ['a dot segment at the end', 'https://host/a/..', /dot segments/],
    ['encoded dot segments', 'https://host/a/%2e%2E/b', /dot segments/],
    ['empty segments', 'https://host//x', /empty segments/],
    ['a blank at the end', 'https://host/x ', /must not hold blanks/],
    ['a line end', 'https://host/x\r\n', /must not hold blanks/],
    ['a NUL', 'https://host/\0x', /control characters/],
    ['a backslash', 'https://host\\x', /backslashes/],
    ['characters outside ASCII', 'https://höst/x', /outside ASCII/],
    ['nothing', '', /must not be empty/],
    ['blanks', '   ', /must not be empty/],
    ['null', null, /must be a string/],
    ['a number', 443, /must be a string/],
    ['a URL object', new URL('https://host/x'), /must be a string/],
    ['a list', ['https://host/x'], /must be a string/],
  ])('refuses %s', (_, value, message) => {
    const problems = problemsOf(withValue(field, value));
    expect(problems.map((problem) => problem.field)).toEqual([field]);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.message.startsWith(`${field} must `)).toBe(true);
    expect(everySink(problems)).not.toContain('canary-secret');
  });
});

describe('other fields', () => {
  it.each([
    ['a name that is empty', { ...good, name: '' }, 'name', /must not be empty/],
    ['a name of blanks', { ...good, name: '  ' }, 'name', /must not be empty/],
    [
      'a name with blanks around',
      { ...good, name: ' proxy' },
      'name',
      /without control characters or blanks/,
    ],
    ['a name with a line end', { ...good, name: 'proxy\n' }, 'name', /control characters/],
    ['a name outside ASCII', { ...good, name: 'próxy' }, 'name', /ASCII/],
    ['a name of 65 characters', { ...good, name: 'x'.repeat(65) }, 'name', /1 to 64/],
    ['a name that is a number', { ...good, name: 5 }, 'name', /must be a string/],
    ['no name', { ersBaseUrl: good.ersBaseUrl }, 'name', /must be a string/],
    ['no base URL', { name: 'x' }, 'ersBaseUrl', /must be a string/],
    [
      'a base URL that has /FHIR',
      withValue('ersBaseUrl', 'https://h/referrals/FHIR'),
      'ersBaseUrl',
      /stop before \/FHIR/,
    ],
    [
      'a base URL that has /FHIR/STU3',
      withValue('ersBaseUrl', 'https://h/FHIR/STU3'),
      'ersBaseUrl',
      /stop before \/FHIR/,
    ],
    [
      'a token URL without path',
      withValue('apim.tokenUrl', 'https://h'),
      'apim.tokenUrl',
      /must have a path/,
    ],
    [
      'an authorise URL without path',
      withValue('apim.authorizeUrl', 'https://h'),
      'apim.authorizeUrl',
      /must have a path/,
    ],
    [
      'a legacy origin with a path',
      withValue('legacy.origin', 'https://h/ers-api'),
      'legacy.origin',
      /without a path/,
    ],
    ['a part that is null', { ...good, apim: null }, 'apim', /apim must be an object/],
    ['a part that is text', { ...good, cis2: 'https://issuer' }, 'cis2', /cis2 must be an object/],
    ['a part that is a list', { ...good, legacy: [] }, 'legacy', /legacy must be an object/],
    ['a part without its URL', { ...good, apim: {} }, 'apim.tokenUrl', /must be a string/],
    ['nothing', undefined, 'definition', /must be an object/],
    ['null', null, 'definition', /must be an object/],
    ['a URL', 'https://h', 'definition', /must be an object/],
    ['a list', [good], 'definition', /must be an object/],
  ])('refuses %s', (_, definition, field, message) => {
    const problems = problemsOf(definition);
    expect(problems.map((problem) => problem.field)).toEqual([field]);
    expect(problems[0]?.message).toMatch(message);
  });

  it('takes a name of 64 characters, and of one', () => {
    const names = ['x'.repeat(64), 'x', 'my proxy'];
    expect(names.map((name) => defineEnvironment({ ...good, name }).name)).toEqual(names);
  });
});

describe('all problems at once', () => {
  it('of one URL and of several', () => {
    const error = failureOf(() =>
      defineEnvironment({
        name: '',
        ersBaseUrl: 'http://user:canary-secret@host/referrals/?token=canary-secret#x',
        apim: { tokenUrl: 'nowhere' },
        cis2: { issuer: 'https://host/x/' },
      }),
    );
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(error.name).toBe('EnvironmentError');
    expect(error.code).toBe('ERR_ENVIRONMENT_INVALID');
    expect(error.problems.map(({ field }) => field)).toEqual([
      'name',
      'ersBaseUrl',
      'ersBaseUrl',
      'ersBaseUrl',
      'ersBaseUrl',
      'ersBaseUrl',
      'apim.tokenUrl',
      'cis2.issuer',
    ]);
    for (const { message } of error.problems) expect(error.message).toContain(`\n- ${message}`);
    expect(everySink(error)).not.toContain('canary-secret');
  });
});

describe('any text as a base URL', () => {
  it('is refused, or is the beginning of every URL below it', () => {
    const part = fc.constantFrom(
      'a',
      '..',
      '%2e',
      '/',
      '?',
      '#',
      '@',
      ':',
      '\\',
      ' ',
      '\n',
      'é',
      ':80',
      'FHIR',
      '[::1]',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl(),
      fc.array(part, { maxLength: 6 }).map((parts) => `https://host${parts.join('')}`),
    );
    fc.assert(
      fc.property(text, (ersBaseUrl) => {
        let base: string;
        try {
          base = defineEnvironment({ name: 'x', ersBaseUrl }).fhirBaseUrls.STU3;
        } catch (error) {
          if (EnvironmentError.isInstance(error)) return;
          throw error;
        }
        const { href, hash, search, username, password, pathname } = new URL(`${base}/Task`);
        expect(hash + search + username + password).toBe('');
        expect(pathname.endsWith('/FHIR/STU3/Task')).toBe(true);
        expect(href).toBe(new URL(ersBaseUrl).href.replace(/\/$/, '') + '/FHIR/STU3/Task');
      }),
      { numRuns: 3000 },
    );
  });
});
