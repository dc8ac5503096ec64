import { describe, expect, it } from 'vitest';
import { Dstu2MappingError, type IssueCode, toOperationOutcome, toStu3 } from '../src/index.js';
import { account, find, type Json, nhsNumber } from './support.js';

/** `levels` objects inside each other. */
function nest(levels: number, key: string, inner: unknown): unknown {
  let value = inner;
  for (let level = 0; level < levels; level += 1) value = key === '' ? [value] : { [key]: value };
  return value;
}

function nestParts(levels: number): Json {
  let part: Json = { name: 'x' };
  for (let level = 0; level < levels; level += 1) part = { name: 'x', part: [part] };
  return part;
}

function nestExtensions(levels: number): Json {
  let extension: Json = { url: 'http://example.org/x', valueString: 'y' };
  for (let level = 0; level < levels; level += 1)
    extension = { url: 'http://example.org/x', extension: [extension] };
  return extension;
}

function nestBundles(levels: number): Json {
  let bundle: Json = { resourceType: 'Bundle', type: 'collection' };
  for (let level = 0; level < levels; level += 1)
    bundle = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: bundle }] };
  return bundle;
}

describe('input that is no resource', () => {
  it.each<[string, unknown, string]>([
    ['null', null, 'null'],
    ['undefined', undefined, 'undefined'],
    ['a number', 7, 'number'],
    ['a boolean', true, 'boolean'],
    ['a function', () => 1, 'function'],
    ['an empty text', '', 'text'],
    ['JSON text', '{"resourceType":"Patient"}', 'JSON.parse'],
    ['XML', '<Patient xmlns="http://hl7.org/fhir"/>', 'XML'],
    ['XML with a declaration', ' <?xml version="1.0"?><Patient/>', 'XML'],
    ['a list', [{ resourceType: 'Patient' }], 'list'],
    ['an empty list', [], 'list'],
    ['an empty object', {}, 'resourceType'],
    ['no resourceType', { id: 'x' }, 'resourceType'],
    ['a resourceType that is a number', { resourceType: 1 }, 'resourceType'],
    ['a resourceType that is null', { resourceType: null }, 'resourceType'],
    ['a resourceType that is a list', { resourceType: ['Patient'] }, 'resourceType'],
    ['an XML parser result', { Patient: { id: 'x' } }, 'resourceType'],
    [
      'a ProfessionalSession',
      { typeInfo: 'uk.nhs.ers.xapi.dto.v1.session.ProfessionalSession' },
      'resourceType',
    ],
  ])('%s is refused', (_what, input, said) => {
    const error = caught(() => toStu3(input));
    expect(error.code).toBe('ERR_NOT_A_RESOURCE');
    expect(error.message).toContain(said);
  });

  it.each<[string, string, string | undefined]>([
    ['a type outside the list', 'Observation', 'Observation'],
    ['another', 'MedicationOrder', 'MedicationOrder'],
    ['an element', 'Patient.contact', undefined],
    ['a data type', 'HumanName', 'HumanName'],
    ['a type in another case', 'patient', undefined],
    ['a type with a blank', 'Patient ', undefined],
    ['a name of the prototype', 'constructor', undefined],
    ['another name of the prototype', '__proto__', undefined],
    ['a name of our own', 'ErsReferralRequest', 'ErsReferralRequest'],
    ['an empty type', '', undefined],
    ['an NHS number', nhsNumber(77), undefined],
  ])('%s (%s) is refused, named only where it is spelled as a type', (_what, resourceType, named) => {
    const error = caught(() => toStu3({ resourceType }));
    expect(error.code).toBe('ERR_UNSUPPORTED_TYPE');
    expect(error.resourceType).toBe(named);
    if (named !== undefined) expect(error.message).toContain(named);
    else if (resourceType.length > 1) expect(error.message).not.toContain(resourceType);
  });

  it.each<[string, Json, string]>([
    ['target', { target: 'r4' }, 'target'],
    ['referenceDataBaseUrl', { referenceDataBaseUrl: '' }, 'referenceDataBaseUrl'],
    ['referenceDataBaseUrl as an object', { referenceDataBaseUrl: {} }, 'referenceDataBaseUrl'],
    ['attachments', { attachments: 'MAYBE' }, 'attachments'],
  ])('the option %s is checked', (_what, options, named) => {
    const error = caught(() => toStu3({ resourceType: 'Patient' }, options));
    expect(error.code).toBe('ERR_INVALID_OPTION');
    expect(error.message).toContain(named);
  });
});

