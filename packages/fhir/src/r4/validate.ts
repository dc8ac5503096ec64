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

/** Options of {@link validate}. */
export type ValidateProfileOptions = ValidateAnyOptions<ProfileName>;

/**
 * Validates an R4 resource of e-RS. Reports all that is wrong with its path; never throws, whatever `resource`
 * is, and takes time linear in its size.
 *
 * @param resource - any value; usually the outcome of `JSON.parse`
 * @param options - the profile (default: found from the resource type or a bundle's entries) and how strict to be
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
export const validateHealthcareService = /* @__PURE__ */ validatorOf(healthcareService);
export const validateHealthcareServiceBundle = /* @__PURE__ */ validatorOf(healthcareServiceBundle);
export const validateOperationOutcome = /* @__PURE__ */ validatorOf(operationOutcome);
export const validatePractitioner = /* @__PURE__ */ validatorOf(practitioner);
export const validatePractitionerBundle = /* @__PURE__ */ validatorOf(practitionerBundle);
export const validatePractitionerRole = /* @__PURE__ */ validatorOf(practitionerRole);
export const validatePractitionerRoleBundle = /* @__PURE__ */ validatorOf(practitionerRoleBundle);
export const validateServiceRequest = /* @__PURE__ */ validatorOf(serviceRequest);
export const validateServiceRequestBundle = /* @__PURE__ */ validatorOf(serviceRequestBundle);
