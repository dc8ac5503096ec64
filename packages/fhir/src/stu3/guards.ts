import { loose } from '../internal/reading.js';
import { namedProfiles } from '../internal/validator.js';
import {
  fetchServicesListProfileUrl,
  fetchWorklistListProfileUrl,
  serviceSearchCriteriaProfileUrl,
  shortlistListProfileUrl,
} from './tables/profile-urls.js';
import type { ErsAppointment } from './types/appointment.js';
import type { ErsCodeSystem } from './types/code-system.js';
import type { ErsOperationOutcome } from './types/operation-outcome.js';
import type { ErsSchedule, ErsSlot, ErsTask } from './types/bundles.js';
import type { ErsServiceList, ErsWorklist } from './types/lists.js';
import type { ErsCommunication, ErsCommunicationRequest, ErsReferralRequest } from './types/records.js';
import type { ErsDocumentReference } from './types/files.js';
import type { ErsPractitionerRole } from './types/people.js';
import type { ErsServiceSearchCriteria, ErsShortlist } from './types/shortlist.js';

/*
 * Guards tell resources apart: by type, and by profile where a type has several. They do not validate: use
 * `validate` on what comes from the network.
 */

const isOfType = (resource: unknown, type: string): boolean =>
  (loose(resource)?.resourceType as unknown) === type;

const names = (resource: unknown, url: string): boolean => namedProfiles(resource).includes(url);

/**
 * Whether the value is an Appointment.
 *
 * @example
 * ```ts
 * import { isAppointment } from '@ers-kit/fhir/stu3';
 *
 * console.log(isAppointment({ resourceType: 'Appointment' })); // true
 * console.log(isAppointment({ resourceType: 'Slot' })); // false
 * ```
 */
export const isAppointment = (value: unknown): value is ErsAppointment => isOfType(value, 'Appointment');

/**
 * Whether the value is a CodeSystem.
 *
 * @example
 * ```ts
 * import { isCodeSystem } from '@ers-kit/fhir/stu3';
 *
 * console.log(isCodeSystem({ resourceType: 'CodeSystem' })); // true
 * console.log(isCodeSystem({ resourceType: 'List' })); // false
 * ```
 */
export const isCodeSystem = (value: unknown): value is ErsCodeSystem => isOfType(value, 'CodeSystem');

/**
 * Whether the value is a Communication.
 *
 * @example
 * ```ts
 * import { isCommunication } from '@ers-kit/fhir/stu3';
 *
 * console.log(isCommunication({ resourceType: 'Communication' })); // true
 * console.log(isCommunication({ resourceType: 'CommunicationRequest' })); // false
 * ```
 */
export const isCommunication = (value: unknown): value is ErsCommunication =>
  isOfType(value, 'Communication');

/**
 * Whether the value is a CommunicationRequest.
 *
 * @example
 * ```ts
 * import { isCommunicationRequest } from '@ers-kit/fhir/stu3';
 *
 * console.log(isCommunicationRequest({ resourceType: 'CommunicationRequest' })); // true
 * console.log(isCommunicationRequest({ resourceType: 'Communication' })); // false
 * ```
 */
export const isCommunicationRequest = (value: unknown): value is ErsCommunicationRequest =>
  isOfType(value, 'CommunicationRequest');

/**
 * Whether the value is a DocumentReference.
 *
 * @example
 * ```ts
 * import { isDocumentReference } from '@ers-kit/fhir/stu3';
 *
 * console.log(isDocumentReference({ resourceType: 'DocumentReference' })); // true
 * console.log(isDocumentReference({ resourceType: 'List' })); // false
 * ```
 */
export const isDocumentReference = (value: unknown): value is ErsDocumentReference =>
  isOfType(value, 'DocumentReference');

/**
 * Whether the value is an OperationOutcome.
 *
 * @example
 * ```ts
 * import { isOperationOutcome } from '@ers-kit/fhir/stu3';
 *
 * console.log(isOperationOutcome({ resourceType: 'OperationOutcome' })); // true
 * console.log(isOperationOutcome({ resourceType: 'Bundle' })); // false
 * ```
 */
export const isOperationOutcome = (value: unknown): value is ErsOperationOutcome =>
  isOfType(value, 'OperationOutcome');

/**
 * Whether the value is a ReferralRequest.
 *
 * @example
 * ```ts
 * import { isReferralRequest } from '@ers-kit/fhir/stu3';
 *
 * console.log(isReferralRequest({ resourceType: 'ReferralRequest' })); // true
 * console.log(isReferralRequest({ resourceType: 'List' })); // false
 * ```
 */
