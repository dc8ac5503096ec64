import { createValidate, type ValidateAnyOptions } from '../internal/create-validate.js';
import type { ValidationResult } from '../internal/validator.js';
import { baseResources } from './base-resources.js';
import { profiles, type ProfileName } from './profiles/index.js';
import { rareTypes } from './base/rare-types.js';
import { release } from './release.js';

/**
 * Options of {@link validate}.
 *
 * @example
 * ```ts
 * import type { ValidateProfileOptions } from '@ers-kit/fhir/stu3';
 *
 * const options: ValidateProfileOptions = { profile: 'referralRequest', mode: 'response', maxIssues: 100 };
 * ```
 */
export type ValidateProfileOptions = ValidateAnyOptions<ProfileName>;

/**
 * Validates a STU3 resource of e-RS: what comes from the network, or what is about to be sent. Reports all
 * that is wrong with its path; never throws, whatever `resource` is, and takes time linear in its size.
 *
 * @param resource - any value; usually the outcome of `JSON.parse`
 * @param options - the profile (default: found from `meta.profile`, the resource type or a bundle's entries)
 *   and how strict to be
 *
 * @example
 * ```ts
 * import { validate } from '@ers-kit/fhir/stu3';
 *
 * const { valid, issues } = validate({ resourceType: 'ReferralRequest', id: '12345' });
 * console.log(valid, issues[0]?.path, issues[0]?.message); // false ReferralRequest.id must be a UBRN: twelve digits
 * ```
 */
export const validate: (resource: unknown, options?: ValidateProfileOptions) => ValidationResult =
  /* @__PURE__ */ createValidate<ProfileName>({
    release,
    profiles,
    rareTypes,
    bases: baseResources,
    byType: {
      Appointment: 'appointment',
      CodeSystem: 'codeSystem',
      Communication: 'communication',
      CommunicationRequest: 'communicationRequest',
      DocumentReference: 'documentReference',
      OperationOutcome: 'operationOutcome',
      Patient: 'patient',
      Practitioner: 'practitioner',
      PractitionerRole: 'practitionerRole',
      ReferralRequest: 'referralRequest',
      Schedule: 'schedule',
      Slot: 'slot',
      Task: 'task',
    },
    byEntryType: {
      Slot: 'slotBundle',
      Schedule: 'slotBundle',
      Communication: 'communicationBundle',
      PractitionerRole: 'communicationBundle',
      DocumentReference: 'communicationBundle',
      Task: 'taskBundle',
    },
    otherBundle: 'taskBundle',
  });
