import { codeSystems, extensionUrls, identifierSystems, profileUrls } from '@ers-kit/fhir/stu3';

import { base } from './ers-harness.js';

/** Request bodies, as small as e-RS takes them. */
export const parametersOf = (profile: string, ...parameter: object[]): object => ({
  resourceType: 'Parameters',
  meta: { profile: [profile] },
  parameter,
});

export const coded = (name: string, system: string, code: string): object => ({
  name,
  valueCoding: { system, code },
});
export const text = (name: string, valueString: string): object => ({ name, valueString });
const identified = (name: string, system: string, value: string): object => ({
  name,
  valueIdentifier: { system, value },
});
export const referenceSystem = (set: string): string => `${base}/FHIR/STU3/CodeSystem/${set}`;

export interface Wanted {
  readonly nhsNumber?: string;
  readonly services?: readonly string[];
  readonly specialty?: string;
  readonly clinicType?: string;
  readonly priority?: string;
  readonly referringClinician?: string;
  /** When the pathway began; else it begins when the referral is placed. */
  readonly pathwayStart?: string;
  /** Criteria of the search beside those that each has. */
  readonly moreCriteria?: readonly CriterionName[];
}

type CriterionName = keyof typeof moreCriteria;

const moreCriteria = {
  postcode: text('postcode', 'ZZ99 3CZ'),
  distanceLimit: { name: 'distanceLimit', valueUnsignedInt: 50 },
  commissioningProvisioning: coded(
    'commissioningProvisioning',
    codeSystems.commissioningProvisioning.system,
    'ALL_AVAILABLE_FOR_BOOKING',
  ),
} as const;

/** The criteria in a payload that the requests of this file can ask for too. */
export const criterionNamesIn = (payload: unknown): CriterionName[] =>
  (Object.keys(moreCriteria) as CriterionName[]).filter((name) =>
    JSON.stringify(payload).includes(`"name":"${name}"`),
  );

const criteria = ({
  specialty = 'CARDIOLOGY',
  clinicType = 'HEART_FAILURE',
  priority = 'ROUTINE',
  moreCriteria: more = [],
}: Wanted): object => ({
  resourceType: 'Parameters',
  meta: { profile: [profileUrls.serviceSearchCriteria] },
  id: 'ServiceSearchCriteria-1',
  parameter: [
    coded('priority', codeSystems.priority.system, priority),
    coded('specialty', referenceSystem('SPECIALTY'), specialty),
    coded('clinicType', codeSystems.clinicType.system, clinicType),
    { name: 'ageAndGenderAppropriate', valueBoolean: true },
    ...more.map((name) => moreCriteria[name]),
  ],
});

const shortlist = (wanted: Wanted): object => ({
  name: 'shortlist',
  resource: {
    meta: { profile: [profileUrls.shortlistList] },
    resourceType: 'List',
    status: 'current',
    mode: 'snapshot',
    contained: [criteria(wanted)],
    entry: (wanted.services ?? ['20101']).map((value) => ({
      item: { identifier: { system: identifierSystems.ersService, value } },
    })),
    extension: [
      {
        url: extensionUrls.shortlistSearchCriteria,
        valueReference: { reference: '#ServiceSearchCriteria-1' },
      },
    ],
  },
});

const letter = (intention = 'NOT_INTENDING_TO_ADD'): object[] => [
  coded('intentionToAddReferralLetter', codeSystems.referralLetterIntention.system, intention),
  { name: 'firstReminderLetterFollowUpDays', valueUnsignedInt: 1 },
];

const patient = (wanted: Wanted): object =>
  identified('patient', identifierSystems.nhsNumber, wanted.nhsNumber ?? '');
const clinician = ({ referringClinician }: Wanted): object[] =>
  referringClinician === undefined
    ? []
    : [identified('referringClinician', identifierSystems.sdsUserId, referringClinician)];

export const createReferralBody = (wanted: Wanted, intention?: string): object =>
  parametersOf(
    profileUrls.createReferral,
    patient(wanted),
    ...clinician(wanted),
    ...letter(intention),
    ...(wanted.pathwayStart === undefined
      ? []
      : [{ name: 'eReferralPathwayStart', valueInstant: wanted.pathwayStart }]),
    shortlist(wanted),
  );

export const changeShortlistBody = (wanted: Wanted, intention?: string): object =>
  parametersOf(profileUrls.changeShortlist, ...letter(intention), shortlist(wanted));

