import { isLoopbackHostname } from '@ers-kit/internal';
import { checkParameters } from './internal/check-parameters.js';
import type { FhirVersion } from './operation.js';
import { OperationError } from './operation-error.js';
import { isOperationId, operations, type OperationId } from './operations.js';
import type { ParameterArguments } from './parameters.js';

/**
 * What `operationUrl` needs of an environment; those of `@ers-kit/environments` have it.
 *
 * @example
 * ```ts
 * import { operationUrl, type FhirBaseUrls } from '@ers-kit/operations';
 *
 * const environment: FhirBaseUrls = {
 *   fhirBaseUrls: {
 *     STU3: 'https://int.api.service.nhs.uk/referrals/FHIR/STU3',
 *     R4: 'https://int.api.service.nhs.uk/referrals/FHIR/R4',
 *   },
 * };
 * const url = operationUrl(environment, 'A013', { ubrn: '000000070000' });
 * console.log(url); // https://int.api.service.nhs.uk/referrals/FHIR/STU3/ReferralRequest/000000070000/$ers.acceptReferral
 * ```
 */
export interface FhirBaseUrls {
  /** The base URL of each FHIR release, absolute, without a trailing slash. */
  readonly fhirBaseUrls: Readonly<Record<FhirVersion, string>>;
}

/**
 * The same rules as for an environment of `@ers-kit/environments`: a token and a UBRN do not travel
 * unencrypted.
 */
function isBaseUrl(value: unknown): value is string {
  if (typeof value !== 'string' || !/^https?:\/\/[^\s?#@\\]*[^\s?#@\\/]$/i.test(value)) return false;
  if (!URL.canParse(value)) return false;
  return /^https:/i.test(value) || isLoopbackHostname(new URL(value).hostname);
}

function baseUrlOf(environment: FhirBaseUrls, version: FhirVersion): string {
  const base: unknown = (environment as Partial<FhirBaseUrls> | null | undefined)?.fhirBaseUrls?.[version];
  if (isBaseUrl(base)) return base;
  throw new OperationError(
    'ERR_OPERATION_ENVIRONMENT',
    `environment.fhirBaseUrls.${version} must be an absolute https URL (http is for loopback only) without credentials, query, fragment or trailing slash. Use an environment of @ers-kit/environments.`,
  );
}

/**
 * Query text: like `encodeURIComponent`, but `:`, `/` and `,` stay as the API documents them (RFC 3986 allows
 * them).
 */
const encodeQuery = (text: string): string =>
  encodeURIComponent(text).replaceAll('%3A', ':').replaceAll('%2F', '/').replaceAll('%2C', ',');

/**
 * The URL of an operation.
 *
 * @param environment - Where to call.
 * @param id - The operation.
 * @param parameters - Its path and query parameters in one flat object, under the catalogue's names.
 * @returns An absolute URL, encoded, without a trailing slash.
 * @throws {@link OperationError} `ERR_OPERATION_UNKNOWN`, `ERR_OPERATION_ENVIRONMENT`, or
 *   `ERR_OPERATION_PARAMETERS` with every parameter that is missing, malformed or not the operation's. No
 *   message holds a value.
 *
 * @example
 * ```ts
 * import { operationUrl } from '@ers-kit/operations';
 *
 * const fhirBase = 'https://int.api.service.nhs.uk/referrals/FHIR';
 * const environment = { fhirBaseUrls: { STU3: `${fhirBase}/STU3`, R4: `${fhirBase}/R4` } };
 * const url = operationUrl(environment, 'A005', { ubrn: '000000070000' });
 * console.log(url); // https://int.api.service.nhs.uk/referrals/FHIR/STU3/ReferralRequest/000000070000
 * ```
 */
export function operationUrl<const Id extends OperationId>(
  environment: FhirBaseUrls,
  id: Id,
  ...[parameters]: ParameterArguments<Id>
): string {
  if (!isOperationId(id)) {
    throw new OperationError(
      'ERR_OPERATION_UNKNOWN',
      'There is no such e-RS operation. Use an id of the catalogue, such as A005.',
    );
  }
  const operation = operations[id];
  const base = baseUrlOf(environment, operation.fhirVersion);
  const { path, query } = checkParameters(operation, parameters);
  const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(path[name] ?? ''),
  );
  const search = query.map(([name, value]) => `${encodeQuery(name)}=${encodeQuery(value)}`).join('&');
  return `${base}${filled}${search && `?${search}`}`;
}
