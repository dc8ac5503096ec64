import type { IdentityProvider } from './application.js';
import type { KeySets } from './key-sets.js';
import { isSignedBy, readJwt, type JwtParts } from './signed-jwt.js';
import { refuse, TokenRefusal, tokenErrors } from './token-errors.js';

/** What an ID token says about the user, as far as it is stored with the access token. */
export interface Subject {
  /** The claim `sub`, which the service does not insist on. */
  readonly userId?: string;
  /** As in the claim: the scope filter takes it literally. */
  readonly authenticationAssuranceLevel: unknown;
  readonly identityAssuranceLevel: unknown;
  readonly amr: readonly string[];
  /** Present when the user came by the combined flow: CIS2's session, and what userinfo said. */
  readonly combined?: { readonly sessionId: string; readonly userinfo: Readonly<Record<string, unknown>> };
}

/** The user of an ID token, after every check in the proxy's order. `aud` and replay are not among them. */
export async function readSubjectToken(
  context: { readonly keySets: KeySets; readonly identityProviders: readonly IdentityProvider[] },
  token: string | null,
  now: number,
): Promise<Subject> {
  if (!token) throw new TokenRefusal(tokenErrors.subjectMissing);
  const parts = readJwt(token);
  if (!parts) throw new TokenRefusal(tokenErrors.subjectMalformed);
  checkClaims(parts, now);
  const { header, claims } = parts;
  const provider = context.identityProviders.find(({ issuer }) => issuer === claims['iss']);
  if (!provider) throw new TokenRefusal(tokenErrors.subjectIssuer);
  const key = await providerKey(context.keySets, provider, String(header['kid']), now);
  if (!key) throw new TokenRefusal(tokenErrors.subjectKidUnknown);
  if (!(await isSignedBy(token, key, ['RS256', 'RS512']))) throw new TokenRefusal(tokenErrors.signature);
  return {
    ...(typeof claims['sub'] === 'string' && { userId: claims['sub'] }),
    authenticationAssuranceLevel: claims['authentication_assurance_level'],
    identityAssuranceLevel: claims['id_assurance_level'],
    amr: Array.isArray(claims['amr']) ? claims['amr'].map(String) : [],
  };
}

async function providerKey(keySets: KeySets, provider: IdentityProvider, keyId: string, now: number) {
  try {
    return await keySets.providerKey(provider, keyId, now);
  } catch {
    throw new TokenRefusal(tokenErrors.unknownError);
  }
}

function checkClaims({ header, claims }: JwtParts, now: number): void {
  const { exp } = claims;
  if (!header['kid']) refuse(tokenErrors.subjectKidMissing);
  if (String(header['typ']).toUpperCase() !== 'JWT') refuse(tokenErrors.subjectTyp);
  if (!header['alg']) refuse(tokenErrors.subjectAlgorithmMissing);
  if (!exp) return refuse(tokenErrors.subjectExpMissing);
  if (typeof exp !== 'number') return refuse(tokenErrors.subjectExpNotNumber);
  if (exp <= now / 1000) refuse(tokenErrors.subjectExpired);
  if (!claims['iss']) refuse(tokenErrors.subjectIssuerMissing);
  if (!claims['aud']) refuse(tokenErrors.subjectAudienceMissing);
}
