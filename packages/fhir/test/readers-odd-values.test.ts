import { describe, expect, it } from 'vitest';
import * as r4 from '../src/r4/index.js';
import * as stu3 from '../src/stu3/index.js';
import { clinician } from './fixtures/identifiers.js';
import { file, referral } from './fixtures/referral.js';
import { change } from './support/change.js';

const { extensionUrls } = stu3;

const coding = { system: 'urn:example', code: 'CODE' };
const present = (value: unknown) => ({ status: 'present', value });
const malformed = (path: string, ...value: unknown[]) =>
  value.length > 0 ? { status: 'malformed', path, value: value[0] } : { status: 'malformed', path };

const service = (...parts: object[]) => ({
  entry: [
    {
      item: {
        identifier: { value: '90210' },
        extension: [{ url: extensionUrls.serviceSummaryView, extension: parts }],
      },
    },
  ],
});
const worklist = (...parts: object[]) => ({
  entry: [
    {
      item: { reference: 'ReferralRequest/1' },
      extension: [{ url: extensionUrls.lettersOutstanding, extension: parts }],
    },
  ],
});
const concept = (...property: object[]) => ({ concept: [{ code: 'OTHER', display: 'Other', property }] });
const message = (id: string, sent: string) => ({
  resource: {
    resourceType: 'Communication',
    id,
    category: [{ coding: [{ code: 'REQUESTER' }] }],
    sent,
    note: [{ text: 'Words' }],
  },
});
const contact = (...parts: object[]) => ({
  extension: [{ url: r4.extensionUrls.healthcareServiceContact, extension: parts }],
});

type Read = (payload: unknown) => stu3.Reading<unknown>;

