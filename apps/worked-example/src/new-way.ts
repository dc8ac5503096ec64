import { createApimAuth } from '@ers-kit/apim-auth';
import { createCis2Client } from '@ers-kit/cis2-auth';
import { createErsClient } from '@ers-kit/client';
import type { ApimCredentials, Cis2Credentials, Environment } from '@ers-kit/environments';
import { type Exchange, recordExchanges } from './exchange.js';
import { signInAs } from './user-agent.js';

/** What the new software is configured with. */
export interface NewSettings {
  readonly environment: Environment;
  readonly cis2: Cis2Credentials;
  readonly apim: ApimCredentials;
  readonly fetch: typeof globalThis.fetch;
  /** Who signs in. */
  readonly userId: string;
  readonly organisation: string;
  readonly businessFunction: 'SERVICE_PROVIDER_CLINICIAN';
}

export interface NewWay {
  /** The signed-in user's id, by CIS2. */
  readonly userId: string;
  readonly authenticationAssuranceLevel: number;
  readonly identityAssuranceLevel: number;
  /** When the access token expires, in milliseconds since 1970. */
  readonly accessTokenExpiresAt: number;
  /** What A030 says that the user may be: pairs of organisation and business function. */
  readonly permissions: readonly { readonly organisation: string; readonly businessFunction: string }[];
  /** A030. */
  readonly businessFunctions: Exchange;
  /** A005. */
  readonly referral: Exchange;
  readonly accessToken: string;
}

/** The new way: CIS2 sign-in, token exchange, A030, A005. */
export async function fetchTheNewWay(settings: NewSettings, ubrn: string): Promise<NewWay> {
  const { environment, fetch, organisation, businessFunction } = settings;
  const cis2 = createCis2Client({ environment, credentials: settings.cis2, fetch });
  const { url, transaction } = await cis2.startSignIn();
  const callbackUrl = await signInAs(settings.userId, url, settings.cis2.redirectUri, fetch);
  const signIn = await cis2.completeSignIn({ callbackUrl, transaction });

  const apim = createApimAuth({ environment, credentials: settings.apim, fetch });
  const token = await apim.exchangeIdToken(signIn.idToken);

  const recorder = recordExchanges(fetch);
  const client = createErsClient({
    environment,
    accessToken: () => token.accessToken,
    context: { mode: 'user-restricted', organisation, businessFunction },
    fetch: recorder.fetch,
  });
  await client.call('A030', {});
  await client.call('A005', { ubrn });
  const [businessFunctions, referral] = recorder.exchanges as [Exchange, Exchange];
  return {
    userId: signIn.user.uid,
    authenticationAssuranceLevel: signIn.user.authenticationAssuranceLevel,
    identityAssuranceLevel: signIn.user.identityAssuranceLevel,
    accessToken: token.accessToken,
    accessTokenExpiresAt: token.expiresAt,
    permissions: permissionsOf(businessFunctions.response.body),
    businessFunctions,
    referral,
  };
}

interface RoleBundle {
  readonly entry?: readonly {
    readonly resource?: {
      readonly organization?: { readonly identifier?: { readonly value?: string } };
      readonly code?: readonly { readonly coding?: readonly { readonly code?: string }[] }[];
    };
  }[];
}

function permissionsOf(bundle: unknown): NewWay['permissions'] {
  return ((bundle as RoleBundle).entry ?? []).flatMap(({ resource }) =>
    (resource?.code ?? []).map(({ coding }) => ({
      organisation: resource?.organization?.identifier?.value ?? '',
      businessFunction: coding?.[0]?.code ?? '',
    })),
  );
}
