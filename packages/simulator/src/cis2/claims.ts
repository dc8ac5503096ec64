import { createHash, randomUUID } from 'node:crypto';

import type { SimulatorUser } from '../users.js';
import type { Cis2Settings } from './cis2-faults.js';
import type { Authorisation } from './session-book.js';

/** Everything userinfo can say about a user; the scopes decide what of it is said. */
export function userinfoClaims(
  user: SimulatorUser,
  selectedRole: string | undefined,
): Record<string, unknown> {
  const { givenName, familyName } = user;
  return {
    sub: user.uid,
    uid: user.uid,
    name: `${familyName} ${givenName}${user.title ? ` (${user.title})` : ''}`,
    given_name: givenName,
    family_name: familyName,
    email: `${givenName}.${familyName}@nhs.example`.toLowerCase(),
    nhsid_useruid: user.uid,
    ...(user.title && { title: user.title }),
    initials: givenName.slice(0, 1),
    display_name: `${givenName} ${familyName}`,
    idassurancelevel: String(user.identityAssuranceLevel),
    nhsid_user_orgs: organisationsOf(user).map(({ org_name, org_code }) => ({ org_name, org_code })),
    nhsid_nrbac_roles: user.roles,
    nhsid_org_memberships: organisationsOf(user),
    ...user.memberships,
    ...(selectedRole !== undefined && { selected_roleid: selectedRole }),
  };
}

/** The organisations a user has a role at, each once. */
function organisationsOf({ roles, ersFunctions }: SimulatorUser) {
  const names = new Map(
    ersFunctions.map(({ organisation, organisationName }) => [organisation, organisationName]),
  );
  const byCode = new Map(roles.map(({ org_code, person_orgid }) => [org_code, person_orgid]));
  return [...byCode].map(([org_code, person_orgid]) => ({
    person_orgid,
    org_name: names.get(org_code) ?? `Organisation ${org_code}`,
    org_code,
  }));
}

/** Tokens as oidc-provider issued them. */
export interface IssuedTokens {
  readonly claims: Readonly<Record<string, unknown>>;
  readonly accessToken: string;
}

/**
 * The claims of an ID token in CIS2's form: the core set only, whatever scopes were asked for.
 *
 * @param issued - what oidc-provider put together: `iss`, `aud` and `nonce` of the ID token, the access token
 * @param time - seconds
 */
export function idTokenClaims(
  { claims: issued, accessToken }: IssuedTokens,
  { user, ...authorisation }: Authorisation,
  { assuranceLevels }: Pick<Cis2Settings, 'assuranceLevels'>,
  time: number,
  lifetime: number,
): Record<string, unknown> {
  const level = (value: number): string | number => (assuranceLevels === 'string' ? String(value) : value);
  return {
    iss: issued['iss'],
    sub: user.uid,
    aud: issued['aud'],
    azp: issued['aud'],
    iat: time,
    exp: time + lifetime,
    auth_time: authorisation.authenticatedAt,
    nonce: issued['nonce'],
    sid: authorisation.sid,
    acr: user.acr,
    amr: user.amr,
    authentication_assurance_level: level(user.authenticationAssuranceLevel),
    id_assurance_level: level(user.identityAssuranceLevel),
    at_hash: leftHalfHash(accessToken),
    ...(authorisation.state !== undefined && { s_hash: leftHalfHash(authorisation.state) }),
    ...(authorisation.selectedRole !== undefined && { selected_roleid: authorisation.selectedRole }),
    uid: user.uid,
    subname: user.uid,
    realm: '/NHSIdentity/Healthcare',
    tokenName: 'id_token',
    tokenType: 'JWTToken',
    auditTrackingId: `${randomUUID()}-${time}`,
  };
}

/** OpenID Connect's hash of a value for tokens that are signed with SHA-256. */
export function leftHalfHash(value: string): string {
  return createHash('sha256').update(value).digest().subarray(0, 16).toString('base64url');
}
