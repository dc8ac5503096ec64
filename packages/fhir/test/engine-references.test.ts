import { describe, expect, it } from 'vitest';
import { check, createThing } from './support/engine.js';

const thing = createThing(
  { link: 'Reference', free: 'Reference', fixed: 'Reference' },
  {
    link: { targets: ['Slot', 'Schedule'] },
    fixed: { targets: ['Slot'], versioned: true },
  },
);

const named = 'must name a Slot or Schedule';
const line = (message: string, field = 'link') =>
  `error reference/not-found Thing.${field}.reference: ${message}`;

describe('a reference to something of its own', () => {
  it.each([
    'Slot/1',
    `Schedule/${'a'.repeat(64)}`,
    'Slot/A-1.z/_history/7',
    'https://example.org/FHIR/STU3/Slot/1',
    'https://example.org/FHIR/STU3/Schedule/1/_history/2',
  ])('takes %s', (reference) => {
    expect(check(thing, { link: { reference } })).toEqual([]);
  });

  it.each([
    'Patient/1',
    'Slot',
    'Slot/',
    '/1',
    'Slot/a_b',
    '-/Slot/1/2',
    `Slot/${'a'.repeat(65)}`,
    'Slot/_1',
    'Slot/1_',
    'Slot/1/_history/',
    'Slot/1/_history/_',
    'Slot/1/_history/a b',
    'Slot/1/_history',
    'Slot/1_/_history/1',
    'Slot/1/history/1',
    'Patient/1/_history/1',
    'urn:uuid:5f0f3c0e-0000-4000-8000-000000000001',
  ])('refuses %s', (reference) => {
    expect(check(thing, { link: { reference } })).toEqual([line(named)]);
  });

  it('may point anywhere where no types are stated', () => {
    expect(check(thing, { free: { reference: 'anything at all' } })).toEqual([]);
    expect(check(thing, { link: { reference: 'Patient/1' } }, { mode: 'base' })).toEqual([]);
  });

  it('needs a version where that is stated', () => {
    expect(check(thing, { fixed: { reference: 'Slot/1/_history/2' } })).toEqual([]);
    const message = 'must name a version: …/_history/n';
    expect(check(thing, { fixed: { reference: 'Slot/1' } })).toEqual([line(message, 'fixed')]);
    expect(check(thing, { fixed: { reference: 'Slot/1' } }, { includeValues: true })).toEqual([
      line(`${message} (found "Slot/1")`, 'fixed'),
    ]);
    expect(check(thing, { fixed: { reference: 'Patient/1' } }, { includeValues: true })).toEqual([
      line('must name a Slot (found "Patient/1")', 'fixed'),
    ]);
  });

  it('is looked for in references alone', () => {
    const coded = createThing({ code: 'Coding' });
    expect(check(coded, { code: { code: 'x', reference: '#nothing' } })).toEqual([
      'warning unknown-property/structure Thing.code.reference: is no known property',
    ]);
  });

  it('that is no text, or no object, is told once', () => {
    const type = 'must be text, without control characters or lone surrogates';
    expect(check(thing, { link: { reference: 7 } })).toEqual([
      `error type/structure Thing.link.reference: ${type}`,
    ]);
    expect(check(thing, { link: 'Slot/1' })).toEqual(['error type/structure Thing.link: must be an object']);
    expect(check(thing, { link: null })).toEqual(['error null/structure Thing.link: must not be null']);
  });
});

const inside = { resourceType: 'Slot', id: 'a' };

