import { describe, expect, it } from 'vitest';
import { longWay, type Setting, shortCut } from './both-paths.js';
import { type Json, nhsNumber } from './support.js';

/* The short cuts for participants of an appointment and for entries of a worklist. */

type Row = [what: string, source: Json, setting?: Setting];

const id = (name: string): string => `http://fhir.nhs.uk/Id/${name}`;
const contained: Json[] = [
  {
    resourceType: 'Patient',
    id: 'p',
    identifier: [{ system: id('nhs-number'), value: nhsNumber(1234) }],
  },
  {
    resourceType: 'HealthcareService',
    id: 's',
    serviceName: 'Made-up Clinic',
    identifier: { system: id('ers-service'), value: '8001' },
  },
  { resourceType: 'Practitioner', id: 'x', identifier: { system: 'http://example.org', value: '77' } },
  { resourceType: 'DocumentReference', id: 'd' },
];
const around: Setting = { contained };
const status = 'accepted';
const actor = { reference: '#p' };
const service = { reference: '#s', display: 'Made-up Clinic' };
const consultant = { system: 'http://hl7.org/fhir/ValueSet/encounter-participant-type', code: 'CON' };
const type = { coding: [consultant] };
const other = { coding: [{ system: 'http://example.org', code: 'CON' }] };

describe('the short cut for a participant', () => {
  const taken: Row[] = [
    ['a patient', { actor, status }, around],
    ['a patient with a type', { type, actor, status }, around],
    ['a service by its name', { actor: service, status }, around],
    ['a service by its name with a type', { type, actor: service, status }, around],
  ];
  it.each<Row>(taken)('takes %s, and makes what the tables make', (_what, source, setting) => {
    const short = shortCut('ErsParticipant', source, setting);
    expect(short.out).toBeDefined();
    expect(short).toStrictEqual(longWay('ErsParticipant', source, setting));
  });

  it('notes whether a reference has the name of the service', () => {
    const { actors } = shortCut('ErsParticipant', { actor: service, status }, around);
    const identifier = { system: 'http://fhir.nhs.net/Id/ers-service', value: '8001' };
    expect(actors.slice(0, 2)).toEqual([
      [undefined, false],
      [{ identifier, display: 'Made-up Clinic' }, true],
    ]);
    expect(shortCut('ErsParticipant', { actor, status }, around).actors[0]).toMatchObject([
      { identifier: { value: nhsNumber(1234) } },
      false,
    ]);
  });

  const declined: Row[] = [
    ['one without a status', { actor, type }],
    ['one with an empty status', { actor, status: '' }],
    ['one whose status is a number', { actor, status: 5 }],
    ['one without an actor', { type, status }],
    ['one whose actor is null', { actor: null, status }],
    ['one whose actor is a list', { actor: Object.assign([], actor), status }],
    ['one that is required', { actor, status, required: 'required' }],
    ['one with a type that is required', { type, actor, status, required: 'required' }],
    ['an actor without a reference', { actor: { display: 'Somebody' }, status }],
    ['an actor with an empty reference', { actor: { reference: '' }, status }],
    ['an actor elsewhere', { actor: { reference: 'Patient/1' }, status }],
    ['an actor that is not there', { actor: { reference: '#q' }, status }],
    ['what is no actor', { actor: { reference: '#d' }, status }],
    ['an actor of another system', { actor: { reference: '#x' }, status }],
    ['an actor with an id', { actor: { ...actor, id: 'a' }, status }],
    ['a service with an id', { actor: { ...service, id: 'a' }, status }],
    ['a service without its name', { actor: { reference: '#s' }, status }],
    ['a service by another name', { actor: { ...service, display: 'Another' }, status }],
    ['a patient with a display', { actor: { ...actor, display: 'Somebody' }, status }],
    ['a type of another system', { type: other, actor, status }],
    ['a type that is a list', { type: [type], actor, status }],
    ['a type that is null', { type: null, actor, status }],
    ['a type with a text', { type: { ...type, text: 'Consultant' }, actor, status }],
    ['a type of two codes', { type: { coding: [consultant, consultant] }, actor, status }],
    ['a type without a list', { type: { coding: { 0: consultant, length: 1 } }, actor, status }],
    ['a type of null', { type: { coding: [null] }, actor, status }],
    ['a type with a display', { type: { coding: [{ ...consultant, display: 'A' }] }, actor, status }],
    ['a type with an empty code', { type: { coding: [{ ...consultant, code: '' }] }, actor, status }],
    ['a participant, to keep what is lost', { actor, status }, { contained, options: { keepLost: true } }],
    ['a participant in strict FHIR', { type, actor, status }, { contained, options: { strictFhir: true } }],
  ];
  it.each<Row>(declined)('leaves %s to the tables, and says nothing', (_what, source, setting = around) => {
    const short = shortCut('ErsParticipant', source, setting);
    expect(short).toMatchObject({ out: undefined, issues: [] });
    expect(short.actors.every(([holder, named]) => holder === undefined && !named)).toBe(true);
  });
});

