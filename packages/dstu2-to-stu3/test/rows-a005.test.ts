import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toStu3, type ToStu3Options, type ToStu3Result } from '../src/index.js';
import { extension, find, type Json, valueAt } from './support.js';

const base = 'https://int.api.service.nhs.uk/referrals/FHIR';
const live = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures/a005-booked-live.dstu2.json'), 'utf8'),
) as Json;
const draft = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures/a005-cancelled-draft.dstu2.json'), 'utf8'),
) as Json;

/** The live referral with changes, mapped. */
function map(
  change: (referral: Json) => void = () => undefined,
  options: ToStu3Options = {},
  source = live,
): ToStu3Result {
  const referral = structuredClone(source);
  change(referral);
  return toStu3(referral, { referenceDataBaseUrl: base, ...options });
}

const contained = (result: ToStu3Result, id: string): Json =>
  (result.resource['contained'] as Json[]).find((resource) => resource['id'] === id)!;
const sourceOf = (referral: Json, id: string): Json =>
  (referral['contained'] as Json[]).find((resource) => resource['id'] === id)!;
const at = (result: ToStu3Result, path: string): unknown => valueAt(result.resource, path);

describe('A005, the referral', () => {
  it('rows 1–3: copies resourceType, id and versionId', () => {
    expect(map().resource).toMatchObject({
      resourceType: 'ReferralRequest',
      id: '000000700100',
      meta: { versionId: '5' },
    });
  });

  it('row 4: names the STU3 profile', () => {
    expect(at(map(), 'meta.profile[0]')).toBe(
      'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ReferralRequest-1',
    );
  });

  it('row 5: copies what else is in meta', () => {
    const result = map((referral) =>
      Object.assign(referral['meta'] as Json, { lastUpdated: '2018-03-02T09:15:00.120Z' }),
    );
    expect(at(result, 'meta.lastUpdated')).toBe('2018-03-02T09:15:00.120Z');
  });

  it.each(['active', 'cancelled', 'completed'])('row 6: copies the status %s', (status) => {
    const { resource, issues } = map((referral) => (referral['status'] = status));
    expect(resource['status']).toBe(status);
    expect(find(issues, 'code-mapped')).toEqual([]);
  });

  it.each([
    ['A005.7', 'accepted', 'active'],
    ['A005.8', 'rejected', 'cancelled'],
    ['A005.9', 'requested', 'active'],
  ])('row %s: the status %s becomes %s, and says so', (rule, from, to) => {
    const { resource, issues } = map((referral) => (referral['status'] = from));
    expect(resource['status']).toBe(to);
    expect(find(issues, rule)).toMatchObject([
      { severity: 'warning', code: 'code-mapped', sourcePath: 'status', targetPath: 'status' },
    ]);
  });

  it.each([
    ['A005.7', 'accepted'],
    ['A005.8', 'rejected'],
  ] as const)('row %s off: the status %s stays', (rule, status) => {
    const { resource, issues } = map((referral) => (referral['status'] = status), {
      inferences: { [rule]: false },
    });
    expect(resource['status']).toBe(status);
    expect(find(issues, rule)).toEqual([]);
  });

  it('row 10: a draft stays, with a warning for the platform', () => {
    const { resource, issues } = map((referral) => (referral['status'] = 'draft'));
    expect(resource['status']).toBe('draft');
    expect(find(issues, 'A005.10')).toMatchObject([
      { severity: 'warning', code: 'unknown-code', sourcePath: 'status' },
    ]);
    expect(
      find(map((referral) => (referral['status'] = 'draft'), { target: 'stu3-hscn' }).issues, 'A005.10'),
    ).toEqual([]);
  });

  it('row 11: the intent is plan', () => {
    const result = map();
    expect(result.resource['intent']).toBe('plan');
    expect(find(result.issues, 'A005.11')).toMatchObject([{ code: 'defaulted', targetPath: 'intent' }]);
  });

  it('row 12: the specialty is reference data of the service', () => {
    expect(at(map(), 'specialty.coding[0].system')).toBe(`${base}/STU3/CodeSystem/SPECIALTY`);
  });

  it.each([
    [{}, 'https://api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY', 1],
    [{ target: 'stu3-hscn' as const }, 'https://api.ebs.ncrs.nhs.uk/ers-api/STU3/v1/CodeSystem/SPECIALTY', 1],
    [{ referenceDataBaseUrl: `${base}/` }, `${base}/STU3/CodeSystem/SPECIALTY`, 0],
    [{ referenceDataBaseUrl: `${base}/STU3` }, `${base}/STU3/CodeSystem/SPECIALTY`, 0],
    [
      { referenceDataBaseUrl: 'https://x.example/ers-api/STU3/v1', target: 'stu3-hscn' as const },
      'https://x.example/ers-api/STU3/v1/CodeSystem/SPECIALTY',
      0,
    ],
  ])('row 12: with %j it is %s', (options, system, said) => {
    const { resource, issues } = toStu3(live, options);
    expect(valueAt(resource, 'specialty.coding[0].system')).toBe(system);
    expect(find(issues, 'A005.12')).toHaveLength(said);
  });

  it('row 13: copies the specialty code, 2WW too', () => {
    expect(at(map(), 'specialty.coding[0].code')).toBe('EAR_NOSE_THROAT');
    expect(at(map(undefined, {}, draft), 'specialty.coding[0].code')).toBe('2WW');
  });

  it('row 14: copies the display; takes one from the caller where there is none', () => {
    expect(at(map(undefined, {}, draft), 'specialty.coding[0].display')).toBe('2WW');
    expect(at(map(), 'specialty.coding[0].display')).toBeUndefined();
    const result = map(undefined, { specialtyDisplays: { EAR_NOSE_THROAT: 'Ear, Nose & Throat' } });
    expect(at(result, 'specialty.coding[0].display')).toBe('Ear, Nose & Throat');
    expect(find(result.issues, 'A005.14')).toMatchObject([
      { code: 'derived', targetPath: 'specialty.coding[0].display' },
    ]);
  });

  it.each([
    ['ROUTINE', 'ROUTINE', 'Routine'],
    ['URGENT', 'URGENT', 'Urgent'],
    ['2WW', 'TWO_WEEK_WAIT', '2 Week Wait'],
    ['TWO_WEEK_WAIT', 'TWO_WEEK_WAIT', '2 Week Wait'],
  ])('row 15: the priority %s is an extension with %s (%s)', (code, to, display) => {
    const result = map(
      (referral) =>
        (referral['priority'] = { coding: [{ system: 'http://fhir.nhs.uk/ValueSet/ers-priority-1', code }] }),
    );
    expect(result.resource['priority']).toBeUndefined();
    expect(extension(result.resource, 'Extension-eRS-ReferralPriority-1')).toEqual({
      url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralPriority-1',
      valueCodeableConcept: {
        coding: [{ system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-Priority-1', code: to, display }],
      },
    });
    expect(find(result.issues, 'code-mapped')).toHaveLength(code === '2WW' ? 1 : 0);
  });

  it('row 16: no priority is an error', () => {
    const { issues } = map((referral) => delete referral['priority']);
    expect(find(issues, 'A005.16')).toMatchObject([{ severity: 'error', code: 'missing-required' }]);
  });

  it('row 17: the patient is a logical reference, and no longer contained', () => {
    const result = map();
    expect(result.resource['subject']).toEqual({
      identifier: { system: 'http://fhir.nhs.net/Id/nhs-number', value: '9990012342' },
    });
    expect(JSON.stringify(result.resource)).not.toContain('"Patient"');
  });

  it('row 17: no patient is an error', () => {
    const { issues } = map((referral) => delete referral['patient']);
    expect(find(issues, 'missing-required')).toContainEqual(
      expect.objectContaining({ severity: 'error', targetPath: 'subject' }),
    );
  });

  it('rows 18 and 19: a patient elsewhere stays a reference, with its display', () => {
    const result = map(
      (referral) => (referral['patient'] = { reference: 'Patient/7', display: 'A Patient' }),
    );
    expect(result.resource['subject']).toEqual({ reference: 'Patient/7', display: 'A Patient' });
    expect(find(result.issues, 'A005.18')).toMatchObject([
      { severity: 'warning', code: 'missing-required', targetPath: 'subject.identifier' },
    ]);
    expect(find(map().issues, 'A005.18')).toEqual([]);
  });

  it('rows 20–22: supportingInfo leads to documents and other referrals', () => {
    expect(map().resource['supportingInfo']).toEqual([
      { reference: '#DocumentReference-502' },
      { reference: '#DocumentReference-501' },
    ]);
    expect(at(map(undefined, {}, draft), 'supportingInfo[1]')).toEqual({
      reference: 'ReferralRequest/000000700100',
      display: 'earlier referral',
    });
  });

  it('row 23: no supporting information gives none, since an empty list is no FHIR', () => {
    const result = map((referral) => delete referral['supportingInformation']);
    expect(result.resource).not.toHaveProperty('supportingInfo');
    expect(find(result.issues, 'A005.23')).toMatchObject([
      { severity: 'warning', code: 'missing-required', targetPath: 'supportingInfo' },
    ]);
    expect(find(map().issues, 'A005.23')).toEqual([]);
  });

  it.each([
    ['24', 'Extension-eRS-Appointment-1', { valueReference: { reference: '#appointment' } }],
    ['25', 'Extension-eRS-ClinicalInfoFirstSubmitted-1', { valueDateTime: '2017-08-01T12:00:00+01:00' }],
    ['26', 'Extension-eRS-ClinicalInfoLastUpdated-1', { valueDateTime: '2017-08-02T12:00:00+01:00' }],
  ])('row %s: only the URL of %s changes', (_row, name, value) => {
    expect(extension(map(undefined, {}, draft).resource, name)).toEqual({
      url: `https://fhir.nhs.uk/STU3/StructureDefinition/${name}`,
      ...value,
    });
  });

  it('row 27: any other extension goes over, with a warning', () => {
    const other = { url: 'http://example.org/other', valueString: 'x' };
    const result = map((referral) => (referral['extension'] as Json[]).push(other));
    expect(extension(result.resource, '/other')).toEqual(other);
    expect(find(result.issues, 'A005.27')).toMatchObject(
      [{ severity: 'warning', code: 'unknown-extension', sourcePath: 'extension[2]' }].map((issue) => ({
        ...issue,
        sourcePath: 'extension[2].url',
      })),
    );
  });
});

describe('A005, the actors', () => {
  it('row 28 and 37: the service is a logical reference of its participant', () => {
    expect(at(map(), 'contained[2].participant[0].actor.identifier')).toEqual({
      system: 'http://fhir.nhs.net/Id/ers-service',
      value: '8001',
    });
  });

  it('row 28: the identifier may be an object or a list', () => {
    const list = map((referral) => {
      const service = sourceOf(referral, 'HealthcareService-8001');
      service['identifier'] = [service['identifier']];
    });
    expect(list.resource).toEqual(map().resource);
  });

  it('row 29: the name of the service stands for a missing display', () => {
    const result = map(undefined, {}, draft);
    expect(contained(result, 'appointment')['participant']).toMatchObject([
      { actor: { display: 'Made-up Dermatology' } },
      {},
      {},
    ]);
    expect(find(result.issues, 'A005.29')).toMatchObject([{ code: 'derived' }]);
  });

  it('row 29: a name that differs from the display is dropped, said, and kept on request', () => {
    const rename = (referral: Json): void =>
      void (sourceOf(referral, 'HealthcareService-8001')['serviceName'] = 'Another Name');
    expect(find(map(rename).issues, 'A005.29')).toMatchObject([
      { code: 'dropped', sourcePath: 'contained[0].serviceName' },
    ]);
    expect(JSON.stringify(map(rename, { keepLost: true }).resource)).toContain('Another Name');
  });

  it('row 30: the site is lost, and the issue says where to get it', () => {
    const result = map();
    expect(JSON.stringify(result.resource)).not.toContain('XYZ01');
    expect(find(result.issues, 'A005.30')).toMatchObject([
      {
        severity: 'warning',
        code: 'dropped',
        sourcePath: 'contained[1]',
        message: expect.stringContaining('A033') as string,
      },
    ]);
  });

  it('row 30: the site is kept as an extension on request', () => {
    const actor = at(map(undefined, { keepLost: true }), 'contained[2].participant[0].actor');
    expect(extension(actor, 'extension-HealthcareService.location')).toEqual({
      url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-HealthcareService.location',
      valueReference: {
        identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'XYZ01' },
      },
    });
  });

  it('row 30b: documents keep their type and get the STU3 profile', () => {
    expect(contained(map(), 'DocumentReference-501')).toMatchObject({
      resourceType: 'DocumentReference',
      meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-DocumentReference-1'] },
    });
  });

  it('row 31: document ids stay; on request they follow the attachment, references too', () => {
    expect(contained(map(undefined, {}, draft), 'first letter')).toBeDefined();
    const result = map(undefined, { inferences: { 'A005.31': true } }, draft);
    expect(contained(result, 'DocumentReference-601')).toBeDefined();
    expect(at(result, 'supportingInfo[0].reference')).toBe('#DocumentReference-601');
    const [illegal] = find(map(undefined, {}, draft).issues, 'invalid-value');
    expect(illegal).toMatchObject({
      rule: 'A005.31',
      targetPath: expect.stringMatching(/^contained\[\d+\]\.id$/) as string,
    });
  });

  it('row 32: practitioners are no longer contained, and each is accounted for', () => {
    const result = map();
    expect((result.resource['contained'] as Json[]).map(({ resourceType }) => resourceType)).toEqual([
      'DocumentReference',
      'DocumentReference',
      'Appointment',
    ]);
    const ended = (rule: string) => find(result.issues, rule).map(({ sourcePath }) => sourcePath);
    expect(ended('A005.32')).toEqual(['contained[4]', 'contained[5]']);
    expect([...ended('A005.28'), ...ended('A005.17')]).toEqual(['contained[0]', 'contained[6]']);
  });
});

describe('A005, the appointment', () => {
  it('rows 33 and 34: keeps its id, and names two profiles on the platform', () => {
    expect(contained(map(), 'appointment')['meta']).toEqual({
      profile: [
        'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Appointment-1',
        'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Appointment-1',
      ],
    });
    expect(contained(map(undefined, { target: 'stu3-hscn' }), 'appointment')['meta']).toEqual({
      profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Appointment-1'],
    });
  });

  it.each(['proposed', 'booked', 'cancelled', 'noshow'])('row 35: the status %s stays', (status) => {
    expect(
      contained(
        map((referral) => (sourceOf(referral, 'appointment')['status'] = status)),
        'appointment',
      )['status'],
    ).toBe(status);
  });

  it('row 36: start and end stay; on request they go to UTC', () => {
    expect(contained(map(undefined, {}, draft), 'appointment')).toMatchObject({
      start: '2017-09-01T10:00:00+01:00',
      end: '2017-09-01T10:30:00+01:00',
    });
    expect(
      contained(map(undefined, { inferences: { 'A005.36': true } }, draft), 'appointment'),
    ).toMatchObject({
      start: '2017-09-01T09:00:00.000Z',
      end: '2017-09-01T09:30:00.000Z',
    });
  });

  it('rows 38, 39, 41, 42: the clinician, displays, type system and status', () => {
    const [service, , clinician] = contained(map(), 'appointment')['participant'] as Json[];
    expect(service).toMatchObject({ actor: { display: 'Made-up ENT Clinic' }, status: 'accepted' });
    expect(clinician).toEqual({
      type: { coding: [{ system: 'http://hl7.org/fhir/ValueSet/encounter-participant-type', code: 'CON' }] },
      actor: { identifier: { system: 'http://fhir.nhs.net/Id/sds-user-id', value: '555000000001' } },
      status: 'accepted',
    });
  });

  it.each([
    ['an object', live],
    ['a list', draft],
  ])('row 40: %s as the type becomes an object, or a list with strictFhir', (_form, source) => {
    const type = (options: ToStu3Options): unknown =>
      (contained(map(undefined, options, source), 'appointment')['participant'] as Json[])[2]!['type'];
    expect(Array.isArray(type({}))).toBe(false);
    expect(type({ strictFhir: true })).toHaveLength(1);
  });

  it('row 43: the patient is a participant on the platform, after the service', () => {
    const result = map();
    expect((contained(result, 'appointment')['participant'] as Json[])[1]).toEqual({
      actor: { identifier: { system: 'http://fhir.nhs.net/Id/nhs-number', value: '9990012342' } },
      status: 'accepted',
    });
    expect(find(result.issues, 'A005.43')).toMatchObject([
      { code: 'derived', targetPath: 'contained[2].participant[1]' },
    ]);
  });

  it('row 44: the description is a constant on the platform', () => {
    expect(contained(map(), 'appointment')['description']).toBe('e-Referral Appointment');
  });

  it('row 45: what has no source is not invented', () => {
    const appointment = contained(map(), 'appointment');
    for (const name of ['language', 'slot', 'created', 'comment', 'reason'])
      expect(appointment).not.toHaveProperty(name);
  });

  it('row 45b: incomingReferral follows from id and version', () => {
    expect(contained(map(), 'appointment')['incomingReferral']).toEqual([
      { reference: 'ReferralRequest/000000700100/_history/5' },
    ]);
    expect(
      contained(
        map((referral) => delete (referral['meta'] as Json)['versionId']),
        'appointment',
      ),
    ).not.toHaveProperty('incomingReferral');
  });

  it.each(['A005.43', 'A005.44', 'A005.45b'] as const)('row %s off, or HSCN: nothing is added', (rule) => {
    const names = { 'A005.43': 'participant', 'A005.44': 'description', 'A005.45b': 'incomingReferral' };
    for (const options of [{ inferences: { [rule]: false } }, { target: 'stu3-hscn' as const }]) {
      const result = map(undefined, options);
      const value = contained(result, 'appointment')[names[rule]];
      if (rule === 'A005.43') expect(value).toHaveLength(2);
      else expect(value).toBeUndefined();
      expect(find(result.issues, rule)).toEqual([]);
    }
  });
});

describe('A005, the documents', () => {
  const attachment = (result: ToStu3Result): Json =>
    valueAt(contained(result, 'DocumentReference-501'), 'content[0].attachment') as Json;

  it('row 46: who attached it is a logical reference', () => {
    expect(extension(attachment(map()), 'Extension-eRS-AttachedBy-1')).toEqual({
      url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-AttachedBy-1',
      valueReference: { identifier: { system: 'http://fhir.nhs.net/Id/sds-user-id', value: '555000000002' } },
    });
  });

  it.each([
    ['REFERRER', 'Referrer'],
    ['PROVIDER', 'Provider'],
    ['ADVICE_REQUEST', 'Advice Request'],
    ['GUIDANCE_RESPONSE', 'Guidance Response'],
  ])('rows 47 and 48: the type %s gets the STU3 system and the display %s', (code, display) => {
    const result = map(
      (referral) =>
        ((valueAt(sourceOf(referral, 'DocumentReference-501'), 'type.coding[0]') as Json)['code'] = code),
    );
    expect(contained(result, 'DocumentReference-501')['type']).toEqual({
      coding: [{ system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-AttachmentType-1', code, display }],
    });
    expect(find(result.issues, 'A005.48')).toHaveLength(2);
  });

  it('row 49: copies the status', () => {
    expect(contained(map(), 'DocumentReference-501')['status']).toBe('current');
  });

  it('row 50: indexed stays; on request it goes to UTC', () => {
    expect(contained(map(undefined, {}, draft), 'first letter')['indexed']).toBe('2017-08-01T12:00:00+01:00');
    expect(
      contained(map(undefined, { inferences: { 'A005.50': true } }, draft), 'first letter')['indexed'],
    ).toBe('2017-08-01T11:00:00.000Z');
  });

  it('row 51: an empty description stays for HSCN or on request; else it goes, and is said', () => {
    for (const options of [{ target: 'stu3-hscn' as const }, { inferences: { 'A005.51': true } }]) {
      expect(contained(map(undefined, options), 'DocumentReference-501')['description']).toBe('');
    }
    expect(contained(map(), 'DocumentReference-502')['description']).toBe('Test results');
    for (const options of [
      {},
      { strictFhir: true, inferences: { 'A005.51': true } },
      { inferences: { 'A005.51': false } },
    ]) {
      const result = map(undefined, options);
      expect(contained(result, 'DocumentReference-501')).not.toHaveProperty('description');
      expect(find(result.issues, 'dropped').map(({ sourcePath }) => sourcePath)).toContain(
        'contained[2].description',
      );
    }
  });

  it('rows 52–54: id, type, size, title, date and url of the attachment stay', () => {
    expect(attachment(map())).toMatchObject({
      id: '501',
      contentType: 'application/pdf',
      size: 20480,
      title: 'Letter 501.pdf',
      creation: '2018-03-01',
      url: 'Binary/att-700100-501',
    });
  });

  it('row 55: availability is never invented; an issue says where it is, and an option gives it', () => {
    expect(find(map().issues, 'A005.55')).toMatchObject([
      { code: 'missing-required', severity: 'warning', message: expect.stringContaining('A005') as string },
      {},
    ]);
    const result = map(undefined, { attachments: 'PENDING' });
    expect(extension(attachment(result), 'Extension-eRS-AvailabilityStatus-1')).toEqual({
      url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-AvailabilityStatus-1',
      valueCoding: {
        system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-AvailabilityStatus-1',
        code: 'PENDING',
      },
    });
    expect(find(result.issues, 'missing-required').filter(({ rule }) => rule === 'A005.55')).toEqual([]);
  });

  it('row 56: organisations of the attachment are not invented', () => {
    expect(attachment(map())['extension'] as Json[]).toHaveLength(1);
  });
});

describe('A005, what DSTU2 has not', () => {
  it.each([
    ['A005.57', 'identifier'],
    ['A005.58', 'extension'],
    ['A005.59', 'contained'],
    ['A005.60', 'extension'],
    ['A005.61', 'extension'],
  ])('row %s: is reported as missing, with where to get it', (rule, targetPath) => {
    expect(find(map().issues, rule)).toMatchObject([
      { severity: 'warning', code: 'missing-required', targetPath, sourcePath: 'ReferralRequest' },
    ]);
    expect(find(map(undefined, { target: 'stu3-hscn' }).issues, rule)).toEqual([]);
  });

  it.each([
    ['active', 'booked', 'BOOKED'],
    ['active', 'noshow', 'DID_NOT_ATTEND'],
    ['cancelled', 'cancelled', 'CANCELLED_REFERRAL'],
    ['rejected', 'booked', 'REJECTED'],
    ['active', undefined, 'NOT_BOOKED'],
  ])('row 61 on: a referral %s with an appointment %s is guessed %s', (status, appointment, state) => {
    const result = map(
      (referral) => {
        referral['status'] = status;
        if (appointment !== undefined) sourceOf(referral, 'appointment')['status'] = appointment;
        else
          referral['contained'] = (referral['contained'] as Json[]).filter(({ id }) => id !== 'appointment');
      },
      { inferences: { 'A005.61': true } },
    );
    expect(valueAt(extension(result.resource, 'ReferralState-1'), 'extension[0].valueCoding.code')).toBe(
      state,
    );
    expect(find(result.issues, 'A005.61')).toMatchObject([{ severity: 'warning', code: 'derived' }]);
  });

  it('row 61 on: a state that cannot be guessed stays missing', () => {
    const result = map((referral) => (sourceOf(referral, 'appointment')['status'] = 'proposed'), {
      inferences: { 'A005.61': true },
    });
    expect(find(result.issues, 'A005.61')).toMatchObject([{ code: 'missing-required' }]);
  });

  it('rows 62 and 64: the appointment id and additional requirements are not invented', () => {
    expect(JSON.stringify(map().resource)).not.toMatch(/Appointment-Reference|PatientAdditionalRequirement/);
  });

  it('row 63: the start of the pathway can be given from a worklist', () => {
    expect(extension(map().resource, 'eReferralPathwayStart-1')).toBeUndefined();
    const result = map(undefined, { pathwayStarts: { '000000700100': '2018-02-28T08:00:00.000Z' } });
    expect(extension(result.resource, 'eReferralPathwayStart-1')).toMatchObject({
      valueInstant: '2018-02-28T08:00:00.000Z',
    });
    expect(find(result.issues, 'A005.63')).toMatchObject([{ code: 'derived' }]);
  });
});
