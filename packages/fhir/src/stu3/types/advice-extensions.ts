import type { CodingOf, ExtensionOf, LocalReference, ReferenceDataCoding, ReferenceTo } from './elements.js';
import type { ReferralPriorityExtension, ReferralShortlistExtension } from './extensions.js';
import type { ExtensionUrls } from './urls.js';

/**
 * The extension `extensionUrls.providerConversionAuthorisation`.
 *
 * @example
 * ```ts
 * import {
 *   codeSystems,
 *   extensionUrls,
 *   type ProviderConversionAuthorisationExtension,
 * } from '@ers-kit/fhir/stu3';
 *
 * const extension: ProviderConversionAuthorisationExtension = {
 *   url: extensionUrls.providerConversionAuthorisation,
 *   valueCoding: {
 *     system: codeSystems.providerConversionAuthorisation.system,
 *     code: 'NOT_AUTHORISED_TO_CONVERT',
 *   },
 * };
 * ```
 */
export interface ProviderConversionAuthorisationExtension extends ExtensionOf<
  ExtensionUrls['providerConversionAuthorisation']
> {
  valueCoding: CodingOf<'providerConversionAuthorisation'>;
}

/**
 * The extension `extensionUrls.specialty`.
 *
 * @example
 * ```ts
 * import { extensionUrls, type SpecialtyExtension } from '@ers-kit/fhir/stu3';
 *
 * const extension: SpecialtyExtension = {
 *   url: extensionUrls.specialty,
 *   valueCoding: {
 *     system: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY',
 *     code: 'CARDIOLOGY',
 *   },
 * };
 * ```
 */
export interface SpecialtyExtension extends ExtensionOf<ExtensionUrls['specialty']> {
  valueCoding: ReferenceDataCoding;
}

/**
 * An extension of a CommunicationRequest.
 *
 * @example
 * ```ts
 * import { extensionUrls, type CommunicationRequestExtension } from '@ers-kit/fhir/stu3';
 *
 * declare const extensions: readonly CommunicationRequestExtension[];
 * const hasSpecialty = extensions.some(({ url }) => url === extensionUrls.specialty);
 * ```
 */
export type CommunicationRequestExtension =
  | ReferralShortlistExtension
  | ReferralPriorityExtension
  | ProviderConversionAuthorisationExtension
  | SpecialtyExtension;

/**
 * The extension `extensionUrls.healthcareServiceReference`.
 *
 * @example
 * ```ts
 * import {
 *   extensionUrls,
 *   identifierSystems,
 *   type HealthcareServiceReferenceExtension,
 * } from '@ers-kit/fhir/stu3';
 *
 * const extension: HealthcareServiceReferenceExtension = {
 *   url: extensionUrls.healthcareServiceReference,
 *   valueReference: { identifier: { system: identifierSystems.ersService, value: '12345' } },
 * };
 * ```
 */
export interface HealthcareServiceReferenceExtension extends ExtensionOf<
  ExtensionUrls['healthcareServiceReference']
> {
  valueReference: ReferenceTo<'ersService'>;
}

/**
 * The extension `extensionUrls.practitionerRoleReference`.
 *
 * @example
 * ```ts
 * import { extensionUrls, type PractitionerRoleReferenceExtension } from '@ers-kit/fhir/stu3';
 *
 * const extension: PractitionerRoleReferenceExtension = {
 *   url: extensionUrls.practitionerRoleReference,
 *   valueReference: { reference: '#role' },
 * };
 * ```
 */
export interface PractitionerRoleReferenceExtension extends ExtensionOf<
  ExtensionUrls['practitionerRoleReference']
> {
  valueReference: LocalReference;
}

/**
 * The extension `extensionUrls.communicationRequester`.
 *
 * @example
 * ```ts
 * import { extensionUrls, type CommunicationRequesterExtension } from '@ers-kit/fhir/stu3';
 *
 * const extension: CommunicationRequesterExtension = {
 *   url: extensionUrls.communicationRequester,
 *   valueReference: { reference: 'PractitionerRole/role' },
 * };
 * ```
 */
export interface CommunicationRequesterExtension extends ExtensionOf<
  ExtensionUrls['communicationRequester']
> {
  valueReference: LocalReference;
}
