/*
 * The code systems of R4 payloads. A row is the system as it stands on the wire and its codes; `open: true`
 * where the codes are examples of a list that NHS keeps and may extend. Source: the published specification
 * of the e-RS API.
 */
export const appointmentType = {
  system: 'https://fhir.nhs.uk/CodeSystem/eRS-AppointmentType',
  codes: [
    'DAY_CASE',
    'FIRST_OUTPATIENT',
    'ASSESSMENT_SERVICE',
    'GPSI',
    'AHP_CLINIC',
    'DIAGNOSTIC',
    'NURSE_CLINIC',
    'OPHTHALMOLOGIST',
    'TELEPHONE_ASSESSMENT',
  ],
} as const;

export const bookableType = {
  system: 'https://fhir.nhs.uk/CodeSystem/eRS-BookableType',
  codes: ['DIRECTLY_BOOKABLE', 'INDIRECTLY_BOOKABLE'],
} as const;

export const requestFlowType = {
  system: 'https://fhir.nhs.uk/CodeSystem/eRS-RequestFlowType',
  codes: ['BOOKABLE', 'REVIEW', 'ADVICE_AND_GUIDANCE'],
} as const;

/** The purpose of a service's contact; `HEALTHCARE_PROFESSIONALS` comes with {@link ersContactPurpose}. */
export const contactPurpose = {
  system: 'http://terminology.hl7.org/CodeSystem/contactentity-type',
  codes: ['BILL', 'ADMIN', 'HR', 'PAYOR', 'PATINF', 'PRESS', 'HEALTHCARE_PROFESSIONALS'],
} as const;

export const ersContactPurpose = {
  system: 'https://fhir.nhs.uk/CodeSystem/eRS-Purpose',
  codes: ['BILL', 'ADMIN', 'HR', 'PAYOR', 'PATINF', 'PRESS', 'HEALTHCARE_PROFESSIONALS'],
} as const;

export const businessFunction = {
  system: 'https://fhir.nhs.uk/CodeSystem/eRS-BusinessFunction-1',
  codes: [
    'REFERRING_CLINICIAN',
    'REFERRING_CLINICIAN_ADMIN',
    'REFERRING_ADMIN',
    'COMMISSIONER',
    'SERVICE_DEFINER',
    'SERVICE_PROVIDER_CLINICIAN',
    'SERVICE_PROVIDER_CLINICIAN_ADMIN',
    'SERVICE_PROVIDER_ADMIN',
    'INFORMATION_ANALYST',
    'BOOKING_MANAGER',
    'ADDITIONAL_REQUIREMENTS_MANAGER',
  ],
  open: true,
} as const;

export const serviceRequestCategory = {
  system: 'https://fhir.nhs.uk/CodeSystem/message-category-servicerequest',
  codes: ['referral', 'request'],
} as const;

export const serviceRequestCode = {
  system: 'https://fhir.nhs.uk/CodeSystem/servicerequest-code',
  codes: ['advice-and-guidance'],
} as const;

export const httpErrorCode = {
  system: 'https://fhir.nhs.uk/CodeSystem/http-error-codes',
  codes: [
    'REC_BAD_REQUEST',
    'REC_FORBIDDEN',
    'REC_NOT_FOUND',
    'REC_NOT_ACCEPTABLE',
    'REC_UNSUPPORTED_MEDIA_TYPE',
    'REC_SERVER_ERROR',
    'REC_UNAVAILABLE',
  ],
  open: true,
} as const;

export const apiErrorOrWarningCode = {
  system: 'https://fhir.nhs.uk/CodeSystem/NHSD-API-ErrorOrWarningCode',
  codes: ['ACCESS_DENIED', 'TOO_MANY_REQUESTS', 'MISSING_HEADER', 'SERVICE_ERROR'],
  open: true,
} as const;

export const ersErrorCode = {
  system: 'https://fhir.nhs.uk/CodeSystem/ers-error-codes',
  codes: ['NO_RELATIONSHIP', 'PENDING', 'THREATS_FOUND', 'VALIDATION_FAILED'],
  open: true,
} as const;

/**
 * Every code system of R4 payloads, by what it codes.
 *
 * @example
 * ```ts
 * import { codeSystems } from '@ers-kit/fhir/r4';
 *
 * console.log(codeSystems.ersErrorCode.codes[0]); // NO_RELATIONSHIP
 * ```
 */
export const codeSystems = {
  appointmentType,
  bookableType,
  requestFlowType,
  contactPurpose,
  ersContactPurpose,
  businessFunction,
  serviceRequestCategory,
  serviceRequestCode,
  httpErrorCode,
  apiErrorOrWarningCode,
  ersErrorCode,
} as const;

/**
 * The key of a code system in {@link codeSystems}.
 *
 * @example
 * ```ts
 * import { codeSystems, type CodeSystemName } from '@ers-kit/fhir/r4';
 *
 * const name: CodeSystemName = 'businessFunction';
 * console.log(codeSystems[name].codes.length); // 11
 * ```
 */
export type CodeSystemName = keyof typeof codeSystems;

/**
 * The codes of a code system, as a union; any string is accepted where NHS may add codes (`open`).
 *
 * @example
 * ```ts
 * import type { CodeOf } from '@ers-kit/fhir/r4';
 *
 * const way: CodeOf<'bookableType'> = 'DIRECTLY_BOOKABLE';
 * ```
 */
export type CodeOf<Name extends CodeSystemName> = (typeof codeSystems)[Name] extends { readonly open: true }
  ? (typeof codeSystems)[Name]['codes'][number] | (string & {})
  : (typeof codeSystems)[Name]['codes'][number];
