/** One request header that only the legacy API has. */
export interface LegacyHeader {
  /** As the legacy API spells it. */
  readonly name: string;
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
 */
export const legacyHeaders: readonly LegacyHeader[] = [
  {
    name: 'XAPI_ASID',
    replacedBy:
      'the attribute `asid` of the application registered on the API platform, which NHS England sets',
    secret: false,
  },
  {
    name: 'HTTP_X_SESSION_KEY',
    replacedBy: 'Authorization: Bearer, with an access token from the CIS2 sign-in and the token exchange',
    secret: true,
  },
  {
    name: 'XAPI_FQDN',
    replacedBy: 'nothing: the API platform does not ask for the name of the endpoint or its certificate',
    secret: false,
  },
  { name: 'X-ERS-XAPI-META-FILE_NAME', replacedBy: 'NHSD-eRS-File-Name', option: 'fileName', secret: false },
  {
    name: 'X-ERS-XAPI-META-INTENDED_UBRN',
    replacedBy: 'NHSD-eRS-Referral-ID',
    option: 'referralId',
    secret: true,
  },
  {
    name: 'X-ERS-XAPI-COMM-RULE-ORG',
    replacedBy: 'NHSD-eRS-Comm-Rule-Org',
    option: 'commissioningRuleOrganisation',
    secret: false,
  },
];
