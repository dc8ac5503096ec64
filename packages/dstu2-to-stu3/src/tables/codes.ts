/**
 * Codes that change. Per element, every DSTU2 code; `old>new` where STU3 says it otherwise.
 * Sources: HL7's R2-to-R3 maps, and for e-RS its own value sets.
 */
export const statusCodes: Readonly<Record<string, string>> = {
  'ReferralRequest.status':
    'draft active cancelled completed requested>active accepted>active rejected>cancelled',
  'AppointmentResponse.participantStatus':
    'accepted declined tentative needs-action in-process>tentative completed>accepted',
  'Communication.status': 'in-progress completed suspended rejected>aborted failed>aborted',
  'CommunicationRequest.status':
    'suspended completed proposed>draft planned>draft requested>active received>active accepted>active in-progress>active rejected>cancelled failed>cancelled',
  'Patient.link.type': 'replace>replaced-by refer seealso',
};

/** Codes that take the place of a CodeableConcept: the systems they may come from, and the codes. */
export const conceptCodes = {
  priority: {
    systems: /^http:\/\/hl7\.org\/fhir\/(diagnostic-order|request)-priority$/,
    codes: 'routine urgent asap stat',
  },
  docStatus: {
    systems: /^http:\/\/hl7\.org\/fhir\/composition-status$/,
    codes: 'preliminary final amended entered-in-error',
  },
} as const;

/** e-RS code systems whose codes or displays change, by the last part of the STU3 URL. */
export const ersCodes: Readonly<
  Record<
    string,
    {
      readonly codes?: Readonly<Record<string, string>>;
      readonly displays?: Readonly<Record<string, string>>;
    }
  >
> = {
  // `2WW` is a priority here, and a specialty in SPECIALTY, where it stays.
  'eRS-Priority-1': {
    codes: { '2WW': 'TWO_WEEK_WAIT' },
    displays: { ROUTINE: 'Routine', URGENT: 'Urgent', TWO_WEEK_WAIT: '2 Week Wait' },
  },
  'eRS-AttachmentType-1': {
    displays: {
      REFERRER: 'Referrer',
      PROVIDER: 'Provider',
      ADVICE_REQUEST: 'Advice Request',
      GUIDANCE_RESPONSE: 'Guidance Response',
    },
  },
  'eRS-APIErrorCode-1': {
    codes: {
      FHIR_CONSTRAINT_VIOLATION: 'INVALID_FHIR_STRUCTURE',
      PATIENT_SENSITIVE: 'PATIENT_ERROR',
      NO_SUCH_SERVICE: 'REFERENCE_NOT_FOUND',
      NO_LOCATION: 'REFERENCE_NOT_FOUND',
      NO_SUCH_LOCATION: 'REFERENCE_NOT_FOUND',
      NO_SUCH_CLINICIAN: 'REFERENCE_NOT_FOUND',
      NO_SUCH_SPECIALTY: 'INVALID_CODE',
      NOT_AUTHORISED: 'FORBIDDEN',
    },
  },
};

/** Legacy error codes with no code on the API platform, and what it answers instead. */
export const errorAnswers: Readonly<Record<string, string>> = {
  NO_SUCH_REQUEST: 'HTTP 404',
  TECHNICAL_ERROR: 'HTTP 500',
  NO_CLINICAL_INFO: 'no listed code',
  NO_SUCH_ATTACHMENT: 'HTTP 404',
};

/** What A004 has under each legacy id: the STU3 id and the constant name. */
export const referenceData: Readonly<Record<string, readonly [id: string, name: string]>> = {
  SPECIALTY: ['SPECIALTY', 'e-RS Specialty'],
  CLINIC_TYPE: ['CLINIC-TYPE', 'e-RS Clinic Type'],
  REQUEST_PRIORITY: ['PRIORITY', 'e-RS Priority'],
};

/** Media types that STU3 renamed. */
export const mediaTypes: Readonly<Record<string, string>> = {
  'application/json+fhir': 'application/fhir+json',
  'application/xml+fhir': 'application/fhir+xml',
};

/** The name-part qualifiers of ISO 21090 that STU3 has extensions for. */
export const nameQualifiers: Readonly<Record<string, string>> = {
  VV: 'humanname-own-prefix',
  BR: 'humanname-own-name',
  SP: 'humanname-partner-name',
};

/** The parameters of a worklist request (A008). */
export const worklistParameters =
  'listType service specialtyAssignedIndicator specialty location clinicianAssignedIndicator clinician';
