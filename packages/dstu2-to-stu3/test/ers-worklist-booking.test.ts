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
    'A008.booking: the date goes',
    {
      entry: [
        {
          extension: [
            {
              url: 'http://fhir.nhs.uk/StructureDefinition/extension-ers-referralsforreview-worklistitem-1',
              extension: [
                { url: 'dateWhenBookingMade', valueDateTime: '2018-03-01T10:05:00.000Z' },
                { url: 'clinicalInfoPrinted', valueBoolean: true },
              ],
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
                extension: [{ url: 'clinicalInfoPrinted', valueBoolean: true }],
              },
            ],
            item: { reference: 'ReferralRequest/1' },
          },
        ],
      },
      'warning dropped entry[0].extension[0].extension[0]: The date of booking has no place in a STU3 worklist. Read the appointment (A038) for `created`. (A008.booking)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires service: the service. Fetch the worklist (A008), or read the appointment (A038) or the service (A033). (A008.service)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires eReferralPathwayStart: the start of the pathway. Fetch the worklist (A008), or read the referral (A005). (A008.pathway)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires referralRequestVersion: the version. Fetch the worklist (A008), or read the referral (A005). (A008.version)',
      'converted entry[0].extension[0].url -> entry[0].extension[0].url',
      'dropped entry[0].extension[0].extension[0].url',
      'dropped entry[0].extension[0].extension[0].valueDateTime',
      'moved entry[0].extension[0].extension[1].url -> entry[0].extension[0].extension[0].url',
      'moved entry[0].extension[0].extension[1].valueBoolean -> entry[0].extension[0].extension[0].valueBoolean',
    ],
  ],
  [
    'A008.booking: the date is kept on request',
    {
      entry: [
        {
          extension: [
            {
              url: 'http://fhir.nhs.uk/StructureDefinition/extension-ers-referralsforreview-worklistitem-1',
              extension: [
                { url: 'dateWhenBookingMade', valueDateTime: '2018-03-01T10:05:00.000Z' },
                { url: 'clinicalInfoPrinted', valueBoolean: true },
              ],
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
                extension: [
                  {
                    url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-List.entry.dateWhenBookingMade',
                    valueDateTime: '2018-03-01T10:05:00.000Z',
                  },
                  { url: 'clinicalInfoPrinted', valueBoolean: true },
                ],
              },
            ],
            item: { reference: 'ReferralRequest/1' },
          },
        ],
      },
      'information kept entry[0].extension[0].extension[0].valueDateTime -> entry[0].extension[0].extension[0]: The date of booking has no place in a STU3 worklist. Read the appointment (A038) for `created`. It is kept as an extension. (A008.booking)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires service: the service. Fetch the worklist (A008), or read the appointment (A038) or the service (A033). (A008.service)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires eReferralPathwayStart: the start of the pathway. Fetch the worklist (A008), or read the referral (A005). (A008.pathway)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires referralRequestVersion: the version. Fetch the worklist (A008), or read the referral (A005). (A008.version)',
      'converted entry[0].extension[0].url -> entry[0].extension[0].url',
      'converted entry[0].extension[0].extension[0].url -> entry[0].extension[0].extension[0].url',
    ],
    { keepLost: true },
  ],
  [
    'A008.booking: the name of the draft is known too',
    {
      entry: [
        {
          extension: [
            {
              url: 'http://fhir.nhs.uk/StructureDefinition/extension-ers-referralsforreview-worklistitem-1',
              extension: [
                { url: 'Date First Booking Made', valueDateTime: '2018-03-01T10:05:00.000Z' },
                { url: 'clinicalInfoPrinted', valueBoolean: true },
              ],
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
                extension: [
                  {
                    url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-List.entry.dateWhenBookingMade',
                    valueDateTime: '2018-03-01T10:05:00.000Z',
                  },
                  { url: 'clinicalInfoPrinted', valueBoolean: true },
                ],
              },
            ],
            item: { reference: 'ReferralRequest/1' },
          },
        ],
      },
      'information kept entry[0].extension[0].extension[0].valueDateTime -> entry[0].extension[0].extension[0]: The date of booking has no place in a STU3 worklist. Read the appointment (A038) for `created`. It is kept as an extension. (A008.booking)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires service: the service. Fetch the worklist (A008), or read the appointment (A038) or the service (A033). (A008.service)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires eReferralPathwayStart: the start of the pathway. Fetch the worklist (A008), or read the referral (A005). (A008.pathway)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires referralRequestVersion: the version. Fetch the worklist (A008), or read the referral (A005). (A008.version)',
      'converted entry[0].extension[0].url -> entry[0].extension[0].url',
      'converted entry[0].extension[0].extension[0].url -> entry[0].extension[0].extension[0].url',
    ],
    { keepLost: true },
  ],
  [
    'A008.booking: an empty date cannot be kept',
    {
      entry: [
        {
          extension: [
            {
              url: 'http://fhir.nhs.uk/StructureDefinition/extension-ers-referralsforreview-worklistitem-1',
              extension: [
                { url: 'dateWhenBookingMade', valueDateTime: '' },
                { url: 'clinicalInfoPrinted', valueBoolean: true },
              ],
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
                extension: [{ url: 'clinicalInfoPrinted', valueBoolean: true }],
              },
            ],
            item: { reference: 'ReferralRequest/1' },
          },
        ],
      },
      'warning dropped entry[0].extension[0].extension[0]: The date of booking has no place in a STU3 worklist. Read the appointment (A038) for `created`. (A008.booking)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires service: the service. Fetch the worklist (A008), or read the appointment (A038) or the service (A033). (A008.service)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires eReferralPathwayStart: the start of the pathway. Fetch the worklist (A008), or read the referral (A005). (A008.pathway)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires referralRequestVersion: the version. Fetch the worklist (A008), or read the referral (A005). (A008.version)',
      'converted entry[0].extension[0].url -> entry[0].extension[0].url',
      'dropped entry[0].extension[0].extension[0].url',
      'dropped entry[0].extension[0].extension[0].valueDateTime',
      'moved entry[0].extension[0].extension[1].url -> entry[0].extension[0].extension[0].url',
      'moved entry[0].extension[0].extension[1].valueBoolean -> entry[0].extension[0].extension[0].valueBoolean',
    ],
    { keepLost: true },
  ],
  [
    'A008.booking: a date with an id cannot be kept',
    {
      entry: [
        {
          extension: [
            {
              url: 'http://fhir.nhs.uk/StructureDefinition/extension-ers-referralsforreview-worklistitem-1',
              extension: [
                { url: 'dateWhenBookingMade', id: '1', valueDateTime: '2018-03-01T10:05:00.000Z' },
                { url: 'clinicalInfoPrinted', valueBoolean: true },
              ],
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
                extension: [{ url: 'clinicalInfoPrinted', valueBoolean: true }],
              },
            ],
            item: { reference: 'ReferralRequest/1' },
          },
        ],
      },
      'warning dropped entry[0].extension[0].extension[0]: The date of booking has no place in a STU3 worklist. Read the appointment (A038) for `created`. (A008.booking)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires service: the service. Fetch the worklist (A008), or read the appointment (A038) or the service (A033). (A008.service)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires eReferralPathwayStart: the start of the pathway. Fetch the worklist (A008), or read the referral (A005). (A008.pathway)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires referralRequestVersion: the version. Fetch the worklist (A008), or read the referral (A005). (A008.version)',
      'converted entry[0].extension[0].url -> entry[0].extension[0].url',
      'dropped entry[0].extension[0].extension[0].url',
      'dropped entry[0].extension[0].extension[0].id',
      'dropped entry[0].extension[0].extension[0].valueDateTime',
      'moved entry[0].extension[0].extension[1].url -> entry[0].extension[0].extension[0].url',
      'moved entry[0].extension[0].extension[1].valueBoolean -> entry[0].extension[0].extension[0].valueBoolean',
    ],
    { keepLost: true },
  ],
  [
    'A008.booking: a name alone',
    {
      entry: [
        {
          extension: [
            {
              url: 'http://fhir.nhs.uk/StructureDefinition/extension-ers-referralsforreview-worklistitem-1',
              extension: [{ url: 'dateWhenBookingMade' }, { url: 'clinicalInfoPrinted', valueBoolean: true }],
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
                extension: [{ url: 'clinicalInfoPrinted', valueBoolean: true }],
              },
            ],
            item: { reference: 'ReferralRequest/1' },
          },
        ],
      },
      'warning dropped entry[0].extension[0].extension[0]: The date of booking has no place in a STU3 worklist. Read the appointment (A038) for `created`. (A008.booking)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires service: the service. Fetch the worklist (A008), or read the appointment (A038) or the service (A033). (A008.service)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires eReferralPathwayStart: the start of the pathway. Fetch the worklist (A008), or read the referral (A005). (A008.pathway)',
      'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires referralRequestVersion: the version. Fetch the worklist (A008), or read the referral (A005). (A008.version)',
      'converted entry[0].extension[0].url -> entry[0].extension[0].url',
      'dropped entry[0].extension[0].extension[0].url',
      'moved entry[0].extension[0].extension[1].url -> entry[0].extension[0].extension[0].url',
      'moved entry[0].extension[0].extension[1].valueBoolean -> entry[0].extension[0].extension[0].valueBoolean',
    ],
    { keepLost: true },
  ],
];

describe('What becomes of the date of booking', () => {
  it.each(listRows)('list: %s', (_rule, elements, expected, options) => {
    expect(added(list, elements, options)).toEqual(expected);
  });
});
