import type { CodeOf } from '../tables/code-systems.js';
import {
  ersServiceSystem,
  locationOrganisationSystem,
  nhsNumberSystem,
  odsOrganisationSystem,
  sdsUserIdSystem,
} from '../tables/identifier-systems.js';
import { fetchWorklistProfileUrl, patientServiceSearchProfileUrl } from '../tables/profile-urls.js';
import {
  assignedIndicator,
  communicationListSelector,
  referralListSelector,
  requestType,
  sortBy,
} from '../tables/request-code-systems.js';
import type { FetchWorklistParameters } from '../types/provider-parameters.js';
import type { PatientServiceSearchParameters } from '../types/referral-parameters.js';
import { validateFetchWorklist, validatePatientServiceSearch } from '../validators.js';
import {
  bareCoding,
  checkedBody,
  coding,
  concept,
  identifier,
  parametersBody,
  type ReferenceDataCode,
} from './build.js';
import { serviceSearchCriteriaParameters, type ServiceSearchCriteriaInput } from './shortlist.js';

/** The worklists that take filters: those of providers. */
export type FilteredListType =
  'REFERRALS_FOR_REVIEW' | 'APPOINTMENT_SLOT_ISSUES' | CodeOf<'communicationListSelector'>;

/**
 * A provider's worklist, whole or filtered.
 *
 * @example
 * ```ts
 * import type { FilteredWorklistInput } from '@ers-kit/fhir/stu3';
 *
 * const input: FilteredWorklistInput = {
 *   listType: 'REFERRALS_FOR_REVIEW',
 *   service: '12345',
 *   clinicianAssignedIndicator: 'NOT_ASSIGNED',
 * };
 * ```
 */
export interface FilteredWorklistInput {
  /** Which worklist. */
  readonly listType: FilteredListType;
  /** Id of a service; mandatory in application-restricted mode. */
  readonly service?: string;
  /** Only requests with a specialty, or only those without. */
  readonly specialtyAssignedIndicator?: CodeOf<'assignedIndicator'>;
  /** Only requests of this specialty. */
  readonly specialty?: ReferenceDataCode;
  /** ODS code. */
  readonly location?: string;
  /** Must be `ASSIGNED` where a clinician is named. */
  readonly clinicianAssignedIndicator?: CodeOf<'assignedIndicator'>;
  /** SDS user id. */
  readonly clinician?: string;
}

/**
 * A referrer's worklist: takes no filter.
 *
 * @example
 * ```ts
 * import type { PlainWorklistInput } from '@ers-kit/fhir/stu3';
 *
 * const input: PlainWorklistInput = { listType: 'AWAITING_BOOKING' };
 * ```
 */
export interface PlainWorklistInput {
  /** Which worklist. */
  readonly listType: Exclude<CodeOf<'referralListSelector'>, FilteredListType>;
}

/**
 * Which worklist to fetch.
 *
 * @example
 * ```ts
 * import type { FetchWorklistInput } from '@ers-kit/fhir/stu3';
 *
 * const input: FetchWorklistInput = { listType: 'ADVICE_AND_GUIDANCE_REQUESTS', service: '12345' };
 * ```
 */
export type FetchWorklistInput = FilteredWorklistInput | PlainWorklistInput;

/**
 * The body of A008, and of A023 for `ADVICE_AND_GUIDANCE_REQUESTS`.
 *
 * @throws {@link FhirError} `ERR_FHIR_INVALID_BODY` with all that is wrong with the body, and no value of it.
 *
 * @example
 * ```ts
 * import { fetchWorklistParameters } from '@ers-kit/fhir/stu3';
 *
 * const body = fetchWorklistParameters({ listType: 'REFERRALS_FOR_REVIEW', service: '12345' });
 * console.log(body.parameter[0]?.name); // listType
 * ```
 */
