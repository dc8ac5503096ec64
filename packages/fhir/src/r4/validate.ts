import { createValidate, type ValidateAnyOptions } from '../internal/create-validate.js';
import { validatorOf, type ValidationResult } from '../internal/validator.js';
import { bundle } from './base/bundle.js';
import { healthcareService as healthcareServiceBase } from './base/healthcare-service.js';
import { operationOutcome as operationOutcomeBase } from './base/operation-outcome.js';
import { practitionerRole as practitionerRoleBase } from './base/practitioner-role.js';
import { practitioner as practitionerBase } from './base/practitioner.js';
import { serviceRequest as serviceRequestBase } from './base/service-request.js';
import { profiles, type ProfileName } from './profiles/index.js';
import {
  healthcareServiceBundle,
  practitionerBundle,
  practitionerRoleBundle,
  serviceRequestBundle,
} from './profiles/bundles.js';
import { healthcareService } from './profiles/healthcare-service.js';
import { operationOutcome } from './profiles/operation-outcome.js';
import { practitioner, practitionerRole } from './profiles/people.js';
import { serviceRequest } from './profiles/service-request.js';
import { rareTypes } from './base/rare-types.js';
import { release } from './release.js';

/**
 * Options of {@link validate}.
 *
 * @example
 * ```ts
 * import type { ValidateProfileOptions } from '@ers-kit/fhir/r4';
 *
 * const options: ValidateProfileOptions = { profile: 'healthcareService', mode: 'response' };
 * ```
 */
export type ValidateProfileOptions = ValidateAnyOptions<ProfileName>;

/**
 * Validates an R4 resource of e-RS. Reports all that is wrong with its path; never throws, whatever
 * `resource` is, and takes time linear in its size.
 *
 * @param resource - any value; usually the outcome of `JSON.parse`
 * @param options - the profile (default: found from the resource type or a bundle's entries) and how strict
 *   to be
 *
 * @example
 * ```ts
 * import { validate } from '@ers-kit/fhir/r4';
 *
 * const { valid, issues } = validate({ resourceType: 'ServiceRequest', intent: 'plan' });
 * console.log(valid, issues[0]?.path); // false ServiceRequest.intent
 * ```
 */
export const validate: (resource: unknown, options?: ValidateProfileOptions) => ValidationResult =
  /* @__PURE__ */ createValidate<ProfileName>({
    release,
    profiles,
    rareTypes,
    bases: [
      bundle,
      healthcareServiceBase,
      operationOutcomeBase,
      practitionerBase,
      practitionerRoleBase,
      serviceRequestBase,
    ],
    byType: {
      HealthcareService: 'healthcareService',
      OperationOutcome: 'operationOutcome',
      Practitioner: 'practitioner',
      PractitionerRole: 'practitionerRole',
      ServiceRequest: 'serviceRequest',
    },
    byEntryType: {
      HealthcareService: 'healthcareServiceBundle',
      Practitioner: 'practitionerBundle',
      PractitionerRole: 'practitionerRoleBundle',
      ServiceRequest: 'serviceRequestBundle',
    },
    otherBundle: 'practitionerRoleBundle',
  });

/*
 * A validator for each profile, for code that knows what it holds: a bundler keeps the tables of that profile
 * and drops the others.
 */
/**
 * Validates a service of a provider: the answer of A033.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateHealthcareService } from '@ers-kit/fhir/r4';
 *
 * const { valid, issues } = validateHealthcareService({ resourceType: 'HealthcareService', id: '1' });
 * console.log(valid, issues.at(-1)?.path); // false HealthcareService.name
 * ```
 */
export const validateHealthcareService = /* @__PURE__ */ validatorOf(healthcareService);
/**
 * Validates services of providers: the answer of A035.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateHealthcareServiceBundle } from '@ers-kit/fhir/r4';
 *
 * const { issues } = validateHealthcareServiceBundle({ resourceType: 'Bundle', type: 'searchset' });
 * console.log(issues.map(({ path }) => path).join(' ')); // Bundle.id Bundle.meta Bundle.timestamp Bundle.total Bundle.link
 * ```
 */
