import { createFaultInjector } from '../src/ers/faults.js';
import { createLegacyApi } from '../src/legacy/legacy-api.js';
import { createLegacySessions } from '../src/legacy/legacy-sessions.js';
import { createSsoTokens } from '../src/legacy/sso-tokens.js';
import { createContext } from '../src/seed/create-context.js';
import { createSeedWorld } from '../src/seed/world.js';
import { seedUsers } from '../src/users.js';

const origin = 'https://api.int1.ers.ncrs.nhs.uk';
const fhirBase = 'https://int.api.service.nhs.uk/referrals/FHIR';

export const asid = '100000001234';
export const otherAsid = '100000005678';

export interface Session {
  id: string;
  token: string;
  user: {
    identifier: string;
    permissions: { businessFunction: string; orgIdentifier: string; orgName: string }[];
  };
  permission: {
    businessFunction: string;
    orgIdentifier: string;
    onBehalfOfUsers?: { identifier: string }[];
  } | null;
}

/** The legacy API alone, and short ways through it. */
export function startLegacy() {
  const context = createContext({
    clock: Date,
    world: createSeedWorld(seedUsers, { referrals: 5 }),
    fhirBaseUrls: { STU3: `${fhirBase}/STU3`, R4: `${fhirBase}/R4` },
    objectStoreOrigin: 'https://attachments.invalid',
    faults: createFaultInjector(),
  });
  const { directory } = context;
  const tokens = createSsoTokens(seedUsers);
  const handle = createLegacyApi({
    context,
    directory,
    tokens,
    sessions: createLegacySessions(directory),
    asids: [asid, otherAsid],
  });
  const send = (method: string, path: string, headers: Record<string, string> = {}, body?: unknown) =>
    handle(
      new Request(`${origin}${path}`, {
        method,
        headers: { XAPI_ASID: asid, ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
  const sessions = '/ers-api/v1/ProfessionalSession';
  const open = async (userId: string): Promise<Session> => {
    const response = await send('POST', sessions, {}, { token: tokens.tokenOf(userId) });
    return (await response.json()) as Session;
  };
  const select = (session: Session, permission: object, body: object = { id: session.id }) =>
    send('PUT', `${sessions}/${session.id}`, { HTTP_X_SESSION_KEY: session.id }, { ...body, permission });
  return { send, open, select, tokens, sessions, context };
}

export const providerRole = { businessFunction: 'SERVICE_PROVIDER_CLINICIAN', orgIdentifier: 'R69' } as const;
