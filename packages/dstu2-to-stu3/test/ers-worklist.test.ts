import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';
import type { Json } from './support.js';

const list: Json = {
  resourceType: 'List',
  meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/ers-fetchworklist-list-1'] },
  status: 'current',
  mode: 'snapshot',
};
const listRows: Row[] = [
  [
    'A008.emptyReason off: the reason is dropped',
    {
      emptyReason: {
        coding: [{ system: 'http://hl7.org/fhir/ValueSet/list-empty-reason', code: 'nilknown' }],
      },
    },
    [
      {},
      'information dropped emptyReason: The platform leaves out the reason. (A008.emptyReason)',
      'dropped emptyReason.coding[0].system',
      'dropped emptyReason.coding[0].code',
    ],
    { inferences: { 'A008.emptyReason': false } },
  ],
  [
    'A008.emptyReason: each coding of the value set gets the code system, others stay',
    {
      emptyReason: {
        coding: [
          { system: 'http://example.org', code: 'x' },
          { system: 'http://hl7.org/fhir/ValueSet/list-empty-reason', code: 'nilknown' },
        ],
      },
    },
    [
      {
        emptyReason: {
          coding: [
            { system: 'http://example.org', code: 'x' },
            { system: 'http://hl7.org/fhir/list-empty-reason', code: 'nilknown' },
          ],
        },
      },
      'converted emptyReason.coding[1].system -> emptyReason.coding[1].system',
    ],
  ],
  [
    'A008.emptyReason: a reason in words stays',
    { emptyReason: { text: 'none' } },
    [{ emptyReason: { text: 'none' } }],
  ],
  [
    'A008.emptyReason: an empty reason',
    { emptyReason: {} },
    [{}, 'warning dropped emptyReason: An empty object is no FHIR.', 'dropped emptyReason'],
  ],
  [
    'A008.emptyReason: a list of one',
    {
      emptyReason: [
        { coding: [{ system: 'http://hl7.org/fhir/ValueSet/list-empty-reason', code: 'nilknown' }] },
      ],
    },
    [
      { emptyReason: { coding: [{ system: 'http://hl7.org/fhir/list-empty-reason', code: 'nilknown' }] } },
      'warning unexpected-shape emptyReason: A list stands where one value belongs; its first is taken.',
      'moved emptyReason[0].coding[0].code -> emptyReason.coding[0].code',
      'converted emptyReason[0].coding[0].system -> emptyReason.coding[0].system',
    ],
  ],
  [
    'a field that STU3 does not have',
    {
      entry: [
        {
          extension: [
            {
              url: 'http://fhir.nhs.uk/StructureDefinition/extension-ers-referralsforreview-worklistitem-1',
              extension: [{ url: 'shoeSize', valueString: 'x' }],
            },
          ],
          item: { reference: 'ReferralRequest/1' },
        },
      ],
    },
    [
      {
        entry: [
          {
            extension: [
              {
                url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralsforReview-WorkListItem-1',
                extension: [{ url: 'shoeSize', valueString: 'x' }],
              },
            ],
            item: { reference: 'ReferralRequest/1' },
          },
        ],
      },
      'warning unknown-extension entry[0].extension[0].extension[0]: STU3 worklists have no such field. It goes over as it is. (A008.fields)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires service: the service. Fetch the worklist (A008), or read the appointment (A038) or the service (A033). (A008.service)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires eReferralPathwayStart: the start of the pathway. Fetch the worklist (A008), or read the referral (A005). (A008.pathway)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires referralRequestVersion: the version. Fetch the worklist (A008), or read the referral (A005). (A008.version)',
      'converted entry[0].extension[0].url -> entry[0].extension[0].url',
    ],
  ],
  [
    'A008.aliases: a name of the draft, in whatever case',
    {
      entry: [
        {
          extension: [
            {
              url: 'http://fhir.nhs.uk/StructureDefinition/extension-ers-referralsforreview-worklistitem-1',
              extension: [{ url: 'APPOINTMENT START DATE TIME', valueDateTime: '2018-04-03T09:00:00.000Z' }],
            },
          ],
          item: { reference: 'ReferralRequest/1' },
        },
      ],
    },
    [
      {
        entry: [
          {
            extension: [
              {
                url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralsforReview-WorkListItem-1',
                extension: [{ url: 'appointmentStart', valueDateTime: '2018-04-03T09:00:00.000Z' }],
              },
            ],
            item: { reference: 'ReferralRequest/1' },
          },
        ],
      },
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires service: the service. Fetch the worklist (A008), or read the appointment (A038) or the service (A033). (A008.service)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires eReferralPathwayStart: the start of the pathway. Fetch the worklist (A008), or read the referral (A005). (A008.pathway)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires referralRequestVersion: the version. Fetch the worklist (A008), or read the referral (A005). (A008.version)',
      'converted entry[0].extension[0].url -> entry[0].extension[0].url',
      'converted entry[0].extension[0].extension[0].url -> entry[0].extension[0].extension[0].url',
    ],
  ],
  [
    'A008.aliases off: a name of the draft',
    {
      entry: [
        {
          extension: [
            {
              url: 'http://fhir.nhs.uk/StructureDefinition/extension-ers-referralsforreview-worklistitem-1',
              extension: [{ url: 'Clinical info printed', valueBoolean: true }],
            },
          ],
          item: { reference: 'ReferralRequest/1' },
        },
      ],
    },
    [
      {
        entry: [
          {
            extension: [
              {
                url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralsforReview-WorkListItem-1',
                extension: [{ url: 'Clinical info printed', valueBoolean: true }],
              },
            ],
            item: { reference: 'ReferralRequest/1' },
          },
        ],
      },
      'warning unknown-extension entry[0].extension[0].extension[0]: STU3 worklists have no such field. It goes over as it is. (A008.fields)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires service: the service. Fetch the worklist (A008), or read the appointment (A038) or the service (A033). (A008.service)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires eReferralPathwayStart: the start of the pathway. Fetch the worklist (A008), or read the referral (A005). (A008.pathway)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires referralRequestVersion: the version. Fetch the worklist (A008), or read the referral (A005). (A008.version)',
      'converted entry[0].extension[0].url -> entry[0].extension[0].url',
    ],
    { inferences: { 'A008.aliases': false } },
  ],
  [
    'a field without a name',
    {
      entry: [
        {
          extension: [
            {
              url: 'http://fhir.nhs.uk/StructureDefinition/extension-ers-referralsforreview-worklistitem-1',
              extension: [{ valueBoolean: true }],
            },
          ],
          item: { reference: 'ReferralRequest/1' },
        },
      ],
    },
    [
      {
        entry: [
          {
            extension: [
              {
                url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralsforReview-WorkListItem-1',
                extension: [{ valueBoolean: true }],
              },
            ],
            item: { reference: 'ReferralRequest/1' },
          },
        ],
      },
      'error missing-required entry[0].extension[0].extension[0] -> entry[0].extension[0].extension[0].url: STU3 requires url, and the source has none.',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires service: the service. Fetch the worklist (A008), or read the appointment (A038) or the service (A033). (A008.service)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires eReferralPathwayStart: the start of the pathway. Fetch the worklist (A008), or read the referral (A005). (A008.pathway)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires referralRequestVersion: the version. Fetch the worklist (A008), or read the referral (A005). (A008.version)',
      'converted entry[0].extension[0].url -> entry[0].extension[0].url',
    ],
  ],
  [
    'a field whose name is a number',
    {
      entry: [
        {
          extension: [
            {
              url: 'http://fhir.nhs.uk/StructureDefinition/extension-ers-referralsforreview-worklistitem-1',
              extension: [{ url: 7, valueBoolean: true }],
            },
          ],
          item: { reference: 'ReferralRequest/1' },
        },
      ],
    },
    [
      {
        entry: [
          {
            extension: [
              {
                url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralsforReview-WorkListItem-1',
                extension: [{ url: '7', valueBoolean: true }],
              },
            ],
            item: { reference: 'ReferralRequest/1' },
          },
        ],
      },
      'warning unexpected-shape entry[0].extension[0].extension[0].url: This is read as the string it must mean.',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires service: the service. Fetch the worklist (A008), or read the appointment (A038) or the service (A033). (A008.service)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires eReferralPathwayStart: the start of the pathway. Fetch the worklist (A008), or read the referral (A005). (A008.pathway)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires referralRequestVersion: the version. Fetch the worklist (A008), or read the referral (A005). (A008.version)',
      'converted entry[0].extension[0].url -> entry[0].extension[0].url',
      'converted entry[0].extension[0].extension[0].url -> entry[0].extension[0].extension[0].url',
    ],
  ],
  [
    'an extension whose url is a number',
    { extension: [{ url: 7, valueString: 'x' }] },
    [
      { extension: [{ url: '7', valueString: 'x' }] },
      'warning unexpected-shape extension[0].url: This is read as the string it must mean.',
      'converted extension[0].url -> extension[0].url',
    ],
  ],
  [
    'an item under its STU3 name in a DSTU2 list stays an extension',
    { extension: [{ url: 'referralsforreview', valueString: 'x' }] },
    [{ extension: [{ url: 'referralsforreview', valueString: 'x' }] }],
  ],
];

describe('What becomes of a worklist and its items', () => {
  it.each(listRows)('list: %s', (_rule, elements, expected, options) => {
    expect(added(list, elements, options)).toEqual(expected);
  });
});