export const validateHealthcareServiceBundle = /* @__PURE__ */ validatorOf(healthcareServiceBundle);
/**
 * Validates an error of e-RS, or of the gateway, on an R4 operation.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateOperationOutcome } from '@ers-kit/fhir/r4';
 *
 * const { valid, issues } = validateOperationOutcome({ resourceType: 'OperationOutcome', id: '1' });
 * console.log(valid, issues.at(-1)?.path); // false OperationOutcome.issue
 * ```
 */
export const validateOperationOutcome = /* @__PURE__ */ validatorOf(operationOutcome);
/**
 * Validates a clinician for whom a user may act, as A040 gives it.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validatePractitioner } from '@ers-kit/fhir/r4';
 *
 * const { issues } = validatePractitioner({ resourceType: 'Practitioner', id: 'person' });
 * console.log(issues.map(({ path }) => path).join(' ')); // Practitioner.meta Practitioner.identifier
 * ```
 */
export const validatePractitioner = /* @__PURE__ */ validatorOf(practitioner);
/**
 * Validates the clinicians for whom a user may act: the answer of A040.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validatePractitionerBundle } from '@ers-kit/fhir/r4';
 *
 * const { issues } = validatePractitionerBundle({ resourceType: 'Bundle', type: 'searchset' });
 * console.log(issues.map(({ path }) => path).join(' ')); // Bundle.id Bundle.meta Bundle.timestamp Bundle.total Bundle.link
 * ```
 */
export const validatePractitionerBundle = /* @__PURE__ */ validatorOf(practitionerBundle);
/**
 * Validates a user's business functions at one organisation, as A030 gives them.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validatePractitionerRole } from '@ers-kit/fhir/r4';
 *
 * const { valid, issues } = validatePractitionerRole({ resourceType: 'PractitionerRole', id: '1' });
 * console.log(valid, issues.at(-1)?.path); // false PractitionerRole.code
 * ```
 */
export const validatePractitionerRole = /* @__PURE__ */ validatorOf(practitionerRole);
/**
 * Validates the business functions of a user at organisations: the answer of A030.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validatePractitionerRoleBundle } from '@ers-kit/fhir/r4';
 *
 * const { issues } = validatePractitionerRoleBundle({ resourceType: 'Bundle', type: 'searchset' });
 * console.log(issues.map(({ path }) => path).join(' ')); // Bundle.id Bundle.meta Bundle.total Bundle.link
 * ```
 */
export const validatePractitionerRoleBundle = /* @__PURE__ */ validatorOf(practitionerRoleBundle);
/**
 * Validates a referral or a request for advice, as A041 gives it.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateServiceRequest } from '@ers-kit/fhir/r4';
 *
 * const { valid, issues } = validateServiceRequest({ resourceType: 'ServiceRequest', id: '1' });
 * console.log(valid, issues.at(-1)?.path); // false ServiceRequest.subject
 * ```
 */
export const validateServiceRequest = /* @__PURE__ */ validatorOf(serviceRequest);
/**
 * Validates the requests that a UBRN names: the answer of A041.
 *
 * @param resource - Any value; usually the outcome of `JSON.parse`.
 * @param options - How strict to be.
 * @returns All that is wrong. Never throws.
 *
 * @example
 * ```ts
 * import { validateServiceRequestBundle } from '@ers-kit/fhir/r4';
 *
 * const { issues } = validateServiceRequestBundle({ resourceType: 'Bundle', type: 'searchset' });
 * console.log(issues.map(({ path }) => path).join(' ')); // Bundle.id Bundle.meta Bundle.timestamp Bundle.total Bundle.link
 * ```
 */
export const validateServiceRequestBundle = /* @__PURE__ */ validatorOf(serviceRequestBundle);
