import { describe, expect, it } from 'vitest';
import * as stu3 from '../src/stu3/index.js';

type Read = (body: unknown) => stu3.Reading<unknown>;

const coding = { system: 'urn:example', code: 'CODE', display: 'Words' };
const identifier = { system: 'urn:example', value: '1' };
const file = { resourceType: 'DocumentReference' };

/** How each kind of parameter stands in a body, and what is read of it. */
const kinds = {
  coding: ['valueCoding', coding, coding],
  concept: ['valueCodeableConcept', { coding: [coding] }, coding],
  identifier: ['valueIdentifier', identifier, identifier],
  string: ['valueString', 'Words', 'Words'],
  boolean: ['valueBoolean', false, false],
  unsignedInt: ['valueUnsignedInt', 0, 0],
  instant: ['valueInstant', '2026-02-03T10:11:12Z', '2026-02-03T10:11:12Z'],
  reference: ['valueReference', { reference: 'CommunicationRequest/1' }, 'CommunicationRequest/1'],
  resource: ['resource', file, file],
} as const satisfies Record<string, readonly [property: string, value: unknown, read: unknown]>;

/** The kind of each parameter; a list where there may be several. Source: the parameters of each operation. */
type Kinds = Readonly<Record<string, keyof typeof kinds | readonly [keyof typeof kinds]>>;

const rows: [string, Read, Kinds][] = [
  [
    'A008 and A023',
    stu3.readFetchWorklistParameters,
    {
      listType: 'concept',
      service: 'identifier',
      specialtyAssignedIndicator: 'concept',
      specialty: 'concept',
      location: 'identifier',
      clinicianAssignedIndicator: 'concept',
      clinician: 'identifier',
    },
  ],
  [
    'A010',
    stu3.readPatientServiceSearchParameters,
    {
      requestType: 'coding',
      sortBy: 'coding',
      patient: 'identifier',
      referringClinician: 'identifier',
      commissioningRuleOrganisation: 'identifier',
      searchCriteria: 'resource',
    },
  ],
  [
    'A011 and A021',
    stu3.readCreateReferralParameters,
    {
      patient: 'identifier',
      referringClinician: 'identifier',
      shortlist: 'resource',
      intentionToAddReferralLetter: 'coding',
      firstReminderLetterFollowUpDays: 'unsignedInt',
      eReferralPathwayStart: 'instant',
    },
  ],
  ['A012', stu3.readMaintainReferralLetterParameters, { referralLetterFile: ['resource'] }],
  [
    'A014',
    stu3.readRejectReferralParameters,
    { rejectionReason: 'coding', rejectionComments: 'string', appointmentCancelledInPAS: 'boolean' },
  ],
  [
    'A022',
    stu3.readCancelAppointmentActionLaterParameters,
    {
      priority: 'coding',
      appointmentCancelledInPAS: 'boolean',
      comments: 'string',
      providerAttachmentFile: ['resource'],
    },
  ],
  [
    'A026',
    stu3.readSendCommunicationToRequesterParameters,
    {
      guidanceOutcome: 'coding',
      guidanceIntendedRecommendation: 'coding',
      guidance: 'string',
      updatedPriority: 'coding',
      guidanceAttachmentFile: ['resource'],
    },
  ],
  [
    'A027',
    stu3.readCreateFromCommunicationRequestParameters,
    {
      createFrom: 'reference',
      guidance: 'string',
      newReferralPriority: 'coding',
      reviewComments: 'string',
      guidanceAttachmentFile: ['resource'],
      reviewAttachmentFile: ['resource'],
    },
  ],
  [
    'A028',
    stu3.readRecordReviewOutcomeParameters,
    {
      reviewOutcome: 'coding',
      reviewComments: 'string',
      reviewPriority: 'coding',
      reviewAttachmentFile: ['resource'],
    },
  ],
  [
    'A031 and A032',
    stu3.readChangeShortlistParameters,
    {
      shortlist: 'resource',
      intentionToAddReferralLetter: 'coding',
      firstReminderLetterFollowUpDays: 'unsignedInt',
    },
  ],
  [
    'A036',
    stu3.readCancelReferralParameters,
    { cancellationReason: 'coding', cancellationComments: 'string' },
  ],
  [
    'A044',
    stu3.readCreateAdviceAndGuidanceParameters,
    {
      patient: 'identifier',
      providerConversionAuthorisation: 'coding',
      shortlist: 'resource',
      request: 'string',
      referringClinician: 'identifier',
      requestAttachmentFile: ['resource'],
    },
  ],
  [
    'a cancelled referral',
    stu3.readCancelledReferral,
    { updatedReferralRequest: 'resource', updatedAppointment: 'resource' },
  ],
  [
    'a referral sent for triage',
    stu3.readSentForTriage,
    { updatedReferralRequest: 'resource', createdAppointment: 'resource' },
  ],
  [
    'answered advice',
    stu3.readAnsweredAdvice,
    { updatedCommunicationRequest: 'resource', createdCommunication: 'resource' },
  ],
  [
    'created advice',
    stu3.readCreatedAdvice,
    { createdCommunicationRequest: 'resource', createdCommunication: 'resource' },
  ],
  [
    'search criteria',
    stu3.serviceSearchCriteria,
    {
      priority: 'coding',
      specialty: 'coding',
      clinicType: 'coding',
      indicativeAppointmentWaitTimeLimit: 'unsignedInt',
      postcode: 'string',
      distanceLimit: 'unsignedInt',
      clinicalTerm: 'coding',
      namedClinician: 'identifier',
      ageAndGenderAppropriate: 'boolean',
      commissioningProvisioning: 'coding',
      organisation: ['identifier'],
      place: 'string',
    },
  ],
];

const kindOf = (kind: Kinds[string]) => kinds[typeof kind === 'string' ? kind : kind[0]];

describe('readers of parameters', () => {
  it.each(rows)(
    '%s: each by its name and type, and all that may come several times',
    (_, read, parameters) => {
      const entries = Object.entries(parameters);
      const body = {
        parameter: [...entries, ...entries].map(([name, kind]) => ({
          name,
          [kindOf(kind)[0]]: kindOf(kind)[1],
        })),
      };
      const value = Object.fromEntries(
        entries.map(([name, kind]) => {
          const [, , once] = kindOf(kind);
          return [name, typeof kind === 'string' ? once : [once, once]];
        }),
      );
      expect(read(body)).toEqual({ status: 'present', value });
      expect([read({}), read(undefined)]).toEqual([{ status: 'missing' }, { status: 'missing' }]);
    },
  );

  it.each(rows)(
    '%s: one of another type is malformed, with its place and the rest',
    (_, read, parameters) => {
      for (const [name, kind] of Object.entries(parameters)) {
        const [property] = kindOf(kind);
        const body = { parameter: [{ name: 'other' }, { name, valueDecimal: 1 }] };
        expect(read(body)).toEqual({ status: 'malformed', path: `parameter[1].${property}`, value: {} });
      }
    },
  );

  it('search criteria stand in the record or shortlist that contains them, or alone', () => {
    const criteria = { parameter: [{ name: 'postcode', valueString: 'ZZ99 3WZ' }] };
    const reading = { status: 'present', value: { postcode: 'ZZ99 3WZ' } };
    expect(stu3.serviceSearchCriteria({ contained: [null, { resourceType: 'List' }, criteria] })).toEqual(
      reading,
    );
    expect(stu3.serviceSearchCriteria({ contained: [], ...criteria })).toEqual(reading);
  });
});
