import { readParameters } from '../../internal/read-parameters.js';
import { property, resourcesOf } from '../../internal/reading.js';

/* Readers of the Parameters that operations answer with, and of the criteria that lists and records contain. */

/** The result of A036: the appointment is there only where the referral had one. */
export function readCancelledReferral(body: unknown) {
  return readParameters(body, {
    updatedReferralRequest: 'resource',
    updatedAppointment: 'resource',
  });
}

/** The result of the deprecated A032. */
export function readSentForTriage(body: unknown) {
  return readParameters(body, {
    updatedReferralRequest: 'resource',
    createdAppointment: 'resource',
  });
}

/** The result of A026. */
export function readAnsweredAdvice(body: unknown) {
  return readParameters(body, {
    updatedCommunicationRequest: 'resource',
    createdCommunication: 'resource',
  });
}

/** The result of A044. */
export function readCreatedAdvice(body: unknown) {
  return readParameters(body, {
    createdCommunicationRequest: 'resource',
    createdCommunication: 'resource',
  });
}

/** The criteria of a service search: the Parameters itself, or those that a shortlist, referral or advice request contains. */
export function serviceSearchCriteria(resource: unknown) {
  const [contained] = resourcesOf(resource, 'Parameters');
  const own = property(resource, 'resourceType') === 'Parameters' ? resource : contained;
  return readParameters(own, {
    priority: 'Coding',
    specialty: 'Coding',
    clinicType: 'Coding',
    indicativeAppointmentWaitTimeLimit: 'UnsignedInt',
    postcode: 'String',
    distanceLimit: 'UnsignedInt',
    clinicalTerm: 'Coding',
    namedClinician: 'Identifier',
    ageAndGenderAppropriate: 'Boolean',
    commissioningProvisioning: 'Coding',
    organisation: 'Identifier*',
    place: 'String',
  });
}
