/**
 * The values that the API accepts in the business function header, in the specification's order.
 * Source: e-RS OpenAPI specification, parameter `BusinessFunction`, the same for STU3 and R4.
 *
 * @example
 * ```ts
 * import { businessFunctions } from '@ers-kit/operations';
 *
 * console.log(businessFunctions[0]); // REFERRING_CLINICIAN
 * console.log(businessFunctions.length); // 10
 * ```
 */
export const businessFunctions = [
  'REFERRING_CLINICIAN',
  'REFERRING_CLINICIAN_ADMIN',
  'REFERRING_ADMIN',
  'COMMISSIONER',
  'SERVICE_PROVIDER_CLINICIAN_ADMIN',
  'SERVICE_PROVIDER_CLINICIAN',
  'SERVICE_PROVIDER_ADMIN',
  'INFORMATION_ANALYST',
  'BOOKING_MANAGER',
  'ADDITIONAL_REQUIREMENTS_MANAGER',
] as const;

/**
 * What a user does at an organisation, as a value of the business function header.
 *
 * @example
 * ```ts
 * import { operations, type BusinessFunction } from '@ers-kit/operations';
 *
 * const chosen: BusinessFunction = 'SERVICE_PROVIDER_CLINICIAN';
 * console.log(operations.A013.businessFunctions['user-restricted'].includes(chosen)); // true
 * ```
 */
export type BusinessFunction = (typeof businessFunctions)[number];

/**
 * The functions of applications. The platform writes them for an application-restricted caller; a client that
 * sends one is refused with 403. The first is the default; the third is an older name.
 * Source: e-RS API proxy.
 *
 * @example
 * ```ts
 * import { applicationFunctions } from '@ers-kit/operations';
 *
 * console.log(applicationFunctions[0]); // PROVIDER_AUTHORISED_APPLICATION
 * ```
 */
export const applicationFunctions = [
  'PROVIDER_AUTHORISED_APPLICATION',
  'REFERRER_AUTHORISED_APPLICATION',
  'AUTHORISED_APPLICATION',
] as const;

/**
 * What an application may be registered as.
 *
 * @example
 * ```ts
 * import { applicationFunctions, type ApplicationFunction } from '@ers-kit/operations';
 *
 * const registeredAs: ApplicationFunction = 'REFERRER_AUTHORISED_APPLICATION';
 * console.log(applicationFunctions.indexOf(registeredAs)); // 1
 * ```
 */
export type ApplicationFunction = (typeof applicationFunctions)[number];

/**
 * How a caller is authorised: a signed-in user, or an application on its own.
 *
 * @example
 * ```ts
 * import { operations, type AccessMode } from '@ers-kit/operations';
 *
 * const mode: AccessMode = 'application-restricted';
 * console.log(operations.A005.accessModes.some((one) => one === mode)); // true
 * ```
 */
export type AccessMode = 'user-restricted' | 'application-restricted';
