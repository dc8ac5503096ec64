import { describe, expect, it } from 'vitest';
import { validate as validateR4 } from '../src/r4/index.js';
import { profileUrls, validate, type ValidateProfileOptions } from '../src/stu3/index.js';
import { linesOf } from './support/engine.js';

const baseUrl = (type: string) => `http://hl7.org/fhir/StructureDefinition/${type}`;
/** The profiles that issues name, each once. */
const named = (resource: unknown, options?: ValidateProfileOptions) => [
  ...new Set(validate(resource, options).issues.map(({ profile }) => profile)),
];
const note = (type: string, severity: 'error' | 'warning') =>
  `${severity} profile/not-supported ${type}: names no profile that e-RS uses: checked against the base release only`;

describe('what is no resource of e-RS', () => {
  it.each<[string, unknown, string, string]>([
    ['text', 'x', 'Resource', 'is no resource: must be an object'],
    ['null', null, 'Resource', 'is no resource: must be an object'],
    ['nothing', undefined, 'Resource', 'is no resource: must be an object'],
    ['a list', [{ resourceType: 'Slot' }], 'Resource', 'is no resource: must be an object'],
    ['an object', {}, 'Resource.resourceType', 'has no resourceType that e-RS uses'],
    [
      'a type that is no text',
      { resourceType: ['Slot'] },
      'Resource.resourceType',
      'has no resourceType that e-RS uses',
    ],
    [
      'another type',
      { resourceType: 'Claim' },
      'Resource.resourceType',
      'has no resourceType that e-RS uses',
    ],
    [
      'a name of every object',
      { resourceType: 'constructor' },
      'Resource.resourceType',
      'has no resourceType that e-RS uses',
    ],
  ])('%s', (_, resource, path, message) => {
    const outcome = {
      valid: false,
      issues: [
        {
          severity: 'error',
          code: 'structure',
          path,
          message,
          profile: baseUrl('Resource'),
          rule: 'resource-type',
        },
      ],
    };
    expect(validate(resource)).toEqual(outcome);
    expect(validate(resource, { mode: 'base' })).toEqual(outcome);
    expect(validateR4(resource, { mode: 'request' })).toEqual(outcome);
  });
});

describe('a resource whose type has no profile of its own', () => {
  const list = { resourceType: 'List', status: 'current', mode: 'working' };

  it('is checked against the base release, with a note', () => {
    expect(validate(list)).toEqual({
      valid: true,
      issues: [
        {
          severity: 'warning',
          code: 'not-supported',
          path: 'List',
          message: 'names no profile that e-RS uses: checked against the base release only',
          profile: baseUrl('List'),
          rule: 'profile',
        },
      ],
    });
    expect(linesOf(validate({ ...list, mode: 'x' }))).toEqual([
      note('List', 'warning'),
      'error code/code-invalid List.mode: must be one of working, snapshot, changes',
    ]);
    expect(linesOf(validate({ ...list, meta: { profile: ['https://example.org/other', 7] } }))[0]).toBe(
      note('List', 'warning'),
    );
  });

  it('is wrong in a request, or where the profile asked for is unknown', () => {
    expect(linesOf(validate(list, { mode: 'request' }))).toEqual([note('List', 'error')]);
    expect(linesOf(validate(list, { profile: 'https://example.org/other' }))).toEqual([
      note('List', 'error'),
    ]);
    expect(linesOf(validate(list, { profile: 'toString' }))).toEqual([note('List', 'error')]);
    expect(linesOf(validate(list, { mode: 'base' }))).toEqual([]);
  });

  it('keeps to the options in the base release', () => {
    expect(linesOf(validate({ ...list, mode: 'x', status: 'y' }, { maxIssues: 2 })).at(-1)).toBe(
      'error too-many-issues/too-costly List: stopped after 2 issues',
    );
    const quoted = linesOf(validate({ ...list, mode: 'x' }, { includeValues: true }));
    expect(quoted[1]).toMatch(/ \(found "x"\)$/);
  });
});

describe('which profile is taken', () => {
  const list = { resourceType: 'List', status: 'current' };
  const meta = (...profile: unknown[]) => ({ ...list, meta: { profile } });

  it.each<[string, unknown, ValidateProfileOptions | undefined, string]>([
    ['one that meta names', meta(profileUrls.shortlistList), undefined, profileUrls.shortlistList],
    [
      'the first known one that meta names',
      meta(7, 'https://example.org/x', profileUrls.shortlistList, profileUrls.fetchWorklistList),
      undefined,
      profileUrls.shortlistList,
    ],
    ['one by name', list, { profile: 'shortlist' }, profileUrls.shortlistList],
    ['one by URL', list, { profile: profileUrls.fetchWorklistList }, profileUrls.fetchWorklistList],
    [
      'the one asked for before the one that meta names',
      meta(profileUrls.shortlistList),
      { profile: profileUrls.fetchWorklistList },
      profileUrls.fetchWorklistList,
    ],
    ['that of the type', { resourceType: 'Slot' }, undefined, profileUrls.slot],
    [
      'that of the type where meta names others',
      { resourceType: 'Slot', meta: { profile: ['https://example.org/x'] } },
      undefined,
      profileUrls.slot,
    ],
    [
      'the appointment’s, by either of its URLs',
      { resourceType: 'Appointment', meta: { profile: [profileUrls.careConnectAppointment] } },
      undefined,
      profileUrls.appointment,
    ],
    ['the base release’s in its mode', { resourceType: 'Slot' }, { mode: 'base' }, baseUrl('Slot')],
  ])('%s', (_, resource, options, url) => {
    expect(named(resource, options)).toEqual([url]);
  });

  it('what asks for an unknown one by a known type is checked against the base release', () => {
    expect(linesOf(validate({ resourceType: 'Slot' }, { profile: 'https://example.org/x' }))[0]).toBe(
      note('Slot', 'error'),
    );
  });

  it('a note is where the caller hands in nothing but a resource', () => {
    expect(named(null, { profile: 'slot' })).toEqual([profileUrls.slot]);
    expect(linesOf(validate(7, { profile: 'slot' }))).toEqual([
      'error type/structure Slot: must be an object',
    ]);
  });
});

