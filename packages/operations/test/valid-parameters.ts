import type { OperationId, OperationParameters } from '../src/index.js';

export const environment = {
  fhirBaseUrls: {
    STU3: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3',
    R4: 'https://int.api.service.nhs.uk/referrals/FHIR/R4',
  },
};

const ubrn = { ubrn: '123456789012' };
const binaryId = 'c5d2d200-7613-4a69-9c5f-1bb68e04b8d8';

/** Parameters that each operation takes. */
export const validParameters = {
  A004: { codeSystemType: 'CLINIC-TYPE' },
  A005: ubrn,
  'A005-versioned': { ...ubrn, version: '6' },
  A006: { attachmentLogicalID: 'att-70001-70002' },
  A007: ubrn,
  A008: {},
  A010: {},
  A011: {},
  A012: ubrn,
  A013: ubrn,
  A014: ubrn,
  A015: {
    'schedule.actor:HealthcareService': '11000',
    appointmentType: 'ROUTINE',
    status: 'free',
    _count: '5',
    page: '1',
    'schedule.actor:Practitioner': '921600556514',
    _include: 'Slot:schedule',
  },
  A016: {},
  A019: ubrn,
  A020: {},
  A021: {},
  A022: ubrn,
  A023: {},
  A024: ubrn,
  'A024-versioned': { ...ubrn, version: '0' },
  A025: {
    'based-on': 'CommunicationRequest/123456789012/_history/1',
    _include: [
      'Communication:sender-practitionerrole:PractionerRole',
      'Communication:content-reference:DocumentReference',
    ],
  },
  A026: ubrn,
  A027: {},
  A028: ubrn,
  A029: { focus: 'ReferralRequest/123456789012/_history/6', intent: 'proposal', status: 'ready' },
  A030: {},
  A031: ubrn,
  A032: ubrn,
  A033: { id: '1' },
  A034: { id: '70001' },
  A035: { _id: '1,2' },
  A036: ubrn,
  A037: { id: '1' },
  A038: { id: '70001' },
  'A038-versioned': { id: '70001', version: '5' },
  A040: { _query: 'onBehalfOf' },
  A041: { identifier: 'https://fhir.nhs.uk/Id/UBRN|123456789012' },
  A042: { id: binaryId },
  A043: ubrn,
  A044: {},
} as const satisfies { [Id in OperationId]: OperationParameters<Id> };
