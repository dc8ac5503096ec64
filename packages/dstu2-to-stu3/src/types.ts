import type { Issue } from './issue.js';
import type { inferred } from './tables/rules.js';

/**
 * A STU3 resource as the mapper returns it. Narrow it with the types of `@types/fhir` or `@ers-kit/fhir/stu3`.
 *
 * @example
 * ```ts
 * import { type Stu3Resource, toStu3 } from '@ers-kit/dstu2-to-stu3';
 *
 * const resource: Stu3Resource = toStu3({ resourceType: 'Patient', id: 'a' }).resource;
 * console.log(resource.resourceType, resource['id']); // Patient a
 * ```
 */
export interface Stu3Resource {
  resourceType: string;
  [element: string]: unknown;
}

/**
 * A rule of the mapping tables that rests on inference and can be switched.
 *
 * @example
 * ```ts
 * import { type InferredRule, toStu3 } from '@ers-kit/dstu2-to-stu3';
 *
 * const rule: InferredRule = 'base.contactUrl';
 * const patient = { resourceType: 'Patient', telecom: [{ system: 'other', value: 'https://example.org' }] };
 * const { resource } = toStu3(patient, { inferences: { [rule]: true } });
 * console.log(resource['telecom']); // [ { system: 'url', value: 'https://example.org' } ]
 * ```
 */
export type InferredRule = keyof typeof inferred;

/**
 * What the availability of an attachment may be on the API platform.
 *
 * @example
 * ```ts
 * import type { AttachmentAvailability, ToStu3Options } from '@ers-kit/dstu2-to-stu3';
 *
 * const attachments: AttachmentAvailability = 'AVAILABLE';
 * const options: ToStu3Options = { attachments };
 * ```
 */
export type AttachmentAvailability = 'AVAILABLE' | 'PENDING' | 'THREATS_FOUND' | 'VALIDATION_FAILED';

/**
 * How to map. Everything has a default.
 *
 * @example
 * ```ts
 * import { toStu3, type ToStu3Options } from '@ers-kit/dstu2-to-stu3';
 *
 * const options: ToStu3Options = { keepLost: true };
 * const { resource } = toStu3({ resourceType: 'HealthcareService', publicKey: 'abc' }, options);
 * console.log(JSON.stringify(resource['extension']).includes('HealthcareService.publicKey')); // true
 * ```
 */
export interface ToStu3Options {
  /**
   * Which STU3: what the API platform serves (`stu3-apim`, the default), or what HSCN served (`stu3-hscn`), which
   * has all that DSTU2 can feed and nothing that it cannot.
   */
  readonly target?: 'stu3-apim' | 'stu3-hscn';
  /**
   * Base of the service whose reference data the result names: `{base}/STU3/CodeSystem/SPECIALTY`. Default: production,
   * `https://api.service.nhs.uk/referrals/FHIR`, or its HSCN counterpart. It differs by environment, so give it.
   */
  readonly referenceDataBaseUrl?: string;
  /** The availability to write on every attachment, which the platform requires and DSTU2 has not. Default: none, and an issue. */
  readonly attachments?: AttachmentAvailability;
  /** Valid FHIR instead of what e-RS sends: `participant.type` as a list, no empty strings. Default: `false`. */
  readonly strictFhir?: boolean;
  /** Keeps what STU3 has no place for as extensions instead of dropping it. Default: `false`. */
  readonly keepLost?: boolean;
  /** Accounts for every leaf of the source. Costs time; default: `false`. */
  readonly trace?: boolean;
  /** Switches single inferred rules; the defaults are in the README. */
  readonly inferences?: Partial<Readonly<Record<InferredRule, boolean>>>;
  /** Displays of specialties by code, as A004 lists them, for payloads without. Default: none. */
  readonly specialtyDisplays?: Readonly<Record<string, string>>;
  /** `eReferralPathwayStart` by UBRN, as the DSTU2 worklist (A008) has it. Default: none. */
  readonly pathwayStarts?: Readonly<Record<string, string>>;
  /** STU3 priority (`routine`, `urgent`, `asap`, `stat`) by local code, for resources outside e-RS. Default: none. */
  readonly priorityCodes?: Readonly<Record<string, string>>;
}

/**
 * Where one leaf of the source went.
 *
 * @example
 * ```ts
 * import { toStu3, type TraceEntry } from '@ers-kit/dstu2-to-stu3';
 *
 * const { trace = [] } = toStu3({ resourceType: 'Slot', freeBusyType: 'free' }, { trace: true });
 * const last: TraceEntry | undefined = trace.at(-1);
 * console.log(last); // { from: 'freeBusyType', to: [ 'status' ], how: 'renamed' }
 * ```
 */
export interface TraceEntry {
  /** FHIRPath of the leaf in the source. */
  readonly from: string;
  /** Where it is in the result; several when it is needed twice, none when dropped. */
  readonly to: readonly string[];
  /**
   * `copied`: same place, same value; `renamed`: same value, an element on the way has another name; `moved`: same value,
   * another place; `converted`: the value or its form changed; `dropped`: not in the result.
   */
  readonly how: 'copied' | 'moved' | 'renamed' | 'converted' | 'dropped';
}

/**
 * What `toStu3` returns.
 *
 * @example
 * ```ts
 * import { toStu3, type ToStu3Result } from '@ers-kit/dstu2-to-stu3';
 *
 * const { resource, issues }: ToStu3Result = toStu3({ resourceType: 'Patient', id: 'a' });
 * console.log(resource['id'], issues.length); // a 0
 * ```
 */
export interface ToStu3Result<Resource = Stu3Resource> {
  /** The STU3 resource. It shares no object with the source. */
  readonly resource: Resource;
  /** Every change, loss, default and doubt, in the order of the source. */
  readonly issues: Issue[];
  /** One entry a leaf of the source, with `trace: true`. */
  readonly trace?: TraceEntry[];
}
