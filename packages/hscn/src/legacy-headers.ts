/**
 * One request header that only the legacy API has.
 *
 * @example
 * ```ts
 * import { legacyHeaders, type LegacyHeader } from '@ers-kit/hscn';
 *
 * const header: LegacyHeader | undefined = legacyHeaders.find(({ option }) => option === 'fileName');
 * console.log(header?.name, header?.replacedBy); // X-ERS-XAPI-META-FILE_NAME NHSD-eRS-File-Name
 * ```
 */
export interface LegacyHeader {
  /** As the legacy API spells it. */
  readonly name: string;
  /** The name in lower case with hyphens, as proxies and frameworks make of it. */
  readonly key: string;
  /** What takes its place. */
  readonly replacedBy: string;
  /** The option of `buildApimHeaders` that its value goes to, where it still travels with the request. */
  readonly option?: 'fileName' | 'referralId' | 'commissioningRuleOrganisation';
  /** Whether the value must never be shown in full. */
  readonly secret: boolean;
}

/**
 * The legacy request headers and their successors (migration guide HSCN/CIS1 to APIM/CIS2; the last three are
 * renamed by the APIM proxy in its own policies).
 *
 * @example
 * ```ts
 * import { legacyHeaders } from '@ers-kit/hscn';
 *
 * console.log(legacyHeaders.filter(({ secret }) => secret).map(({ key }) => key)[0]); // http-x-session-key
 * ```
 */
export const legacyHeaders: readonly LegacyHeader[] = [
  {
    name: 'XAPI_ASID',
    key: 'xapi-asid',
    replacedBy:
      'the attribute `asid` of the application registered on the API platform, which NHS England sets',
    secret: false,
  },
  {
    name: 'HTTP_X_SESSION_KEY',
    key: 'http-x-session-key',
    replacedBy: 'Authorization: Bearer, with an access token from the CIS2 sign-in and the token exchange',
    secret: true,
  },
  {
    name: 'XAPI_FQDN',
    key: 'xapi-fqdn',
    replacedBy: 'nothing: the API platform does not ask for the name of the endpoint or its certificate',
    secret: false,
  },
  {
    name: 'X-ERS-XAPI-META-FILE_NAME',
    key: 'x-ers-xapi-meta-file-name',
    replacedBy: 'NHSD-eRS-File-Name',
    option: 'fileName',
    secret: false,
  },
  {
    name: 'X-ERS-XAPI-META-INTENDED_UBRN',
    key: 'x-ers-xapi-meta-intended-ubrn',
    replacedBy: 'NHSD-eRS-Referral-ID',
    option: 'referralId',
    secret: true,
  },
  {
    name: 'X-ERS-XAPI-COMM-RULE-ORG',
    key: 'x-ers-xapi-comm-rule-org',
    replacedBy: 'NHSD-eRS-Comm-Rule-Org',
    option: 'commissioningRuleOrganisation',
    secret: false,
  },
];
