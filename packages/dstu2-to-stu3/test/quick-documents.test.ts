import { describe, expect, it } from 'vitest';
import { toStu3 } from '../src/index.js';
import { longWay, type Setting, shortCut } from './both-paths.js';
import { account, type Json } from './support.js';

/* The short cuts for a document of a referral and for its attachment. */

const coding = { system: 'http://fhir.nhs.uk/ValueSet/ers-attachmenttype-1', code: 'REFERRER' };
const url = 'http://fhir.nhs.uk/StructureDefinition/extension-ers-attachedby-1';
const by = { url, valueReference: { reference: 'Practitioner/1' } };
const attachment = {
  id: '501',
  extension: [by],
  contentType: 'application/pdf',
  url: 'Binary/att-501',
  size: 20_480,
  title: 'Letter 501.pdf',
  creation: '2018-03-01',
};
const document: Json = {
  id: 'DocumentReference-501',
  meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/ers-documentreference-1'] },
  resourceType: 'DocumentReference',
  type: { coding: [coding] },
  status: 'current',
  indexed: '2018-03-02T09:15:00.120Z',
  description: 'Test results',
  content: [{ attachment }],
};
const hscn: Setting = { options: { target: 'stu3-hscn' } };
const withType = (type: unknown): Json => ({ ...document, type });
const withAttachment = (more: Json): Json => ({
  ...document,
  content: [{ attachment: { ...attachment, ...more } }],
});
/** What takes the place of one of the elements, so that their number stays. */
const without = (source: Json, name: string): Json => {
  const { [name]: _gone, ...rest } = source;
  return { ...rest, language: 'en' };
};