export const serviceSearchBody = (
  wanted: Wanted,
  sortBy = 'DISTANCE',
  requestType = 'APPOINTMENT_REQUEST',
): object =>
  parametersOf(
    profileUrls.patientServiceSearch,
    coded('requestType', codeSystems.requestType.system, requestType),
    coded('sortBy', codeSystems.sortBy.system, sortBy),
    patient(wanted),
    ...clinician(wanted),
    { name: 'searchCriteria', resource: criteria(wanted) },
  );

export interface Placing {
  readonly ubrn: string;
  readonly version: string;
  readonly nhsNumber: string;
  readonly service?: string;
  readonly clinician?: string;
  readonly slot?: string;
  readonly reason?: string;
  /** What a deferral says; `undefined` for nothing. Default: some words. */
  readonly comment?: string | undefined;
}

/** A body of A016: books when a slot is given, else defers or sends for triage. */
export const appointmentBody = (placing: Placing): object => {
  const { ubrn, version, nhsNumber, service = '20101', clinician: named, slot, reason } = placing;
  const comment = 'comment' in placing ? placing.comment : 'As agreed';
  const actor = (system: string, value: string): object => ({
    actor: { identifier: { system, value } },
    status: 'accepted',
  });
  return {
    id: 'appointment',
    meta: { profile: [profileUrls.appointment, profileUrls.careConnectAppointment] },
    language: 'en',
    resourceType: 'Appointment',
    status: reason === undefined ? 'booked' : 'proposed',
    description: 'e-Referral Appointment',
    ...(slot === undefined ? {} : { slot: [{ reference: `Slot/${slot}` }] }),
    ...(reason === undefined
      ? {}
      : {
          reason: [{ coding: [{ system: codeSystems.reviewReason.system, code: reason }] }],
          ...(comment === undefined ? {} : { comment }),
        }),
    incomingReferral: [{ reference: `ReferralRequest/${ubrn}/_history/${version}` }],
    participant: [
      actor(identifierSystems.ersService, service),
      actor(identifierSystems.nhsNumber, nhsNumber),
      ...(named === undefined
        ? []
        : [
            {
              type: { coding: [{ system: codeSystems.encounterParticipantType.system, code: 'CON' }] },
              ...actor(identifierSystems.sdsUserId, named),
            },
          ]),
    ],
  };
};

/** A document of a request: names an uploaded file. */
export const documentBody = (name: string, type: string, url: string): object => ({
  name,
  resource: {
    meta: { profile: [profileUrls.documentReference] },
    resourceType: 'DocumentReference',
    type: { coding: [{ system: codeSystems.attachmentType.system, code: type }] },
    status: 'current',
    indexed: '2026-11-22T09:59:00.000Z',
    description: 'A file',
    content: [{ attachment: { url } }],
  },
});

export const adviceBody = (
  wanted: Wanted,
  authorisation = 'AUTHORISED_TO_CONVERT',
  ...files: object[]
): object =>
  parametersOf(
    profileUrls.createAdviceAndGuidanceRequest,
    patient(wanted),
    ...clinician(wanted),
    coded(
      'providerConversionAuthorisation',
      codeSystems.providerConversionAuthorisation.system,
      authorisation,
    ),
    shortlist({ services: ['20106'], ...wanted }),
    text('request', 'What would you advise?'),
    ...files,
  );

export const guidanceBody = (outcome: string, priority = 'URGENT', ...more: object[]): object =>
  parametersOf(
    profileUrls.sendCommunicationToRequesterRequest,
    coded('guidanceOutcome', codeSystems.guidanceResponseOutcome.system, outcome),
    coded('guidanceIntendedRecommendation', codeSystems.guidanceIntendedRecommendation.system, 'OTHER'),
    text('guidance', 'This would be our advice.'),
    coded('updatedPriority', codeSystems.priority.system, priority),
    ...more,
  );

export const conversionBody = (ubrn: string, version: string, ...more: object[]): object =>
  parametersOf(
    profileUrls.createFromCommunicationRequest,
    { name: 'createFrom', valueReference: { reference: `CommunicationRequest/${ubrn}/_history/${version}` } },
    text('guidance', 'We will see the patient.'),
    coded('newReferralPriority', codeSystems.priority.system, 'ROUTINE'),
    text('reviewComments', 'To be booked by our desk'),
    ...more,
  );

export const triageBodies = {
  create: (wanted: Wanted): object =>
    parametersOf(
      profileUrls.createReferralAndSendForTriage,
      patient(wanted),
      ...letter('NEED_TO_ADD_LATER'),
      shortlist({ services: ['20105'], ...wanted }),
    ),
  change: (wanted: Wanted): object =>
    parametersOf(
      profileUrls.changeShortlistAndSendForTriageRequest,
      ...letter(),
      shortlist({ services: ['20105'], ...wanted }),
    ),
};
