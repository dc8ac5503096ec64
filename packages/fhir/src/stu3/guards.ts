import { loose } from '../internal/reading.js';
import { namedProfiles } from '../internal/validator.js';
import {
  fetchServicesListProfileUrl,
  fetchWorklistListProfileUrl,
  serviceSearchCriteriaProfileUrl,
  shortlistListProfileUrl,
} from './tables/profile-urls.js';
import type { ErsAppointment } from './types/appointment.js';
import type {
  ErsCodeSystem,
  ErsOperationOutcome,
  ErsSchedule,
  ErsServiceList,
  ErsSlot,
  ErsTask,
  ErsWorklist,
} from './types/lists-and-bundles.js';
import type {
  ErsCommunication,
  ErsCommunicationRequest,
  ErsDocumentReference,
  ErsPractitionerRole,
  ErsReferralRequest,
  ErsServiceSearchCriteria,
  ErsShortlist,
} from './types/records.js';

/*
 * Guards tell resources apart: by type, and by profile where a type has several. They do not validate: use
 * `validate` on what comes from the network.
 */

const isOfType = (resource: unknown, type: string): boolean =>
  (loose(resource)?.resourceType as unknown) === type;

const names = (resource: unknown, url: string): boolean => namedProfiles(resource).includes(url);

/** Whether the value is an Appointment. */
export const isAppointment = (value: unknown): value is ErsAppointment => isOfType(value, 'Appointment');

/** Whether the value is a CodeSystem. */
export const isCodeSystem = (value: unknown): value is ErsCodeSystem => isOfType(value, 'CodeSystem');

/** Whether the value is a Communication. */
export const isCommunication = (value: unknown): value is ErsCommunication =>
  isOfType(value, 'Communication');

/** Whether the value is a CommunicationRequest. */
export const isCommunicationRequest = (value: unknown): value is ErsCommunicationRequest =>
  isOfType(value, 'CommunicationRequest');

/** Whether the value is a DocumentReference. */
export const isDocumentReference = (value: unknown): value is ErsDocumentReference =>
  isOfType(value, 'DocumentReference');

/** Whether the value is an OperationOutcome. */
export const isOperationOutcome = (value: unknown): value is ErsOperationOutcome =>
  isOfType(value, 'OperationOutcome');

/** Whether the value is a ReferralRequest. */
export const isReferralRequest = (value: unknown): value is ErsReferralRequest =>
  isOfType(value, 'ReferralRequest');

/** Whether the value is a Schedule. */
export const isSchedule = (value: unknown): value is ErsSchedule => isOfType(value, 'Schedule');

/** Whether the value is a Slot. */
export const isSlot = (value: unknown): value is ErsSlot => isOfType(value, 'Slot');

/** Whether the value is a Task. */
export const isTask = (value: unknown): value is ErsTask => isOfType(value, 'Task');

/** Whether the value is a PractitionerRole. */
export const isPractitionerRole = (value: unknown): value is ErsPractitionerRole =>
  isOfType(value, 'PractitionerRole');

/** Whether the value is a List of the profile of a worklist. */
export const isWorklist = (value: unknown): value is ErsWorklist =>
  isOfType(value, 'List') && names(value, fetchWorklistListProfileUrl);

/** Whether the value is a List of the profile of a serviceList. */
export const isServiceList = (value: unknown): value is ErsServiceList =>
  isOfType(value, 'List') && names(value, fetchServicesListProfileUrl);

/** Whether the value is a List of the profile of a shortlist. */
export const isShortlist = (value: unknown): value is ErsShortlist =>
  isOfType(value, 'List') && names(value, shortlistListProfileUrl);

/** Whether the value is a Parameters of the profile of a serviceSearchCriteria. */
export const isServiceSearchCriteria = (value: unknown): value is ErsServiceSearchCriteria =>
  isOfType(value, 'Parameters') && names(value, serviceSearchCriteriaProfileUrl);
