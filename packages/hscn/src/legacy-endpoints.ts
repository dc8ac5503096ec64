import type { OperationId } from '@ers-kit/operations';

/**
 * Which generation of the legacy API a request belongs to: sessions (plain JSON), FHIR DSTU2, FHIR STU3 over
 * HSCN, or one of the DSTU2-time prototypes that never left alpha.
 *
 * @example
 * ```ts
 * import type { LegacyGeneration } from '@ers-kit/hscn';
 *
 * const generation: LegacyGeneration = 'DSTU2';
 * ```
 */
export type LegacyGeneration = 'session' | 'DSTU2' | 'HSCN-STU3' | 'alpha';

/**
 * The operations of the legacy API: today's ids, and the ones that ended with it.
 *
 * @example
 * ```ts
 * import type { LegacyOperationId } from '@ers-kit/hscn';
 *
 * const ended: LegacyOperationId[] = ['A001', 'A002', 'A003', 'A009', 'A017', 'A018'];
 * ```
 */
export type LegacyOperationId = OperationId | 'A001' | 'A002' | 'A003' | 'A009' | 'A017' | 'A018';

/**
 * One endpoint of the legacy API.
 *
 * @example
 * ```ts
 * import type { LegacyEndpoint } from '@ers-kit/hscn';
 *
 * const endpoint: LegacyEndpoint = {
 *   operation: 'A011',
 *   generation: 'HSCN-STU3',
 *   methods: ['POST'],
 *   path: 'ReferralRequest/$ers.createReferral',
 * };
 * ```
 */
export interface LegacyEndpoint {
  /** Its operation. */
  readonly operation: LegacyOperationId;
  /** The part of the legacy API that it belongs to. */
  readonly generation: LegacyGeneration;
  /** The method documented, and after it those that printed catalogues name by mistake. */
  readonly methods: readonly string[];
  /**
   * Below the base path, `?{query}` where a query goes with it. Names are compared without regard to case.
   */
  readonly path: string;
}

const row = (
  operation: LegacyOperationId,
  generation: LegacyGeneration,
  methods: string,
  path: string,
): LegacyEndpoint => ({ operation, generation, methods: methods.split(' '), path });

/**
 * Every endpoint of the legacy API, as the HSCN API catalogue listed them (developer.nhs.uk/apis/e-Referrals,
 * source nhsconnect/digital-referrals). A018 shared A017's path and cannot be told from it.
 *
 * @example
 * ```ts
 * import { legacyEndpoints } from '@ers-kit/hscn';
 *
 * const second = legacyEndpoints.find(({ operation }) => operation === 'A002');
 * console.log(second?.path); // ProfessionalSession/{sessionKey}
 * ```
 */