export function fetchWorklistParameters(input: FetchWorklistInput): FetchWorklistParameters {
  const filters: Partial<Omit<FilteredWorklistInput, 'listType'>> & Pick<FetchWorklistInput, 'listType'> =
    input;
  const advice = (communicationListSelector.codes as readonly string[]).includes(input.listType);
  const selector = advice ? communicationListSelector : referralListSelector;
  const body = parametersBody(fetchWorklistProfileUrl, {
    listType: ['valueCodeableConcept', concept(coding(selector, input.listType))],
    service: ['valueIdentifier', identifier(ersServiceSystem, filters.service)],
    specialtyAssignedIndicator: [
      'valueCodeableConcept',
      concept(coding(assignedIndicator, filters.specialtyAssignedIndicator)),
    ],
    specialty: ['valueCodeableConcept', concept(bareCoding(filters.specialty))],
    location: ['valueIdentifier', identifier(locationOrganisationSystem, filters.location)],
    clinicianAssignedIndicator: [
      'valueCodeableConcept',
      concept(coding(assignedIndicator, filters.clinicianAssignedIndicator)),
    ],
    clinician: ['valueIdentifier', identifier(sdsUserIdSystem, filters.clinician)],
  });
  return checkedBody(body, validateFetchWorklist);
}

/**
 * Which services to search.
 *
 * @example
 * ```ts
 * import type { PatientServiceSearchInput } from '@ers-kit/fhir/stu3';
 *
 * const specialty = {
 *   system: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY',
 *   code: 'CARDIOLOGY',
 * };
 * const input: PatientServiceSearchInput = {
 *   requestType: 'APPOINTMENT_REQUEST',
 *   sortBy: 'DISTANCE',
 *   patient: '9990000018',
 *   searchCriteria: { priority: 'ROUTINE', postcode: 'LS1 4AP', distanceLimit: 20, specialty },
 * };
 * ```
 */
export interface PatientServiceSearchInput {
  /** For a referral, or for advice. */
  readonly requestType: CodeOf<'requestType'>;
  /** By distance, or by the indicative waiting time (`IWT`). */
  readonly sortBy: CodeOf<'sortBy'>;
  /** NHS number. */
  readonly patient: string;
  /** SDS user id: when an admin searches for a clinician. */
  readonly referringClinician?: string;
  /** ODS code from an existing referral (`commissioningRuleOrganisation`); not for advice. */
  readonly commissioningRuleOrganisation?: string;
  /** What the services have to meet. */
  readonly searchCriteria: ServiceSearchCriteriaInput;
}

/**
 * The body of A010.
 *
 * @throws {@link FhirError} `ERR_FHIR_INVALID_BODY` with all that is wrong with the body, and no value of it.
 *
 * @example
 * ```ts
 * import { patientServiceSearchParameters } from '@ers-kit/fhir/stu3';
 *
 * const specialty = {
 *   system: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY',
 *   code: 'CARDIOLOGY',
 * };
 * const body = patientServiceSearchParameters({
 *   requestType: 'APPOINTMENT_REQUEST',
 *   sortBy: 'DISTANCE',
 *   patient: '9990000018',
 *   searchCriteria: { priority: 'ROUTINE', postcode: 'LS1 4AP', distanceLimit: 20, specialty },
 * });
 * console.log(body.parameter[0]?.name); // requestType
 * ```
 */
export function patientServiceSearchParameters(
  input: PatientServiceSearchInput,
): PatientServiceSearchParameters {
  const body = parametersBody(patientServiceSearchProfileUrl, {
    requestType: ['valueCoding', coding(requestType, input.requestType)],
    sortBy: ['valueCoding', coding(sortBy, input.sortBy)],
    patient: ['valueIdentifier', identifier(nhsNumberSystem, input.patient)],
    referringClinician: ['valueIdentifier', identifier(sdsUserIdSystem, input.referringClinician)],
    commissioningRuleOrganisation: [
      'valueIdentifier',
      identifier(odsOrganisationSystem, input.commissioningRuleOrganisation),
    ],
    searchCriteria: ['resource', serviceSearchCriteriaParameters(input.searchCriteria)],
  });
  return checkedBody(body, validatePatientServiceSearch);
}
