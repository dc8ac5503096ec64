import { describe, expect, it } from 'vitest';
import { appointment, referral } from './actor-fixtures.js';
import type { Json } from './support.js';
import { tell } from './told.js';

const about = (issues: readonly string[], part: string): readonly string[] =>
  issues.filter((line) => line.includes(part));

describe('an element without a value', () => {
  it.each<[string, Json, Json]>([
    ['date', { date: null, dateSent: '2014-02-14' }, { authoredOn: '2014-02-14' }],
    ['date', { date: '', dateSent: '2014-02-14' }, { authoredOn: '2014-02-14' }],
    [
      'patient',
      { patient: null, subject: { reference: 'Patient/1' } },
      { subject: { reference: 'Patient/1' } },
    ],
    [
      'patient',
      { patient: {}, subject: { reference: 'Patient/1' } },
      { subject: { reference: 'Patient/1' } },
    ],
  ])('does not stand in the way of another name for it: %s', (name, elements, result) => {
    const { resource, issues } = tell({ resourceType: 'ReferralRequest', status: 'active', ...elements });
    expect(resource).toMatchObject(result);
    expect(issues.filter((line) => line.includes(' dropped '))).toEqual([
      expect.stringMatching(`^warning dropped ${name}: `),
    ]);
  });
});

describe('two patients of one id in a worklist', () => {
  it.each([
    ['before', true],
    ['behind', false],
  ])('are told, whether they are %s the entries', (_where, first) => {
    const contained = ['1', '2'].map((value) => ({
      resourceType: 'Patient',
      id: 'p',
      identifier: [{ value }],
    }));
    const fields = [
      { url: 'patient', valueReference: { reference: '#p' } },
      { url: 'allocatedClinician', valueReference: { reference: 'Practitioner/1', display: 'x' } },
    ];
    const url = 'http://fhir.nhs.uk/StructureDefinition/extension-ers-referralsforreview-worklistitem-1';
    const entry = [{ extension: [{ url, extension: fields }], item: { reference: 'ReferralRequest/1' } }];
    const { issues } = tell({
      resourceType: 'List',
      meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/ers-fetchworklist-list-1'] },
      status: 'current',
      mode: 'snapshot',
      ...(first ? { contained, entry } : { entry, contained }),
    });
    expect(about(issues, 'duplicate-id')).toEqual([
      'warning duplicate-id contained[1]: Another contained resource has this id; references lead to the first.',
    ]);
  });
});

describe('a referral whose patient is a practitioner', () => {
  it('lacks its patient, and so does its appointment', () => {
    const identifier = { system: 'http://fhir.nhs.uk/Id/sds-user-id', value: '555000000001' };
    const participant = [{ actor: { reference: 'x' }, status: 'accepted' }];
    const { resource, issues } = tell({
      ...referral,
      patient: { reference: '#d' },
      contained: [
        { resourceType: 'Practitioner', id: 'd', identifier },
        { ...appointment, participant },
      ],
    });
    expect((resource['contained'] as Json[])[0]).toMatchObject({ participant });
    expect(about(issues, 'A005.18')).toEqual([
      'warning missing-required ReferralRequest -> subject.identifier: e-RS names the patient by NHS number, which this reference does not tell. Write it in its place. (A005.18)',
    ]);
  });
});

describe('a time of an appointment, with A005.36', () => {
  const illegal =
    'warning invalid-value contained[0].start: This is no legal date or time. It goes over as it is.';
  it.each([
    ['2017-02-03T10:00:00+01:00', '2017-02-03T09:00:00.000Z', []],
    ['2017-02-03T10:00:00.100000+01:00', '2017-02-03T09:00:00.100Z', []],
    [
      '2017-02-03T10:00:00.123456+01:00',
      '2017-02-03T09:00:00.123Z',
      ['warning invalid-value contained[0].start: Digits below the millisecond are left out. (A005.36)'],
    ],
    ['2017-02-30T10:00:00+01:00', undefined, [illegal]],
    ['2017-02-03T24:00:00+01:00', undefined, [illegal]],
    ['2017-02-03T10:00+01:00', undefined, [illegal]],
    ['2017-02-03T10:00:60+01:00', undefined, []],
  ])('%s', (start, instant, lines) => {
    const { resource, issues } = tell(
      { ...referral, contained: [{ ...appointment, start }] },
      { inferences: { 'A005.36': true } },
    );
    expect((resource['contained'] as Json[])[0]).toMatchObject({ start: instant ?? start });
    expect(about(issues, 'start')).toEqual(lines);
  });
});

describe('a document, with A005.31', () => {
  it.each([
    ['ok', 'DocumentReference-ok'],
    ['', 'x'],
    ['two words', 'x'],
    ['a'.repeat(60), 'x'],
  ])('whose attachment has the id "%s" is %s', (id, result) => {
    const document = { resourceType: 'DocumentReference', id: 'x', content: [{ attachment: { id } }] };
    const source = { ...referral, contained: [document], supportingInformation: [{ reference: '#x' }] };
    const { resource } = tell(source, { inferences: { 'A005.31': true } });
    expect(resource).toMatchObject({
      contained: [{ id: result }],
      supportingInfo: [{ reference: `#${result}` }],
    });
  });
});