export const isReferralRequest = (value: unknown): value is ErsReferralRequest =>
  isOfType(value, 'ReferralRequest');

/**
 * Whether the value is a Schedule.
 *
 * @example
 * ```ts
 * import { isSchedule } from '@ers-kit/fhir/stu3';
 *
 * console.log(isSchedule({ resourceType: 'Schedule' })); // true
 * console.log(isSchedule({ resourceType: 'Slot' })); // false
 * ```
 */
export const isSchedule = (value: unknown): value is ErsSchedule => isOfType(value, 'Schedule');

/**
 * Whether the value is a Slot.
 *
 * @example
 * ```ts
 * import { isSlot } from '@ers-kit/fhir/stu3';
 *
 * console.log(isSlot({ resourceType: 'Slot' })); // true
 * console.log(isSlot({ resourceType: 'Schedule' })); // false
 * ```
 */
export const isSlot = (value: unknown): value is ErsSlot => isOfType(value, 'Slot');

/**
 * Whether the value is a Task.
 *
 * @example
 * ```ts
 * import { isTask } from '@ers-kit/fhir/stu3';
 *
 * console.log(isTask({ resourceType: 'Task' })); // true
 * console.log(isTask({ resourceType: 'List' })); // false
 * ```
 */
export const isTask = (value: unknown): value is ErsTask => isOfType(value, 'Task');

/**
 * Whether the value is a PractitionerRole.
 *
 * @example
 * ```ts
 * import { isPractitionerRole } from '@ers-kit/fhir/stu3';
 *
 * console.log(isPractitionerRole({ resourceType: 'PractitionerRole' })); // true
 * console.log(isPractitionerRole({ resourceType: 'Practitioner' })); // false
 * ```
 */
export const isPractitionerRole = (value: unknown): value is ErsPractitionerRole =>
  isOfType(value, 'PractitionerRole');

/**
 * Whether the value is a List of the profile of a worklist.
 *
 * @example
 * ```ts
 * import { isWorklist, profileUrls } from '@ers-kit/fhir/stu3';
 *
 * const value = { resourceType: 'List', meta: { profile: [profileUrls.fetchWorklistList] } };
 * console.log(isWorklist(value)); // true
 * console.log(isWorklist({ resourceType: 'List' })); // false
 * ```
 */
export const isWorklist = (value: unknown): value is ErsWorklist =>
  isOfType(value, 'List') && names(value, fetchWorklistListProfileUrl);

/**
 * Whether the value is a List of the profile of a serviceList.
 *
 * @example
 * ```ts
 * import { isServiceList, profileUrls } from '@ers-kit/fhir/stu3';
 *
 * const value = { resourceType: 'List', meta: { profile: [profileUrls.fetchServicesList] } };
 * console.log(isServiceList(value)); // true
 * console.log(isServiceList({ resourceType: 'List' })); // false
 * ```
 */
export const isServiceList = (value: unknown): value is ErsServiceList =>
  isOfType(value, 'List') && names(value, fetchServicesListProfileUrl);

/**
 * Whether the value is a List of the profile of a shortlist.
 *
 * @example
 * ```ts
 * import { isShortlist, profileUrls } from '@ers-kit/fhir/stu3';
 *
 * const value = { resourceType: 'List', meta: { profile: [profileUrls.shortlistList] } };
 * console.log(isShortlist(value)); // true
 * console.log(isShortlist({ resourceType: 'List' })); // false
 * ```
 */
export const isShortlist = (value: unknown): value is ErsShortlist =>
  isOfType(value, 'List') && names(value, shortlistListProfileUrl);

/**
 * Whether the value is a Parameters of the profile of a serviceSearchCriteria.
 *
 * @example
 * ```ts
 * import { isServiceSearchCriteria, profileUrls } from '@ers-kit/fhir/stu3';
 *
 * const value = { resourceType: 'Parameters', meta: { profile: [profileUrls.serviceSearchCriteria] } };
 * console.log(isServiceSearchCriteria(value)); // true
 * console.log(isServiceSearchCriteria({ resourceType: 'Parameters' })); // false
 * ```
 */
export const isServiceSearchCriteria = (value: unknown): value is ErsServiceSearchCriteria =>
  isOfType(value, 'Parameters') && names(value, serviceSearchCriteriaProfileUrl);