export const legacyEndpoints: readonly LegacyEndpoint[] = [
  row('A001', 'session', 'POST', 'ProfessionalSession'),
  row('A002', 'session', 'PUT', 'ProfessionalSession/{sessionKey}'),
  row('A003', 'session', 'DELETE', 'ProfessionalSession/{sessionKey}'),

  row('A004', 'DSTU2', 'GET', 'ValueSet/{valueSetId}'),
  row('A005', 'DSTU2', 'GET', 'ReferralRequest/{ubrn}'),
  row('A006', 'DSTU2', 'GET', 'Binary/{attachmentLogicalID}'),
  row('A007', 'DSTU2', 'GET', 'Binary/$ers.generateCRI?UBRN={ubrn}'),
  row('A008', 'DSTU2', 'POST GET', 'ReferralRequest/$ers.fetchworklist'),

  row('A009', 'alpha', 'POST', 'HealthcareService/$dos.serviceSearch'),
  row('A010', 'alpha', 'POST', 'HealthcareService/$patient.serviceSearch'),
  row('A011', 'alpha', 'POST', 'CreateReferral'),
  row('A012', 'alpha', 'POST', 'ReferralRequest/{ubrn}/$ers.uploadReferralLetter'),
  row('A013', 'alpha', 'POST', 'ReferralRequest/{ubrn}/$ers.accept'),
  row('A014', 'alpha', 'POST', 'ReferralRequest/{ubrn}/$ers.reject'),
  row('A015', 'alpha', 'POST', 'Slot/$ers.searchAppointmentSlots'),
  row('A016', 'alpha', 'POST', 'ReferralRequest/{ubrn}/$ers.bookdirect'),
  row('A017', 'alpha', 'POST', 'ReferralRequest/{ubrn}/$ers.deferBooking'),

  row('A004', 'HSCN-STU3', 'GET', 'CodeSystem/{codeSystemType}'),
  row('A005', 'HSCN-STU3', 'GET', 'ReferralRequest/{ubrn}'),
  row('A005-versioned', 'HSCN-STU3', 'GET', 'ReferralRequest/{ubrn}/_history/{version}'),
  row('A006', 'HSCN-STU3', 'GET', 'Binary/{attachmentLogicalID}'),
  row('A007', 'HSCN-STU3', 'POST GET', 'ReferralRequest/{ubrn}/$ers.generateCRI'),
  row('A008', 'HSCN-STU3', 'POST GET', 'ReferralRequest/$ers.fetchworklist'),
  row('A010', 'HSCN-STU3', 'POST', 'HealthcareService/$ers.searchHealthcareServicesForPatient'),
  row('A011', 'HSCN-STU3', 'POST', 'ReferralRequest/$ers.createReferral'),
  row('A012', 'HSCN-STU3', 'POST', 'ReferralRequest/{ubrn}/$ers.maintainReferralLetter'),
  row('A013', 'HSCN-STU3', 'POST', 'ReferralRequest/{ubrn}/$ers.acceptReferral'),
  row('A014', 'HSCN-STU3', 'POST', 'ReferralRequest/{ubrn}/$ers.rejectReferral'),
  row('A015', 'HSCN-STU3', 'GET', 'Slot?{query}'),
  row('A016', 'HSCN-STU3', 'POST', 'Appointment'),
  row('A019', 'HSCN-STU3', 'POST', 'ReferralRequest/{ubrn}/$ers.generatePatientLetter'),
  row('A020', 'HSCN-STU3', 'POST', 'Binary'),
  row('A021', 'HSCN-STU3', 'POST', 'ReferralRequest/$ers.createReferralAndSendForTriage'),
  row('A022', 'HSCN-STU3', 'POST', 'ReferralRequest/{ubrn}/$ers.CancelAppointmentActionLater'),
  row('A023', 'HSCN-STU3', 'POST GET', 'CommunicationRequest/$ers.fetchworklist'),
  row('A024', 'HSCN-STU3', 'GET', 'CommunicationRequest/{ubrn}'),
  row('A024-versioned', 'HSCN-STU3', 'GET', 'CommunicationRequest/{ubrn}/_history/{version}'),
  row('A025', 'HSCN-STU3', 'GET', 'Communication?{query}'),
  row('A026', 'HSCN-STU3', 'POST', 'CommunicationRequest/{ubrn}/$ers.sendCommunicationToRequester'),
  row('A027', 'HSCN-STU3', 'POST', 'ReferralRequest/$ers.createFromCommunicationRequestActionLater'),
  row('A028', 'HSCN-STU3', 'POST', 'ReferralRequest/{ubrn}/$ers.recordReviewOutcome'),
  row('A029', 'HSCN-STU3', 'GET', 'Task?{query}'),
];

/**
 * What each path parameter of the legacy API looks like. The value set and code system names are its
 * published ones.
 */
export const legacyParameterPatterns: Readonly<Record<string, RegExp>> = {
  // The published key is `pro-api-session:<uuid>` or `pro-xapi-session_<uuid>`; a key is never looked into.
  sessionKey: /^[\x21-\x7e]{1,200}$/,
  ubrn: /^\d{12}$/,
  version: /^\d{1,10}$/,
  attachmentLogicalID: /^(?:att-\d+-\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i,
  valueSetId: /^(?:SPECIALTY|REQUEST_PRIORITY|CLINIC_TYPE|REQUEST_TYPE|COMMISSIONING_TYPE)$/i,
  codeSystemType:
    /^(?:SPECIALTY|CLINIC-TYPE|APPOINTMENT-CANCELLATION-REASON|REFERRAL-CANCELLATION-REASON|APPOINTMENT-NON-ATTENDANCE-REASON|PRIORITY)$/i,
};

/**
 * A FHIR id. Files had other ids than the published forms; such a one is believed of a legacy sender only.
 */
export const anyFileId = /^(?!\.{1,2}$)[A-Za-z0-9.-]{1,64}$/;
