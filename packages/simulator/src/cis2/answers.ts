import { decodeJwt } from 'jose';

import type { Cis2State } from './cis2-state.js';
import { idTokenClaims } from './claims.js';
import { signDraft } from './id-token-defects.js';
import { bodyOf, oidcOf, type Context } from './koa-context.js';
import { clientAlgorithms, endpointUrl, foreign, lifetimes, type Cis2Endpoint } from './wire.js';

/** Turns the answer of an endpoint into the one CIS2 would have given. */
export async function shapeAnswer(state: Cis2State, ctx: Context, endpoint: Cis2Endpoint): Promise<void> {
  switch (endpoint) {
    case 'discovery':
      return shapeDiscovery(state, ctx);
    case 'authorization':
      return shapeCallback(state, ctx);
    case 'token':
      return shapeTokens(state, ctx);
    case 'userinfo':
      return shapeUserinfo(state, ctx);
    case 'jwks':
    case 'endSession':
    case 'signIn':
  }
}

/** The endpoints as the issuer spells its own: `URL` would have lost the port. */
function shapeDiscovery({ issuer, faults }: Cis2State, ctx: Context): void {
  const url = (endpoint: Cis2Endpoint): string => endpointUrl(issuer, endpoint);
  const differs = faults.take('discovery');
  ctx.body = {
    ...bodyOf(ctx),
    issuer: differs ? foreign.issuer : issuer,
    authorization_endpoint: url('authorization'),
    token_endpoint: url('token'),
    userinfo_endpoint: url('userinfo'),
    jwks_uri: url('jwks'),
    end_session_endpoint: url('endSession'),
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
    token_endpoint_auth_signing_alg_values_supported: [...clientAlgorithms],
  };
}

/** The redirect to the application: CIS2 adds `client_id`, and faults may add or take more. */
function shapeCallback({ issuer, faults, settings }: Cis2State, ctx: Context): void {
  const location = ctx.response.get('location');
  const clientId = oidcOf(ctx)?.client?.clientId;
  if (!location || !clientId || !/[?&](code|error)=/.test(location)) return;
  const url = new URL(location);
  const { searchParams: query } = url;
  const { callbackClientId, callbackIssuer } = settings();
  if (callbackClientId) query.set('client_id', clientId);
  if (callbackIssuer === 'absent') query.delete('iss');
  if (callbackIssuer === 'without-port') query.set('iss', new URL(issuer).href);
  const failure = faults.take('authorization-error');
  if (failure) {
    query.delete('code');
    query.set('error', failure.error);
    if (failure.description !== undefined) query.set('error_description', failure.description);
  }
  const defect = faults.take('callback')?.defect;
  if (defect === 'state-differs') query.set('state', 'another-state');
  if (defect === 'state-missing') query.delete('state');
  if (defect === 'issuer-differs') query.set('iss', foreign.issuer);
  ctx.set('location', url.href);
}

/** The ID token is made anew: CIS2's claims, its times, its header with `typ`, its current key. */
async function shapeTokens(state: Cis2State, ctx: Context): Promise<void> {
  const body = bodyOf(ctx);
  if (ctx.status !== 200) return shapeTokenError(ctx, body);
  const grantId = oidcOf(ctx)?.entities.AuthorizationCode?.grantId;
  const authorisation = state.book.authorisations.get(grantId ?? '', state.now());
  if (!authorisation || typeof body['id_token'] !== 'string') return;
  const issued = { claims: decodeJwt(body['id_token']), accessToken: String(body['access_token']) };
  const time = Math.floor(state.now() / 1000);
  const claims = idTokenClaims(issued, authorisation, state.settings(), time, lifetimes.idToken);
  const { current } = state.keys;
  const draft = { claims, keyId: current.keyId, signature: 'good' } as const;
  ctx.body = { ...body, id_token: await signDraft(draft, current, state.faults.take('id-token')?.defect) };
}

/** ForgeRock says the same about everything that is wrong with an assertion. */
function shapeTokenError(ctx: Context, body: Readonly<Record<string, unknown>>): void {
  const sent = oidcOf(ctx)?.body;
  const aboutAssertion = String(body['error_description']).includes('client_assertion');
  if (body['error'] !== 'invalid_client' && !aboutAssertion) return;
  ctx.status = 401;
  ctx.body = {
    error: 'invalid_client',
    error_description: sent?.['client_assertion'] ? 'JWT is not valid' : 'Client authentication failed',
  };
}

function shapeUserinfo({ faults }: Cis2State, ctx: Context): void {
  if (ctx.status !== 200) return;
  const defect = faults.take('userinfo')?.defect;
  if (!defect) return;
  const { sub: _, ...rest } = bodyOf(ctx);
  ctx.body = defect === 'sub-missing' ? rest : { ...rest, sub: '910000000999' };
}
