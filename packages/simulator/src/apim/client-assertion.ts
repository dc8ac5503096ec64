import type { ExpiringMap } from '../expiring-map.js';
import type { ApimApplication, ApplicationStatus } from './application.js';
import type { KeySets } from './key-sets.js';
import type { Quota } from './quota.js';
import { isSignedBy, readJwt, type JwtParts } from './signed-jwt.js';
import { refuse, TokenRefusal, tokenErrors, type TokenError } from './token-errors.js';

/** Five minutes, and the ten seconds that the proxy adds. */
const longestLife = 310;

/** How far `nbf` and `iat` may be ahead. */
const clockTolerance = 10;

/** A `jti` is remembered for 30 days. */
const identifierLifetime = 30 * 24 * 3_600_000;

const nameOf = (subject: string, identifier: string): string => JSON.stringify([subject, identifier]);

const statusErrors: Partial<Record<ApplicationStatus, TokenError>> = {
  'no-access-to-resource': tokenErrors.noAccessToResource,
  'not-approved': tokenErrors.notApproved,
  'developer-inactive': tokenErrors.developerInactive,
  'company-inactive': tokenErrors.companyInactive,
};

/** What the checks of an assertion read and write. */
export interface AssertionContext {
  readonly tokenUrl: string;
  readonly keySets: KeySets;
  /** Each `jti` beside the API key that used it. */
  readonly usedIdentifiers: ExpiringMap<true>;
  readonly quota: Quota;
  findApplication(apiKey: string): ApimApplication | undefined;
}

/**
 * The application that signed a client assertion, after every check in the proxy's order. The `jti` is
 * stored once the claims pass, so that whatever fails later has used it up.
 */
export async function authenticateByAssertion(
  context: AssertionContext,
  assertion: string | null,
  now: number,
): Promise<ApimApplication> {
  if (!assertion) throw new TokenRefusal(tokenErrors.assertionMissing);
  const parts = readJwt(assertion);
  if (!parts) throw new TokenRefusal(tokenErrors.assertionMalformed);
  const { subject, identifier } = checkClaims(parts, context.usedIdentifiers, now);
  context.usedIdentifiers.set(nameOf(subject, identifier), true, now + identifierLifetime, now);

  const application = context.findApplication(subject);
  if (!application) throw new TokenRefusal(tokenErrors.apiKeyUnknown);
  checkStatus(application);
  context.quota.count(application.apiKey, now);
  await checkSignature(context, application, assertion, parts, now);
  return application;
}

/** Refuses an application whose API key the platform does not let through. */
export function checkStatus({ status = 'approved' }: ApimApplication): void {
  const refused = statusErrors[status];
  if (refused) throw new TokenRefusal(refused);
}

function checkClaims({ header, claims }: JwtParts, used: ExpiringMap<true>, now: number) {
  const seconds = now / 1000;
  const { exp, iss, sub, jti } = claims;
  if (header['alg'] !== 'RS512') refuse(tokenErrors.assertionAlgorithm);
  // The script compares before it looks at the type, so digits in quotes can be in the past as well.
  if (exp && Number(exp) <= seconds) refuse(tokenErrors.assertionExpired);
  if (!header['kid']) refuse(tokenErrors.assertionKidMissing);
  if (String(header['typ']).toUpperCase() !== 'JWT') refuse(tokenErrors.assertionTyp);
  if (!exp) return refuse(tokenErrors.assertionExpMissing);
  if (typeof exp !== 'number') return refuse(tokenErrors.assertionExpNotNumber);
  if (!iss || !sub || iss !== sub) refuse(tokenErrors.assertionIssuerSubject);
  if (!jti) return refuse(tokenErrors.assertionJtiMissing);
  if (typeof jti !== 'string') return refuse(tokenErrors.assertionJtiNotString);
  const subject = typeof sub === 'string' ? sub : JSON.stringify(sub);
  if (used.get(nameOf(subject, jti), now)) refuse(tokenErrors.assertionJtiReused);
  if (exp - seconds > longestLife) refuse(tokenErrors.assertionExpTooLate);
  return { subject, identifier: jti };
}

async function checkSignature(
  { keySets, tokenUrl }: AssertionContext,
  application: ApimApplication,
  assertion: string,
  { header, claims }: JwtParts,
  now: number,
): Promise<void> {
  const key = await keySets.applicationKey(application, String(header['kid']), now);
  if (!key) throw new TokenRefusal(tokenErrors.assertionKidUnknown);
  if (!(await isSignedBy(assertion, key, ['RS512']))) throw new TokenRefusal(tokenErrors.signature);
  const audiences: readonly unknown[] = Array.isArray(claims['aud']) ? claims['aud'] : [claims['aud']];
  if (!audiences.includes(tokenUrl)) throw new TokenRefusal(tokenErrors.assertionAudience);
  for (const time of [claims['nbf'], claims['iat']]) {
    if (typeof time === 'number' && time - now / 1000 > clockTolerance) {
      throw new TokenRefusal(tokenErrors.signature);
    }
  }
}
