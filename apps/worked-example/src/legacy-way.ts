import { type Exchange, recordExchanges } from './exchange.js';

/** What the old software knows: its ASID, the card's token, and the role that its user picked. */
export interface LegacySettings {
  /** Origin of the legacy API, such as `https://api.int1.ers.ncrs.nhs.uk`. */
  readonly origin: string;
  readonly asid: string;
  /** What the Identity Agent hands out for the smartcard. */
  readonly ssoToken: string;
  readonly permission: { readonly businessFunction: string; readonly orgIdentifier: string };
}

export interface LegacyWay {
  readonly sessionKey: string;
  readonly createSession: Exchange;
  readonly selectRole: Exchange;
  /** A005 as HSCN STU3. */
  readonly stu3: Exchange;
  /** A005 as DSTU2. */
  readonly dstu2: Exchange;
  readonly deleteSession: Exchange;
}

const typeInfo = 'uk.nhs.ers.xapi.dto.v1.session.ProfessionalSession';

/** The old way: A001, A002, the referral in both FHIR versions, A003. */
export async function fetchTheOldWay(
  settings: LegacySettings,
  ubrn: string,
  fetch: typeof globalThis.fetch,
): Promise<LegacyWay> {
  const { origin, asid, ssoToken: token, permission } = settings;
  const send = async (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: unknown,
  ): Promise<Exchange> => {
    const recorder = recordExchanges(fetch);
    await recorder.fetch(`${origin}${path}`, {
      method,
      headers: { XAPI_ASID: asid, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return recorder.exchanges[0]!;
  };

  const json = { 'Content-Type': 'application/json', Accept: 'application/json' };
  const createSession = await send('POST', '/ers-api/v1/ProfessionalSession', json, { typeInfo, token });
  const sessionKey = (createSession.response.body as { id?: string }).id ?? '';
  const session = `/ers-api/v1/ProfessionalSession/${sessionKey}`;
  const key = { HTTP_X_SESSION_KEY: sessionKey };
  return {
    sessionKey,
    createSession,
    selectRole: await send('PUT', session, { ...json, ...key }, { typeInfo, token, permission }),
    stu3: await send('GET', `/ers-api/STU3/v1/ReferralRequest/${ubrn}`, {
      ...key,
      Accept: 'application/fhir+json',
    }),
    dstu2: await send('GET', `/ers-api/v1/ReferralRequest/${ubrn}`, {
      ...key,
      Accept: 'application/json+fhir',
    }),
    deleteSession: await send('DELETE', session, key),
  };
}
