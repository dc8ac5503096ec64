import { headerNames } from '@ers-kit/apim-headers';

import type { Caller } from './caller.js';
import { GatewayRefusal } from './gateway-refusal.js';
import type { ApiVersion } from './outcome.js';

/** What an access token stands for, as the token service knows it. */
export interface AccessGrant {
  readonly mode: 'user-restricted' | 'application-restricted';
  readonly application: {
    readonly apiKey: string;
    readonly attributes: {
      readonly asid?: string;
      readonly 'app-restricted-ods-code'?: string;
      readonly 'app-restricted-user-id'?: string;
      readonly 'app-restricted-business-function'?: string;
    };
  };
  readonly userId?: string;
  readonly identityAssuranceLevel?: number;
  readonly scopes: readonly string[];
}

/** Tells what a bearer token stands for. */
export type TokenVerifier = (
  token: string | undefined,
) => { ok: true; grant: AccessGrant } | { ok: false; reason: 'missing' | 'invalid' | 'expired' };

/** Apigee's words for a refused token: the fault code and its text. */
const tokenFaults = {
  missing: ['oauth.v2.InvalidAccessToken', 'Invalid access token'],
  invalid: ['keymanagement.service.invalid_access_token', 'Invalid Access Token'],
  expired: ['keymanagement.service.access_token_expired', 'Access Token expired'],
} as const;

/** The proxy takes a token with any one of these. */
const acceptedScopes = new Set([
  'urn:nhsd:apim:user-nhs-id:aal3:e-referrals-service-api',
  'urn:nhsd:apim:user-nhs-id:aal2:e-referrals-service-api',
  'urn:nhsd:apim:app:level3:e-referrals-service-api',
]);

/** Functions that only the proxy itself may put on a request. */
const applicationFunctions = new Set([
  'AUTHORISED_APPLICATION',
  'PROVIDER_AUTHORISED_APPLICATION',
  'REFERRER_AUTHORISED_APPLICATION',
]);

/** Headers of the inside, which an application-restricted caller may not send. */
const internalHeaders = ['x-ers-ods-code', 'x-ers-business-function', 'x-ers-user-id'];

/** What the proxy goes by. */
export interface GatewayChecks {
  readonly verifyAccessToken: TokenVerifier;
  readonly checkRate: (application: AccessGrant['application']) => void;
  /** ODS codes for which users may act. Default: all; the list is off. */
  readonly allowedOrganisations?: readonly string[];
}

/**
 * The checks of the live proxy, in its order: token, scope, allow-list of organisations, ASID, then per access mode.
 * Answers on whose authority the request goes on to e-RS.
 *
 * @param listed - whether the path is one that the allow-list is for: all but that of A030
 * @throws a {@link GatewayRefusal}
 */
export function admit(headers: Headers, version: ApiVersion, listed: boolean, checks: GatewayChecks): Caller {
  const { verifyAccessToken, checkRate, allowedOrganisations } = checks;
  const grant = verifiedGrant(headers, version, verifyAccessToken);
  if (!grant.scopes.some((scope) => acceptedScopes.has(scope))) {
    throw noAccess(401, version, 'login', 'The access token has none of the scopes that e-RS needs.');
  }
  if (allowedOrganisations && listed && grant.mode === 'user-restricted') {
    checkOrganisation(headers.get(headerNames.endUserOrganisation), version, allowedOrganisations);
  }
  if (!grant.application.attributes.asid) {
    throw noAccess(403, version, 'forbidden', 'No ASID is configured for this application.');
  }
  checkRate(grant.application);
  return grant.mode === 'user-restricted'
    ? admitUser(headers, version, grant)
    : admitApplication(headers, grant);
}

/** The token of a call. */
export const bearerToken = (headers: Headers): string | undefined =>
  /^Bearer (.+)$/i.exec(headers.get(headerNames.authorization) ?? '')?.[1];

function verifiedGrant(headers: Headers, version: ApiVersion, verify: TokenVerifier): AccessGrant {
  const verdict = verify(bearerToken(headers));
  if (verdict.ok) return verdict.grant;
  const [fault, text] = tokenFaults[verdict.reason];
  throw new GatewayRefusal(
    401,
    { code: accessDenied(version), issueCode: 'login', diagnostics: text },
    { body: 'outcome-on-r4', tokenFault: `${fault}: ${text}` },
  );
}

function checkOrganisation(
  organisation: string | null,
  version: ApiVersion,
  allowed: readonly string[],
): void {
  if (!organisation) {
    throw new GatewayRefusal(400, {
      code: 'MISSING_HEADER',
      issueCode: 'required',
      diagnostics: `'${headerNames.endUserOrganisation}' is required.`,
    });
  }
  if (!allowed.includes(organisation)) {
    throw noAccess(403, version, 'forbidden', 'The organisation is not on the allow-list.');
  }
}

function admitUser(headers: Headers, version: ApiVersion, grant: AccessGrant): Caller {
  const businessFunction = headers.get(headerNames.businessFunction) ?? '';
  if (applicationFunctions.has(businessFunction)) {
    throw noAccess(403, version, 'forbidden', 'This business function is for applications only.');
  }
  if ((grant.identityAssuranceLevel ?? 0) < 3) {
    throw noAccess(401, version, 'forbidden', "The user's identity assurance level is below 3.");
  }
  const onBehalfOf = headers.get(headerNames.onBehalfOf);
  return {
    mode: 'user-restricted',
    userId: grant.userId ?? '',
    organisation: headers.get(headerNames.endUserOrganisation) ?? '',
    businessFunction,
    ...(onBehalfOf === null ? {} : { onBehalfOf }),
  };
}

function admitApplication(headers: Headers, { application: { attributes } }: AccessGrant): Caller {
  if (internalHeaders.some((name) => headers.has(name))) {
    throw new GatewayRefusal(
      403,
      { code: 'NO_ACCESS', issueCode: 'forbidden', diagnostics: '' },
      { body: 'empty-text' },
    );
  }
  return {
    mode: 'application-restricted',
    userId: attributes['app-restricted-user-id'] ?? '',
    organisation: attributes['app-restricted-ods-code'] ?? '',
    businessFunction: attributes['app-restricted-business-function'] ?? 'PROVIDER_AUTHORISED_APPLICATION',
  };
}

const accessDenied = (version: ApiVersion): string => (version === 'R4' ? 'ACCESS_DENIED' : 'NO_ACCESS');

const noAccess = (
  status: number,
  version: ApiVersion,
  issueCode: string,
  diagnostics: string,
): GatewayRefusal => new GatewayRefusal(status, { code: accessDenied(version), issueCode, diagnostics });