describe('the profile of a bundle', () => {
  /** Which of the STU3 bundles it is taken for: by what it says of an entry of each type. */
  const kindOf = (bundle: object) => {
    const entry = [{}, { resource: { resourceType: 'Nothing' } }];
    const first = (bundle as { entry?: readonly unknown[] }).entry ?? [];
    const lines = linesOf(validate({ resourceType: 'Bundle', ...bundle, entry: [...first, ...entry] }));
    return lines.some((line) => line.includes('Bundle.total: is required')) ? 'total' : 'no total';
  };
  const link = (url: unknown) => ({ link: [{ relation: 'self', url }] });
  const of = (resourceType: unknown) => ({ entry: [{ resource: { resourceType } }] });

  it.each<[string, object, string]>([
    ['by its first entry', of('Slot'), 'total'],
    ['by its first entry, of messages', of('Communication'), 'total'],
    [
      'by its first entry before its link',
      { ...of('Task'), ...link('https://h/FHIR/STU3/Slot?x') },
      'no total',
    ],
    ['by its link', link('https://h/FHIR/STU3/Slot?status=free'), 'total'],
    ['by its link without query', link('https://h/FHIR/STU3/Communication'), 'total'],
    ['by its link, of actions', link('https://h/FHIR/STU3/Task?x'), 'no total'],
    ['by its link where the entry has no type', { ...of(7), ...link('https://h/Slot?x') }, 'total'],
    ['by a link with more behind the type', link('https://h/Slot/1'), 'no total'],
    ['by a link that is no URL', link('Slot'), 'no total'],
    ['by a link in small letters', link('https://h/slot?x'), 'no total'],
    ['by a link that is no text', link(7), 'no total'],
    ['by a link that is no list', { link: { url: 'https://h/Slot?x' } }, 'no total'],
    ['by null for a link', { link: [null] }, 'no total'],
    ['by nothing', {}, 'no total'],
    ['by a name of every object', of('constructor'), 'no total'],
    [
      'by the profile that bundles share',
      { ...of('Slot'), meta: { profile: [profileUrls.bundle] } },
      'total',
    ],
  ])('%s', (_, bundle, kind) => {
    expect(kindOf(bundle)).toBe(kind);
  });

  it('asked for by the URL that bundles share', () => {
    const asked = (resource: object) =>
      linesOf(validate(resource, { profile: profileUrls.bundle })).filter((line) => line.includes('total'));
    expect(asked({ resourceType: 'Bundle', ...of('Slot') })).toEqual([
      'error required/required Bundle.total: is required',
    ]);
    expect(asked({ resourceType: 'Bundle', ...of('Task') })).toEqual([]);
    expect(asked({ resourceType: 'Slot' })).toEqual([]);
    expect(linesOf(validate(null, { profile: profileUrls.bundle }))).toEqual([
      'error null/structure Bundle: must not be null',
    ]);
  });

  it('asked for by name stands before what it holds', () => {
    const lines = linesOf(validate({ resourceType: 'Bundle', ...of('Task') }, { profile: 'slotBundle' }));
    expect(lines).toContain('error required/required Bundle.total: is required');
  });
});

describe('a resource inside one that no profile names', () => {
  const inside = (resource: unknown) =>
    linesOf(validate({ resourceType: 'Parameters', parameter: [{ name: 'a', resource }] }, { mode: 'base' }));
  const at = 'Parameters.parameter[0].resource';

  it.each<[unknown, readonly string[]]>([
    [
      { resourceType: 'Patient', gender: 'x' },
      [`error code/code-invalid ${at}.gender: must be one of male, female, other, unknown`],
    ],
    [
      { resourceType: 'Claim', any: 1 },
      [
        `warning resource-type/structure ${at}.resourceType: is of a type that e-RS does not use: not checked`,
      ],
    ],
    [{ id: 'a' }, [`error required/required ${at}.resourceType: is required`]],
    [{ resourceType: 7 }, [`error required/required ${at}.resourceType: is required`]],
    ['x', [`error type/structure ${at}: must be a resource`]],
    [null, [`error null/structure ${at}: must not be null`]],
    [[], [`error type/structure ${at}: must be a single value, not a list`]],
  ])('%j', (resource, lines) => {
    expect(inside(resource)).toEqual(lines);
  });

  it('is looked into by the base release in every mode', () => {
    const outcome = {
      resourceType: 'OperationOutcome',
      contained: [{ resourceType: 'Patient', gender: 'x' }],
      meta: { profile: [profileUrls.operationOutcome] },
    };
    const { issues } = validate(outcome, { mode: 'response' });
    expect(issues.find(({ path }) => path.endsWith('gender'))).toEqual({
      severity: 'error',
      code: 'code-invalid',
      path: 'OperationOutcome.contained[0].gender',
      message: 'must be one of male, female, other, unknown',
      profile: baseUrl('Patient'),
      rule: 'code',
    });
  });
});
