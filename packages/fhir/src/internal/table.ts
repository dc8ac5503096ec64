/*
 * The shapes of the tables that describe base resources and profiles. Tables are data; `compile-…` and
 * `resource.ts` read them. What reads them is written in arrow functions: minified, each is some bytes
 * smaller, and every profile's own validator carries them all.
 */

/** The primitive types of STU3 and R4. */
export type PrimitiveName =
  | 'base64Binary'
  | 'boolean'
  | 'canonical'
  | 'code'
  | 'date'
  | 'dateTime'
  | 'decimal'
  | 'id'
  | 'instant'
  | 'integer'
  | 'markdown'
  | 'oid'
  | 'positiveInt'
  | 'string'
  | 'time'
  | 'unsignedInt'
  | 'uri'
  | 'url'
  | 'uuid'
  | 'xhtml';

/** A primitive, a data type, any resource, or `@name`: the shape of the element `name` met before. */
export type TypeName = PrimitiveName | Capitalize<string> | `@${string}`;

/** Nothing: 0..1; `!`: 1..1; `*`: 0..*; `+`: 1..*. */
type Cardinality = '' | '!' | '*' | '+';

/**
 * Type and cardinality; after a colon the codes of a required binding; types of a choice between bars, or
 * `any`.
 */
export type FieldCode =
  `${TypeName}${Cardinality}` | `code${Cardinality}:${string}` | `${TypeName}|${string}` | 'any';

/** The fields of a data type or resource; a nested element is a cardinality (`?` is 0..1) and its fields. */
export interface FieldTable {
  readonly [field: string]: FieldCode | readonly ['?' | '!' | '*' | '+', FieldTable];
}

/** A resource of the base release. `domain` resources have text, contained and extensions. */
export interface BaseResource {
  readonly type: string;
  readonly kind: 'domain' | 'resource';
  readonly fields: FieldTable;
}

/** Data types by name. A string is another name for a type. */
export interface DataTypes {
  readonly [type: string]: FieldTable | string;
}

/** What may stand in an identifier's value or a resource's id, beyond the grammar of the release. */
export type IdentifierFormat = 'nhsNumber' | 'odsCode' | 'sdsUserId' | 'ubrn';

/**
 * How strictly to check: see `ValidateOptions`.
 *
 * @example
 * ```ts
 * import { validate, type Mode } from '@ers-kit/fhir/stu3';
 *
 * const mode: Mode = 'response';
 * console.log(validate({ resourceType: 'Slot' }, { mode }).valid); // false
 * ```
 */
export type Mode = 'request' | 'response' | 'base';

/** What a profile demands of one element. Whatever it leaves out stays as the base release has it. */
export interface Rule {
  readonly min?: number;
  readonly max?: number;
  /** The list must be there, but may be empty. */
  readonly present?: boolean;
  /** Another type than the base has: `date` for a `dateTime`. */
  readonly type?: TypeName;
  /** The only values allowed. */
  readonly values?: readonly string[];
  /** Whether `values` are codes rather than one fixed text. */
  readonly coded?: boolean;
  /** Checked elsewhere: not looked at again. */
  readonly known?: boolean;
  readonly format?: IdentifierFormat;
  /** In characters. */
  readonly maxLength?: number;
  readonly fields?: RuleFields;
  /** Of these fields at least one. */
  readonly oneOf?: readonly string[];
  readonly slices?: Slices;
  /** Types a reference may point at. */
  readonly targets?: readonly string[];
  /** The reference names a version (`…/_history/n`). */
  readonly versioned?: boolean;
  /** The resources allowed here. */
  readonly resources?: readonly Profile[];
  /** A single value is taken for the list that the base release has: a defect that e-RS keeps. */
  readonly single?: boolean;
  /** The published schema allows `null`: in a response that is a warning. */
  readonly nullable?: boolean;
  /** What a request demands in addition, or instead. */
  readonly request?: Omit<Rule, 'request'>;
}

/** Rules by field. */
export interface RuleFields {
  readonly [field: string]: Rule;
}

/** Items of a list told apart by one of their fields. */
export interface Slices {
  /** The field that tells items apart; dots lead inwards. */
  readonly by: string;
  readonly of: RuleFields;
  /** What an item of no slice is: nothing, or an error that a response only warns of. Default: an error. */
  readonly others?: 'error' | 'allowed' | 'lenient';
}

/** A demand that joins several elements. */
export interface Invariant {
  /** Stable name, part of the issue. */
  readonly rule: string;
  /** What must hold, without any value of the payload. */
  readonly message: string;
  /** Where it is broken, as a path below the resource with dots between its steps. */
  readonly broken: (resource: JsonObject) => string | undefined;
}

/** A profile as its table states it. */
export interface ProfileTable {
  /** Canonical URL. */
  readonly url: string;
  /** The mode where the caller names none. */
  readonly mode: 'request' | 'response';
  readonly base: BaseResource;
  /** What `meta.profile` may hold; nothing where payloads name no profile. */
  readonly metaProfiles?: readonly string[];
  readonly fields: RuleFields;
  /** What joins several elements, checked in a request: see `demand`. */
  readonly demands?: (resource: JsonObject, walk: Walk) => void;
}

/** A release's own part: its name in URLs and its data types. */
export interface Release {
  readonly name: 'STU3' | 'R4';
  readonly dataTypes: DataTypes;
}

/** A profile ready to be used: its table is read and compiled at first use, and kept. */
export interface Profile {
  readonly table: () => ProfileTable;
  readonly node: (mode: Mode) => Node;
}

/** A JSON object of the network: any property may hold anything. */
export interface JsonObject {
  readonly [property: string]: unknown;
}

/** Checks one value; reports into the walk. `parent` is the object that holds it. */
export type Node = (value: unknown, walk: Walk, parent: JsonObject) => void;

/** An issue before its path is known: steps from the leaf upwards. */
export interface Draft {
  readonly severity: 'error' | 'warning';
  readonly rule: string;
  /** FHIR issue type. */
  readonly code: string;
  readonly message: string;
  readonly profile: string;
  readonly steps: (string | number)[];
}

/** The resources that local references of one resource can point at. */
export interface Container {
  /** Resource types, which may be anything, by local reference (`#id`). */
  readonly types: ReadonlyMap<string, unknown>;
  /** References from each contained resource to others. */
  links: Map<string, string[]> | undefined;
}

/** The state of one validation. */
export interface Walk {
  readonly issues: Draft[];
  readonly maxIssues: number;
  readonly includeValues: boolean;
  /**
   * Checks a resource that no profile names. A profile's own validator does without, and does not look into
   * it.
   */
  readonly anyResource: Node | undefined;
  /** Data types that no profile names: likewise. */
  readonly rareTypes: DataTypes;
  /** Whether `maxIssues` is reached. */
  full: boolean;
  depth: number;
  profile: string;
  container: Container;
  /** The contained resource being checked. */
  within: unknown;
}