describe('a reference to something contained', () => {
  it('takes what is there, and a mere # for the resource itself', () => {
    expect(
      check(thing, { contained: [inside], link: { reference: '#a' }, free: { reference: '#' } }),
    ).toEqual([]);
    expect(check(thing, { link: { reference: '#' } })).toEqual([]);
  });

  it.each([
    ['nothing contained', {}],
    ['contained that is no list', { contained: inside }],
    ['another id', { contained: [{ ...inside, id: 'b' }] }],
    ['an id that is no text', { contained: [{ ...inside, id: 7 }] }],
  ])('with %s, names nothing', (_, body) => {
    const lines = check(thing, { ...body, link: { reference: '#a' } }, { includeValues: true });
    expect(lines.at(-1)).toEqual(line('names nothing in contained (found "#a")'));
  });

  it('must point at a type that is allowed', () => {
    const list = [{ resourceType: 'List', id: 'a' }];
    expect(check(thing, { contained: list, link: { reference: '#a' } }, { includeValues: true })).toEqual([
      line('must point at a Slot or Schedule (found "#a")'),
    ]);
    expect(check(thing, { contained: list, free: { reference: '#a' } })).toEqual([]);
  });

  it('tells of an id that occurs twice, up to the most issues', () => {
    const contained = [inside, { resourceType: 'List' }, null, inside, inside];
    const duplicate = (index: number) =>
      `error duplicate-id/duplicate Thing.contained[${index}].id: is the id of another resource`;
    expect(check(thing, { contained })).toEqual([
      duplicate(3),
      duplicate(4),
      'error null/structure Thing.contained[2]: must not be null',
    ]);
    expect(check(thing, { contained }, { maxIssues: 1 })).toEqual([
      duplicate(3),
      'error too-many-issues/too-costly Thing: stopped after 1 issues',
    ]);
  });
});

/** Contained things and whom each refers to: `a: 'b c'` is a thing `a` that refers to `b` and `c`. */
const linked = (links: Readonly<Record<string, string>>) => ({
  contained: Object.entries(links).map(([id, targets]) => ({
    resourceType: 'Part',
    id,
    ...(targets && { link: targets.split(' ').map((target) => ({ reference: `#${target}` })) }),
  })),
});

describe('contained resources that refer to each other', () => {
  const part = createThing(
    { link: 'Reference*' },
    {},
    { base: { type: 'Part', kind: 'resource', fields: { link: 'Reference*' } } },
  );
  const whole = createThing({ link: 'Reference' }, { contained: { resources: [part] } });
  const circle = (index: number) =>
    `error cycle/invariant Thing.contained[${index}]: is part of a circle of references`;

  it.each<[string, Readonly<Record<string, string>>, readonly number[]]>([
    ['a chain', { a: 'b', b: 'c', c: '' }, []],
    ['a chain written backwards', { c: '', b: 'c', a: 'b' }, []],
    ['two ways to the same', { a: 'b c', b: 'd', c: 'd', d: '' }, []],
    ['two ways, one of them longer', { a: 'd b', b: 'c', c: 'd', d: '' }, []],
    ['the same named twice', { a: 'b b', b: '' }, []],
    ['many that name one', { a: 'd', b: 'd', c: 'd', d: '' }, []],
    ['one that names itself', { a: '', b: 'b' }, [1]],
    ['a circle of two', { a: 'b', b: 'a' }, [0]],
    ['a circle of three behind a chain', { x: 'a', a: 'b', b: 'c', c: 'a' }, [1]],
    ['two circles', { a: 'b', b: 'a', c: 'd', d: 'c' }, [0, 2]],
    ['the one that names a circle', { c: 'd', d: 'c', a: 'c' }, [0]],
    ['a circle beside a chain', { a: 'c b', b: 'a', c: '' }, [0]],
    ['a circle before a chain', { a: 'b c', b: 'a', c: '' }, [0]],
  ])('%s', (_, links, circles) => {
    expect(check(whole, linked(links))).toEqual(circles.map(circle));
  });

  it('the resource itself, and a thing without id, are in no circle', () => {
    expect(check(whole, { ...linked({ a: '' }), link: { reference: '#a' } })).toEqual([]);
    const nameless = { resourceType: 'Part', link: [{ reference: '#a' }] };
    expect(check(whole, { contained: [nameless, ...linked({ a: 'b', b: '' }).contained] })).toEqual([]);
  });

  it('null and things without id beside a circle', () => {
    const { contained } = linked({ a: 'b', b: 'a' });
    expect(check(whole, { contained: [null, { resourceType: 'Part', id: 7 }, ...contained] })).toEqual([
      'error resource-type/structure Thing.contained[0]: must be of type Part',
      'error type/structure Thing.contained[1].id: must be an id: up to 64 letters, digits, - and .',
      circle(2),
    ]);
  });
});