describe('the short cut for a document', () => {
  const displayed = withType({ coding: [{ ...coding, display: 'Referrer' }] });
  it.each<[string, Json, Setting?]>([
    ['a document', document],
    ['a document with the display of its type', displayed],
    ['a document with another display', withType({ coding: [{ ...coding, display: 'Letter' }] })],
    ['a document without a text', { ...document, description: '' }],
    ['a document with a display and without a text', { ...displayed, description: '' }],
    ['a document for HSCN', document, hscn],
    ['a document with a display for HSCN', displayed, hscn],
    ['a document without a text for HSCN', { ...document, description: '' }, hscn],
    [
      'a document without a text for strict HSCN',
      { ...displayed, description: '' },
      { options: { target: 'stu3-hscn', strictFhir: true } },
    ],
    ['a document of the longest id', { ...document, id: '-._0Aa'.padEnd(64, 'z') }],
    ['an attachment made at a time', withAttachment({ creation: '2018-03-01T10:00:00.000Z' })],
    ['an attachment made in a year', withAttachment({ creation: '2018' })],
    ['a document with a version', { ...document, meta: { versionId: '1', ...(document['meta'] as Json) } }],
  ])('takes %s, and makes what the tables make', (_what, source, setting) => {
    const short = shortCut('ErsDocumentReference', source, setting);
    const long = longWay('ErsDocumentReference', source, setting);
    expect(short.out).toBeDefined();
    expect(short.out).toStrictEqual(long.out);
    expect(short.issues).toHaveLength(long.issues.length);
    expect(short.issues).toEqual(expect.arrayContaining(long.issues));
  });

  it('says all that there is to say, each at its place', () => {
    const { out, issues } = shortCut('ErsDocumentReference', { ...document, description: '' });
    const stu3 = 'https://fhir.nhs.uk/STU3';
    expect(out).toEqual({
      id: 'DocumentReference-501',
      meta: { profile: [`${stu3}/StructureDefinition/eRS-DocumentReference-1`] },
      resourceType: 'DocumentReference',
      type: {
        coding: [
          { system: `${stu3}/CodeSystem/eRS-AttachmentType-1`, code: 'REFERRER', display: 'Referrer' },
        ],
      },
      status: 'current',
      indexed: '2018-03-02T09:15:00.120Z',
      content: [
        {
          attachment: {
            ...attachment,
            extension: [{ ...by, url: `${stu3}/StructureDefinition/Extension-eRS-AttachedBy-1` }],
          },
        },
      ],
    });
    expect(issues).toEqual([
      {
        severity: 'information',
        code: 'derived',
        sourcePath: 'place[3].type.coding[0]',
        targetPath: 'target[1].type.coding[0].display',
        message: 'The display is the one of the code.',
        rule: 'A005.48',
      },
      {
        severity: 'warning',
        code: 'missing-required',
        sourcePath: 'place[3].content[0].attachment',
        targetPath: 'target[1].content[0].attachment.extension',
        message:
          'The platform requires AvailabilityStatus. Read the referral itself (A005), or give it with `attachments`.',
        rule: 'A005.55',
      },
      {
        severity: 'information',
        code: 'dropped',
        sourcePath: 'place[3].description',
        message: 'An empty description is no legal FHIR.',
        rule: 'A005.51',
      },
    ]);
  });

  it.each<[string, Json, Setting?]>([
    ...['id', 'meta', 'status', 'indexed', 'description', 'type', 'content'].map((name): [string, Json] => [
      `a document without ${name}`,
      without(document, name),
    ]),
    ['a document with a class', { ...document, class: {} }],
    ['a document whose id is empty', { ...document, id: '' }],
    ['a document whose id is none', { ...document, id: 'Made up' }],
    ['a document whose id is too long', { ...document, id: 'a'.repeat(65) }],
    ['a document whose status is a number', { ...document, status: 5 }],
    ['a document whose index time is empty', { ...document, indexed: '' }],
    ['a document whose index time has an offset', { ...document, indexed: '2018-03-02T09:15:00+01:00' }],
    ['a document whose index time is none', { ...document, indexed: '2018-02-30T09:15:00Z' }],
    ['a document whose text is a number', { ...document, description: 5 }],
    ['a document of another profile', { ...document, meta: { profile: ['http://example.org'] } }],
    ['a document whose profile is a list', { ...document, meta: Object.assign([], document['meta']) }],
    ['a document, to rename it', document, { options: { inferences: { 'A005.31': true } } }],
    ['a document outside a referral', document, { outside: true }],
    ['a document, to give its availability', document, { options: { attachments: 'AVAILABLE' } }],
    ['a type with a text', withType({ coding: [coding], text: 'A letter' })],
    ['a type that is a list', withType(Object.assign([], { coding: [coding] }))],
    ['a type that is null', withType(null)],
    ['a type that is a text', withType('REFERRER')],
    ['a type of two codes', withType({ coding: [coding, coding] })],
    ['a type without a list', withType({ coding: { 0: coding, length: 1 } })],
    ['a type of null', withType({ coding: [null] })],
    ['a type of no codes', withType({ coding: [] })],
    ['a type without a display that is known', withType({ coding: [{ ...coding, code: 'MADE_UP' }] })],
    [
      'a type of another system',
      withType({ coding: [{ ...coding, system: 'http://fhir.nhs.uk/ValueSet/ers-referraltype-1' }] }),
    ],
    ['a type of a system outside e-RS', withType({ coding: [{ ...coding, system: 'http://example.org' }] })],
    ['two contents', { ...document, content: [{ attachment }, { attachment }] }],
    ['a content that is no list', { ...document, content: { 0: { attachment }, length: 1 } }],
    ['no content', { ...document, content: [] }],
    ['a content that is null', { ...document, content: [null] }],
    ['a content with a format', { ...document, content: [{ attachment, format: [] }] }],
    ['an attachment that is null', { ...document, content: [{ attachment: null }] }],
    ['an attachment with a hash', withAttachment({ hash: 'AAAA' })],
  ])('leaves %s to the tables, and says nothing', (_what, source, setting) => {
    expect(shortCut('ErsDocumentReference', source, setting)).toMatchObject({ out: undefined, issues: [] });
  });

  it.each([
    ['outside a referral', document],
    ['in a bundle', { resourceType: 'Bundle', type: 'collection', entry: [{ resource: document }] }],
  ])('makes the same as the tables of a document %s', (_what, source) => {
    expect(account(source).faults).toEqual([]);
  });

  it('tells of a document in a referral whose id is none, with trace and without', () => {
    const { faults, issues } = account({
      resourceType: 'ReferralRequest',
      meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/ers-referralrequest-1'] },
      contained: [{ ...document, id: 'Made up' }],
    });
    expect(faults).toEqual([]);
    expect(issues.filter(({ rule }) => rule === 'A005.31')).toEqual([
      {
        severity: 'warning',
        code: 'invalid-value',
        sourcePath: 'contained[0].id',
        targetPath: 'contained[0].id',
        message: 'This is no legal id. The rule A005.31 makes ids of the attachment, if switched on.',
        rule: 'A005.31',
      },
    ]);
  });

  it('adds the display of row 48 in a referral alone', () => {
    const { type } = toStu3(document).resource;
    expect(type).toEqual({
      coding: [{ system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-AttachmentType-1', code: 'REFERRER' }],
    });
  });
});

describe('the short cut for an attachment', () => {
  it.each<[string, Setting?]>([
    ['on the platform'],
    ['for HSCN', hscn],
    ['with its availability', { options: { attachments: 'PENDING' } }],
  ])('takes one %s, and makes what the tables make', (_what, setting) => {
    const short = shortCut('ErsAttachment', attachment, setting);
    expect(short.out).toBeDefined();
    expect(short).toStrictEqual(longWay('ErsAttachment', attachment, setting));
  });

  it.each<[string, Json]>([
    ...Object.keys(attachment).map((name): [string, Json] => [
      `one without ${name}`,
      without(attachment, name),
    ]),
    ...['id', 'contentType', 'url', 'title'].map((name): [string, Json] => [
      `one with an empty ${name}`,
      { ...attachment, [name]: '' },
    ]),
    ['one with a hash', { ...attachment, hash: 'AAAA' }],
    ['one whose size is a text', { ...attachment, size: '20480' }],
    ['one of a type that STU3 renamed', { ...attachment, contentType: 'application/json+fhir' }],
    ['one with two extensions', { ...attachment, extension: [by, by] }],
    ['one with no extension', { ...attachment, extension: [] }],
    ['one with an extension outside a list', { ...attachment, extension: { 0: by, length: 1 } }],
    ['one with an extension that is null', { ...attachment, extension: [null] }],
    ['one with an extension of others', { ...attachment, extension: [{ ...by, url: 'http://example.org' }] }],
    ['one made on a day that no month has', { ...attachment, creation: '2018-02-30' }],
    ['one made at no time', { ...attachment, creation: 'yesterday' }],
  ])('leaves %s to the tables, and says nothing', (_what, source) => {
    expect(shortCut('ErsAttachment', source)).toMatchObject({ out: undefined, issues: [] });
  });
});
