import { buildEndSessionUrl, Configuration, allowInsecureRequests } from 'openid-client';

import type { EndSessionOptions } from '../cis2-client.js';
import { assertSettings } from './assert-options.js';
import type { Cis2Context } from './context.js';

/** The URL that ends the session at CIS2, where its discovery document names one. */
export async function endSessionUrl(
  context: Cis2Context,
  options: EndSessionOptions = {},
): Promise<string | undefined> {
  const { idToken, postLogoutRedirectUri, state } = options;
  if (postLogoutRedirectUri !== undefined) assertSettings({ redirectUri: postLogoutRedirectUri });
  const metadata = await context.readMetadata();
  if (metadata.end_session_endpoint === undefined) return undefined;
  const configuration = new Configuration(metadata, context.options.credentials.clientId);
  if (new URL(context.issuer).protocol === 'http:') allowInsecureRequests(configuration);
  return buildEndSessionUrl(configuration, {
    ...(idToken === undefined ? {} : { id_token_hint: idToken }),
    ...(postLogoutRedirectUri === undefined ? {} : { post_logout_redirect_uri: postLogoutRedirectUri }),
    ...(state === undefined ? {} : { state }),
  }).href;
}