const url = 'http://fhir.nhs.uk/StructureDefinition/extension-ers-referralsforreview-worklistitem-1';
const attachedBy = 'http://fhir.nhs.uk/StructureDefinition/extension-ers-attachedby-1';
const item = { reference: 'ReferralRequest/000000700100' };
const printed = { url: 'clinicalInfoPrinted', valueBoolean: true };
const start = { url: 'eReferralPathwayStart', valueDateTime: '2018-03-01T10:00:00.000Z' };
const booked = { url: 'dateWhenBookingMade', valueDateTime: '2018-03-01T10:05:00.000Z' };
const entry = (fields: unknown, more: Json = {}): Json => ({
  extension: [{ url, extension: fields }],
  item,
  ...more,
});
const list: Setting = { outside: true };
const [only] = entry([printed])['extension'] as Json[];

describe('the short cut for a worklist entry', () => {
  it.each<Row>([
    ['fields', entry([printed, start]), list],
    ['fields for HSCN', entry([start, printed]), { outside: true, options: { target: 'stu3-hscn' } }],
    ['the date of booking among them', entry([printed, booked, start]), list],
    ['a local item', entry([printed], { item: { reference: '#d' } }), { outside: true, contained }],
  ])('takes %s, and makes what the tables make', (_what, source, setting) => {
    const short = shortCut('List.entry', source, setting);
    expect(short.out).toBeDefined();
    expect(short).toStrictEqual(longWay('List.entry', source, setting));
  });

  it('says that the date of booking is lost, and what the platform requires, each at its place', () => {
    const { out, issues } = shortCut('List.entry', entry([booked, printed]), list);
    expect(out).toEqual({
      extension: [
        {
          url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralsforReview-WorkListItem-1',
          extension: [printed],
        },
      ],
      item,
    });
    const at = { sourcePath: 'place[3].extension[0]', targetPath: 'target[1].extension[0].extension' };
    expect(issues).toEqual([
      {
        severity: 'warning',
        code: 'dropped',
        sourcePath: 'place[3].extension[0].extension[0]',
        message:
          'The date of booking has no place in a STU3 worklist. Read the appointment (A038) for `created`.',
        rule: 'A008.booking',
      },
      ...[
        [
          'A008.service',
          'service: the service. Fetch the worklist (A008), or read the appointment (A038) or the service (A033)',
        ],
        [
          'A008.pathway',
          'eReferralPathwayStart: the start of the pathway. Fetch the worklist (A008), or read the referral (A005)',
        ],
        [
          'A008.version',
          'referralRequestVersion: the version. Fetch the worklist (A008), or read the referral (A005)',
        ],
      ].map(([rule, text]) => ({
        severity: 'warning',
        code: 'missing-required',
        ...at,
        message: `The platform requires ${text}.`,
        rule,
      })),
    ]);
  });

  it.each<Row>([
    ['an entry without an item', { extension: [only], flag: {} }],
    ['an entry whose item is null', { extension: [only], item: null }],
    ['an entry whose item is a list', { extension: [only], item: Object.assign([], item) }],
    ['an item with a display', entry([printed], { item: { ...item, display: 'A referral' } })],
    ['an entry with a date', entry([printed], { date: '2018-03-01' })],
    ['an entry with two extensions', { extension: [only, only], item }],
    ['an extension that is no list', { extension: { 0: only, length: 1 }, item }],
    ['an extension that is null', { extension: [null], item }],
    ['an extension that is a list', { extension: [Object.assign([], only)], item }],
    ['an extension without a url', { extension: [{ extension: [printed], id: 'x' }], item }],
    ['an extension with an id', { extension: [{ ...only, id: 'x' }], item }],
    ['another extension', { extension: [{ url: attachedBy, extension: [printed] }], item }],
    ['fields that are no list', entry({ 0: printed, length: 1 })],
    ['no fields', entry([])],
    ['no field but the date of booking', entry([booked])],
    ['a field that is null', entry([printed, null])],
    ['a field that no table knows', entry([printed, booked, { url: 'more', valueBoolean: true }])],
    [
      'the date of booking, to keep it',
      entry([printed, booked]),
      { outside: true, options: { keepLost: true } },
    ],
  ])('leaves %s to the tables, and says nothing', (_what, source, setting = list) => {
    expect(shortCut('List.entry', source, setting)).toMatchObject({ out: undefined, issues: [] });
  });
});
