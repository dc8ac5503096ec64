import type { CodeableConcept, Coding, Extension, Identifier, Meta, Reference } from 'fhir/r3.js';
import type { CodeOf, CodeSystemName, codeSystems } from '../tables/code-systems.js';
import type { identifierSystems } from '../tables/identifier-systems.js';

/** A coding of one code system. */
export interface CodingOf<Name extends CodeSystemName> extends Coding {
  system: (typeof codeSystems)[Name]['system'];
  code: CodeOf<Name>;
}

/** A coding of a set of reference data, whose system holds the base URL of the environment. */
export interface ReferenceDataCoding extends Coding {
  system: string;
  code: string;
}

/** A codeable concept with one kind of coding. */
export interface ConceptOf<Kind extends Coding> extends CodeableConcept {
  coding: Kind[];
}

/** An identifier of one system. */
export interface IdentifierOf<Name extends keyof typeof identifierSystems> extends Identifier {
  system: (typeof identifierSystems)[Name];
  value: string;
}

/** A reference by identifier. */
export interface ReferenceTo<Name extends keyof typeof identifierSystems> extends Reference {
  identifier: IdentifierOf<Name>;
}

/** A reference by type and id (`Type/id`, `Type/id/_history/n`) or to something contained (`#id`). */
export interface LocalReference extends Reference {
  reference: string;
}

/** An extension of one URL. */
export interface ExtensionOf<Url extends string> extends Extension {
  url: Url;
}

/** Metadata with profiles. */
export interface ProfiledMeta<Url extends string> extends Meta {
  profile: Url[];
}

/** Metadata with profiles and version. */
export interface VersionedMeta<Url extends string> extends ProfiledMeta<Url> {
  versionId: string;
}
