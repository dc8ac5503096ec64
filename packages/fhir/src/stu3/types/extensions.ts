import type {
  CodingOf,
  ConceptOf,
  ExtensionOf,
  IdentifierOf,
  LocalReference,
  ReferenceDataCoding,
} from './elements.js';
import type { ExtensionUrls } from './urls.js';

/**
 * The extension `extensionUrls.referralShortlist`.
 *
 * @example
 * ```ts
 * import { extensionUrls, type ReferralShortlistExtension } from '@ers-kit/fhir/stu3';
 *
 * const extension: ReferralShortlistExtension = {
 *   url: extensionUrls.referralShortlist,
 *   valueReference: { reference: '#shortlist' },
 * };
 * ```
 */
export interface ReferralShortlistExtension extends ExtensionOf<ExtensionUrls['referralShortlist']> {
  /** `#shortlist`. */
  valueReference: LocalReference;
}

/**
 * The extension `extensionUrls.commissioningRuleOrganisation`.
 *
 * @example
 * ```ts
 * import {
 *   extensionUrls,
 *   identifierSystems,
 *   type CommissioningRuleOrganisationExtension,
 * } from '@ers-kit/fhir/stu3';
 *
 * const extension: CommissioningRuleOrganisationExtension = {
 *   url: extensionUrls.commissioningRuleOrganisation,
 *   valueIdentifier: { system: identifierSystems.odsOrganisation, value: 'R69' },
 * };
 * ```
 */
export interface CommissioningRuleOrganisationExtension extends ExtensionOf<
  ExtensionUrls['commissioningRuleOrganisation']
> {
  valueIdentifier: IdentifierOf<'odsOrganisation'>;
}

/**
 * The extension `extensionUrls.referralPriority`.
 *
 * @example
 * ```ts
 * import { codeSystems, extensionUrls, type ReferralPriorityExtension } from '@ers-kit/fhir/stu3';
 *
 * const extension: ReferralPriorityExtension = {
 *   url: extensionUrls.referralPriority,
 *   valueCodeableConcept: { coding: [{ system: codeSystems.priority.system, code: 'URGENT' }] },
 * };
 * ```
 */
export interface ReferralPriorityExtension extends ExtensionOf<ExtensionUrls['referralPriority']> {
  valueCodeableConcept: ConceptOf<CodingOf<'priority'>>;
}

/**
 * A part of {@link ReferralStateExtension}.
 *
 * @example
 * ```ts
 * import type { ReferralStatePart } from '@ers-kit/fhir/stu3';
 *
 * const part: ReferralStatePart = { url: 'comments', valueString: 'Please call first.' };
 * ```
 */
export type ReferralStatePart =
  | (ExtensionOf<'state'> & { valueCoding: CodingOf<'referralState'> | CodingOf<'worklistReferralState'> })
  | (ExtensionOf<'reason'> & { valueCoding: ReferenceDataCoding })
  | (ExtensionOf<'comments'> & { valueString: string });

/**
 * The extension `extensionUrls.referralState`.
 *
 * @example
 * ```ts
 * import { codeSystems, extensionUrls, type ReferralStateExtension } from '@ers-kit/fhir/stu3';
 *
 * const extension: ReferralStateExtension = {
 *   url: extensionUrls.referralState,
 *   extension: [{ url: 'state', valueCoding: { system: codeSystems.referralState.system, code: 'BOOKED' } }],
 * };
 * ```
 */
export interface ReferralStateExtension extends ExtensionOf<ExtensionUrls['referralState']> {
  extension: ReferralStatePart[];
}

/**
 * The extension `extensionUrls.appointment`.
 *
 * @example
 * ```ts
 * import { extensionUrls, type AppointmentExtension } from '@ers-kit/fhir/stu3';
 *
 * const extension: AppointmentExtension = {
 *   url: extensionUrls.appointment,
 *   valueReference: { reference: '#appointment' },
 * };
 * ```
 */
export interface AppointmentExtension extends ExtensionOf<ExtensionUrls['appointment']> {
  /** `#appointment`. */
  valueReference: LocalReference;
}

/**
 * The extension `extensionUrls.appointmentReference`.
 *
 * @example
 * ```ts
 * import { extensionUrls, type AppointmentReferenceExtension } from '@ers-kit/fhir/stu3';
 *
 * const extension: AppointmentReferenceExtension = {
 *   url: extensionUrls.appointmentReference,
 *   valueReference: { reference: 'Appointment/70000' },
 * };
 * ```
 */
export interface AppointmentReferenceExtension extends ExtensionOf<ExtensionUrls['appointmentReference']> {
  /** `Appointment/id`. */
  valueReference: LocalReference;
}

/**
 * The extension `extensionUrls.clinicalInfoFirstSubmitted` or `clinicalInfoLastUpdated`.
 *
 * @example
 * ```ts
 * import { extensionUrls, type ClinicalInfoExtension } from '@ers-kit/fhir/stu3';
 *
 * const extension: ClinicalInfoExtension = {
 *   url: extensionUrls.clinicalInfoLastUpdated,
 *   valueDateTime: '2026-11-03T09:00:00Z',
 * };
 * ```
 */
export interface ClinicalInfoExtension extends ExtensionOf<
  ExtensionUrls['clinicalInfoFirstSubmitted'] | ExtensionUrls['clinicalInfoLastUpdated']
> {
  valueDateTime: string;
}

/**
 * The extension `extensionUrls.patientAdditionalRequirement`.
 *
 * @example
 * ```ts
 * import { codeSystems, extensionUrls, type AdditionalRequirementExtension } from '@ers-kit/fhir/stu3';
 *
 * const extension: AdditionalRequirementExtension = {
 *   url: extensionUrls.patientAdditionalRequirement,
 *   valueCoding: { system: codeSystems.additionalRequirementType.system, code: 'TRANSPORT' },
 * };
 * ```
 */
export interface AdditionalRequirementExtension extends ExtensionOf<
  ExtensionUrls['patientAdditionalRequirement']
> {
  valueCoding: CodingOf<'additionalRequirementType'>;
}

/**
 * The instant is what payloads hold; the schema describes a dateTime.
 *
 * @example
 * ```ts
 * import { extensionUrls, type EReferralPathwayStartExtension } from '@ers-kit/fhir/stu3';
 *
 * const extension: EReferralPathwayStartExtension = {
 *   url: extensionUrls.eReferralPathwayStart,
 *   valueInstant: '2026-11-01T09:00:00Z',
 * };
 * ```
 */
export interface EReferralPathwayStartExtension extends ExtensionOf<ExtensionUrls['eReferralPathwayStart']> {
  valueInstant?: string;
  valueDateTime?: string;
}

/**
 * An extension of a ReferralRequest.
 *
 * @example
 * ```ts
 * import type { ReferralRequestExtension } from '@ers-kit/fhir/stu3';
 *
 * declare const extensions: readonly ReferralRequestExtension[];
 * const urls = extensions.map(({ url }) => url);
 * ```
 */
export type ReferralRequestExtension =
  | ReferralShortlistExtension
  | CommissioningRuleOrganisationExtension
  | ReferralPriorityExtension
  | ReferralStateExtension
  | AppointmentExtension
  | AppointmentReferenceExtension
  | ClinicalInfoExtension
  | AdditionalRequirementExtension
  | EReferralPathwayStartExtension;
