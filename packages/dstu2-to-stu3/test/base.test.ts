import { describe, expect, it } from 'vitest';
import { account, extension, find, type Json, valueAt } from './support.js';

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
const map = (source: Json, options = {}): ReturnType<typeof account> => {
  const result = account(source, options);
  expect(result.faults).toEqual([]);
  return result;
};

describe('data types', () => {
  const name = (human: Json, options = {}): ReturnType<typeof account> =>
    map({ resourceType: 'Patient', name: [human] }, options);

  it('HumanName: one part of a family name stays; several are joined, and kept apart on request', () => {
    expect(valueAt(name({ family: ['Dyke'] }).resource, 'name[0].family')).toBe('Dyke');
    const joined = name({ family: ['van', 'Dyke'] });
    expect(valueAt(joined.resource, 'name[0].family')).toBe('van Dyke');
    expect(find(joined.issues, 'flattened')).toHaveLength(1);
    expect(
      valueAt(name({ family: ['van', 'Dyke'] }, { keepLost: true }).resource, 'name[0]._family.extension'),
    ).toEqual([
      { url: `${crossVersion}HumanName.family`, valueString: 'van' },
      { url: `${crossVersion}HumanName.family`, valueString: 'Dyke' },
    ]);
  });

  it.each([
    ['VV', 'humanname-own-prefix'],
    ['BR', 'humanname-own-name'],
    ['SP', 'humanname-partner-name'],
  ])('HumanName: the qualifier %s becomes %s', (code, successor) => {
    const { resource } = name({
      family: ['van', 'Dyke'],
      _family: [
        {
          extension: [
            { url: 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-qualifier', valueCode: code },
          ],
        },
        null,
      ],
    });
    expect(valueAt(resource, 'name[0]._family.extension')).toEqual([
      { url: `http://hl7.org/fhir/StructureDefinition/${successor}`, valueString: 'van' },
    ]);
  });

  it('Timing: units, bounds and when, and times as they are', () => {
    const timing = {
      event: ['2013-05-25', '2013-05-25T10:00:00+09:00'],
      repeat: { boundsQuantity: { value: 10, code: 'd' }, durationUnits: 'h', periodUnits: 'd', when: 'AC' },
    };
    expect(
      valueAt(
        map({ resourceType: 'Patient', extension: [{ url: 'http://example.org/t', valueTiming: timing }] })
          .resource,
        'extension[0].valueTiming',
      ),
    ).toEqual({
      event: ['2013-05-25', '2013-05-25T10:00:00+09:00'],
      repeat: { boundsDuration: { value: 10, code: 'd' }, durationUnit: 'h', periodUnit: 'd', when: ['AC'] },
    });
  });

  it('Narrative: gets the namespace, and stays byte for byte else; what is no XHTML becomes text', () => {
    const div = (text: string): unknown =>
      valueAt(
        map({ resourceType: 'Patient', text: { status: 'generated', div: text } }).resource,
        'text.div',
      );
    expect(div('<div>a &amp; <b class="x">b</b><br/></div>')).toBe(
      '<div xmlns="http://www.w3.org/1999/xhtml">a &amp; <b class="x">b</b><br/></div>',
    );
    expect(div('<div xmlns="http://www.w3.org/1999/xhtml">a</div>')).toBe(
      '<div xmlns="http://www.w3.org/1999/xhtml">a</div>',
    );
    for (const bad of [
      '<div><p>a</div>',
      'plain',
      '<p>a</p>',
      '<div>a',
      '<div>1 < 2</div>',
      '<div>a</div><div>b</div>',
    ]) {
      expect(div(bad)).toMatch(/^<div xmlns="http:\/\/www.w3.org\/1999\/xhtml">[^<]*<\/div>$/);
    }
  });

  it('Attachment and Signature: renamed media types', () => {
    expect(
      valueAt(
        map({ resourceType: 'Patient', photo: [{ contentType: 'application/xml+fhir' }] }).resource,
        'photo[0].contentType',
      ),
    ).toBe('application/fhir+xml');
  });

  it('ContactPoint: a web address of system other becomes url on request only', () => {
    const source = { resourceType: 'Patient', telecom: [{ system: 'other', value: 'https://example.org' }] };
    expect(valueAt(map(source).resource, 'telecom[0].system')).toBe('other');
    expect(
      valueAt(map(source, { inferences: { 'base.contactUrl': true } }).resource, 'telecom[0].system'),
    ).toBe('url');
  });

  it('primitives: ids and extensions stay with them, placeholders too', () => {
    const given = {
      given: ['Ann', null],
      _given: [null, { extension: [{ url: 'http://example.org/x', valueCode: 'y' }] }],
      text: 'A',
      _text: { id: 't' },
    };
    expect(valueAt(name(given).resource, 'name[0]')).toEqual(given);
  });

  it('comments go, counted in one issue', () => {
    const { resource, issues } = map({
      resourceType: 'Patient',
      fhir_comments: ['a'],
      active: true,
      _active: { fhir_comments: ['b', 'c'] },
    });
    expect(resource).toEqual({ resourceType: 'Patient', active: true });
    expect(issues).toMatchObject([
      {
        severity: 'information',
        code: 'dropped',
        sourcePath: 'Patient',
        message: expect.stringContaining('2 fhir_comments') as string,
      },
    ]);
  });

  it('extensions: renamed where STU3 has a successor, said where it has none', () => {
    const url = (end: string): Json => ({
      url: `http://hl7.org/fhir/StructureDefinition/${end}`,
      valueCode: 'x',
    });
    const { resource, issues } = map({
      resourceType: 'Practitioner',
      id: 'p',
      practitionerRole: [{ extension: [url('practitioner-primaryInd')] }],
      extension: [url('us-core-race'), url('geneticsAlleleName')],
    });
    expect(JSON.stringify(resource)).toContain('practitionerrole-primaryInd');
    expect(find(issues, 'unknown-extension')).toHaveLength(2);
  });

  it('references: types that STU3 renamed, relative and absolute, never elsewhere', () => {
    const item = (reference: string): unknown =>
      valueAt(
        map({ resourceType: 'List', status: 'current', mode: 'working', entry: [{ item: { reference } }] })
          .resource,
        'entry[0].item.reference',
      );
    expect(item('MedicationOrder/1')).toBe('MedicationRequest/1');
    expect(item('http://example.org/fhir/DiagnosticOrder/1/_history/2')).toBe(
      'http://example.org/fhir/ProcedureRequest/1/_history/2',
    );
    expect(item('Patient/MedicationOrder-1')).toBe('Patient/MedicationOrder-1');
    expect(item('https://example.org/Conformance/Patient/1')).toBe(
      'https://example.org/Conformance/Patient/1',
    );
    expect(item('https://example.org/Conformance/DiagnosticOrder/1')).toBe(
      'https://example.org/Conformance/ProcedureRequest/1',
    );
    expect(
      map({ resourceType: 'Patient', identifier: [{ value: 'MedicationOrder/1' }] }).resource,
    ).toMatchObject({ identifier: [{ value: 'MedicationOrder/1' }] });
  });
});

describe('resources', () => {
  it('Bundle: types that STU3 renamed, in links and requests', () => {
    const { resource } = map({
      resourceType: 'Bundle',
      type: 'transaction',
      link: [{ relation: 'self', url: 'http://example.org/fhir/MedicationOrder?patient=1' }],
      entry: [
        { request: { method: 'GET', url: 'DiagnosticOrder/1/$everything' } },
        { request: { method: 'GET', url: 'DeviceUseRequest' } },
      ],
    });
    expect(resource).toMatchObject({
      link: [{ url: 'http://example.org/fhir/MedicationRequest?patient=1' }],
      entry: [{ request: { url: 'ProcedureRequest/1/$everything' } }, { request: { url: 'DeviceRequest' } }],
    });
  });

  it('Patient: careProvider, link', () => {
    expect(
      map({
        resourceType: 'Patient',
        careProvider: [{ reference: 'Organization/1' }],
        link: [{ other: { reference: 'Patient/2' }, type: 'replace' }],
      }).resource,
    ).toEqual({
      resourceType: 'Patient',
      generalPractitioner: [{ reference: 'Organization/1' }],
      link: [{ other: { reference: 'Patient/2' }, type: 'replaced-by' }],
    });
  });

  const role = { managingOrganization: { reference: 'Organization/1' }, role: { text: 'GP' } };

  it('Practitioner alone: its roles are contained, and an extension leads to each', () => {
    const { resource, issues } = map({
      resourceType: 'Practitioner',
      id: 'p',
      practitionerRole: [role, role],
    });
    expect(resource['contained']).toMatchObject([
      {
        resourceType: 'PractitionerRole',
        id: 'p-role-1',
        practitioner: { reference: 'Practitioner/p' },
        organization: { reference: 'Organization/1' },
        code: [{ text: 'GP' }],
      },
      { id: 'p-role-2' },
    ]);
    expect(valueAt(resource, 'extension[1]')).toEqual({
      url: `${crossVersion}Practitioner.practitionerRole`,
      valueReference: { reference: '#p-role-2' },
    });
    expect(find(issues, 'split-out')).toHaveLength(2);
  });

  it('Practitioner in a bundle: its roles are entries after it, the same each time, not counted', () => {
    const source = {
      resourceType: 'Bundle',
      type: 'transaction',
      total: 2,
      entry: [
        {
          fullUrl: 'urn:uuid:1',
          resource: { resourceType: 'Practitioner', id: 'p', practitionerRole: [role] },
          request: { method: 'PUT', url: 'Practitioner/p' },
        },
        { resource: { resourceType: 'Patient', id: 'x' }, request: { method: 'PUT', url: 'Patient/x' } },
      ],
    };
    const { resource } = map(source);
    expect(resource['total']).toBe(2);
    expect(resource['entry']).toMatchObject([
      { resource: { resourceType: 'Practitioner' } },
      {
        fullUrl: expect.stringMatching(
          /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/,
        ) as string,
        resource: { resourceType: 'PractitionerRole', practitioner: { reference: 'urn:uuid:1' } },
        request: { method: 'POST', url: 'PractitionerRole' },
      },
      { resource: { resourceType: 'Patient' } },
    ]);
    expect(map(source).resource).toEqual(resource);
    const search = map({
      ...source,
      type: 'searchset',
      entry: [{ resource: source.entry[0]!.resource, search: { mode: 'match' } }],
    });
    expect(valueAt(search.resource, 'entry[1].search')).toEqual({ mode: 'include' });
  });

  it('Practitioner in a container: its role stands beside it, and the container leads to it', () => {
    const { resource } = map({
      resourceType: 'Schedule',
      contained: [
        { resourceType: 'Practitioner', id: 'p', practitionerRole: [role] },
        { resourceType: 'Location', id: 'l' },
      ],
      actor: { reference: '#p' },
    });
    expect(resource['contained']).toMatchObject([
      { id: 'p' },
      { id: 'p-role-1', practitioner: { reference: '#p' } },
      { id: 'l' },
    ]);
    expect(extension(resource, 'Practitioner.practitionerRole')).toMatchObject({
      valueReference: { reference: '#p-role-1' },
    });
    expect(resource['actor']).toEqual([{ reference: '#p' }]);
  });

  it('HealthcareService: category, name, location, types and specialties; the public key is lost or kept', () => {
    const source = {
      resourceType: 'HealthcareService',
      serviceCategory: { text: 'c' },
      serviceName: 'n',
      location: { reference: 'Location/1' },
      serviceType: [{ type: { text: 'a' }, specialty: [{ text: 's' }] }, { type: { text: 'b' } }],
      publicKey: 'key',
      programName: ['p'],
    };
    const { resource, issues } = map(source);
    expect(resource).toEqual({
      resourceType: 'HealthcareService',
      category: { text: 'c' },
      name: 'n',
      location: [{ reference: 'Location/1' }],
      type: [{ text: 'a' }, { text: 'b' }],
      specialty: [{ text: 's' }],
      programName: ['p'],
    });
    expect(issues.map(({ code }) => code)).toEqual(['flattened', 'dropped']);
    expect(extension(map(source, { keepLost: true }).resource, 'HealthcareService.publicKey')).toEqual({
      url: `${crossVersion}HealthcareService.publicKey`,
      valueString: 'key',
    });
    const kept = map(source, { keepLost: true }).resource['extension'] as Json[];
    expect(kept.filter(({ url }) => url === `${crossVersion}HealthcareService.serviceType`)).toEqual([
      {
        url: `${crossVersion}HealthcareService.serviceType`,
        extension: [
          { url: 'type', valueCodeableConcept: { text: 'a' } },
          { url: 'specialty', valueCodeableConcept: { text: 's' } },
        ],
      },
      {
        url: `${crossVersion}HealthcareService.serviceType`,
        extension: [{ url: 'type', valueCodeableConcept: { text: 'b' } }],
      },
    ]);
  });

  const referral = { resourceType: 'ReferralRequest', status: 'active', patient: { reference: 'Patient/1' } };

  it.each([
    ['draft', 'draft'],
    ['requested', 'active'],
    ['active', 'active'],
    ['cancelled', 'cancelled'],
    ['accepted', 'active'],
    ['rejected', 'cancelled'],
    ['completed', 'completed'],
  ])('ReferralRequest: the status %s becomes %s', (status, to) => {
    const { resource } = map({ ...referral, status }, { keepLost: true });
    expect(resource['status']).toBe(to);
    if (status !== to)
      expect(resource['_status']).toEqual({
        extension: [{ url: `${crossVersion}ReferralRequest.status`, valueCode: status }],
      });
  });

  it('ReferralRequest: the date of sending stands for a missing date, else it is lost or kept', () => {
    expect(map({ ...referral, dateSent: '2014-02-14' }).resource['authoredOn']).toBe('2014-02-14');
    const both = { ...referral, date: '2014-02-13', dateSent: '2014-02-14' };
    expect(map(both).resource['authoredOn']).toBe('2014-02-13');
    expect(find(map(both).issues, 'dropped')).toMatchObject([{ sourcePath: 'dateSent' }]);
    expect(extension(map(both, { keepLost: true }).resource, 'dateSent')).toMatchObject({
      valueDateTime: '2014-02-14',
    });
  });

  it('ReferralRequest: a local priority is lost, kept, or mapped by the table given', () => {
    const local = {
      ...referral,
      priority: { coding: [{ system: 'http://example.org/p', code: 'med', display: 'Medium' }] },
    };
    expect(map(local).resource).not.toHaveProperty('priority');
    expect(find(map(local).issues, 'dropped')).toMatchObject([
      { severity: 'warning', sourcePath: 'priority' },
    ]);
    expect(extension(map(local, { keepLost: true }).resource, 'ReferralRequest.priority')).toMatchObject({
      valueCodeableConcept: local.priority,
    });
    expect(map(local, { priorityCodes: { med: 'routine' } }).resource['priority']).toBe('routine');
  });

  it('ReferralRequest: no patient is an error', () => {
    expect(
      find(map({ resourceType: 'ReferralRequest', status: 'active' }).issues, 'missing-required'),
    ).toMatchObject([{ severity: 'error', targetPath: 'subject' }]);
  });

  it('Appointment, Slot, Schedule: types, reason and status', () => {
    expect(
      map({
        resourceType: 'Appointment',
        status: 'booked',
        type: { text: 't' },
        reason: { text: 'r' },
        participant: [{ status: 'accepted' }],
      }).resource,
    ).toMatchObject({ serviceType: [{ text: 't' }], reason: [{ text: 'r' }] });
    expect(
      map({
        resourceType: 'Slot',
        schedule: { reference: 'Schedule/1' },
        freeBusyType: 'busy-unavailable',
        start: '2014-01-01T00:00:00Z',
        end: '2014-01-01T00:00:00Z',
        type: { text: 't' },
      }).resource,
    ).toMatchObject({ status: 'busy-unavailable', serviceType: [{ text: 't' }] });
    expect(
      map({ resourceType: 'Schedule', actor: { reference: 'Location/1' }, type: [{ text: 't' }] }).resource,
    ).toMatchObject({ actor: [{ reference: 'Location/1' }], serviceType: [{ text: 't' }] });
  });

  it.each([
    ['AppointmentResponse', 'participantStatus', 'in-process', 'tentative'],
    ['AppointmentResponse', 'participantStatus', 'completed', 'accepted'],
    ['Communication', 'status', 'failed', 'aborted'],
    ['Communication', 'status', 'rejected', 'aborted'],
    ['CommunicationRequest', 'status', 'planned', 'draft'],
    ['CommunicationRequest', 'status', 'requested', 'active'],
    ['CommunicationRequest', 'status', 'failed', 'cancelled'],
  ])('%s: the %s %s becomes %s, with a warning', (resourceType, name, from, to) => {
    const { resource, issues } = map({ resourceType, [name]: from, appointment: { display: 'x' } });
    expect(resource[name]).toBe(to);
    expect(find(issues, 'code-mapped')).toMatchObject([{ severity: 'warning' }]);
  });

  it('DocumentReference: one content for each format, docStatus as a code', () => {
    const format = (code: string): Json => ({ system: 'urn:x', code });
    const { resource } = map({
      resourceType: 'DocumentReference',
      type: { text: 't' },
      indexed: '2005-12-24T09:43:41+11:00',
      status: 'current',
      docStatus: { coding: [{ system: 'http://hl7.org/fhir/composition-status', code: 'final' }] },
      content: [
        { attachment: { url: 'a' }, format: [format('x'), format('y')] },
        { attachment: { url: 'b' } },
      ],
    });
    expect(resource['docStatus']).toBe('final');
    expect(resource['content']).toEqual([
      { attachment: { url: 'a' }, format: format('x') },
      { attachment: { url: 'a' }, format: format('y') },
      { attachment: { url: 'b' } },
    ]);
  });

  it('Bundle: request URLs name STU3 types, and a signature no longer holds', () => {
    const { resource, issues } = map({
      resourceType: 'Bundle',
      type: 'batch',
      entry: [{ request: { method: 'GET', url: 'MedicationOrder?patient=1' } }],
      signature: {
        type: [{ code: 'x' }],
        when: '2014-01-01T00:00:00Z',
        whoUri: 'urn:x',
        contentType: 'text/plain',
        blob: 'eA==',
      },
    });
    expect(valueAt(resource, 'entry[0].request.url')).toBe('MedicationRequest?patient=1');
    expect(find(issues, 'invalid-value')).toMatchObject([{ severity: 'error', sourcePath: 'signature' }]);
  });

  it('Bundle: a resource without rules is an issue, and the others are mapped', () => {
    const source = {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [
        { fullUrl: 'urn:x', resource: { resourceType: 'Observation', id: 'o', status: 'final' } },
        { resource: { resourceType: 'Patient', careProvider: [{ display: 'x' }] } },
      ],
    };
    const { resource, issues } = map(source);
    expect(resource['entry']).toEqual([
      { fullUrl: 'urn:x' },
      { resource: { resourceType: 'Patient', generalPractitioner: [{ display: 'x' }] } },
    ]);
    expect(find(issues, 'unsupported-type')).toMatchObject([
      {
        severity: 'error',
        sourcePath: 'entry[0].resource',
        message: expect.stringContaining('Observation') as string,
      },
    ]);
    const kept = valueAt(map(source, { keepLost: true }).resource, 'entry[0].resource') as Json;
    expect(kept).toMatchObject({
      resourceType: 'Basic',
      id: 'o',
      code: { coding: [{ code: 'Observation' }] },
    });
    expect(JSON.parse(valueAt(kept, 'extension[0].valueString') as string)).toEqual(
      source.entry[0]!.resource,
    );
  });

  it('List: note and empty reason', () => {
    expect(
      map({ resourceType: 'List', status: 'current', mode: 'working', note: 'n', emptyReason: { text: 'e' } })
        .resource,
    ).toMatchObject({ note: [{ text: 'n' }], emptyReason: { text: 'e' } });
    const two = map({ resourceType: 'List', status: 'current', mode: 'working', note: ['n', 'o', null] });
    expect(two.resource['note']).toEqual([{ text: 'n' }, { text: 'o' }]);
  });

  it('Parameters: values, resources and parts', () => {
    const { resource } = map({
      resourceType: 'Parameters',
      parameter: [
        { name: 'a', resource: { resourceType: 'Patient', careProvider: [{ display: 'x' }] } },
        { name: 'b', part: [{ name: 'c', valueTiming: { repeat: { durationUnits: 'h' } } }] },
      ],
    });
    expect(resource['parameter']).toEqual([
      { name: 'a', resource: { resourceType: 'Patient', generalPractitioner: [{ display: 'x' }] } },
      { name: 'b', part: [{ name: 'c', valueTiming: { repeat: { durationUnit: 'h' } } }] },
    ]);
  });

  it('OperationOutcome: an expression beside a simple XPath', () => {
    const { resource } = map({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: 'invalid', location: ['/f:Patient/f:name[2]/f:family', '//*[1]'] }],
    });
    expect(valueAt(resource, 'issue[0]')).toMatchObject({
      location: ['/f:Patient/f:name[2]/f:family', '//*[1]'],
      expression: ['Patient.name[1].family'],
    });
  });

  it('ValueSet: codes of its own become a CodeSystem that it includes', () => {
    const { resource } = map({
      resourceType: 'ValueSet',
      id: 'v',
      status: 'draft',
      identifier: { value: 'i' },
      requirements: 'why',
      lockedDate: '2014-01-01',
      useContext: [{ coding: [{ system: 'urn:iso:std:iso:3166', code: 'GB' }] }, { text: 'other' }],
      compose: { import: ['http://a', 'http://b'], include: [{ system: 'http://c' }] },
      codeSystem: {
        system: 'http://own',
        caseSensitive: true,
        concept: [{ code: 'x', abstract: true, concept: [{ code: 'y' }] }],
      },
    });
    expect(resource).toMatchObject({
      identifier: [{ value: 'i' }],
      purpose: 'why',
      jurisdiction: [{ coding: [{ code: 'GB' }] }],
      useContext: [{ code: { code: 'task' }, valueCodeableConcept: { text: 'other' } }],
      compose: {
        lockedDate: '2014-01-01',
        include: [
          { valueSet: ['http://a'] },
          { valueSet: ['http://b'] },
          { system: 'http://c' },
          { system: 'http://own' },
        ],
      },
    });
    expect(resource['contained']).toEqual([
      {
        resourceType: 'CodeSystem',
        id: 'v-codesystem',
        url: 'http://own',
        status: 'draft',
        content: 'complete',
        caseSensitive: true,
        property: [
          {
            code: 'notSelectable',
            uri: 'http://hl7.org/fhir/concept-properties#notSelectable',
            type: 'boolean',
          },
        ],
        concept: [
          { code: 'x', property: [{ code: 'notSelectable', valueBoolean: true }], concept: [{ code: 'y' }] },
        ],
      },
    ]);
  });

  it('Communication and CommunicationRequest: the moves', () => {
    expect(
      map({
        resourceType: 'Communication',
        status: 'completed',
        category: { text: 'c' },
        encounter: { display: 'e' },
        reason: [{ text: 'r' }],
        requestDetail: { reference: 'CommunicationRequest/1' },
      }).resource,
    ).toMatchObject({
      category: [{ text: 'c' }],
      context: { display: 'e' },
      reasonCode: [{ text: 'r' }],
      basedOn: [{ reference: 'CommunicationRequest/1' }],
    });
    expect(
      map({
        resourceType: 'CommunicationRequest',
        status: 'completed',
        requester: { display: 'r' },
        scheduledDateTime: '2014',
        requestedOn: '2013',
        priority: { coding: [{ system: 'http://hl7.org/fhir/diagnostic-order-priority', code: 'stat' }] },
      }).resource,
    ).toMatchObject({
      requester: { agent: { display: 'r' } },
      occurrenceDateTime: '2014',
      authoredOn: '2013',
      priority: 'stat',
    });
  });
});
