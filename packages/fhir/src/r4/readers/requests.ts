import { loose, readPart, readResources, textOf, type Reading } from '../../internal/reading.js';

/**
 * A request that a UBRN names.
 *
 * @example
 * ```ts
 * import type { RequestReading } from '@ers-kit/fhir/r4';
 *
 * const request: RequestReading = {
 *   id: 'r.70000',
 *   kind: 'referral',
 *   ubrn: '000000070000',
 *   status: 'active',
 * };
 * ```
 */
export interface RequestReading {
  /** `r.…` or `a.…`. */
  readonly id: string;
  /** Whether it is a referral or a request for advice. */
  readonly kind: 'referral' | 'advice';
  /** 12 digits. */
  readonly ubrn: string;
  /** FHIR status, such as `active`. */
  readonly status: string;
}

/**
 * The requests of an A041 response: a UBRN can name a referral and a request for advice.
 *
 * @param bundle - The Bundle that was answered, as parsed JSON.
 *
 * @example
 * ```ts
 * import { presentValue, serviceRequests } from '@ers-kit/fhir/r4';
 *
 * declare const bundle: unknown;
 * const requests = presentValue(serviceRequests(bundle)) ?? [];
 * const referral = requests.find(({ kind }) => kind === 'referral');
 * ```
 */
export function serviceRequests(bundle: unknown): Reading<readonly RequestReading[]> {
  return readResources(bundle, 'ServiceRequest', (request) => {
    const id = textOf(request?.id);
    const ubrn = textOf(request?.identifier?.[0]?.value);
    const status = textOf(request?.status);
    const category = textOf(request?.category?.[0]?.coding?.[0]?.code);
    if (!id || !ubrn || !status || !category) return undefined;
    return { id, kind: category === 'referral' ? 'referral' : 'advice', ubrn, status };
  });
}

/**
 * The version of a resource: the number of its ETag.
 *
 * @param resource - The resource, as parsed JSON.
 *
 * @example
 * ```ts
 * import { presentValue, versionOf } from '@ers-kit/fhir/r4';
 *
 * const reading = versionOf({ meta: { versionId: '17' } });
 * console.log(presentValue(reading)); // 17
 * ```
 */
export function versionOf(resource: unknown): Reading<string> {
  return readPart(loose(resource)?.meta?.versionId, 'meta.versionId', textOf);
}
