import { describe, expect, it } from 'vitest';
import { demand } from '../src/internal/invariants.js';
import { defineProfile } from '../src/internal/resource.js';
import { runProfile, validatorOf } from '../src/internal/validator.js';
import { check, createThing, linesOf, profileUrl } from './support/engine.js';

const baseUrl = 'http://hl7.org/fhir/StructureDefinition/Thing';
const issue = (more: object) => ({
  severity: 'error',
  rule: 'required',
  code: 'required',
  message: 'is required',
  profile: profileUrl,
  ...more,
});

describe('a resource', () => {
  const thing = createThing({ name: 'string!' }, { name: {}, note: {} });
  const plain = createThing({}, {}, { base: { type: 'Thing', kind: 'resource', fields: {} } });

  it('is checked as its table says, and each issue names the profile or base resource', () => {
    const wrong = { resourceType: 'Thing', id: 'a' };
    expect(validatorOf(thing)(wrong)).toEqual({ valid: false, issues: [issue({ path: 'Thing.name' })] });
    expect(runProfile(wrong, thing, { mode: 'base' })).toEqual({
      valid: false,
      issues: [issue({ path: 'Thing.name', profile: baseUrl })],
    });
    expect(validatorOf(thing)({ ...wrong, name: 'x' })).toEqual({ valid: true, issues: [] });
    expect(validatorOf(thing)({ ...wrong, name: 'x', y: 1 }, { mode: 'base' })).toEqual({
      valid: true,
      issues: [
        issue({
          severity: 'warning',
          rule: 'unknown-property',
          code: 'structure',
          path: 'Thing.y',
          message: 'is no known property',
          profile: baseUrl,
        }),
      ],
    });
  });

  it.each([
    ['text', 'x', 'error type/structure Thing: must be an object'],
    ['a list', [], 'error type/structure Thing: must be a single value, not a list'],
    ['null', null, 'error null/structure Thing: must not be null'],
    ['nothing', undefined, 'error type/structure Thing: must be an object'],
  ])('is no %s', (_, value, line) => {
    expect(linesOf(runProfile(value, thing))).toEqual([line]);
  });

  it('is of its type', () => {
    expect(linesOf(runProfile({ name: 'x' }, thing))).toEqual([
      'error required/required Thing.resourceType: is required',
    ]);
    expect(check(thing, { resourceType: 'Other', name: 'x' })).toEqual([
      'error code/code-invalid Thing.resourceType: must be Thing',
    ]);
  });

  it('has what all resources have, and a domain resource more', () => {
    const all = { id: 'a', meta: { versionId: '1' }, implicitRules: 'http://r', language: 'en' };
    const domain = {
      contained: [{ resourceType: 'Other' }],
      extension: [{ url: 'u', valueString: 'x' }],
      modifierExtension: [{ url: 'u', valueString: 'x' }],
    };
    expect(check(thing, { ...all, ...domain, name: 'x' })).toEqual([]);
    const rareTypes = { Narrative: { div: 'xhtml' } } as const;
    expect(check(thing, { name: 'x', text: { div: '<p>' } }, {}, { rareTypes })).toEqual([
      'error format/value Thing.text.div: must be a valid xhtml',
    ]);
    expect(check(plain, { ...all, ...domain })).toEqual(
      Object.keys(domain).map(
        (name) => `warning unknown-property/structure Thing.${name}: is no known property`,
      ),
    );
    expect(check(plain, { id: 'a b', meta: 7, implicitRules: '', language: ' ' })).toEqual([
      'error format/value Thing.id: must be an id: up to 64 letters, digits, - and .',
      'error type/structure Thing.meta: must be an object',
      'error format/value Thing.implicitRules: must be a URI without blanks',
      'error format/value Thing.language: must be a code, without outer or double blanks',
    ]);
  });

  it('reads its table when first used, and once for all modes', () => {
    let loads = 0;
    const base = { type: 'Thing', kind: 'resource', fields: {} } as const;
    const lazy = defineProfile({ name: 'STU3', dataTypes: {} }, () => {
      loads += 1;
      return { url: profileUrl, mode: 'response', base, fields: {} };
    });
    expect(loads).toBe(0);
    for (const mode of ['request', 'response', 'base', 'request'] as const) check(lazy, {}, { mode });
    expect(loads).toBe(1);
  });

  it('is checked in the mode of its table where the caller names none', () => {
    const rules = { name: { request: { min: 1 } } };
    expect(check(createThing({ name: 'string' }, rules), {})).toHaveLength(1);
    expect(check(createThing({ name: 'string' }, rules, { mode: 'response' }), {})).toEqual([]);
  });
});

