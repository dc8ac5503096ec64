import {
  allowInsecureRequests,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  Configuration,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';

import { assuranceLevelOfAcr } from '../assurance.js';
import type { StartedSignIn, StartRoleSwitchOptions, StartSignInOptions } from '../cis2-client.js';
import type { SignInTransaction } from '../transaction.js';
import { assertSettings } from './assert-options.js';
import type { Cis2Context } from './context.js';

const defaultScopes = ['openid', 'profile', 'nationalrbacaccess'];
const defaultMaximumAgeSeconds = 300;

/** Begins a sign-in. */
export async function startSignIn(
  context: Cis2Context,
  overrides: StartSignInOptions = {},
  expectedSubject?: string,
): Promise<StartedSignIn> {
  assertSettings(overrides);
  const { options, issuer, clock } = context;
  const settings = { ...options, ...overrides };
  const prompt =
    overrides.prompt ?? options.prompt ?? (settings.maxAgeSeconds === undefined ? 'login' : false);
  const maximumAge = settings.maxAgeSeconds ?? (prompt === 'login' ? defaultMaximumAgeSeconds : undefined);
  const codeVerifier = options.pkce === false ? undefined : randomPKCECodeVerifier();
  const { clientId, redirectUri } = options.credentials;
  const transaction: SignInTransaction = {
    state: randomState(),
    nonce: randomNonce(),
    ...(codeVerifier === undefined ? {} : { codeVerifier }),
    redirectUri: overrides.redirectUri ?? redirectUri,
    issuer,
    clientId,
    createdAt: clock.now(),
    ...(maximumAge === undefined ? {} : { maximumAuthenticationAge: maximumAge }),
    minimumAuthenticationAssurance:
      settings.minimumAuthenticationAssurance ?? assuranceLevelOfAcr(settings.acrValues) ?? 3,
    ...(expectedSubject === undefined ? {} : { expectedSubject }),
  };
  const configuration = new Configuration(await context.readMetadata(), clientId);
  if (new URL(issuer).protocol === 'http:') allowInsecureRequests(configuration);
  const url = buildAuthorizationUrl(configuration, {
    response_type: 'code',
    redirect_uri: transaction.redirectUri,
    scope: (settings.scopes ?? defaultScopes).join(' '),
    state: transaction.state,
    nonce: transaction.nonce,
    ...(settings.acrValues === undefined ? {} : { acr_values: settings.acrValues }),
    ...(prompt === false ? {} : { prompt }),
    ...(settings.maxAgeSeconds === undefined ? {} : { max_age: String(settings.maxAgeSeconds) }),
    ...(codeVerifier === undefined ? {} : await challengeOf(codeVerifier)),
  });
  return { url: url.href, transaction };
}

/** Begins a change of role. The session at CIS2 goes on, so by default the user does not authenticate anew. */
export async function startRoleSwitch(
  context: Cis2Context,
  options: StartRoleSwitchOptions,
): Promise<StartedSignIn> {
  const { uid, ...overrides } = options;
  const scopes = overrides.scopes ?? context.options.scopes ?? defaultScopes;
  return startSignIn(
    context,
    {
      ...overrides,
      scopes: [
        ...scopes.filter((scope) => scope !== 'selectedrole' && scope !== 'changedrole'),
        'changedrole',
      ],
      prompt: overrides.prompt ?? false,
    },
    uid,
  );
}

async function challengeOf(codeVerifier: string): Promise<Record<string, string>> {
  return { code_challenge: await calculatePKCECodeChallenge(codeVerifier), code_challenge_method: 'S256' };
}
