import type { CodeOf } from '../tables/code-systems.js';
import { shortlistSearchCriteriaUrl } from '../tables/extension-urls.js';
import {
  ersServiceSystem,
  locationOrganisationSystem,
  sdsUserIdSystem,
} from '../tables/identifier-systems.js';
import { serviceSearchCriteriaProfileUrl, shortlistListProfileUrl } from '../tables/profile-urls.js';
import {
  clinicalTerm,
  clinicType,
  commissioningProvisioning,
  priority,
} from '../tables/request-code-systems.js';
import type { ErsServiceSearchCriteria, ErsShortlist } from '../types/records.js';
import { validateServiceSearchCriteria, validateShortlist } from '../validators.js';
import {
  bareCoding,
  checkedBody,
  coding,
  identifier,
  parametersBody,
  type ReferenceDataCode,
} from './build.js';

/** What to search services with. `place` is left out: e-RS gives it and takes it from nobody. */
export interface ServiceSearchCriteriaInput {
  readonly priority?: CodeOf<'priority'>;
  readonly specialty?: ReferenceDataCode;
  readonly clinicType?: string;
  /** In days. */
  readonly indicativeAppointmentWaitTimeLimit?: number;
  readonly postcode?: string;
  readonly distanceLimit?: number;
  /** SNOMED CT code. */
  readonly clinicalTerm?: string;
  /** SDS user id. */
  readonly namedClinician?: string;
  readonly ageAndGenderAppropriate?: boolean;
  readonly commissioningProvisioning?: CodeOf<'commissioningProvisioning'>;
  /** ODS codes of provider organisations. */
  readonly organisations?: readonly string[];
}

/** Id of the criteria inside a shortlist. */
const criteriaId = 'ServiceSearchCriteria-1';

/**
 * The criteria of a service search.
 *
 * @throws FhirError `ERR_FHIR_INVALID_BODY`
 */
export function serviceSearchCriteriaParameters(input: ServiceSearchCriteriaInput): ErsServiceSearchCriteria {
  const body = parametersBody(serviceSearchCriteriaProfileUrl, {
    priority: ['valueCoding', coding(priority, input.priority)],
    specialty: ['valueCoding', bareCoding(input.specialty)],
    clinicType: ['valueCoding', coding(clinicType, input.clinicType)],
    indicativeAppointmentWaitTimeLimit: ['valueUnsignedInt', input.indicativeAppointmentWaitTimeLimit],
    postcode: ['valueString', input.postcode],
    distanceLimit: ['valueUnsignedInt', input.distanceLimit],
    clinicalTerm: ['valueCoding', coding(clinicalTerm, input.clinicalTerm)],
    namedClinician: ['valueIdentifier', identifier(sdsUserIdSystem, input.namedClinician)],
    ageAndGenderAppropriate: ['valueBoolean', input.ageAndGenderAppropriate],
    commissioningProvisioning: [
      'valueCoding',
      coding(commissioningProvisioning, input.commissioningProvisioning),
    ],
    organisation: [
      'valueIdentifier',
      (input.organisations ?? []).map((code) => identifier(locationOrganisationSystem, code)),
    ],
  });
  return checkedBody({ ...(body as object), id: criteriaId }, validateServiceSearchCriteria);
}

/** What a shortlist holds. */
export interface ShortlistInput {
  /** Ids of 1 to 20 services, in order of preference. */
  readonly services: readonly string[];
  /** What they were found with: e-RS checks that they are among its results. */
  readonly searchCriteria: ServiceSearchCriteriaInput;
}

/**
 * A shortlist with its criteria, as the bodies that take one hold it.
 *
 * @throws FhirError `ERR_FHIR_INVALID_BODY`
 */
export function shortlistList({ services, searchCriteria }: ShortlistInput): ErsShortlist {
  const body = {
    resourceType: 'List',
    meta: { profile: [shortlistListProfileUrl] },
    contained: [serviceSearchCriteriaParameters(searchCriteria)],
    extension: [{ url: shortlistSearchCriteriaUrl, valueReference: { reference: `#${criteriaId}` } }],
    status: 'current',
    mode: 'snapshot',
    entry: services.map((value) => ({ item: { identifier: { system: ersServiceSystem, value } } })),
  };
  return checkedBody(body, validateShortlist);
}