describe('the profiles that a resource must name', () => {
  const thing = createThing(
    {},
    { meta: { fields: { versionId: { min: 1 } } } },
    { metaProfiles: ['http://p', 'http://q'] },
  );
  const bare = createThing({}, {}, { metaProfiles: ['http://p'] });
  const missing = (path: string) => `error required/required Thing.${path}: is required`;

  it.each([
    ['one of them', { meta: { versionId: '1', profile: ['http://q'] } }, []],
    ['both', { meta: { versionId: '1', profile: ['http://q', 'http://p'] } }, []],
    [
      'another',
      { meta: { versionId: '1', profile: ['http://p', 'http://r'] } },
      ['error fixed-value/value Thing.meta.profile[1]: must be one of http://p, http://q'],
    ],
    ['none', { meta: { versionId: '1' } }, [missing('meta.profile')]],
    ['nothing at all', {}, [missing('meta')]],
    ['no version', { meta: { profile: ['http://p'] } }, [missing('meta.versionId')]],
  ])('%s', (_, body, lines) => {
    expect(check(thing, body)).toEqual(lines);
    expect(check(thing, body, { mode: 'base' })).toEqual([]);
  });

  it('without more rules on meta', () => {
    expect(check(bare, {})).toEqual([missing('meta')]);
    expect(check(bare, { meta: { profile: ['http://p'] } })).toEqual([]);
  });
});

describe('a resource inside another', () => {
  const part = (type: string) =>
    createThing(
      { link: 'Reference', name: 'string' },
      { name: { min: 1 } },
      {
        url: `https://example.org/${type}`,
        base: { type, kind: 'domain', fields: { link: 'Reference', name: 'string' } },
      },
    );
  const fields = { inner: 'Resource', free: 'Resource', link: 'Reference', name: 'string' } as const;
  const thing = createThing(fields, { inner: { resources: [part('A'), part('B')] }, name: { min: 1 } });

  it('is one of those allowed', () => {
    const type = 'resource-type/structure Thing.inner';
    const name = 'x';
    expect(check(thing, { name, inner: { resourceType: 'B', name } })).toEqual([]);
    expect(check(thing, { name, inner: { resourceType: 'C' } })).toEqual([
      `error ${type}.resourceType: must be of type A or B`,
    ]);
    expect(check(thing, { name, inner: {} })).toEqual([`error ${type}.resourceType: must be of type A or B`]);
    for (const inner of [7, null, []])
      expect(check(thing, { name, inner })).toEqual([`error ${type}: must be of type A or B`]);
  });

  it('that no profile names is only to be an object', () => {
    const name = 'x';
    expect(check(thing, { name, free: { any: 'thing' } })).toEqual([]);
    expect(check(thing, { inner: { any: 'thing' } }, { mode: 'base' })).toEqual([]);
    expect(check(thing, { name, free: 7 })).toEqual(['error type/structure Thing.free: must be a resource']);
    expect(check(thing, { name, free: null })).toEqual(['error null/structure Thing.free: must not be null']);
    expect(check(thing, { inner: [] }, { mode: 'base' })).toEqual([
      'error type/structure Thing.inner: must be a single value, not a list',
    ]);
  });

  it('is named by its own profile, what stands behind it by the outer one', () => {
    const wrong = { resourceType: 'Thing', inner: { resourceType: 'A' }, link: 7 };
    const { issues } = runProfile(wrong, thing);
    expect(issues.map(({ path, profile }) => [path, profile])).toEqual([
      ['Thing.inner.name', 'https://example.org/A'],
      ['Thing.link', profileUrl],
      ['Thing.name', profileUrl],
    ]);
  });

  it('finds what itself contains, and what the outer one contains not', () => {
    const contained = [{ resourceType: 'X', id: 'mine' }];
    const inner = { resourceType: 'A', name: 'x', contained, link: { reference: '#mine' } };
    const nothing = (path: string) =>
      `error reference/not-found Thing.${path}.reference: names nothing in contained`;
    expect(check(thing, { name: 'x', inner })).toEqual([]);
    expect(check(thing, { name: 'x', inner, link: { reference: '#mine' } })).toEqual([nothing('link')]);
    const outer = [{ resourceType: 'X', id: 'outer' }];
    const lost = { ...inner, link: { reference: '#outer' } };
    expect(check(thing, { name: 'x', contained: outer, inner: lost, link: { reference: '#outer' } })).toEqual(
      [nothing('inner.link')],
    );
  });
});

