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

/** The result of A036: the appointment is there only where the referral had one. */
export function readCancelledReferral(body: unknown) {
  return readParameters(body, {
    updatedReferralRequest: resource,
    updatedAppointment: resource,
  });
}

/** The result of the deprecated A032. */
export function readSentForTriage(body: unknown) {
  return readParameters(body, {
    updatedReferralRequest: resource,
    createdAppointment: resource,
  });
}

/** The result of A026. */
export function readAnsweredAdvice(body: unknown) {
  return readParameters(body, {
    updatedCommunicationRequest: resource,
    createdCommunication: resource,
  });
}

/** The result of A044. */
export function readCreatedAdvice(body: unknown) {
  return readParameters(body, {
    createdCommunicationRequest: resource,
    createdCommunication: resource,
  });
}

/** The criteria of a service search: the Parameters itself, or those that a shortlist, referral or advice request contains. */
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
