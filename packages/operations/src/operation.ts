import type { AccessMode, ApplicationFunction, BusinessFunction } from './business-functions.js';
import type { QueryParameter } from './parameter-rules.js';

/**
 * The FHIR releases that e-RS serves.
 *
 * @example
 * ```ts
 * import { operations, type FhirVersion } from '@ers-kit/operations';
 *
 * const version: FhirVersion = operations.A041.fhirVersion;
 * console.log(version); // R4
 * ```
 */
export type FhirVersion = 'STU3' | 'R4';

/**
 * A header that some operations take beside the common ones.
 *
 * @example
 * ```ts
 * import { operations, type SpecialHeader } from '@ers-kit/operations';
 *
 * const header: SpecialHeader = 'fileName';
 * console.log(operations.A020.specialHeaders[header]); // required
 * ```
 */
export type SpecialHeader = 'commissioningRuleOrganisation' | 'fileName' | 'referralId';

/**
 * Which record's version a write must name in `If-Match`, and the operation that reads it.
 *
 * @example
 * ```ts
 * import { operations, type IfMatchRule } from '@ers-kit/operations';
 *
 * const rule: IfMatchRule | false = operations.A013.ifMatch;
 * console.log(rule && rule.readWith); // A005
 * ```
 */
export interface IfMatchRule {
  /** The record whose version counts. */
  readonly versionOf: 'ReferralRequest' | 'CommunicationRequest' | 'Appointment';
  /** The operation whose answer has it as `ETag`. */
  readonly readWith: 'A005' | 'A024' | 'A038';
}

/**
 * What the request body is.
 *
 * @example
 * ```ts
 * import { operations, type RequestBody } from '@ers-kit/operations';
 *
 * const body: RequestBody | false = operations.A016.request;
 * console.log(body && body.resourceType); // Appointment
 * ```
 */
export interface RequestBody {
  /** The media types it may have. */
  readonly contentTypes: readonly string[];
  /** The FHIR resource it is, where it is one. */
  readonly resourceType?: string;
}

/**
 * What a successful response is.
 *
 * @example
 * ```ts
 * import { operations, type SuccessResponse } from '@ers-kit/operations';
 *
 * const { status, resourceType }: SuccessResponse = operations.A016.response;
 * console.log(status, resourceType); // 201 Appointment
 * ```
 */
export interface SuccessResponse {
  /** The HTTP status. */
  readonly status: number;
  /** The media types of the body; none where there is no body. */
  readonly contentTypes: readonly string[];
  /** The FHIR resource of the body, where it is one. */
  readonly resourceType?: string;
}

/**
 * What the catalogue says of an operation.
 *
 * @example
 * ```ts
 * import { operations, type OperationDefinition } from '@ers-kit/operations';
 *
 * const all: readonly OperationDefinition[] = Object.values(operations);
 * console.log(all.filter(({ deprecated }) => deprecated).map(({ id }) => id)); // [ 'A021', 'A032', 'A006' ]
 * ```
 */
export interface OperationDefinition {
  /** The activity code; reads of one version have the suffix `-versioned`, since they share it. */
  readonly id: string;
  /** The published name. */
  readonly name: string;
  /** The name as an identifier, such as `retrieveReferralRequest`. */
  readonly methodName: string;
  /** The FHIR release of its bodies, which is part of its URL. */
  readonly fhirVersion: FhirVersion;
  /** The HTTP method. */
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  /** The path below the FHIR base URL, such as `/ReferralRequest/{ubrn}`. */
  readonly path: `/${string}`;
  /** The query parameters by name. */
  readonly query: Readonly<Record<string, QueryParameter>>;
  /** How a caller may be authorised. */
  readonly accessModes: readonly AccessMode[];
  /** Who may call, per access mode. `any`: every signed-in user. An empty list: the source names none. */
  readonly businessFunctions: {
    readonly 'user-restricted': readonly BusinessFunction[] | 'any';
    readonly 'application-restricted'?: readonly ApplicationFunction[];
  };
  /** Whether a user names organisation and business function in headers. */
  readonly userContext: boolean;
  /** Whether SERVICE_PROVIDER_CLINICIAN_ADMIN names the clinician acted for in a header. */
  readonly onBehalfOf: boolean;
  /** Headers of this operation alone. */
  readonly specialHeaders: Readonly<Partial<Record<SpecialHeader, 'required' | 'optional'>>>;
  /** The version to send in `If-Match`; `false` where the operation takes none. */
  readonly ifMatch: IfMatchRule | false;
  /** Whether a success carries an `ETag`. */
  readonly eTag: boolean;
  /** The request body; `false` where there is none. */
  readonly request: RequestBody | false;
  /** The media type to ask for. */
  readonly accept: 'application/fhir+json' | 'application/pdf' | '*/*';
  /** What a success is. */
  readonly response: SuccessResponse;
  /** Every status that the specification declares. */
  readonly statuses: readonly number[];
  /** Whether NHS England advises against it. */
  readonly deprecated: boolean;
  /** The operation that replaces a deprecated one. */
  readonly replacedBy?: string;
}
