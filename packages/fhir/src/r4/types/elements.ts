import type { CodeableConcept, Coding, Identifier, Meta, Reference } from 'fhir/r4.js';
import type { CodeOf, CodeSystemName, codeSystems } from '../tables/code-systems.js';
import type { identifierSystems } from '../tables/urls.js';

/**
 * A coding of one code system.
 *
 * @example
 * ```ts
 * import { codeSystems, type CodingOf } from '@ers-kit/fhir/r4';
 *
 * const coding: CodingOf<'bookableType'> = {
 *   system: codeSystems.bookableType.system,
 *   code: 'DIRECTLY_BOOKABLE',
 * };
 * ```
 */
export interface CodingOf<Name extends CodeSystemName> extends Coding {
  system: (typeof codeSystems)[Name]['system'];
  code: CodeOf<Name>;
}

/**
 * A codeable concept with one kind of coding.
 *
 * @example
 * ```ts
 * import { codeSystems, type CodingOf, type ConceptOf } from '@ers-kit/fhir/r4';
 *
 * const concept: ConceptOf<CodingOf<'requestFlowType'>> = {
 *   coding: [{ system: codeSystems.requestFlowType.system, code: 'ADVICE_AND_GUIDANCE' }],
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
 * import { identifierSystems, type IdentifierOf } from '@ers-kit/fhir/r4';
 *
 * const ubrn: IdentifierOf<'ubrn'> = { system: identifierSystems.ubrn, value: '000000070000' };
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
 * import { identifierSystems, type ReferenceTo } from '@ers-kit/fhir/r4';
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
 * Metadata with the time of the last change.
 *
 * @example
 * ```ts
 * import type { DatedMeta } from '@ers-kit/fhir/r4';
 *
 * const meta: DatedMeta = { lastUpdated: '2026-11-02T09:00:00Z' };
 * ```
 */
export interface DatedMeta extends Meta {
  lastUpdated: string;
}

/**
 * Metadata with a version.
 *
 * @example
 * ```ts
 * import type { VersionedMeta } from '@ers-kit/fhir/r4';
 *
 * const meta: VersionedMeta = { versionId: '17' };
 * ```
 */
export interface VersionedMeta extends Meta {
  versionId: string;
}