describe('rules that join several elements', () => {
  const invariant = (rule: string, path: string | undefined) => ({
    rule,
    message: `${rule} must hold`,
    broken: () => path,
  });
  const demands = demand(
    invariant('first', 'a.12.b'),
    invariant('held', undefined),
    invariant('second', 'a1'),
  );
  const thing = createThing({ name: 'boolean' }, {}, { demands });
  const lines = [
    'error first/business-rule Thing.a[12].b: first must hold',
    'error second/business-rule Thing.a1: second must hold',
  ];

  it('are told in a request, behind all else', () => {
    const type = 'error type/structure Thing.name: must be a valid boolean';
    expect(check(thing, { name: 7 })).toEqual([type, ...lines]);
    expect(check(thing, { name: 7 }, { mode: 'response' })).toEqual([type]);
    expect(check(thing, { name: 7 }, { mode: 'base' })).toEqual([type]);
    expect(linesOf(runProfile(7, thing))).toEqual(['error type/structure Thing: must be an object']);
    expect(linesOf(runProfile([], thing))).toHaveLength(1);
  });

  it('count among the most issues', () => {
    expect(check(thing, {}, { maxIssues: 1 })).toEqual([
      lines[0],
      'error too-many-issues/too-costly Thing: stopped after 1 issues',
    ]);
  });
});

describe('types that no profile names', () => {
  const thing = createThing({ time: 'Timing', age: 'Age', list: 'Timing*' });
  const rareTypes = { Timing: { event: 'dateTime' }, Age: 'Coding' } as const;
  const object = (path: string) => `error type/structure Thing.${path}: must be an object`;

  it('are only to be objects', () => {
    expect(check(thing, { time: { any: 1 }, age: {}, list: [{}] })).toEqual([]);
    expect(check(thing, { time: 'x', age: 7, list: [true] })).toEqual([
      object('time'),
      object('age'),
      object('list[0]'),
    ]);
    expect(check(thing, { time: null, age: [] })).toEqual([
      'error null/structure Thing.time: must not be null',
      'error type/structure Thing.age: must be a single value, not a list',
    ]);
  });

  it('are looked into by what knows them', () => {
    const wrong = {
      time: { event: 'x', id: 'i' },
      age: { code: ' ', event: 'y' },
      list: [{ event: '2026' }],
    };
    expect(check(thing, wrong, {}, { rareTypes })).toEqual([
      'error format/value Thing.time.event: must be a dateTime, with zone if with time',
      'error format/value Thing.age.code: must be a code, without outer or double blanks',
      'warning unknown-property/structure Thing.age.event: is no known property',
    ]);
  });
});
