import type { Call } from '../caller.js';
import { unprocessable } from '../refusal.js';
import type { ParameterReader } from '../request-body.js';
import type { ServiceContext } from '../service-context.js';

const referringClinician = 'REFERRING_CLINICIAN';

/**
 * The patient of a new request.
 *
 * @throws `PATIENT_ERROR` for a patient whose record cannot be used, `NO_REG_GP_PRACTICE`
 */
export function requirePatient(parameters: ParameterReader, { directory }: ServiceContext): string {
  const nhsNumber = parameters.one('patient')?.valueIdentifier?.value ?? '';
  const patient = directory.patient(nhsNumber);
  if (!patient || patient.restricted === true) {
    throw unprocessable('PATIENT_ERROR', "'patient' has no record that could be used");
  }
  if (patient.practice === undefined) {
    throw unprocessable('NO_REG_GP_PRACTICE', "'patient' is registered with no practice");
  }
  return nhsNumber;
}

/** The clinician who refers: the caller, or for an admin the one named in the body. */
export function requireReferringClinician(
  parameters: ParameterReader,
  { caller }: Call,
  { directory }: ServiceContext,
): string {
  const named = parameters.one('referringClinician')?.valueIdentifier?.value;
  if (named === undefined) {
    if (caller.businessFunction === referringClinician) return caller.userId;
    throw unprocessable('VALUE_IS_REQUIRED', "'referringClinician' is required of an admin");
  }
  const user = directory.user(named);
  if (!user) throw unprocessable('REFERENCE_NOT_FOUND', "'referringClinician' is no user of e-RS", 'value');
  if (!directory.holdsFunction(named, caller.organisation, referringClinician)) {
    const elsewhere = user.ersFunctions.some(({ businessFunctions }) =>
      businessFunctions.includes(referringClinician),
    );
    throw elsewhere
      ? unprocessable(
          'REFERENCED_USER_IS_NOT_RC_AT_ORG',
          "'referringClinician' refers for another organisation",
        )
      : unprocessable('REFERENCED_USER_IS_NOT_RC', "'referringClinician' is no referring clinician");
  }
  return named;
}