describe('two documents of one attachment, with A005.31', () => {
  const document = (id: string, attachment: string) => ({
    resourceType: 'DocumentReference',
    id,
    content: [{ attachment: { id: attachment } }],
  });

  it.each([
    ['called alike', [document('one', '6'), document('two', '6')], ['one', 'two']],
    [
      'one of which has the name',
      [document('DocumentReference-6', '7'), document('two', '6')],
      ['DocumentReference-7', 'two'],
    ],
  ])('keep their ids: %s', (_how, contained, ids) => {
    const supportingInformation = contained.map(({ id }) => ({ reference: `#${id}` }));
    const { resource } = tell(
      { ...referral, contained, supportingInformation },
      { inferences: { 'A005.31': true } },
    );
    expect(resource).toMatchObject({
      contained: ids.map((id) => ({ id })),
      supportingInfo: ids.map((id) => ({ reference: `#${id}` })),
    });
  });
});

describe('a text where a number belongs', () => {
  it.each(['NaN', 'Infinity', '-Infinity'])('is no number: %s', (multipleBirthInteger) => {
    const { resource, issues } = tell({ resourceType: 'Patient', multipleBirthInteger });
    expect(resource).toEqual({ resourceType: 'Patient', multipleBirthInteger });
    expect(issues).toEqual([
      'error unexpected-shape multipleBirthInteger: This is no number. It goes over as it is.',
    ]);
  });
});

describe('a modifier of a part that STU3 has not', () => {
  it.each([false, true])(
    'is told as an error, and never becomes a plain extension (keepLost: %s)',
    (keepLost) => {
      const modifierExtension = [{ url: 'https://example.org/not', valueBoolean: true }];
      const serviceType = [{ modifierExtension, type: { text: 'x' } }];
      const { resource, issues } = tell({ resourceType: 'HealthcareService', serviceType }, { keepLost });
      expect(JSON.stringify(resource)).not.toContain('example.org');
      expect(about(issues, 'modifierExtension')).toEqual([
        'error dropped serviceType[0].modifierExtension: A modifier has no place here, and what it changes goes over without it.',
      ]);
    },
  );
});

describe('a value set from elsewhere', () => {
  it('that uses codes of e-RS stays one', () => {
    const include = [{ system: 'http://fhir.nhs.uk/ValueSet/ers-priority-1' }];
    const source = {
      resourceType: 'ValueSet',
      url: 'https://trust.example/vs',
      publisher: 'A Trust',
      status: 'active',
    };
    const { resource } = tell({ ...source, compose: { include } });
    expect(resource).toMatchObject({
      ...source,
      compose: { include: [{ system: expect.any(String) as string }] },
    });
  });
});

describe('an effective date with a comment and a null', () => {
  it('is one all the same, and the comment is counted', () => {
    const url = 'http://fhir.nhs.uk/StructureDefinition/extension-ers-effectivefromdate-1';
    const extension = [
      { fhir_comments: ['x'], url, valueDateTime: '2004-06-01T00:00:00.000Z', valueDate: null },
    ];
    const { resource, issues } = tell({
      resourceType: 'ValueSet',
      id: 'SPECIALTY',
      meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/ers-valueset-1'] },
      status: 'active',
      codeSystem: { concept: [{ code: 'a', extension }] },
    });
    expect((resource['concept'] as Json[])[0]).toMatchObject({
      extension: [{ valueDate: '2004-06-01' }],
      property: [{ code: 'effectiveFrom', valueDateTime: '2004-06-01T00:00:00.000Z' }],
    });
    expect(about(issues, 'fhir_comments')).toHaveLength(1);
    expect(about(issues, 'null')).toEqual([
      'warning dropped codeSystem.concept[0].extension[0].valueDate: A null holds no place here.',
    ]);
  });
});

describe('a worklist request with no profile in its list', () => {
  it('is one all the same', () => {
    const system = 'http://fhir.nhs.uk/ValueSet/ers-listtype-1';
    const parameter = [
      { name: 'listType', valueCodeableConcept: { coding: [{ system, code: 'REFERRALS_FOR_REVIEW' }] } },
      { name: 'other', valueString: 'x' },
    ];
    const { issues } = tell({ resourceType: 'Parameters', meta: { profile: [] }, parameter });
    expect(about(issues, 'parameter[1]')).toEqual([
      'error unknown-parameter parameter[1]: The platform answers 422 UNEXPECTED_FIELD to this parameter. Leave it out. (A008.unknown)',
    ]);
  });
});

describe('a role of a practitioner', () => {
  const practitioner = (role: Json): Json => ({
    resourceType: 'Practitioner',
    id: 'p',
    practitionerRole: [role],
  });
  const bundle = (entry: unknown): Json => ({ resourceType: 'Bundle', type: 'collection', entry });

  it('tells what it leaves behind in the practitioner', () => {
    const contained = [{ resourceType: 'Organization', id: 'o', name: 'O' }];
    const role = { managingOrganization: { reference: '#o' }, location: [{ reference: 'Location/1' }] };
    const left =
      'error unresolved-reference entry[0].resource.practitionerRole[0].managingOrganization: What this refers to is contained in the practitioner, and not in the role.';
    const { issues } = tell(bundle([{ resource: { ...practitioner(role), contained } }]));
    expect(about(issues, 'unresolved-reference')).toEqual([left]);
    expect(about(tell({ ...practitioner(role), contained }).issues, 'unresolved-reference')).toEqual([]);
  });

  it('stays in the bundle of the practitioner, whatever is around it', () => {
    const inner = bundle({ resource: practitioner({ specialty: [{ text: 'x' }] }) });
    const { resource } = tell(bundle([{ fullUrl: 'urn:uuid:outer', resource: inner }]));
    expect(resource['entry']).toHaveLength(1);
    expect(JSON.stringify(resource)).not.toContain('"reference":"urn:uuid:outer"');
    expect(JSON.stringify(resource)).toContain('"practitioner":{"reference":"Practitioner/p"}');
  });
});
