import { validatorOf } from '../../internal/validator.js';
import { communicationBundle, slotBundle, taskBundle } from '../profiles/bundles.js';
import { codeSystem } from '../profiles/code-system.js';
import { serviceList } from '../profiles/service-list.js';
import { serviceSearchCriteria } from '../profiles/service-search-criteria.js';
import { shortlist } from '../profiles/shortlist.js';
import { worklist } from '../profiles/worklist.js';

/**
 * Validates a set of reference data: the answer of A004.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateCodeSystem } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validateCodeSystem({ resourceType: 'CodeSystem', id: '1' });
 * console.log(valid, issues.at(-1)?.path); // false CodeSystem.concept
 * ```
 */
export const validateCodeSystem = /* @__PURE__ */ validatorOf(codeSystem);

/**
 * Validates the messages of an advice conversation: the answer of A025.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateCommunicationBundle } from '@ers-kit/fhir/stu3';
 *
 * const { issues } = validateCommunicationBundle({ resourceType: 'Bundle', type: 'searchset' });
 * console.log(issues.map(({ path }) => path).join(' ')); // Bundle.id Bundle.meta Bundle.total Bundle.link Bundle.entry
 * ```
 */
export const validateCommunicationBundle = /* @__PURE__ */ validatorOf(communicationBundle);

/**
 * Validates the services that a search found: the answer of A010.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateServiceList } from '@ers-kit/fhir/stu3';
 *
 * const { issues } = validateServiceList({ resourceType: 'List', status: 'current', mode: 'snapshot' });
 * console.log(issues.map(({ path }) => path).join(' ')); // List.meta List.entry
 * ```
 */
export const validateServiceList = /* @__PURE__ */ validatorOf(serviceList);

/**
 * Validates the criteria of a service search, as A010 and shortlists hold them.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateServiceSearchCriteria } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validateServiceSearchCriteria({ resourceType: 'Parameters', parameter: [] });
 * console.log(valid, issues[0]?.message); // false must not be empty
 * ```
 */
export const validateServiceSearchCriteria = /* @__PURE__ */ validatorOf(serviceSearchCriteria);

/**
 * Validates a shortlist of 1 to 20 services, as bodies and records hold it.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateShortlist } from '@ers-kit/fhir/stu3';
 *
 * const { issues } = validateShortlist({ resourceType: 'List', status: 'current', mode: 'snapshot' });
 * console.log(issues.map(({ path }) => path).join(' ')); // List.meta List.entry
 * ```
 */
export const validateShortlist = /* @__PURE__ */ validatorOf(shortlist);

/**
 * Validates a page of free slots with their schedules: the answer of A015.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateSlotBundle } from '@ers-kit/fhir/stu3';
 *
 * const { issues } = validateSlotBundle({ resourceType: 'Bundle', type: 'searchset' });
 * console.log(issues.map(({ path }) => path).join(' ')); // Bundle.id Bundle.meta Bundle.total Bundle.link Bundle.entry
 * ```
 */
export const validateSlotBundle = /* @__PURE__ */ validatorOf(slotBundle);

/**
 * Validates the list of what a user may do with a referral: the answer of A029.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateTaskBundle } from '@ers-kit/fhir/stu3';
 *
 * const { issues } = validateTaskBundle({ resourceType: 'Bundle', type: 'searchset' });
 * console.log(issues.map(({ path }) => path).join(' ')); // Bundle.id Bundle.meta Bundle.link Bundle.entry
 * ```
 */
export const validateTaskBundle = /* @__PURE__ */ validatorOf(taskBundle);

/**
 * Validates a worklist: the answer of A008 and A023.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateWorklist } from '@ers-kit/fhir/stu3';
 *
 * const { issues } = validateWorklist({ resourceType: 'List', status: 'current', mode: 'snapshot' });
 * console.log(issues.map(({ path }) => path).join(' ')); // List.meta
 * ```
 */
export const validateWorklist = /* @__PURE__ */ validatorOf(worklist);
