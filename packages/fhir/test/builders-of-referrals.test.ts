import { describe, expect, it } from 'vitest';
import * as stu3 from '../src/stu3/index.js';
import {
  system,
  parameters,
  nhsNumberOf,
  userOf,
  serviceOf,
  placeOf,
  clock,
  fileOf,
  specialty,
  searchCriteria,
  criteriaParameters,
  criteriaOf,
  listOf,
  shortlistOf,
  letterOf,
  shortlist,
  letter,
  referralReason,
  file,
  described,
  describedFile,
} from './fixtures/bodies.js';
import { clinician, patient } from './fixtures/identifiers.js';

const rows: readonly (readonly [name: string, build: () => unknown, body: unknown])[] = [
  [
    'fetchWorklistParameters, without filter',
    () => stu3.fetchWorklistParameters({ listType: 'AWAITING_BOOKING' }),
    parameters('FetchWorklist', {
      name: 'listType',
      valueCodeableConcept: {
        coding: [{ system: system('ReferralListSelector'), code: 'AWAITING_BOOKING' }],
      },
    }),
  ],
  [
    'fetchWorklistParameters, with every filter',
    () =>
      stu3.fetchWorklistParameters({
        listType: 'ADVICE_AND_GUIDANCE_REQUESTS',
        service: '90210',
        specialtyAssignedIndicator: 'ASSIGNED',
        specialty: { ...specialty, display: 'not sent' } as typeof specialty,
        location: 'Z99',
        clinicianAssignedIndicator: 'ASSIGNED',
        clinician,
      }),
    parameters(
      'FetchWorklist',
      {
        name: 'listType',
        valueCodeableConcept: {
          coding: [{ system: system('CommunicationListSelector'), code: 'ADVICE_AND_GUIDANCE_REQUESTS' }],
        },
      },
      { name: 'service', valueIdentifier: serviceOf('90210') },
      {
        name: 'specialtyAssignedIndicator',
        valueCodeableConcept: { coding: [{ system: system('AssignedIndicator'), code: 'ASSIGNED' }] },
      },
      { name: 'specialty', valueCodeableConcept: { coding: [specialty] } },
      { name: 'location', valueIdentifier: placeOf('Z99') },
      {
        name: 'clinicianAssignedIndicator',
        valueCodeableConcept: { coding: [{ system: system('AssignedIndicator'), code: 'ASSIGNED' }] },
      },
      { name: 'clinician', valueIdentifier: userOf(clinician) },
    ),
  ],
  [
    'serviceSearchCriteriaParameters, with everything',
    () =>
      stu3.serviceSearchCriteriaParameters({
        ...searchCriteria,
        clinicType: 'RASH',
        indicativeAppointmentWaitTimeLimit: 0,
        postcode: 'ZZ99 3WZ',
        distanceLimit: 10,
        clinicalTerm: '271807003',
        namedClinician: clinician,
        ageAndGenderAppropriate: false,
        commissioningProvisioning: 'ALL_SERVICES',
        organisations: ['Z99', 'Z98'],
      }),
    criteriaOf([
      ...criteriaParameters,
      { name: 'clinicType', valueCoding: { system: system('ClinicType'), code: 'RASH' } },
      { name: 'indicativeAppointmentWaitTimeLimit', valueUnsignedInt: 0 },
      { name: 'postcode', valueString: 'ZZ99 3WZ' },
      { name: 'distanceLimit', valueUnsignedInt: 10 },
      { name: 'clinicalTerm', valueCoding: { system: 'http://snomed.info/sct', code: '271807003' } },
      { name: 'namedClinician', valueIdentifier: userOf(clinician) },
      { name: 'ageAndGenderAppropriate', valueBoolean: false },
      {
        name: 'commissioningProvisioning',
        valueCoding: { system: system('CommissioningProvisioning'), code: 'ALL_SERVICES' },
      },
      { name: 'organisation', valueIdentifier: placeOf('Z99') },
      { name: 'organisation', valueIdentifier: placeOf('Z98') },
    ]),
  ],
  ['shortlistList', () => stu3.shortlistList(shortlist), listOf('90210', '90211')],
  [
    'patientServiceSearchParameters',
    () =>
      stu3.patientServiceSearchParameters({
        requestType: 'APPOINTMENT_REQUEST',
        sortBy: 'IWT',
        patient,
        referringClinician: clinician,
        commissioningRuleOrganisation: 'Z99',
        searchCriteria,
      }),
    parameters(
      'PatientServiceSearch',
      { name: 'requestType', valueCoding: { system: system('RequestType'), code: 'APPOINTMENT_REQUEST' } },
      { name: 'sortBy', valueCoding: { system: system('SortBy'), code: 'IWT' } },
      { name: 'patient', valueIdentifier: nhsNumberOf(patient) },
      { name: 'referringClinician', valueIdentifier: userOf(clinician) },
      {
        name: 'commissioningRuleOrganisation',
        valueIdentifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'Z99' },
      },
      { name: 'searchCriteria', resource: criteriaOf(criteriaParameters) },
    ),
  ],
  [
    'createReferralParameters, the least',
    () => stu3.createReferralParameters({ ...letter, patient }),
    parameters(
      'CreateReferral',
      { name: 'patient', valueIdentifier: nhsNumberOf(patient) },
      shortlistOf('90210', '90211'),
      ...letterOf(0),
    ),
  ],
  [
    'createReferralParameters, with everything',
    () =>
      stu3.createReferralParameters(
        {
          ...letter,
          patient,
          referringClinician: clinician,
          firstReminderLetterFollowUpDays: 7,
          eReferralPathwayStart: '2026-02-01T09:00:00Z',
        },
        { clock },
      ),
    parameters(
      'CreateReferral',
      { name: 'patient', valueIdentifier: nhsNumberOf(patient) },
      { name: 'referringClinician', valueIdentifier: userOf(clinician) },
      shortlistOf('90210', '90211'),
      ...letterOf(7),
      { name: 'eReferralPathwayStart', valueInstant: '2026-02-01T09:00:00Z' },
    ),
  ],
  [
    'createReferralAndSendForTriageParameters',
    () =>
      stu3.createReferralAndSendForTriageParameters({
        shortlist: { services: ['90210'], searchCriteria },
        patient,
        referringClinician: clinician,
      }),
    parameters(
      'CreateReferralAndSendForTriage',
      { name: 'patient', valueIdentifier: nhsNumberOf(patient) },
      { name: 'referringClinician', valueIdentifier: userOf(clinician) },
      shortlistOf('90210'),
      ...letterOf(0),
    ),
  ],
  [
    'changeShortlistParameters',
    () => stu3.changeShortlistParameters({ ...letter, firstReminderLetterFollowUpDays: 14 }),
    parameters('ChangeShortlist', shortlistOf('90210', '90211'), ...letterOf(14)),
  ],
  [
    'changeShortlistAndSendForTriageParameters',
    () =>
      stu3.changeShortlistAndSendForTriageParameters({
        ...letter,
        shortlist: { services: ['90210'], searchCriteria },
      }),
    parameters('ChangeShortlistAndSendForTriage-Request', shortlistOf('90210'), ...letterOf(0)),
  ],
  [
    'documentReference, the least',
    () => stu3.documentReference('PROVIDER', file, { clock }),
    fileOf('PROVIDER'),
  ],
  [
    'maintainReferralLetterParameters',
    () => stu3.maintainReferralLetterParameters([file, described], { clock }),
    parameters(
      'MaintainReferralLetter',
      { name: 'referralLetterFile', resource: fileOf('REFERRER') },
      { name: 'referralLetterFile', resource: describedFile('REFERRER') },
    ),
  ],
  [
    'cancelReferralParameters, the least',
    () => stu3.cancelReferralParameters({ reason: referralReason }),
    parameters('CancelReferral-Request', { name: 'cancellationReason', valueCoding: referralReason }),
  ],
  [
    'cancelReferralParameters, with a mandatory comment',
    () =>
      stu3.cancelReferralParameters({
        reason: { ...referralReason, commentIsMandatory: true },
        comments: 'Private',
      }),
    parameters(
      'CancelReferral-Request',
      { name: 'cancellationReason', valueCoding: referralReason },
      { name: 'cancellationComments', valueString: 'Private' },
    ),
  ],
];

describe('builders of searches, referrals and letters', () => {
  it.each(rows)('%s: the whole body, without a property more', (_, build, body) => {
    expect(build()).toStrictEqual(body);
  });
});
