import type {
  Bundle,
  BundleEntry,
  BundleEntrySearch,
  BundleLink,
  FhirResource,
  Practitioner,
} from 'fhir/r4.js';
import type { DatedMeta } from './elements.js';
import type {
  ErsHealthcareService,
  ErsPractitioner,
  ErsPractitionerRole,
  ErsServiceRequest,
} from './resources.js';

/**
 * A match of a search.
 *
 * @example
 * ```ts
 * import type { HealthcareService } from 'fhir/r4.js';
 * import type { ErsBundleEntry } from '@ers-kit/fhir/r4';
 *
 * declare const entry: ErsBundleEntry<HealthcareService>;
 * const { name } = entry.resource;
 * ```
 */
export interface ErsBundleEntry<Resource extends FhirResource> extends BundleEntry<Resource> {
  fullUrl: string;
  resource: Resource;
  search: BundleEntrySearch & { mode: 'match' };
}

/**
 * A search result; `entry` is left out where nothing was found.
 *
 * @example
 * ```ts
 * import type { HealthcareService } from 'fhir/r4.js';
 * import type { ErsSearchset } from '@ers-kit/fhir/r4';
 *
 * declare const found: ErsSearchset<HealthcareService>;
 * const names = (found.entry ?? []).map(({ resource }) => resource.name);
 * ```
 */
export interface ErsSearchset<Resource extends FhirResource> extends Bundle<Resource> {
  id: string;
  meta: DatedMeta;
  type: 'searchset';
  total: number;
  link: BundleLink[];
  entry?: ErsBundleEntry<Resource>[];
}

/**
 * An A030 response.
 *
 * @example
 * ```ts
 * import { businessFunctions, presentValue, type ErsPractitionerRoleBundle } from '@ers-kit/fhir/r4';
 *
 * declare const roles: ErsPractitionerRoleBundle;
 * const functions = presentValue(businessFunctions(roles));
 * ```
 */
export type ErsPractitionerRoleBundle = ErsSearchset<ErsPractitionerRole>;

/**
 * An A035 response.
 *
 * @example
 * ```ts
 * import { healthcareServices, presentValue, type ErsHealthcareServiceBundle } from '@ers-kit/fhir/r4';
 *
 * declare const found: ErsHealthcareServiceBundle;
 * const services = presentValue(healthcareServices(found));
 * ```
 */
export type ErsHealthcareServiceBundle = ErsSearchset<ErsHealthcareService> & { timestamp: string };

/**
 * An A041 response.
 *
 * @example
 * ```ts
 * import { presentValue, serviceRequests, type ErsServiceRequestBundle } from '@ers-kit/fhir/r4';
 *
 * declare const found: ErsServiceRequestBundle;
 * const requests = presentValue(serviceRequests(found));
 * ```
 */
export type ErsServiceRequestBundle = ErsSearchset<ErsServiceRequest> & { timestamp: string };

/**
 * An A040 response; its practitioners differ from FHIR.
 *
 * @example
 * ```ts
 * import { onBehalfOfUsers, presentValue, type ErsPractitionerBundle } from '@ers-kit/fhir/r4';
 *
 * declare const found: ErsPractitionerBundle;
 * const userIds = presentValue(onBehalfOfUsers(found));
 * ```
 */
export type ErsPractitionerBundle = Omit<ErsSearchset<Practitioner>, 'entry'> & {
  timestamp: string;
  entry?: (Omit<ErsBundleEntry<Practitioner>, 'resource'> & { resource: ErsPractitioner })[];
};
