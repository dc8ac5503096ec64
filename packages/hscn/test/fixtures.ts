import type { LegacyGeneration, LegacyOperationId } from '../src/index.js';

export const ubrn = '000000070000';
export const uuid = 'c5d2d200-7613-4a69-9c5f-1bb68e04b8d8';
export const sessionKey = 'pro-api-session:d32e2399-97b8-42f9-b871-4c3bc58197e6';
export const asid = '999000000045';
export const legacyOrigin = 'https://api.int1.ers.ncrs.nhs.uk';

export const clinician = {
  mode: 'user-restricted',
  organisation: 'R69',
  businessFunction: 'SERVICE_PROVIDER_CLINICIAN',
} as const;
export const referrer = { ...clinician, businessFunction: 'REFERRING_CLINICIAN' } as const;

/** Every endpoint of the legacy API, as a request of the old software. Method, path below the origin, what it is. */
export const everyEndpoint: readonly (readonly [
  LegacyOperationId,
  LegacyGeneration,
  string,
  string,
  Readonly<Record<string, string>>,
])[] = [
  ['A001', 'session', 'POST', '/ers-api/v1/ProfessionalSession', {}],
  ['A002', 'session', 'PUT', `/ers-api/v1/ProfessionalSession/${sessionKey}`, { sessionKey }],
  ['A003', 'session', 'DELETE', `/ers-api/v1/ProfessionalSession/${sessionKey}`, { sessionKey }],
  ['A004', 'DSTU2', 'GET', '/ers-api/v1/ValueSet/SPECIALTY', { valueSetId: 'SPECIALTY' }],
  ['A005', 'DSTU2', 'GET', `/ers-api/v1/ReferralRequest/${ubrn}`, { ubrn }],
  ['A006', 'DSTU2', 'GET', '/ers-api/v1/Binary/att-70000-1', { attachmentLogicalID: 'att-70000-1' }],
  ['A007', 'DSTU2', 'GET', `/ers-api/v1/Binary/$ers.generateCRI?UBRN=${ubrn}`, { ubrn }],
  ['A008', 'DSTU2', 'POST', '/ers-api/v1/ReferralRequest/$ers.fetchworklist', {}],
  ['A009', 'alpha', 'POST', '/ers-api/v1/HealthcareService/$dos.serviceSearch', {}],
  ['A010', 'alpha', 'POST', '/ers-api/v1/HealthcareService/$patient.serviceSearch', {}],
  ['A011', 'alpha', 'POST', '/ers-api/v1/CreateReferral', {}],
  ['A012', 'alpha', 'POST', `/ers-api/v1/ReferralRequest/${ubrn}/$ers.uploadReferralLetter`, { ubrn }],
  ['A013', 'alpha', 'POST', `/ers-api/v1/ReferralRequest/${ubrn}/$ers.accept`, { ubrn }],
  ['A014', 'alpha', 'POST', `/ers-api/v1/ReferralRequest/${ubrn}/$ers.reject`, { ubrn }],
  ['A015', 'alpha', 'POST', '/ers-api/v1/Slot/$ers.searchAppointmentSlots', {}],
  ['A016', 'alpha', 'POST', `/ers-api/v1/ReferralRequest/${ubrn}/$ers.bookdirect`, { ubrn }],
  ['A017', 'alpha', 'POST', `/ers-api/v1/ReferralRequest/${ubrn}/$ers.deferBooking`, { ubrn }],
  ['A004', 'HSCN-STU3', 'GET', '/ers-api/STU3/v1/CodeSystem/CLINIC-TYPE', { codeSystemType: 'CLINIC-TYPE' }],
  ['A005', 'HSCN-STU3', 'GET', `/ers-api/STU3/v1/ReferralRequest/${ubrn}`, { ubrn }],
  [
    'A005-versioned',
    'HSCN-STU3',
    'GET',
    `/ers-api/STU3/v1/ReferralRequest/${ubrn}/_history/5`,
    { ubrn, version: '5' },
  ],
  ['A006', 'HSCN-STU3', 'GET', `/ers-api/STU3/v1/Binary/${uuid}`, { attachmentLogicalID: uuid }],
  ['A007', 'HSCN-STU3', 'POST', `/ers-api/STU3/v1/ReferralRequest/${ubrn}/$ers.generateCRI`, { ubrn }],
  ['A008', 'HSCN-STU3', 'POST', '/ers-api/STU3/v1/ReferralRequest/$ers.fetchworklist', {}],
  [
    'A010',
    'HSCN-STU3',
    'POST',
    '/ers-api/STU3/v1/HealthcareService/$ers.searchHealthcareServicesForPatient',
    {},
  ],
  ['A011', 'HSCN-STU3', 'POST', '/ers-api/STU3/v1/ReferralRequest/$ers.createReferral', {}],
  [
    'A012',
    'HSCN-STU3',
    'POST',
    `/ers-api/STU3/v1/ReferralRequest/${ubrn}/$ers.maintainReferralLetter`,
    { ubrn },
  ],
  ['A013', 'HSCN-STU3', 'POST', `/ers-api/STU3/v1/ReferralRequest/${ubrn}/$ers.acceptReferral`, { ubrn }],
  ['A014', 'HSCN-STU3', 'POST', `/ers-api/STU3/v1/ReferralRequest/${ubrn}/$ers.rejectReferral`, { ubrn }],
  [
    'A015',
    'HSCN-STU3',
    'GET',
    '/ers-api/STU3/v1/Slot?schedule.actor:HealthcareService=11000&appointmentType=ROUTINE&status=free&_count=5&page=1',
    {
      'schedule.actor:HealthcareService': '11000',
      appointmentType: 'ROUTINE',
      _count: '5',
      status: 'free',
      page: '1',
    },
  ],
  ['A016', 'HSCN-STU3', 'POST', '/ers-api/STU3/v1/Appointment', {}],
  [
    'A019',
    'HSCN-STU3',
    'POST',
    `/ers-api/STU3/v1/ReferralRequest/${ubrn}/$ers.generatePatientLetter`,
    { ubrn },
  ],
  ['A020', 'HSCN-STU3', 'POST', '/ers-api/STU3/v1/Binary', {}],
  ['A021', 'HSCN-STU3', 'POST', '/ers-api/STU3/v1/ReferralRequest/$ers.createReferralAndSendForTriage', {}],
  [
    'A022',
    'HSCN-STU3',
    'POST',
    `/ers-api/STU3/v1/ReferralRequest/${ubrn}/$ers.CancelAppointmentActionLater`,
    { ubrn },
  ],
  ['A023', 'HSCN-STU3', 'POST', '/ers-api/STU3/v1/CommunicationRequest/$ers.fetchworklist', {}],
  ['A024', 'HSCN-STU3', 'GET', `/ers-api/STU3/v1/CommunicationRequest/${ubrn}`, { ubrn }],
  [
    'A024-versioned',
    'HSCN-STU3',
    'GET',
    `/ers-api/STU3/v1/CommunicationRequest/${ubrn}/_history/3`,
    { ubrn, version: '3' },
  ],
  [
    'A025',
    'HSCN-STU3',
    'GET',
    `/ers-api/STU3/v1/Communication?based-on=CommunicationRequest/${ubrn}/_history/3`,
    { 'based-on': `CommunicationRequest/${ubrn}/_history/3` },
  ],
  [
    'A026',
    'HSCN-STU3',
    'POST',
    `/ers-api/STU3/v1/CommunicationRequest/${ubrn}/$ers.sendCommunicationToRequester`,
    { ubrn },
  ],
  [
    'A027',
    'HSCN-STU3',
    'POST',
    '/ers-api/STU3/v1/ReferralRequest/$ers.createFromCommunicationRequestActionLater',
    {},
  ],
  [
    'A028',
    'HSCN-STU3',
    'POST',
    `/ers-api/STU3/v1/ReferralRequest/${ubrn}/$ers.recordReviewOutcome`,
    { ubrn },
  ],
  [
    'A029',
    'HSCN-STU3',
    'GET',
    `/ers-api/STU3/v1/Task?focus=ReferralRequest/${ubrn}/_history/5&intent=proposal&status=ready`,
    { focus: `ReferralRequest/${ubrn}/_history/5`, intent: 'proposal', status: 'ready' },
  ],
];
