import { describe, it } from 'vitest';
import * as stu3 from '../src/stu3/index.js';
import { clinician } from './fixtures/identifiers.js';
import { fileRead, slotEntries } from './fixtures/readings.js';
import { file } from './fixtures/referral.js';
import { expectReading, type ReaderRow } from './support/thin.js';

const { extensionUrls, identifierSystems } = stu3;

const coding = { system: 'urn:example', code: 'CODE', display: 'Words' };
const { content, ...fileParts } = file('file');
const [{ attachment }] = content as [(typeof content)[0]];

const rows: ReaderRow[] = [
  [
    'attachments',
    stu3.attachments,
    {
      contained: [
        { resourceType: 'List' },
        {
          ...fileParts,
          content: [
            {
              attachment: {
                ...attachment,
                extension: [
                  ...attachment.extension,
                  {
                    url: extensionUrls.attachedOnBehalfOf,
                    valueReference: {
                      identifier: { system: identifierSystems.sdsUserId, value: '555000111223' },
                    },
                  },
                  { url: 'urn:other', valueCoding: coding },
                ],
              },
            },
          ],
        },
      ],
    },
    [{ ...fileRead('file'), attachedOnBehalfOf: '555000111223' }],
    {
      missing: 'contained > 1 > resourceType',
      'present without 0.kind': 'contained.1.type > coding > 0 > code',
      'present without 0.description': 'contained.1.description',
      'malformed contained[1] []':
        'contained.1.content > 0 > attachment > extension > 0 > url, contained.1.content.0.attachment.extension.0.valueCoding > code, contained.1.content.0.attachment.url',
      'present without 0.attachedBy':
        'contained.1.content.0.attachment.extension.1 > url, contained.1.content.0.attachment.extension.1.valueReference > identifier > value',
      'present without 0.attachedByOrganisation':
        'contained.1.content.0.attachment.extension.2 > url, contained.1.content.0.attachment.extension.2.valueReference > identifier > value',
      'present without 0.attachedOnBehalfOf':
        'contained.1.content.0.attachment.extension.3 > url, contained.1.content.0.attachment.extension.3.valueReference > identifier > value',
      'present without 0.contentType': 'contained.1.content.0.attachment.contentType',
      'present without 0.size': 'contained.1.content.0.attachment.size',
      'present without 0.title': 'contained.1.content.0.attachment.title',
    },
  ],
  [
    'conversation',
    stu3.conversation,
    {
      entry: [
        { resource: { resourceType: 'PractitionerRole', id: 'role' } },
        {
          resource: {
            resourceType: 'Communication',
            id: '70000',
            category: [{ coding: [{ code: 'REQUESTER' }] }],
            sent: '2026-02-03T10:11:12Z',
            note: [{ text: 'Is it a rash?' }],
            sender: {
              extension: [
                { url: 'urn:other', valueReference: { reference: '#other' } },
                { url: extensionUrls.practitionerRoleReference, valueReference: { reference: '#role' } },
              ],
            },
            payload: [{ contentReference: { reference: '#file' } }, { contentString: 'none' }],
          },
        },
      ],
    },
    [
      {
        id: '70000',
        sentBy: 'REQUESTER',
        sent: '2026-02-03T10:11:12Z',
        text: 'Is it a rash?',
        sender: '#role',
        files: ['#file'],
      },
    ],
    {
      'present []': 'entry > 1 > resource > resourceType',
      'present without 0.id': 'entry.1.resource.id',
      'malformed entry[1] []':
        'entry.1.resource.category > 0 > coding > 0 > code, entry.1.resource.sent, entry.1.resource.note > 0 > text',
      'present without 0.sender':
        'entry.1.resource.sender > extension > 1 > url, entry.1.resource.sender.extension.1.valueReference > reference',
      'present without 0.files.0': 'entry.1.resource.payload > 0 > contentReference > reference',
    },
  ],
  [
    'availableSlots',
    stu3.availableSlots,
    { entry: slotEntries('71') },
    [{ id: '71', start: 'a', end: 'b', service: '90210', clinician }],
    {
      'present []': 'entry > 0 > resource > resourceType',
      'malformed entry[0] []': 'entry.0.resource.id, entry.0.resource.start, entry.0.resource.end',
      'present without 0.service 0.clinician':
        'entry.0.resource.schedule > reference, entry.1 > resource > resourceType, entry.1.resource.id, entry.1.resource.actor',
      'present without 0.service':
        'entry.1.resource.actor.0 > identifier > system, entry.1.resource.actor.0.identifier.value',
      'present without 0.clinician':
        'entry.1.resource.actor.1 > identifier > system, entry.1.resource.actor.1.identifier.value',
    },
  ],
  [
    'availableActions',
    stu3.availableActions,
    { entry: [{ resource: { resourceType: 'Task', code: { coding: [{ code: 'CANCEL_REFERRAL' }] } } }] },
    ['CANCEL_REFERRAL'],
    {
      'present []': 'entry > 0 > resource > resourceType',
      'malformed entry[0] []': 'entry.0.resource.code > coding > 0 > code',
    },
  ],
  [
    'bundleLink',
    (bundle) => stu3.bundleLink(bundle, 'next'),
    {
      link: [
        { relation: 'self', url: 'Slot?page=1' },
        { relation: 'next', url: 'Slot?page=2' },
      ],
    },
    'Slot?page=2',
    { missing: 'link > 1 > relation', 'malformed link[1].url': 'link.1.url' },
  ],
];

describe('readers of bundles and files', () => {
  it.each(rows)('%s: the whole value, and what is left without each place', expectReading);
});
