import {
  identifiedBy,
  itemsOf,
  loose,
  readResources,
  textOf,
  textsOf,
  type Reading,
} from '../../internal/reading.js';
import type { CodeOf } from '../tables/code-systems.js';
import { listOf } from './services.js';

/**
 * Where a user has which business functions.
 *
 * @example
 * ```ts
 * import type { RoleAtOrganisation } from '@ers-kit/fhir/r4';
 *
 * const role: RoleAtOrganisation = { organisation: 'R69', businessFunctions: ['REFERRING_CLINICIAN'] };
 * ```
 */
export interface RoleAtOrganisation {
  /** ODS code: the organisation of the request context. */
  readonly organisation: string;
  /** Such as `REFERRING_CLINICIAN`. */
  readonly businessFunctions: readonly CodeOf<'businessFunction'>[];
  /** SDS user id. */
  readonly userId?: string;
}

/**
 * The organisations and business functions of an A030 response.
 *
 * @param bundle - The Bundle that was answered, as parsed JSON.
 *
 * @example
 * ```ts
 * import { businessFunctions, presentValue } from '@ers-kit/fhir/r4';
 *
 * const reading = businessFunctions({
 *   entry: [
 *     {
 *       resource: {
 *         resourceType: 'PractitionerRole',
 *         organization: { identifier: { value: 'R69' } },
 *         code: [{ coding: [{ code: 'SERVICE_PROVIDER_CLINICIAN' }] }],
 *       },
 *     },
 *   ],
 * });
 * console.log(presentValue(reading)?.[0]?.businessFunctions); // [ 'SERVICE_PROVIDER_CLINICIAN' ]
 * ```
 */
export function businessFunctions(bundle: unknown): Reading<readonly RoleAtOrganisation[]> {
  return readResources(bundle, 'PractitionerRole', (role) => {
    const organisation = identifiedBy(role?.organization);
    const codes = itemsOf(role?.code).map((code) => textOf(code?.coding?.[0]?.code));
    if (!organisation || codes.includes(undefined)) return undefined;
    const user = textsOf({ userId: identifiedBy(role?.practitioner) });
    return { ...user, organisation, businessFunctions: codes as string[] };
  });
}

/**
 * The SDS user ids of an A040 response: for whom the user may act.
 *
 * @param bundle - The Bundle that was answered, as parsed JSON.
 *
 * @example
 * ```ts
 * import { onBehalfOfUsers, presentValue } from '@ers-kit/fhir/r4';
 *
 * const reading = onBehalfOfUsers({
 *   entry: [{ resource: { resourceType: 'Practitioner', identifier: { value: '021600556514' } } }],
 * });
 * console.log(presentValue(reading)); // [ '021600556514' ]
 * ```
 */
export function onBehalfOfUsers(bundle: unknown): Reading<readonly string[]> {
  return readResources(bundle, 'Practitioner', (person) =>
    textOf(loose(listOf(person?.identifier)[0])?.value),
  );
}