describe('readers of odd values', () => {
  it.each<[string, Read, unknown, unknown]>([
    [
      'a service with times in days, and several kinds of patient and appointment',
      stu3.foundServices,
      service(
        { url: 'indicativeTreatmentWaitTime', valueUnsignedInt: 30 },
        { url: 'specialty', valueCodeableConcept: { coding: [coding] } },
        { url: 'specialty', valueCodeableConcept: { coding: [{ ...coding, code: 'OTHER' }] } },
        { url: 'referralLetterRequired', valueBoolean: false },
        { url: 'ageTreated', valueRange: { high: { value: 65 } } },
      ),
      present([
        {
          id: '90210',
          indicativeTreatmentWaitTime: 30,
          specialty: [coding, { ...coding, code: 'OTHER' }],
          referralLetterRequired: false,
          ageTreated: { high: { value: 65 } },
        },
      ]),
    ],
    [
      'parts of a service that hold nothing to read',
      stu3.foundServices,
      service(
        { url: 'serviceName', valueString: null },
        { url: 'bookableType', valueCodeableConcept: { coding: [] } },
        { url: 'genderTreated', valueCodeableConcept: { text: 'any' } },
        { url: 'location', valueReference: { display: 'Northfield' } },
        { url: '__proto__', valueString: 'x' },
        { url: 'URL', valueString: 'x' },
        { url: 7, valueString: 'x' },
      ),
      present([{ id: '90210' }]),
    ],
    ['services that are no list', stu3.foundServices, { entry: {} }, malformed('entry', [])],
    [
      'a person with a name, who goes by the identifier alone',
      stu3.worklistItems,
      worklist({ url: 'referrer', valueReference: { identifier: { value: '555' }, display: 'Dr Example' } }),
      present([{ listType: 'LETTERS_OUTSTANDING', reference: 'ReferralRequest/1', referrer: '555' }]),
    ],
    [
      'a service without name',
      stu3.worklistItems,
      worklist({ url: 'service', valueReference: { identifier: { value: '1' } } }),
      present([
        {
          listType: 'LETTERS_OUTSTANDING',
          reference: 'ReferralRequest/1',
          service: { id: '1', name: '' },
        },
      ]),
    ],
    ['a part without value', stu3.worklistItems, worklist({ url: 'letterDue' }), malformed('entry[0]', [])],
    [
      'a part that is null',
      stu3.worklistItems,
      worklist({ url: 'letterDue', valueDate: null }),
      malformed('entry[0]', []),
    ],
    [
      'an extension whose URL goes on after that of a worklist',
      stu3.worklistItems,
      {
        entry: [
          {
            item: { reference: 'ReferralRequest/1' },
            extension: [{ url: `${extensionUrls.lettersOutstanding}0`, extension: [] }],
          },
        ],
      },
      malformed('entry[0]', []),
    ],
    ['worklist items that are no list', stu3.worklistItems, { entry: {} }, malformed('entry', [])],
    [
      'a concept with a property of null',
      stu3.referenceConcepts,
      concept({ code: 'effectiveFrom', valueDateTime: null }),
      malformed('concept[0]', []),
    ],
    [
      'a concept with a property that is no property’s name',
      stu3.referenceConcepts,
      concept({ code: '_usage', valueCode: 'x' }),
      malformed('concept[0]', []),
    ],
    [
      'properties whose names hold those of lists',
      stu3.referenceConcepts,
      concept(
        { code: 'usageNote', valueString: 'x' },
        { code: 'otherUsage', valueCode: 'y' },
        {
          code: 'mainspecialty',
          valueCode: 'z',
        },
      ),
      present([{ code: 'OTHER', display: 'Other', usageNote: 'x', otherUsage: 'y', mainspecialty: 'z' }]),
    ],
    [
      'lists of properties, of one item and of two',
      stu3.referenceConcepts,
      concept(
        { code: 'specialty', valueCode: 'A' },
        { code: 'referrerUsage', valueCode: 'B' },
        { code: 'usage', valueCode: 'C' },
        { code: 'usage', valueCode: 'D' },
        { code: 'triageContactDays', valueInteger: 0 },
      ),
      present([
        {
          code: 'OTHER',
          display: 'Other',
          specialty: ['A'],
          referrerUsage: ['B'],
          usage: ['C', 'D'],
          triageContactDays: 0,
        },
      ]),
    ],
    ['concepts that are no list', stu3.referenceConcepts, { concept: 'x' }, malformed('concept', [])],
    [
      'a file whose size is text',
      stu3.attachments,
      { contained: [change(file('1'), 'content.0.attachment.size', '2048')] },
      present([
        {
          url: 'Binary/1',
          availability: 'AVAILABLE',
          kind: 'REFERRER',
          title: 'rash.png',
          contentType: 'image/png',
          description: 'Photographs of the rash',
          attachedBy: clinician,
          attachedByOrganisation: 'Z99',
        },
      ]),
    ],
    ['no file', stu3.attachments, { contained: [{ resourceType: 'List' }] }, { status: 'missing' }],
    [
      'only files that cannot be read',
      stu3.attachments,
      { contained: [{ resourceType: 'DocumentReference' }] },
      malformed('contained[0]', []),
    ],
    [
      'messages without a time that can be read first, then the oldest',
      (bundle) => {
        const reading = stu3.conversation(bundle);
        return reading.status === 'present'
          ? { ...reading, value: reading.value.map(({ id }) => id) }
          : reading;
      },
      {
        entry: [
          message('3', '2026-02-02T00:00:00Z'),
          message('2', '2026-02-02T00:30:00+01:00'),
          message('1', 'yesterday'),
        ],
      },
      present(['1', '2', '3']),
    ],
    [
      'supporting information that is no list',
      stu3.relatedRequests,
      { supportingInfo: {} },
      malformed('supportingInfo', []),
    ],
    [
      'a pathway start of neither type',
      stu3.eReferralPathwayStart,
      change(referral(), 'extension.9', { url: extensionUrls.eReferralPathwayStart, valueDateTime: 7 }),
      malformed('extension[9].valueInstant'),
    ],
    [
      'an empty request id',
      stu3.ersRequestId,
      { identifier: [{ value: '' }] },
      malformed('identifier[0].value'),
    ],
    [
      'comments of a state that are no text',
      stu3.referralState,
      change(referral(), 'extension.3.extension.2.valueString', 7),
      malformed('extension[3].extension'),
    ],
    ['an empty R4 version', r4.versionOf, { meta: { versionId: '' } }, malformed('meta.versionId')],
    [
      'a request for advice',
      r4.serviceRequests,
      {
        entry: [
          {
            resource: {
              resourceType: 'ServiceRequest',
              id: 'a.1',
              identifier: [{ value: '000049381756' }],
              status: 'active',
              category: [{ coding: [{ code: 'advice-and-guidance' }] }],
            },
          },
        ],
      },
      present([{ id: 'a.1', kind: 'advice', ubrn: '000049381756', status: 'active' }]),
    ],
    [
      'a contact without telephone or e-mail',
      r4.serviceContacts,
      contact({ url: 'purpose', valueCodeableConcept: { coding: [coding] } }),
      malformed(`extension('${r4.extensionUrls.healthcareServiceContact}')[0]`, []),
    ],
    [
      'the characteristics of other kinds',
      r4.serviceCharacteristics,
      { characteristic: [{ coding: [coding] }] },
      present({ requestFlowTypes: [], bookableTypes: [] }),
    ],
    [
      'characteristics that are no list',
      r4.serviceCharacteristics,
      { characteristic: {} },
      malformed('characteristic', { requestFlowTypes: [], bookableTypes: [] }),
    ],
    ['locations that are no list', r4.serviceLocations, { location: {} }, malformed('location', [])],
  ])('%s', (_, read, payload, reading) => {
    expect(read(payload)).toEqual(reading);
  });

  it.each<[string, Partial<stu3.ReferenceConcept>, boolean]>([
    ['begins now', { effectiveFrom: '2026-01-01' }, true],
    ['begins a moment later', { effectiveFrom: '2026-01-01T00:00:00.001Z' }, false],
    ['does not say when it begins', {}, false],
    ['does not say so readably', { effectiveFrom: 'soon' }, false],
    ['ends now', { effectiveFrom: '2020-01-01', effectiveTo: '2026-01-01' }, false],
    ['ends a moment later', { effectiveFrom: '2020-01-01', effectiveTo: '2026-01-01T00:00:00.001Z' }, true],
  ])('a concept that %s: in force?', (_, dates, inForce) => {
    expect(stu3.isConceptInForce({ code: 'x', display: 'x', ...dates }, Date.parse('2026-01-01'))).toBe(
      inForce,
    );
  });
});