const patient = (rest: Json): Json => ({ resourceType: 'Patient', ...rest });
const referral = (rest: Json): Json => ({
  resourceType: 'ReferralRequest',
  id: '000000700100',
  meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/ers-referralrequest-1'] },
  status: 'active',
  priority: { coding: [{ system: 'http://fhir.nhs.uk/ValueSet/ers-priority-1', code: 'ROUTINE' }] },
  patient: { reference: 'Patient/1' },
  ...rest,
});
const appointment = (start: unknown): Json => ({
  resourceType: 'Appointment',
  status: 'booked',
  start,
  participant: [{ status: 'accepted' }],
});

describe('input with something wrong in it', () => {
  it.each<[string, Json, IssueCode, string]>([
    ['a day that the month has not', patient({ birthDate: '2024-02-30' }), 'invalid-value', 'birthDate'],
    ['29 February of another year', patient({ birthDate: '2023-02-29' }), 'invalid-value', 'birthDate'],
    ['a thirteenth month', patient({ birthDate: '2023-13-01' }), 'invalid-value', 'birthDate'],
    [
      'a date with a time where none belongs',
      patient({ birthDate: '2023-01-01T00:00:00Z' }),
      'invalid-value',
      'birthDate',
    ],
    ['a time to the minute', appointment('2013-12-25T09:15Z'), 'invalid-value', 'start'],
    ['a 25th hour', appointment('2013-12-25T25:15:00Z'), 'invalid-value', 'start'],
    ['an instant without a time', appointment('2013-12-25'), 'invalid-value', 'start'],
    ['a time without a zone', appointment('2013-12-25T09:15:00'), 'invalid-value', 'start'],
    ['a date in words', patient({ birthDate: 'yesterday' }), 'invalid-value', 'birthDate'],
    [
      'a number as text',
      { resourceType: 'Bundle', type: 'searchset', total: '12' },
      'unexpected-shape',
      'total',
    ],
    [
      'a number as text with a leading zero',
      { resourceType: 'Bundle', type: 'searchset', total: '012' },
      'unexpected-shape',
      'total',
    ],
    [
      'a number too long for one',
      { resourceType: 'Bundle', type: 'searchset', total: '123456789012345678901' },
      'unexpected-shape',
      'total',
    ],
    ['a text as number', patient({ id: 12 }), 'unexpected-shape', 'id'],
    ['a boolean as text', patient({ active: 'true' }), 'unexpected-shape', 'active'],
    ['a boolean as a word', patient({ active: 'yes' }), 'unexpected-shape', 'active'],
    [
      'a family name that is no list',
      patient({ name: [{ family: 'x' }] }),
      'unexpected-shape',
      'name[0].family',
    ],
    ['one value where a list belongs', patient({ telecom: { value: '1' } }), 'unexpected-shape', 'telecom'],
    ['a list where one value belongs', patient({ gender: ['male'] }), 'unexpected-shape', 'gender'],
    ['two values where one belongs', patient({ gender: ['male', 'other'] }), 'dropped', 'gender[1]'],
    ['an object where a text belongs', patient({ gender: { code: 'male' } }), 'dropped', 'gender'],
    ['a text where an object belongs', patient({ maritalStatus: 'single' }), 'dropped', 'maritalStatus'],
    ['a null', patient({ gender: null }), 'dropped', 'gender'],
    ['a null in a list', patient({ identifier: [null, { value: '1' }] }), 'dropped', 'identifier[0]'],
    ['an empty text', patient({ gender: '' }), 'dropped', 'gender'],
    ['an empty list', patient({ identifier: [] }), 'dropped', 'identifier'],
    ['an empty object', patient({ maritalStatus: {} }), 'dropped', 'maritalStatus'],
    ['an unknown element', patient({ nickname: 'x' }), 'dropped', 'nickname'],
    [
      'an element of STU3',
      patient({ generalPractitioner: [{ display: 'x' }] }),
      'unexpected-shape',
      'generalPractitioner',
    ],
    [
      'an element of STU3 beside that of DSTU2',
      patient({ generalPractitioner: [{ display: 'x' }], careProvider: [{ display: 'y' }] }),
      'dropped',
      'generalPractitioner',
    ],
    ['an element of another type', patient({ specialty: { text: 'x' } }), 'dropped', 'specialty'],
    ['an unknown code', referral({ status: 'waiting' }), 'unknown-code', 'status'],
    [
      'a missing status',
      {
        resourceType: 'Slot',
        schedule: { display: 'x' },
        start: '2014-01-01T00:00:00Z',
        end: '2014-01-01T00:00:00Z',
      },
      'missing-required',
      'Slot',
    ],
    [
      'a reference to nothing',
      patient({ managingOrganization: { reference: '#none' } }),
      'unresolved-reference',
      'managingOrganization.reference',
    ],
    [
      'a patient that is not contained',
      referral({ patient: { reference: '#none' } }),
      'unresolved-reference',
      'patient.reference',
    ],
    [
      'two contained resources of one id',
      patient({
        contained: [
          { resourceType: 'Location', id: 'a' },
          { resourceType: 'Location', id: 'a' },
        ],
      }),
      'duplicate-id',
      'contained[1]',
    ],
    ['a contained text', patient({ contained: ['x'] }), 'dropped', 'contained[0]'],
    [
      'a contained object that is no resource',
      patient({ contained: [{ id: 'x' }] }),
      'dropped',
      'contained[0]',
    ],
    [
      'a contained type without rules',
      patient({ contained: [{ resourceType: 'Observation', id: 'x' }] }),
      'unsupported-type',
      'contained[0]',
    ],
    [
      'a contained actor that nothing refers to',
      referral({ contained: [{ resourceType: 'Practitioner', id: 'x', identifier: [{ value: '1' }] }] }),
      'dropped',
      'contained[0]',
    ],
    [
      'a contained resource that is its own part',
      referral({
        contained: [
          { resourceType: 'Location', id: 'x', identifier: { value: '1' }, partOf: { reference: '#x' } },
        ],
        requester: { reference: '#x' },
      }),
      'dropped',
      'contained[0].partOf',
    ],
    [
      'extensions of an element that are no object',
      patient({ gender: 'male', _gender: 'x' }),
      'dropped',
      '_gender',
    ],
    [
      'a companion list of texts',
      patient({ name: [{ given: ['a'], _given: ['x'] }] }),
      'dropped',
      'name[0]._given[0]',
    ],
    [
      'a prototype key',
      JSON.parse('{"resourceType":"Patient","__proto__":{"polluted":true}}') as Json,
      'dropped',
      '__proto__',
    ],
    ['a key of the prototype', patient({ constructor: 'x' }), 'dropped', 'constructor'],
    ['another key of the prototype', patient({ toString: 'x', hasOwnProperty: 'y' }), 'dropped', 'toString'],
    [
      'a prototype key in an element',
      JSON.parse('{"resourceType":"Patient","maritalStatus":{"text":"x","__proto__":[1]}}') as Json,
      'dropped',
      'maritalStatus.__proto__',
    ],
    [
      'a narrative that is no XHTML',
      patient({ text: { status: 'generated', div: '<div><p></div>' } }),
      'invalid-value',
      'text.div',
    ],
  ])('%s', (_what, source, code, sourcePath) => {
    for (const options of [{}, { keepLost: true }]) {
      const { issues, faults } = account(source, options);
      expect(faults).toEqual([]);
      const found = find(issues, code);
      const kept = options.keepLost ? find(issues, 'kept') : [];
      expect([...found, ...kept].some((issue) => issue.sourcePath.startsWith(sourcePath))).toBe(true);
    }
  });

  it.each<[string, unknown, (resource: Json) => unknown]>([
    [
      'a number as text becomes a number',
      { resourceType: 'Bundle', type: 'searchset', total: '12' },
      ({ total }) => total === 12,
    ],
    [
      'digits are never lost',
      { resourceType: 'Bundle', type: 'searchset', total: '123456789012345678901' },
      ({ total }) => total === '123456789012345678901',
    ],
    [
      'an impossible date goes over as it is',
      patient({ birthDate: '2024-02-30' }),
      ({ birthDate }) => birthDate === '2024-02-30',
    ],
    [
      'nothing is polluted',
      JSON.parse('{"resourceType":"Patient","__proto__":{"polluted":true}}'),
      (resource) => !('polluted' in resource) && !('polluted' in {}),
    ],
    [
      'unknown elements are kept on request',
      patient({ nickname: 'x' }),
      (resource) => JSON.stringify(resource).includes('extension-Patient.nickname'),
    ],
  ])('%s', (_what, source, holds) => {
    expect(holds(toStu3(source, { keepLost: true }).resource)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['extensions in each other', patient({ extension: [nestExtensions(10_000)] })],
    ['parts in each other', { resourceType: 'Parameters', parameter: [nestParts(10_000)] }],
    ['bundles in each other', nestBundles(10_000)],
    ['objects in an unknown element', patient({ nickname: nest(10_000, 'a', 1) })],
    ['lists in each other', patient({ identifier: nest(10_000, '', 1) })],
    [
      'objects in a resource without rules',
      {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [{ resource: { resourceType: 'Observation', a: nest(10_000, 'a', 1) } }],
      },
    ],
    ['objects in an HSCN payload', { resourceType: 'CodeSystem', concept: nest(10_000, 'concept', 1) }],
  ])('10,000 %s: a typed error, or an issue, and never a full stack', (_what, source) => {
    for (const options of [{}, { trace: true }, { keepLost: true }]) {
      try {
        expect(find(toStu3(source, options).issues, 'dropped').length).toBeGreaterThan(0);
      } catch (error) {
        expect(Dstu2MappingError.isInstance(error) && error.code).toBe('ERR_TOO_DEEP');
      }
    }
  });

  it.each([
    ['CodeSystem', { resourceType: 'CodeSystem', id: 'c', status: 'active', content: 'complete' }],
    [
      'Task',
      {
        resourceType: 'Task',
        id: 'c',
        meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Task-1'] },
        status: 'requested',
      },
    ],
  ])('a contained %s, which only STU3 has, goes over as it is', (_type, contained) => {
    for (const profile of [
      'http://fhir.nhs.uk/StructureDefinition/ers-referralrequest-1',
      'http://x.example',
    ]) {
      const { resource, faults } = account({
        resourceType: 'ReferralRequest',
        meta: { profile: [profile] },
        contained: [contained],
        status: 'active',
      });
      expect(faults).toEqual([]);
      expect(resource['contained']).toEqual([contained]);
    }
  });

  it('elements under their STU3 names go over, and mapping again changes nothing', () => {
    const { resource } = account({
      resourceType: 'Slot',
      type: { text: 't' },
      schedule: { reference: 'Schedule/1' },
      freeBusyType: 'busy',
      start: '2026-01-05T09:00:00Z',
      end: '2026-01-05T09:15:00Z',
    });
    const again = account(resource);
    expect(again).toMatchObject({ resource, faults: [] });
    expect(again.issues.map(({ code, sourcePath }) => [code, sourcePath])).toEqual([
      ['unexpected-shape', 'serviceType'],
      ['unexpected-shape', 'status'],
    ]);
  });

  it('forms of STU3 go over', () => {
    const early = {
      resourceType: 'ReferralRequest',
      status: 'active',
      intent: 'proposal',
      priority: 'urgent',
      subject: { reference: 'Patient/1' },
      requester: { agent: { reference: 'Practitioner/1' } },
    };
    const { resource, issues, faults } = account(early);
    expect(resource).toEqual(early);
    expect(faults).toEqual([]);
    expect(new Set(issues.map(({ code }) => code))).toEqual(new Set(['unexpected-shape']));
    const list = { resourceType: 'List', status: 'current', mode: 'working', note: [{ text: 'n' }] };
    expect(account(list)).toMatchObject({ resource: list, faults: [] });
    const document = account({ resourceType: 'DocumentReference', docStatus: 'final' });
    expect(document.resource['docStatus']).toBe('final');
    const behalf = { agent: { reference: 'Practitioner/1' }, onBehalfOf: { reference: 'Organization/1' } };
    expect(account({ ...early, requester: behalf }, { keepLost: true }).faults).toEqual([]);
  });

  it.each([
    ['an empty object where a list is wrong', 'CommunicationRequest', { requester: [{}, { display: 'x' }] }],
    ['a null among the extensions of an e-RS referral', 'ReferralRequest', { extension: [null] }],
    [
      'an empty designation',
      'ValueSet',
      { id: 'SPECIALTY', codeSystem: { concept: [{ code: 'x', designation: {} }] } },
    ],
  ])('%s is accounted for', (_what, resourceType, rest) => {
    for (const url of [
      'https://fhir.nhs.uk/STU3/StructureDefinition/x',
      'http://fhir.nhs.uk/ValueSet/ers-x-1',
    ]) {
      for (const keepLost of [false, true]) {
        const source = { resourceType, ...rest, specialty: { coding: [{ system: url }] } };
        expect(account(source, { keepLost }).faults).toEqual([]);
      }
    }
  });

  it('a megabyte of one text goes over whole', () => {
    const text = 'é'.repeat(1_000_000);
    expect(toStu3(patient({ name: [{ text }] })).resource).toEqual(patient({ name: [{ text }] }));
    const div = `<div>${'<b>x</b>'.repeat(100_000)}</div>`;
    expect(
      JSON.stringify(toStu3(patient({ text: { status: 'generated', div } })).resource).length,
    ).toBeGreaterThan(div.length);
  });

  it('no message holds a value of the payload', () => {
    const canary = 'Zyxwvut';
    const source = referral({
      status: canary,
      description: { text: canary },
      nickname: canary,
      patient: { reference: `#${canary}` },
      specialty: { coding: [{ system: canary, code: canary }] },
    });
    const { issues } = toStu3(source);
    expect(issues.length).toBeGreaterThan(4);
    expect(JSON.stringify(issues)).not.toContain(canary);
    expect(JSON.stringify(toOperationOutcome(issues))).not.toContain(canary);
  });
});

describe('toOperationOutcome', () => {
  it('writes each issue, with its path', () => {
    const { issues } = toStu3(patient({ nickname: 'x', birthDate: '2024-02-30' }));
    expect(toOperationOutcome(issues)).toEqual({
      resourceType: 'OperationOutcome',
      issue: [
        {
          severity: 'warning',
          code: 'informational',
          diagnostics: expect.stringMatching(/^dropped: /) as string,
          expression: ['nickname'],
        },
        {
          severity: 'warning',
          code: 'value',
          diagnostics: expect.stringMatching(/^invalid-value: /) as string,
          expression: ['birthDate'],
        },
      ],
    });
  });

  it('says that there is nothing to say, since FHIR wants an issue', () => {
    expect(toOperationOutcome([]).issue).toMatchObject([{ severity: 'information' }]);
  });

  it('leaves out a path that there is none of', () => {
    expect(
      toOperationOutcome([{ severity: 'error', code: 'invalid-line', sourcePath: '', message: 'x' }])
        .issue[0],
    ).not.toHaveProperty('expression');
  });
});

function caught(action: () => unknown): Dstu2MappingError {
  try {
    action();
  } catch (error) {
    if (Dstu2MappingError.isInstance(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
