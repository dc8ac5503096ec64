import { validatorOf } from '../../internal/validator.js';
import { appointment } from '../profiles/appointment.js';
import { communicationRequest } from '../profiles/communication-request.js';
import { communication } from '../profiles/communication.js';
import { operationOutcome } from '../profiles/operation-outcome.js';
import { patient, practitioner } from '../profiles/people.js';
import { practitionerRole } from '../profiles/practitioner-role.js';
import { referralRequest } from '../profiles/referral-request.js';
import { schedule, slot } from '../profiles/slot-and-schedule.js';
import { task } from '../profiles/task.js';

/**
 * Validates an appointment: the body and answer of A016 and A034, the answer of A038.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateAppointment } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validateAppointment({ resourceType: 'Appointment', id: '1' });
 * console.log(valid, issues.at(-1)?.path); // false Appointment.participant
 * ```
 */
export const validateAppointment = /* @__PURE__ */ validatorOf(appointment);

/**
 * Validates one message of an advice conversation, as A025 and A026 give it.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateCommunication } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validateCommunication({ resourceType: 'Communication', id: '1' });
 * console.log(valid, issues.at(-1)?.path); // false Communication.note
 * ```
 */
export const validateCommunication = /* @__PURE__ */ validatorOf(communication);

/**
 * Validates a request for advice and guidance: the answer of A024.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateCommunicationRequest } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validateCommunicationRequest({ resourceType: 'CommunicationRequest', id: '1' });
 * console.log(valid, issues.at(-1)?.path); // false CommunicationRequest.requester
 * ```
 */
export const validateCommunicationRequest = /* @__PURE__ */ validatorOf(communicationRequest);

/**
 * Validates an error of e-RS on a STU3 operation.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateOperationOutcome } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validateOperationOutcome({ resourceType: 'OperationOutcome', id: '1' });
 * console.log(valid, issues.at(-1)?.path); // false OperationOutcome.issue
 * ```
 */
export const validateOperationOutcome = /* @__PURE__ */ validatorOf(operationOutcome);

/**
 * Validates a patient that a worklist contains: the NHS number and nothing else.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validatePatient } from '@ers-kit/fhir/stu3';
 *
 * const { issues } = validatePatient({ resourceType: 'Patient', id: 'person' });
 * console.log(issues.map(({ path }) => path)); // [ 'Patient.meta', 'Patient.identifier' ]
 * ```
 */
export const validatePatient = /* @__PURE__ */ validatorOf(patient);

/**
 * Validates a clinician that a worklist contains: the SDS user id and nothing else.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validatePractitioner } from '@ers-kit/fhir/stu3';
 *
 * const { issues } = validatePractitioner({ resourceType: 'Practitioner', id: 'person' });
 * console.log(issues.map(({ path }) => path)); // [ 'Practitioner.meta', 'Practitioner.identifier' ]
 * ```
 */
export const validatePractitioner = /* @__PURE__ */ validatorOf(practitioner);

/**
 * Validates a user in a business function at an organisation, as a conversation (A025) holds it.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validatePractitionerRole } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validatePractitionerRole({ resourceType: 'PractitionerRole', id: '1' });
 * console.log(valid, issues.at(-1)?.path); // false PractitionerRole.organization
 * ```
 */
export const validatePractitionerRole = /* @__PURE__ */ validatorOf(practitionerRole);

/**
 * Validates a referral: the answer of A005, and of what creates or changes one.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateReferralRequest } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validateReferralRequest({ resourceType: 'ReferralRequest', id: '1' });
 * console.log(valid, issues.at(-1)?.path); // false ReferralRequest.supportingInfo
 * ```
 */
export const validateReferralRequest = /* @__PURE__ */ validatorOf(referralRequest);

/**
 * Validates the schedule of slots, as A015 gives it: the service, and perhaps the clinician.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateSchedule } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validateSchedule({ resourceType: 'Schedule', id: '1' });
 * console.log(valid, issues.at(-1)?.path); // false Schedule.actor
 * ```
 */
export const validateSchedule = /* @__PURE__ */ validatorOf(schedule);

/**
 * Validates a free slot, as A015 gives it.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateSlot } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validateSlot({ resourceType: 'Slot', id: '1' });
 * console.log(valid, issues.at(-1)?.path); // false Slot.end
 * ```
 */
export const validateSlot = /* @__PURE__ */ validatorOf(slot);

/**
 * Validates something that the user may do with a referral, as A029 gives it.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateTask } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validateTask({ resourceType: 'Task', id: '1' });
 * console.log(valid, issues.at(-1)?.path); // false Task.focus
 * ```
 */
export const validateTask = /* @__PURE__ */ validatorOf(task);
