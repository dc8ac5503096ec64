import { isRecord } from '@ers-kit/internal';

import type { Directory } from '../ers/directory.js';
import { forbidden, Refusal } from '../ers/refusal.js';
import type { LegacySession, LegacySessions } from './legacy-sessions.js';
import type { SsoTokens } from './sso-tokens.js';

const typeInfo = 'uk.nhs.ers.xapi.dto.v1.session.ProfessionalSession';

/** What the session operations work with. */
export interface SessionContext {
  readonly sessions: LegacySessions;
  readonly tokens: SsoTokens;
  readonly directory: Directory;
}

/** A session object as it goes over the wire. */
export type ProfessionalSession = Record<string, unknown>;

/** A001: begins a session for the user whom the SSO token means. */
export function createSession(body: unknown, asid: string, context: SessionContext): ProfessionalSession {
  const { token } = requireObject(body);
  if (typeof token !== 'string') throw new Refusal(400);
  const user = context.tokens.userOf(token);
  if (!user) throw forbidden('The SSO token is not one of a signed-in user.');
  return present(context.sessions.open(asid, token, user.uid), context.directory);
}

/**
 * A002: chooses organisation and function. Takes the three bodies that clients sent: token and permission,
 * the whole session with its permission filled in, or id and permission.
 *
 * A clinician admin calls it once more to say whom it acts for. The field names of that stage were never
 * published; the simulator's reading is that the first answer lists the clinicians in
 * `permission.onBehalfOfUsers`, and the second request repeats the permission with `onBehalfOf` set.
 */
export function selectRole(
  body: unknown,
  session: LegacySession,
  context: SessionContext,
): ProfessionalSession {
  const { token, id, permission } = requireObject(body);
  if (token !== undefined && token !== session.token)
    throw forbidden('The SSO token is not that of the session.');
  if (id !== undefined && id !== session.id) throw forbidden('The id is not that of the session.');
  if (token === undefined && id === undefined) throw new Refusal(400);
  const { businessFunction, orgIdentifier, onBehalfOf } = requireObject(permission);
  if (typeof businessFunction !== 'string' || typeof orgIdentifier !== 'string') throw new Refusal(400);
  if (onBehalfOf !== undefined && onBehalfOf !== null && typeof onBehalfOf !== 'string')
    throw new Refusal(400);
  const choice = { businessFunction, orgIdentifier, ...(onBehalfOf ? { onBehalfOf } : {}) };
  return present(context.sessions.select(session, choice), context.directory);
}

function present(
  { id, token, userId, permission }: LegacySession,
  directory: Directory,
): ProfessionalSession {
  const user = directory.user(userId);
  const permissions = (user?.ersFunctions ?? []).flatMap(
    ({ organisation, organisationName, businessFunctions }) =>
      businessFunctions.map((businessFunction) => ({
        businessFunction,
        orgIdentifier: organisation,
        orgName: organisationName,
      })),
  );
  return {
    typeInfo,
    id,
    token,
    user: {
      identifier: userId,
      firstName: user?.givenName ?? '',
      lastName: user?.familyName ?? '',
      middleName: null,
      permissions,
    },
    permission: permission
      ? {
          ...permission,
          ...clinicianChoice(permission.businessFunction, permission.orgIdentifier, directory),
        }
      : null,
  };
}

function clinicianChoice(businessFunction: string, organisation: string, directory: Directory): object {
  if (businessFunction !== 'SERVICE_PROVIDER_CLINICIAN_ADMIN') return {};
  const users = directory.usersWith(organisation, 'SERVICE_PROVIDER_CLINICIAN');
  return {
    onBehalfOfUsers: users.map(({ uid, givenName, familyName }) => ({
      identifier: uid,
      firstName: givenName,
      lastName: familyName,
    })),
  };
}

function requireObject(value: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw new Refusal(400);
  return value;
}
