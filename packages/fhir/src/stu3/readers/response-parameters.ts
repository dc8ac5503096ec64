import {
  boolean,
  coding,
  identifier,
  readParameters,
  resource,
  string,
  unsignedInt,
} from '../../internal/read-parameters.js';
import { itemsOf, loose } from '../../internal/reading.js';

/* Readers of the Parameters that operations answer with, and of the criteria that lists and records contain. */

/**
 * The result of A036: the appointment is there only where the referral had one.
 *
 * @param body - The Parameters, as parsed JSON.
 *
 * @example
 * ```ts
 * import { presentValue, readCancelledReferral } from '@ers-kit/fhir/stu3';
 *
 * const reading = readCancelledReferral({
 *   parameter: [{ name: 'updatedReferralRequest', resource: { resourceType: 'ReferralRequest' } }],
 * });
 * console.log(presentValue(reading)?.updatedReferralRequest); // { resourceType: 'ReferralRequest' }
 * ```
 */
export function readCancelledReferral(body: unknown) {
  return readParameters(body, {
    updatedReferralRequest: resource,
    updatedAppointment: resource,
  });
}

/**
 * The result of the deprecated A032.
 *
 * @param body - The Parameters, as parsed JSON.
 *
 * @example
 * ```ts
 * import { presentValue, readSentForTriage } from '@ers-kit/fhir/stu3';
 *
 * const reading = readSentForTriage({
 *   parameter: [{ name: 'updatedReferralRequest', resource: { resourceType: 'ReferralRequest' } }],
 * });
 * console.log(presentValue(reading)?.updatedReferralRequest); // { resourceType: 'ReferralRequest' }
 * ```
 */
export function readSentForTriage(body: unknown) {
  return readParameters(body, {
    updatedReferralRequest: resource,
    createdAppointment: resource,
  });
}

/**
 * The result of A026.
 *
 * @param body - The Parameters, as parsed JSON.
 *
 * @example
 * ```ts
 * import { presentValue, readAnsweredAdvice } from '@ers-kit/fhir/stu3';
 *
 * const reading = readAnsweredAdvice({
 *   parameter: [{ name: 'updatedCommunicationRequest', resource: { resourceType: 'CommunicationRequest' } }],
 * });
 * console.log(presentValue(reading)?.updatedCommunicationRequest); // { resourceType: 'CommunicationRequest' }
 * ```
 */
export function readAnsweredAdvice(body: unknown) {
  return readParameters(body, {
    updatedCommunicationRequest: resource,
    createdCommunication: resource,
  });
}

/**
 * The result of A044.
 *
 * @param body - The Parameters, as parsed JSON.
 *
 * @example
 * ```ts
 * import { presentValue, readCreatedAdvice } from '@ers-kit/fhir/stu3';
 *
 * const reading = readCreatedAdvice({
 *   parameter: [{ name: 'createdCommunicationRequest', resource: { resourceType: 'CommunicationRequest' } }],
 * });
 * console.log(presentValue(reading)?.createdCommunicationRequest); // { resourceType: 'CommunicationRequest' }
 * ```
 */
export function readCreatedAdvice(body: unknown) {
  return readParameters(body, {
    createdCommunicationRequest: resource,
    createdCommunication: resource,
  });
}

/**
 * The criteria of a service search: the Parameters itself, or those that a shortlist, referral or advice
 * request contains.
 *
 * @param holder - What holds them, as parsed JSON.
 *
 * @example
 * ```ts
 * import { presentValue, serviceSearchCriteria } from '@ers-kit/fhir/stu3';
 *
 * const reading = serviceSearchCriteria({
 *   resourceType: 'Parameters',
 *   parameter: [{ name: 'distanceLimit', valueUnsignedInt: 20 }],
 * });
 * console.log(presentValue(reading)?.distanceLimit); // 20
 * ```
 */
export function serviceSearchCriteria(holder: unknown) {
  return readParameters(itemsOf(loose(holder)?.contained).find((item) => item?.parameter) ?? holder, {
    priority: coding,
    specialty: coding,
    clinicType: coding,
    indicativeAppointmentWaitTimeLimit: unsignedInt,
    postcode: string,
    distanceLimit: unsignedInt,
    clinicalTerm: coding,
    namedClinician: identifier,
    ageAndGenderAppropriate: boolean,
    commissioningProvisioning: coding,
    organisation: [...identifier, true],
    place: string,
  });
}
