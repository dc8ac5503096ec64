/**
 * The display of each code where the specification fixes the wording, by the name of its code system.
 *
 * Source: the published specification of the e-RS API.
 *
 * @example
 * ```ts
 * import { codeDisplays } from '@ers-kit/fhir/r4';
 *
 * console.log(codeDisplays.appointmentType.DAY_CASE); // Day Case
 * ```
 */
export const codeDisplays = {
  appointmentType: {
    DAY_CASE: 'Day Case',
    FIRST_OUTPATIENT: 'First Outpatient',
    ASSESSMENT_SERVICE: 'Assessment Service',
    GPSI: 'GPSI',
    AHP_CLINIC: 'AHP Clinic',
    DIAGNOSTIC: 'Diagnostic',
    NURSE_CLINIC: 'Nurse Clinic',
    OPHTHALMOLOGIST: 'Ophthalmologist',
    TELEPHONE_ASSESSMENT: 'Telephone Assessment',
  },
  bookableType: { DIRECTLY_BOOKABLE: 'Directly Bookable', INDIRECTLY_BOOKABLE: 'Indirectly Bookable' },
  requestFlowType: {
    BOOKABLE: 'A service which supports a patient appointment',
    REVIEW:
      'A service that reviews referrals, without the support or need for any appointment with the patient to be made',
    ADVICE_AND_GUIDANCE:
      'A service which can discuss the patient and receive guidance rather than a patient attending an appointment',
  },
  contactPurpose: {
    BILL: 'Billing',
    ADMIN: 'Administrative',
    HR: 'Human Resource',
    PAYOR: 'Payor',
    PATINF: 'Patient',
    PRESS: 'Press',
    HEALTHCARE_PROFESSIONALS: 'Healthcare Professionals',
  },
} as const;
