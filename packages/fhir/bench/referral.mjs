import { codeSystems, extensionUrls, identifierSystems, profileUrls } from '@ers-kit/fhir/stu3';

/* A made-up referral of any size: the more files, the larger. */

const coding = (name, code, display) => ({
  system: codeSystems[name].system,
  code,
  ...(display && { display }),
});
const byIdentifier = (name, value) => ({
  valueReference: { identifier: { system: identifierSystems[name], value } },
});

const file = (index) => ({
  resourceType: 'DocumentReference',
  id: `DocumentReference-${index}`,
  meta: { profile: [profileUrls.documentReference] },
  status: 'current',
  type: { coding: [coding('attachmentType', 'REFERRER', 'Referrer')] },
  indexed: '2026-02-03T10:11:12.345Z',
  description: `Photograph ${index} of the rash, taken at the surgery`,
  content: [
    {
      attachment: {
        id: String(index),
        extension: [
          { url: extensionUrls.availabilityStatus, valueCoding: coding('availabilityStatus', 'AVAILABLE') },
          { url: extensionUrls.attachedBy, ...byIdentifier('sdsUserId', '555000111222') },
          { url: extensionUrls.attachedByOrganisation, ...byIdentifier('odsOrganisation', 'Z99') },
        ],
        contentType: 'image/png',
        url: `Binary/7d4be1a0-0000-4000-8000-${String(index).padStart(12, '0')}`,
        size: 2048,
        title: `rash-${index}.png`,
        creation: '2026-02-03',
      },
    },
  ],
});

const criteria = {
  resourceType: 'Parameters',
  id: 'serviceSearchCriteria',
  meta: { profile: [profileUrls.serviceSearchCriteria] },
  parameter: [
    { name: 'priority', valueCoding: coding('priority', 'URGENT') },
    { name: 'postcode', valueString: 'ZZ99 3WZ' },
    { name: 'distanceLimit', valueUnsignedInt: 40 },
    { name: 'ageAndGenderAppropriate', valueBoolean: true },
  ],
};

const shortlist = {
  resourceType: 'List',
  id: 'shortlist',
  meta: { profile: [profileUrls.shortlistList] },
  extension: [
    { url: extensionUrls.shortlistSearchCriteria, valueReference: { reference: '#serviceSearchCriteria' } },
  ],
  status: 'current',
  mode: 'snapshot',
  entry: [
    {
      item: { identifier: { system: identifierSystems.ersService, value: '90210' }, display: 'Skin clinic' },
    },
  ],
};

const extension = [
  { url: extensionUrls.referralShortlist, valueReference: { reference: '#shortlist' } },
  {
    url: extensionUrls.commissioningRuleOrganisation,
    valueIdentifier: { system: identifierSystems.odsOrganisation, value: 'Z99' },
  },
  {
    url: extensionUrls.referralPriority,
    valueCodeableConcept: { coding: [coding('priority', 'URGENT', 'Urgent')] },
  },
  {
    url: extensionUrls.referralState,
    extension: [{ url: 'state', valueCoding: coding('referralState', 'NOT_BOOKED', 'Not Booked') }],
  },
  { url: extensionUrls.clinicalInfoFirstSubmitted, valueDateTime: '2026-02-03T10:11:12.345Z' },
  { url: extensionUrls.eReferralPathwayStart, valueInstant: '2026-01-31T09:00:00.000Z' },
];

/** A referral with `files` files. */
export function referralWith(files) {
  const documents = Array.from({ length: files }, (_, index) => file(index));
  return {
    resourceType: 'ReferralRequest',
    id: '000049381756',
    meta: { versionId: '4', profile: [profileUrls.referralRequest] },
    extension,
    contained: [criteria, shortlist, ...documents],
    status: 'active',
    intent: 'plan',
    subject: { identifier: { system: identifierSystems.nhsNumber, value: '9990001235' } },
    supportingInfo: documents.map(({ id }) => ({ reference: `#${id}` })),
    identifier: [{ system: identifierSystems.ersRequestId, value: 'r.5f0f3c0e-0000-4000-8000-000000000001' }],
  };
}

/** The text of a referral of about `bytes`. */
export function referralOf(bytes) {
  const empty = JSON.stringify(referralWith(0)).length;
  const each = JSON.stringify(referralWith(1)).length - empty;
  return JSON.stringify(referralWith(Math.max(1, Math.round((bytes - empty) / each))));
}
