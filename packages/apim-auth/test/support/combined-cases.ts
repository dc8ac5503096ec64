import { seedUsers, type Cis2Fault, type LogoutDefect, type Simulator } from '@ers-kit/simulator';

import type { TokenErrorReason } from '../../src/index.js';
import { openBrowser } from '../../../cis2-auth/test/support/browse.js';

/** A row of the error table, and what brings it about. */
export type ErrorCase = [TokenErrorReason, () => Promise<Response>];

/** The rows that a browser, CIS2 or a redeemed code brings about: those of the combined flow. */
export function combinedCases(simulator: Simulator): ErrorCase[] {
  const { environment, credentials, fetch } = simulator;
  const { redirectUri } = credentials.cis2;
  const { apiKey, apiSecret = '' } = credentials.apim;
  const { tokenUrl, authorizeUrl } = environment.apim;
  const beside = (path: string): string => new URL(path, tokenUrl).href;

  const authorize = (changed: Record<string, string>, without = ''): Promise<Response> => {
    const url = new URL(authorizeUrl);
    const all = { client_id: apiKey, redirect_uri: redirectUri, response_type: 'code', state: 'own' };
    for (const [name, value] of Object.entries({ ...all, scope: 'nhs-cis2', ...changed })) {
      if (name !== without) url.searchParams.set(name, value);
    }
    return fetch(url, { redirect: 'manual' });
  };
  const redeem = (fields: Record<string, string>): Promise<Response> =>
    fetch(tokenUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: apiKey,
        client_secret: apiSecret,
        redirect_uri: redirectUri,
        ...fields,
      }).toString(),
    });
  const platformId = async (): Promise<string> => {
    const location = (await authorize({})).headers.get('location') ?? '';
    return new URL(location).searchParams.get('client_id') ?? '';
  };
  const logout = async (defect?: LogoutDefect): Promise<Response> => {
    const notice = { clientId: await platformId(), sid: 'unknown', ...(defect && { defect }) };
    const form = new URLSearchParams({ logout_token: await simulator.cis2.createLogoutToken(notice) });
    return fetch(beside('backchannel_logout'), { method: 'POST', body: form });
  };
  /** The page on which a sign-in ends when CIS2 has this fault. */
  const signInWith = async (fault: Cis2Fault): Promise<Response> => {
    simulator.cis2.setFault({ ...fault, times: 1 });
    let last = Response.error();
    const watched: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      last = response.clone();
      return response;
    };
    const url = (await authorize({})).headers.get('location') ?? '';
    const uid = seedUsers[0]?.uid ?? '';
    await openBrowser(watched)(url, redirectUri, { uid }).catch(() => undefined);
    return last;
  };

  return [
    ['client-id-invalid', () => authorize({ client_id: 'another' })],
    ['redirect-uri-missing', () => authorize({}, 'redirect_uri')],
    ['redirect-uri-invalid', () => authorize({ redirect_uri: `${redirectUri}/` })],
    ['state-missing', () => authorize({}, 'state')],
    ['response-type-missing', () => authorize({}, 'response_type')],
    ['response-type-invalid', () => authorize({ response_type: 'token' })],
    ['scope-invalid', () => authorize({ scope: 'nhs-login' })],
    ['callback-state-invalid', () => fetch(beside('callback?state=another&code=a'))],
    ['external-token-audience', () => signInWith({ kind: 'id-token', defect: 'audience-differs' })],
    ['external-token-invalid', () => signInWith({ kind: 'id-token', defect: 'expired' })],
    ['authorization-code-missing', () => redeem({})],
    ['authorization-code-invalid', () => redeem({ code: 'another' })],
    ['logout-token-invalid', () => logout('nonce-present')],
    ['logout-session-unknown', () => logout()],
    ['logout-not-implemented', () => logout('sid-and-sub-missing')],
  ];
}
