import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toStu3, type ToStu3Options } from '../src/index.js';
import { account, extension, find, type Json, valueAt } from './support.js';

const base = 'https://int.api.service.nhs.uk/referrals/FHIR';
const read = (name: string): Json =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.json`), 'utf8')) as Json;
const map = (source: Json, options: ToStu3Options = {}): ReturnType<typeof account> => {
  const result = account(source, { referenceDataBaseUrl: base, ...options });
  expect(result.faults).toEqual([]);
  return result;
};

describe('§3.0, the URL tables', () => {
  const hosts = ['http://fhir.nhs.uk/', 'http://fhir.nhs.net/', 'HTTP://FHIR.NHS.UK/'];
  const p3 = 'https://fhir.nhs.uk/STU3/';

  it.each([
    ['StructureDefinition/ers-referralrequest-1', 'StructureDefinition/eRS-ReferralRequest-1'],
    ['StructureDefinition/ers-appointment-1', 'StructureDefinition/eRS-Appointment-1'],
    ['StructureDefinition/ers-documentreference-1', 'StructureDefinition/eRS-DocumentReference-1'],
    ['StructureDefinition/ers-patient-1', 'StructureDefinition/eRS-Patient-1'],
    ['StructureDefinition/ers-practitioner-1', 'StructureDefinition/eRS-Practitioner-1'],
    ['StructureDefinition/ers-healthcareservice-1', 'StructureDefinition/eRS-HealthcareService-1'],
    ['StructureDefinition/ers-location-1', 'StructureDefinition/eRS-Location-1'],
    ['StructureDefinition/ers-fetchworklist-list-1', 'StructureDefinition/eRS-FetchWorklist-List-1'],
    ['StructureDefinition/ers-operationoutcome-1', 'StructureDefinition/eRS-OperationOutcome-1'],
    ['StructureDefinition/ers-valueset-1', 'StructureDefinition/eRS-Specialty-CodeSystem-1'],
    ['StructureDefinition/ers-specialty-valueset-1', 'StructureDefinition/eRS-Specialty-CodeSystem-1'],
    [
      'OperationDefinition/ers-fetchworklist-operation-1',
      'StructureDefinition/eRS-FetchWorklist-Parameters-1',
    ],
    [
      'OperationDefinition/ers-clinicalreferralinformation-operation-1',
      'OperationDefinition/eRS-ClinicalReferralInformation-Operation-1',
    ],
  ])('profile %s becomes %s', (from, to) => {
    for (const host of hosts) {
      for (const spelling of [from, from.toUpperCase()]) {
        const { resource, issues } = map({ resourceType: 'Patient', meta: { profile: [host + spelling] } });
        expect(valueAt(resource, 'meta.profile[0]')).toBe(p3 + to);
        expect(issues).toEqual([]);
      }
    }
  });

  it.each([
    ['ers-priority-1', `${p3}CodeSystem/eRS-Priority-1`],
    ['ers-specialty-1', `${base}/STU3/CodeSystem/SPECIALTY`],
    ['ers-attachmenttype-1', `${p3}CodeSystem/eRS-AttachmentType-1`],
    ['ers-requestcontextstatus-1', `${p3}CodeSystem/eRS-RequestContextStatus-1`],
    ['ers-referraltype-1', `${p3}CodeSystem/eRS-ReferralType-1`],
    ['ers-referrallistselector-1', `${p3}CodeSystem/eRS-ReferralListSelector-1`],
    ['ers-assignedindicator-1', `${p3}CodeSystem/eRS-AssignedIndicator-1`],
    ['ers-apierrorcode-1', `${p3}CodeSystem/eRS-APIErrorCode-1`],
    ['appointment-status-1', `${p3}CodeSystem/eRS-AppointmentStatus-1`],
  ])('code system %s becomes %s', (from, to) => {
    for (const host of hosts) {
      const { resource } = map({
        resourceType: 'List',
        status: 'current',
        mode: 'working',
        code: { coding: [{ system: `${host}ValueSet/${from}`, code: 'X', display: 'X' }] },
      });
      expect(valueAt(resource, 'code.coding[0].system')).toBe(to);
    }
  });

  it.each([
    ['nhs-number', 'http://fhir.nhs.net/Id/nhs-number'],
    ['sds-user-id', 'http://fhir.nhs.net/Id/sds-user-id'],
    ['ers-service', 'http://fhir.nhs.net/Id/ers-service'],
    ['ods-site-code', 'https://fhir.nhs.uk/Id/ods-organization-code'],
    ['ers-request', 'https://fhir.nhs.uk/Id/ers-request-id'],
  ])('identifier system %s becomes %s', (from, to) => {
    for (const host of hosts) {
      const { resource } = map({
        resourceType: 'Patient',
        identifier: [{ system: `${host}Id/${from}`, value: '1' }],
      });
      expect(valueAt(resource, 'identifier[0].system')).toBe(to);
    }
  });

  it('a participant type system stays, though it is a value set', () => {
    const system = 'http://hl7.org/fhir/ValueSet/encounter-participant-type';
    const { resource } = map({
      resourceType: 'AppointmentResponse',
      appointment: { display: 'x' },
      participantStatus: 'accepted',
      participantType: [{ coding: [{ system, code: 'CON' }] }],
    });
    expect(valueAt(resource, 'participantType[0].coding[0].system')).toBe(system);
  });

  it('URLs that no table knows go over, with an issue', () => {
    const { resource, issues } = map({
      resourceType: 'Patient',
      meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/other-1'] },
      extension: [{ url: 'http://fhir.nhs.uk/StructureDefinition/extension-other-1', valueString: 'x' }],
      identifier: [{ system: 'http://fhir.nhs.uk/Id/other', value: '1' }],
      maritalStatus: { coding: [{ system: 'http://fhir.nhs.uk/ValueSet/other-1', code: 'M' }] },
    });
    expect(JSON.stringify(resource)).toContain('http://fhir.nhs.uk/ValueSet/other-1');
    expect(issues.map(({ code }) => code)).toEqual([
      'unknown-profile',
      'unknown-extension',
      'unknown-code',
      'unknown-code',
    ]);
  });
});

describe('A004, reference data', () => {
  const source = read('a004-specialty.dstu2');

  it('resourceType, id, profile, url, name, status, publisher, content', () => {
    expect(map(source).resource).toMatchObject({
      resourceType: 'CodeSystem',
      id: 'SPECIALTY',
      meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Specialty-CodeSystem-1'] },
      url: `${base}/STU3/CodeSystem/SPECIALTY`,
      name: 'e-RS Specialty',
      status: 'active',
      publisher: 'e-Referral Service',
      content: 'complete',
    });
  });

  it.each([
    ['CLINIC_TYPE', 'CLINIC-TYPE', 'e-RS Clinic Type'],
    ['REQUEST_PRIORITY', 'PRIORITY', 'e-RS Priority'],
  ])('A004.id: %s becomes %s, a sharable code system; off: it stays', (id, to, name) => {
    const { resource } = map({ ...source, id });
    expect(resource).toMatchObject({ id: to, name, url: `${base}/STU3/CodeSystem/${to}` });
    expect(valueAt(resource, 'meta.profile[0]')).toBe(
      'http://hl7.org/fhir/StructureDefinition/shareablecodesystem',
    );
    expect(map({ ...source, id }, { inferences: { 'A004.id': false } }).resource['id']).toBe(id);
  });

  it('A004.date: gets midnight UTC; off: it stays', () => {
    expect(map(source).resource['date']).toBe('2018-05-01T00:00:00.000Z');
    expect(map(source, { inferences: { 'A004.date': false } }).resource['date']).toBe('2018-05-01');
  });

  it('A004.description: the constant; off: it stays', () => {
    expect(map(source).resource['description']).toBe('e-RS Specialty');
    expect(map(source, { inferences: { 'A004.description': false } }).resource['description']).toBe(
      'Specialties defined in e-RS',
    );
  });

  it('A004.constants: only on request', () => {
    expect(map(source).resource).not.toHaveProperty('copyright');
    expect(map(source, { inferences: { 'A004.constants': true } }).resource).toMatchObject({
      version: '1',
      experimental: false,
      caseSensitive: true,
    });
  });

  it('codeSystem.system: is lost and said', () => {
    expect(find(map(source).issues, 'A004.system')).toMatchObject([
      { code: 'dropped', sourcePath: 'codeSystem.system' },
    ]);
    expect(map(source, { keepLost: true }).resource['extension']).toMatchObject([
      { url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-ValueSet.codeSystem.system' },
    ]);
  });

  it('concepts: code, display and the national number, as an object or a list', () => {
    expect(map(source).resource['concept']).toMatchObject([
      { code: '2WW', display: '2WW', designation: [{ value: '9901' }] },
      { code: 'MADE_UP', display: 'Made-up Specialty', designation: [{ value: '999' }] },
    ]);
  });

  it('A004.designation off: it is dropped and said', () => {
    const { resource, issues } = map(source, { inferences: { 'A004.designation': false } });
    expect(JSON.stringify(resource)).not.toContain('9901');
    expect(find(issues, 'A004.designation')).toHaveLength(2);
  });

  it('validity: a date as an extension, an instant as a property, from either form', () => {
    const [first, second] = map(source).resource['concept'] as Json[];
    expect(first!['property']).toEqual([
      { code: 'effectiveFrom', valueDateTime: '2004-06-01T00:00:00.000Z' },
    ]);
    expect(second!['extension']).toEqual([
      {
        url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-EffectivefromDate-1',
        valueDate: '2004-06-01',
      },
      {
        url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-EffectivetoDate-1',
        valueDate: '2017-01-31',
      },
    ]);
    expect((second!['property'] as Json[])[1]).toEqual({
      code: 'effectiveTo',
      valueDateTime: '2017-01-31T00:00:00.000Z',
    });
  });

  it('validity: only specialties have the extension', () => {
    const [first] = map({ ...source, id: 'CLINIC_TYPE' }).resource['concept'] as Json[];
    expect(first).not.toHaveProperty('extension');
    expect(first).toHaveProperty('property');
  });

  it('property: declares the two', () => {
    expect(map(source).resource['property']).toMatchObject([
      { code: 'effectiveFrom', type: 'dateTime' },
      { code: 'effectiveTo', type: 'dateTime' },
    ]);
  });

  it('A004.nested: concepts below a concept stay; off: they go, and the issue says where they are', () => {
    const nested = structuredClone(source);
    (valueAt(nested, 'codeSystem.concept[0]') as Json)['concept'] = [{ code: 'CLINIC', display: 'Clinic' }];
    expect(valueAt(map(nested).resource, 'concept[0].concept[0].code')).toBe('CLINIC');
    const off = map(nested, { inferences: { 'A004.nested': false } });
    expect(JSON.stringify(off.resource)).not.toContain('"CLINIC"');
    expect(find(off.issues, 'A004.nested')).toMatchObject([
      { code: 'dropped', message: expect.stringContaining('CLINIC-TYPE') as string },
    ]);
  });
});

describe('A006 and A007, bodies', () => {
  it('a Binary keeps its bytes; only renamed media types change', () => {
    expect(
      map({ resourceType: 'Binary', contentType: 'application/pdf', content: 'JVBERi0=' }).resource,
    ).toEqual({ resourceType: 'Binary', contentType: 'application/pdf', content: 'JVBERi0=' });
    expect(
      map({ resourceType: 'Binary', contentType: 'application/json+fhir', content: 'e30=' }).resource[
        'contentType'
      ],
    ).toBe('application/fhir+json');
  });
});

describe('A008, the request', () => {
  const source = read('a008-request.dstu2');
  const parameter = (name: string): unknown =>
    (map(source).resource['parameter'] as Json[]).find((item) => item['name'] === name);

  it('names the profile and loses the version, said', () => {
    const { resource, issues } = map(source);
    expect(resource['meta']).toEqual({
      profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-Parameters-1'],
    });
    expect(find(issues, 'A008.versionId')).toMatchObject([{ code: 'dropped', sourcePath: 'meta.versionId' }]);
    const { resource: kept } = map(source, { keepLost: true });
    expect(kept['meta']).toMatchObject({
      extension: [{ url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-Meta.versionId' }],
    });
  });

  it('keeps what a parameter and a block cannot have under the names of FHIR', () => {
    const appointment = {
      resourceType: 'Appointment',
      meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/ers-appointment-1'] },
      participant: [{ status: 'accepted', nickname: 'x' }],
    };
    const { resource } = account(appointment, { keepLost: true });
    expect(resource['participant']).toMatchObject([
      {
        extension: [
          { url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-Appointment.participant.nickname' },
        ],
      },
    ]);
    const document = {
      resourceType: 'DocumentReference',
      meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/ers-documentreference-1'] },
      content: [{ attachment: [{ title: 'first' }, { title: 'second' }] }],
    };
    const content = account(document, { keepLost: true }).resource['content'];
    expect(content).toMatchObject([
      {
        attachment: { title: 'first' },
        extension: [
          {
            url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-DocumentReference.content.attachment',
            valueAttachment: { title: 'second' },
          },
        ],
      },
    ]);
  });

  it.each([
    [
      'listType',
      {
        system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReferralListSelector-1',
        code: 'REFERRALS_FOR_REVIEW',
      },
    ],
    [
      'specialtyAssignedIndicator',
      { system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-AssignedIndicator-1', code: 'ASSIGNED' },
    ],
    ['specialty', { system: `${base}/STU3/CodeSystem/SPECIALTY`, code: 'EAR_NOSE_THROAT' }],
    [
      'clinicianAssignedIndicator',
      { system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-AssignedIndicator-1', code: 'ASSIGNED' },
    ],
  ])('parameter %s has the STU3 system', (name, coding) => {
    expect(parameter(name)).toEqual({ name, valueCodeableConcept: { coding: [coding] } });
  });

  it.each([
    ['service', { system: 'http://fhir.nhs.net/Id/ers-service', value: '8001' }],
    ['location', { system: 'https://directory.spineservices.nhs.uk/STU3/Organization', value: 'XYZ01' }],
    ['clinician', { system: 'http://fhir.nhs.net/Id/sds-user-id', value: '555000000001' }],
  ])('parameter %s has the STU3 identifier system', (name, valueIdentifier) => {
    expect(parameter(name)).toEqual({ name, valueIdentifier });
  });

  it('an unknown parameter goes over, as an error', () => {
    const { resource, issues } = map({
      ...source,
      parameter: [...(source['parameter'] as Json[]), { name: 'other', valueString: 'x' }],
    });
    expect(resource['parameter']).toHaveLength(8);
    expect(find(issues, 'A008.unknown')).toMatchObject([
      { severity: 'error', code: 'unknown-parameter', sourcePath: 'parameter[7]' },
    ]);
  });

  const without = (...names: string[]): Json => ({
    ...source,
    parameter: (source['parameter'] as Json[]).filter(({ name }) => !names.includes(name as string)),
  });
  const indicate = (name: string, code: string): Json => ({
    ...source,
    parameter: (source['parameter'] as Json[]).map((item) =>
      item['name'] === name
        ? {
            name,
            valueCodeableConcept: {
              coding: [{ system: 'http://fhir.nhs.uk/ValueSet/ers-assignedindicator-1', code }],
            },
          }
        : item,
    ),
  });

  it.each([
    ['specialty without its indicator', without('specialtyAssignedIndicator'), 1],
    ['an indicator ASSIGNED without specialty', without('specialty'), 1],
    ['specialty with NOT_ASSIGNED', indicate('specialtyAssignedIndicator', 'NOT_ASSIGNED'), 2],
    ['clinician with NOT_ASSIGNED', indicate('clinicianAssignedIndicator', 'NOT_ASSIGNED'), 1],
    ['all of them', source, 0],
    [
      'no filter',
      without(
        'specialty',
        'specialtyAssignedIndicator',
        'clinician',
        'clinicianAssignedIndicator',
        'service',
        'location',
      ),
      0,
    ],
  ])('filters: %s', (_what, request, errors) => {
    expect(find(map(request).issues, 'A008.filters')).toHaveLength(errors);
  });

  it('filters: NOT_ASSIGNED without clinician is allowed', () => {
    const request = indicate('clinicianAssignedIndicator', 'NOT_ASSIGNED');
    request['parameter'] = (request['parameter'] as Json[]).filter(({ name }) => name !== 'clinician');
    expect(find(map(request).issues, 'A008.filters')).toEqual([]);
  });

  it('requests of other operations have no such rules', () => {
    const other = {
      ...source,
      meta: { profile: ['http://fhir.nhs.net/OperationDefinition/ers-rejectreferral-operation-1'] },
    };
    expect(
      map({ ...other, parameter: [{ name: 'reason', valueString: 'x' }] }).issues.map(({ code }) => code),
    ).toEqual(['unknown-profile']);
  });

  it('listType is required', () => {
    expect(find(map(without('listType')).issues, 'A008.listType')).toMatchObject([
      { severity: 'error', code: 'missing-required' },
    ]);
  });
});

describe('A008, the worklist', () => {
  const source = read('a008-worklist-live.dstu2');
  const fieldsOf = (resource: unknown): Json[] =>
    valueAt(resource, 'entry[0].extension[0].extension') as Json[];

  it('status, mode, profile and item reference', () => {
    expect(map(source).resource).toMatchObject({
      status: 'current',
      mode: 'snapshot',
      meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-List-1'] },
      entry: [{ item: { reference: 'ReferralRequest/000000700100' } }],
    });
  });

  it('patients and clinicians stay contained, with STU3 systems and profiles', () => {
    expect(map(source).resource['contained']).toMatchObject([
      {
        resourceType: 'Practitioner',
        meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Practitioner-1'] },
        identifier: [{ system: 'http://fhir.nhs.net/Id/sds-user-id' }],
      },
      {
        resourceType: 'Patient',
        meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Patient-1'] },
        identifier: [{ system: 'http://fhir.nhs.net/Id/nhs-number' }],
      },
    ]);
  });

  it.each([
    'patient',
    'priority',
    'specialty',
    'requestContextStatus',
    'clinicalInfoFirstSubmitted',
    'clinicalInfoPrinted',
    'appointmentStart',
    'allocatedClinician',
  ])('field %s goes over', (url) => {
    expect(fieldsOf(map(source).resource).filter((field) => field['url'] === url)).toHaveLength(1);
  });

  it.each(['referralType', 'eReferralPathwayStart', 'clinicalInfoLastUpdated'])(
    'field %s of the draft goes over',
    (url) => {
      expect(
        fieldsOf(map(read('a008-worklist-draft.dstu2')).resource).filter((field) => field['url'] === url),
      ).toHaveLength(1);
    },
  );

  it('a priority 2WW is renamed, a specialty 2WW is not', () => {
    const both = structuredClone(source);
    for (const field of fieldsOf(both)) {
      if (field['url'] === 'priority' || field['url'] === 'specialty')
        (valueAt(field, 'valueCodeableConcept.coding[0]') as Json)['code'] = '2WW';
    }
    const code = (url: string): unknown =>
      valueAt(
        fieldsOf(map(both).resource).find((field) => field['url'] === url),
        'valueCodeableConcept.coding[0].code',
      );
    expect([code('priority'), code('specialty')]).toEqual(['TWO_WEEK_WAIT', '2WW']);
  });

  it('dateWhenBookingMade is lost, never taken for the pathway start, and kept on request', () => {
    const { resource, issues } = map(source);
    expect(JSON.stringify(resource)).not.toMatch(/dateWhenBookingMade|eReferralPathwayStart/);
    expect(find(issues, 'A008.booking')).toMatchObject([
      { code: 'dropped', severity: 'warning', sourcePath: 'entry[0].extension[0].extension[5]' },
    ]);
    expect(fieldsOf(map(source, { keepLost: true }).resource)).toContainEqual({
      url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-List.entry.dateWhenBookingMade',
      valueDateTime: '2018-03-01T10:05:00.000Z',
    });
  });

  it.each(['A008.service', 'A008.pathway', 'A008.version'])('%s is missing on the platform only', (rule) => {
    expect(find(map(source).issues, rule)).toMatchObject([
      { code: 'missing-required', sourcePath: 'entry[0].extension[0]' },
    ]);
    expect(find(map(source, { target: 'stu3-hscn' }).issues, rule)).toEqual([]);
  });

  it('A008.aliases: display-style names become the real ones; off: they stay, with a warning', () => {
    const draft = read('a008-worklist-draft.dstu2');
    expect(fieldsOf(map(draft).resource).map(({ url }) => url)).toContain('clinicalInfoPrinted');
    const off = map(draft, { inferences: { 'A008.aliases': false } });
    expect(fieldsOf(off.resource).map(({ url }) => url)).toContain('Clinical info printed');
    expect(find(off.issues, 'A008.fields')).toHaveLength(1);
  });

  it('A008.profile: an empty list without meta gets its profile; off: it does not', () => {
    const empty = read('a008-worklist-empty.dstu2');
    expect(valueAt(map(empty).resource, 'meta.profile[0]')).toBe(
      'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-List-1',
    );
    expect(map(empty, { inferences: { 'A008.profile': false } }).resource).not.toHaveProperty('meta');
  });

  it('a long worklist without meta is known by its first entries', () => {
    const { entry } = read('a008-worklist-live.dstu2') as { entry: Json[] };
    const long = {
      resourceType: 'List',
      status: 'current',
      mode: 'snapshot',
      entry: Array(300).fill(entry[0]),
    };
    expect(valueAt(map(long).resource, 'meta.profile[0]')).toBe(
      'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-List-1',
    );
  });

  it('A008.emptyReason: has the proper system; off: it goes, and is said', () => {
    const empty = read('a008-worklist-empty.dstu2');
    expect(valueAt(map(empty).resource, 'emptyReason.coding[0].system')).toBe(
      'http://hl7.org/fhir/list-empty-reason',
    );
    const off = map(empty, { inferences: { 'A008.emptyReason': false } });
    expect(off.resource).not.toHaveProperty('emptyReason');
    expect(find(off.issues, 'A008.emptyReason')).toMatchObject([{ code: 'dropped' }]);
  });
});

describe('§4, errors', () => {
  const outcome = (code: string): Json => ({
    resourceType: 'OperationOutcome',
    meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/ers-operationoutcome-1'] },
    issue: [
      {
        severity: 'error',
        code: 'required',
        details: {
          coding: [{ system: 'http://fhir.nhs.uk/ValueSet/ers-apierrorcode-1', code, display: 'x' }],
        },
      },
    ],
  });
  const codeOf = (resource: unknown): unknown => valueAt(resource, 'issue[0].details.coding[0].code');

  it.each([
    'INVALID_VALUE',
    'INVALID_CODE',
    'MISSING_VALUE',
    'UNEXPECTED_FIELD',
    'CONFLICTING_VALUES',
    'NO_RELATIONSHIP',
    'INVALID_REQUEST_TYPE',
    'INVALID_REQUEST_STATE',
  ])('%s stays', (code) => {
    expect(codeOf(map(outcome(code)).resource)).toBe(code);
  });

  it.each([
    ['FHIR_CONSTRAINT_VIOLATION', 'INVALID_FHIR_STRUCTURE'],
    ['PATIENT_SENSITIVE', 'PATIENT_ERROR'],
    ['NO_SUCH_SERVICE', 'REFERENCE_NOT_FOUND'],
    ['NO_SUCH_LOCATION', 'REFERENCE_NOT_FOUND'],
    ['NO_LOCATION', 'REFERENCE_NOT_FOUND'],
    ['NO_SUCH_CLINICIAN', 'REFERENCE_NOT_FOUND'],
    ['NO_SUCH_SPECIALTY', 'INVALID_CODE'],
    ['NOT_AUTHORISED', 'FORBIDDEN'],
  ])('errors.codes: %s becomes %s on the platform; off, or HSCN: it stays', (code, to) => {
    const { resource, issues } = map(outcome(code));
    expect(codeOf(resource)).toBe(to);
    expect(find(issues, 'errors.codes')).toMatchObject([{ code: 'code-mapped' }]);
    expect(codeOf(map(outcome(code), { inferences: { 'errors.codes': false } }).resource)).toBe(code);
    expect(codeOf(map(outcome(code), { target: 'stu3-hscn' }).resource)).toBe(code);
  });

  it.each([
    ['NO_SUCH_REQUEST', 'HTTP 404'],
    ['NO_SUCH_ATTACHMENT', 'HTTP 404'],
    ['TECHNICAL_ERROR', 'HTTP 500'],
    ['NO_CLINICAL_INFO', 'no listed code'],
  ])('errors.codes: %s stays, with what the platform answers instead: %s', (code, answer) => {
    const { resource, issues } = map(outcome(code));
    expect(codeOf(resource)).toBe(code);
    expect(find(issues, 'errors.codes')).toMatchObject([
      { severity: 'warning', message: expect.stringContaining(answer) as string },
    ]);
  });

  it('§4.1: profile, system, id dropped, diagnostics kept', () => {
    const { resource, issues } = map(read('outcome-draft.dstu2'));
    expect(resource).not.toHaveProperty('id');
    expect(find(issues, 'errors.id')).toMatchObject([{ code: 'dropped', severity: 'information' }]);
    expect(valueAt(resource, 'issue[0].diagnostics')).toBe('The parameter listType is missing');
  });

  it('errors.location: stays; off: goes into diagnostics', () => {
    expect(valueAt(map(read('outcome-draft.dstu2')).resource, 'issue[0].location')).toEqual([
      'Parameters.parameter',
    ]);
    const off = map(read('outcome-draft.dstu2'), { inferences: { 'errors.location': false } });
    expect(valueAt(off.resource, 'issue[0]')).not.toHaveProperty('location');
    expect(valueAt(off.resource, 'issue[0].diagnostics')).toBe(
      'The parameter listType is missing (Parameters.parameter)',
    );
  });
});

describe('§3.7, HSCN STU3 to the platform', () => {
  const source = read('a005-booked-hscn.hscn');

  it('names reference data as the platform does, from whatever host', () => {
    for (const system of [
      'http://localhost:83/STU3/v1/CodeSystem/SPECIALTY',
      'https://fhir.nhs.net/STU3/v1/CodeSystem/SPECIALTY',
      'https://fhir.nhs.uk/STU3/CodeSystem/eRS-Specialty-1',
    ]) {
      const { resource } = map({ ...source, specialty: { coding: [{ system, code: 'X' }] } });
      expect(valueAt(resource, 'specialty.coding[0].system')).toBe(`${base}/STU3/CodeSystem/SPECIALTY`);
    }
  });

  it('keeps what is the same, and adds rows 34, 43, 44 and 45b', () => {
    const { resource, issues } = map(source);
    expect(extension(resource, 'ReferralPriority-1')).toEqual(extension(source, 'ReferralPriority-1'));
    expect(issues.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['A005.34', 'A005.43', 'A005.44', 'A005.45b', 'A005.55', 'A005.57']),
    );
    expect(valueAt(resource, 'contained[2].participant')).toHaveLength(3);
  });

  it('is left as it is for HSCN itself', () => {
    expect(toStu3(source, { target: 'stu3-hscn' })).toMatchObject({ resource: source, issues: [] });
  });

  it('mapping what was mapped changes nothing more', () => {
    const once = map(source).resource;
    expect(map(once).resource).toEqual(once);
  });

  it('early STU3: actors become logical references, and identifier systems the old ones', () => {
    const early = {
      resourceType: 'ReferralRequest',
      id: '000000700300',
      meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ReferralRequest-1'] },
      contained: [
        {
          resourceType: 'Patient',
          id: 'p',
          identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990012342' }],
        },
      ],
      status: 'active',
      intent: 'proposal',
      subject: { reference: '#p' },
    };
    const { resource } = map(early);
    expect(resource['subject']).toEqual({
      identifier: { system: 'http://fhir.nhs.net/Id/nhs-number', value: '9990012342' },
    });
    expect(resource).not.toHaveProperty('contained');
  });

  it('names the profile of A022, and drops parameters that are refused now', () => {
    const request = {
      resourceType: 'Parameters',
      meta: {
        profile: [
          'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-cancelAppointmentActionLater-Operation-1',
        ],
      },
      parameter: [
        { name: 'reason', valueString: 'x' },
        { name: 'contentSensitive', valueBoolean: false },
        { name: 'unaccreditedComment', valueString: 'y' },
        { name: 'restrictedService', valueBoolean: true },
      ],
    };
    const { resource, issues } = map(request);
    expect(valueAt(resource, 'meta.profile[0]')).toBe(
      'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-cancelAppointmentActionLater-Parameters-1',
    );
    expect(resource['parameter']).toHaveLength(1);
    expect(find(issues, 'dropped')).toHaveLength(3);
  });

  it('names the url of reference data as the platform does', () => {
    const { resource } = map({
      resourceType: 'CodeSystem',
      id: 'CLINIC-TYPE',
      url: 'https://api.dev3.ers.ncrs.nhs.uk/ers-api/STU3/v1/CodeSystem/CLINIC-TYPE',
      status: 'active',
      content: 'complete',
    });
    expect(resource['url']).toBe(`${base}/STU3/CodeSystem/CLINIC-TYPE`);
  });

  it('A016: an appointment names the profile of e-RS too, on the platform', () => {
    const careConnect = 'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Appointment-1';
    const request = {
      resourceType: 'Appointment',
      meta: { profile: [careConnect] },
      status: 'booked',
      slot: [{ reference: 'Slot/1' }],
    };
    const { resource, issues } = map(request);
    expect(valueAt(resource, 'meta.profile')).toEqual([
      careConnect,
      'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Appointment-1',
    ]);
    expect(find(issues, 'A016.profile')).toHaveLength(1);
    expect(toStu3(request, { target: 'stu3-hscn' }).resource).toEqual(request);
    expect(map(resource)).toMatchObject({ resource, issues: [] });
  });

  it.each([
    ['FHIR_CONSTRAINT_VIOLATION', 'INVALID_FHIR_STRUCTURE', 'code-mapped'],
    ['TECHNICAL_ERROR', 'TECHNICAL_ERROR', 'unknown-code'],
  ])('§4.2: the error %s of the first STU3 code system becomes %s', (code, expected, issue) => {
    const system = 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-APIErrorCode-1';
    const outcome = {
      resourceType: 'OperationOutcome',
      meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-OperationOutcome-1'] },
      issue: [{ severity: 'error', code: 'value', details: { coding: [{ system, code }] } }],
    };
    const { resource, issues } = map(outcome);
    expect(valueAt(resource, 'issue[0].details.coding[0].code')).toBe(expected);
    expect(find(issues, 'errors.codes')).toMatchObject([{ code: issue }]);
    expect(map(outcome, { inferences: { 'errors.codes': false } })).toMatchObject({
      resource: outcome,
      issues: [],
    });
  });

  it('says what a worklist item lacks', () => {
    const worklist = toStu3(read('a008-worklist-live.dstu2'), { target: 'stu3-hscn' }).resource;
    expect(map(worklist).issues.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['A008.service', 'A008.version']),
    );
  });
});
