import type { CodeableConcept, Coding, Extension, Identifier, Meta, Reference } from 'fhir/r3.js';
import type { CodeOf, CodeSystemName, codeSystems } from '../tables/code-systems.js';
import type { identifierSystems } from '../tables/identifier-systems.js';

/**
 * A coding of one code system.
 *
 * @example
 * ```ts
 * import { codeSystems, type CodingOf } from '@ers-kit/fhir/stu3';
 *
 * const coding: CodingOf<'priority'> = { system: codeSystems.priority.system, code: 'URGENT' };
 * ```
 */
export interface CodingOf<Name extends CodeSystemName> extends Coding {
  system: (typeof codeSystems)[Name]['system'];
  code: CodeOf<Name>;
}

/**
 * A coding of a set of reference data, whose system holds the base URL of the environment.
 *
 * @example
 * ```ts
 * import type { ReferenceDataCoding } from '@ers-kit/fhir/stu3';
 *
 * const coding: ReferenceDataCoding = {
 *   system: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY',
 *   code: 'CARDIOLOGY',
 * };
 * ```
 */
export interface ReferenceDataCoding extends Coding {
  system: string;
  code: string;
}

/**
 * A codeable concept with one kind of coding.
 *
 * @example
 * ```ts
 * import { codeSystems, type CodingOf, type ConceptOf } from '@ers-kit/fhir/stu3';
 *
 * const concept: ConceptOf<CodingOf<'priority'>> = {
 *   coding: [{ system: codeSystems.priority.system, code: 'ROUTINE' }],
 * };
 * ```
 */
export interface ConceptOf<Kind extends Coding> extends CodeableConcept {
  coding: Kind[];
}

/**
 * An identifier of one system.
 *
 * @example
 * ```ts
 * import { identifierSystems, type IdentifierOf } from '@ers-kit/fhir/stu3';
 *
 * const patient: IdentifierOf<'nhsNumber'> = { system: identifierSystems.nhsNumber, value: '9990000018' };
 * ```
 */
export interface IdentifierOf<Name extends keyof typeof identifierSystems> extends Identifier {
  system: (typeof identifierSystems)[Name];
  value: string;
}

/**
 * A reference by identifier.
 *
 * @example
 * ```ts
 * import { identifierSystems, type ReferenceTo } from '@ers-kit/fhir/stu3';
 *
 * const subject: ReferenceTo<'nhsNumber'> = {
 *   identifier: { system: identifierSystems.nhsNumber, value: '9990000018' },
 * };
 * ```
 */
export interface ReferenceTo<Name extends keyof typeof identifierSystems> extends Reference {
  identifier: IdentifierOf<Name>;
}

/**
 * A reference by type and id (`Type/id`, `Type/id/_history/n`) or to something contained (`#id`).
 *
 * @example
 * ```ts
 * import type { LocalReference } from '@ers-kit/fhir/stu3';
 *
 * const reference: LocalReference = { reference: 'ReferralRequest/000000070000/_history/5' };
 * ```
 */
export interface LocalReference extends Reference {
  reference: string;
}

/**
 * An extension of one URL.
 *
 * @example
 * ```ts
 * import type { ExtensionOf } from '@ers-kit/fhir/stu3';
 *
 * const extension: ExtensionOf<'comments'> = { url: 'comments', valueString: 'Please call first.' };
 * ```
 */
export interface ExtensionOf<Url extends string> extends Extension {
  url: Url;
}

/**
 * Metadata with profiles.
 *
 * @example
 * ```ts
 * import { profileUrls, type ProfiledMeta } from '@ers-kit/fhir/stu3';
 *
 * const meta: ProfiledMeta<typeof profileUrls.slot> = { profile: [profileUrls.slot] };
 * ```
 */
export interface ProfiledMeta<Url extends string> extends Meta {
  profile: Url[];
}

/**
 * Metadata with profiles and version.
 *
 * @example
 * ```ts
 * import { profileUrls, type ErsReferralRequest, type VersionedMeta } from '@ers-kit/fhir/stu3';
 *
 * declare const referral: ErsReferralRequest;
 * const meta: VersionedMeta<typeof profileUrls.referralRequest> = referral.meta;
 * const ifMatch = `W/"${meta.versionId}"`;
 * ```
 */
export interface VersionedMeta<Url extends string> extends ProfiledMeta<Url> {
  versionId: string;
}
