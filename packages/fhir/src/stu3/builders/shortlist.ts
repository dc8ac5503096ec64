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
import type { ErsServiceSearchCriteria, ErsShortlist } from '../types/shortlist.js';
import { validateServiceSearchCriteria, validateShortlist } from '../validators.js';
import {
  bareCoding,
  checkedBody,
  coding,
  identifier,
  parametersBody,
  type ReferenceDataCode,
} from './build.js';

/**
 * What to search services with. `place` is left out: e-RS gives it and takes it from nobody.
 *
 * @example
 * ```ts
 * import type { ServiceSearchCriteriaInput } from '@ers-kit/fhir/stu3';
 *
 * const criteria: ServiceSearchCriteriaInput = {
 *   priority: 'ROUTINE',
 *   postcode: 'LS1 4AP',
 *   distanceLimit: 20,
 *   ageAndGenderAppropriate: true,
 * };
 * ```
 */
export interface ServiceSearchCriteriaInput {
  /** Services that take this priority. */
  readonly priority?: CodeOf<'priority'>;
  /** A code of the set `SPECIALTY` (A004). */
  readonly specialty?: ReferenceDataCode;
  /** A code of the set `CLINIC-TYPE` (A004). */
  readonly clinicType?: string;
  /** In days. */
  readonly indicativeAppointmentWaitTimeLimit?: number;
  /** From where distances count. */
  readonly postcode?: string;
  /** A whole number. The specification states no unit. */
  readonly distanceLimit?: number;
  /** SNOMED CT code. */
  readonly clinicalTerm?: string;
  /** SDS user id. */
  readonly namedClinician?: string;
  /** Whether services have to fit the patient's age and gender. */
  readonly ageAndGenderAppropriate?: boolean;
  /** Which services, by who commissions them. */
  readonly commissioningProvisioning?: CodeOf<'commissioningProvisioning'>;
  /** ODS codes of provider organisations. */
  readonly organisations?: readonly string[];
}

/** Id of the criteria inside a shortlist. */
const criteriaId = 'ServiceSearchCriteria-1';

/**
 * The criteria of a service search.
 *
 * @throws {@link FhirError} `ERR_FHIR_INVALID_BODY` with all that is wrong with the body, and no value of it.
 *
 * @example
 * ```ts
 * import { serviceSearchCriteriaParameters } from '@ers-kit/fhir/stu3';
 *
 * const specialty = {
 *   system: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY',
 *   code: 'CARDIOLOGY',
 * };
 * const criteria = serviceSearchCriteriaParameters({ priority: 'ROUTINE', specialty });
 * console.log(criteria.parameter.length); // 2
 * ```
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

/**
 * What a shortlist holds.
 *
 * @example
 * ```ts
 * import type { ServiceSearchCriteriaInput, ShortlistInput } from '@ers-kit/fhir/stu3';
 *
 * declare const searchCriteria: ServiceSearchCriteriaInput;
 * const shortlist: ShortlistInput = { services: ['12345', '67890'], searchCriteria };
 * ```
 */
export interface ShortlistInput {
  /** Ids of 1 to 20 services, in order of preference. */
  readonly services: readonly string[];
  /** What they were found with: e-RS checks that they are among its results. */
  readonly searchCriteria: ServiceSearchCriteriaInput;
}

/**
 * A shortlist with its criteria, as the bodies that take one hold it.
 *
 * @param input - What the body is to hold.
 * @throws {@link FhirError} `ERR_FHIR_INVALID_BODY` with all that is wrong with the body, and no value of it.
 *
 * @example
 * ```ts
 * import { shortlistList } from '@ers-kit/fhir/stu3';
 *
 * const specialty = {
 *   system: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY',
 *   code: 'CARDIOLOGY',
 * };
 * const list = shortlistList({
 *   services: ['12345', '67890'],
 *   searchCriteria: { priority: 'ROUTINE', specialty },
 * });
 * console.log(list.entry.length, list.mode); // 2 snapshot
 * ```
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
