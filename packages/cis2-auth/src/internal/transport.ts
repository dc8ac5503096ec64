import { isRecord, RequestFailure, safeCause, type GuardedFetch } from '@ers-kit/internal';

import { Cis2AuthError, type Cis2AuthErrorCode, type Cis2Operation } from '../cis2-auth-error.js';

/** Sends a request to CIS2, or throws a `Cis2AuthError` that names the operation. */
export type Transport = (
  operation: Cis2Operation,
  url: string,
  init?: RequestInit,
  signal?: AbortSignal,
) => Promise<Response>;

const failures: Readonly<Record<RequestFailure['reason'], readonly [Cis2AuthErrorCode, string]>> = {
  'insecure-url': ['ERR_CIS2_DISCOVERY', 'has a URL that is not https. Only loopback may use http.'],
  redirected: [
    'ERR_CIS2_REDIRECT',
    'answered with a redirect, which is not followed. Check the issuer, and proxies.',
  ],
  'timed-out': [
    'ERR_CIS2_TIMEOUT',
    'did not answer in time. Start the sign-in again; check the network route to CIS2.',
  ],
  aborted: ['ERR_CIS2_ABORTED', 'was aborted by the application.'],
  unreachable: [
    'ERR_CIS2_UNREACHABLE',
    'cannot be reached. Check DNS, proxy and firewall, then start the sign-in again.',
  ],
  'too-large': [
    'ERR_CIS2_UNREACHABLE',
    'sent more than 1 MiB, which cannot be an answer of CIS2. Check proxies.',
  ],
};

/** A transport over `fetch`. */
export function createTransport(fetch: GuardedFetch): Transport {
  return async (operation, url, init = {}, signal) => {
    try {
      return await fetch(url, init, signal);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      const [code, text] = failures[error.reason];
      const options = error.cause === undefined ? {} : { cause: safeCause(error.cause) };
      throw new Cis2AuthError(code, `The ${operation} endpoint of CIS2 ${text}`, { operation }, options);
    }
  };
}

/** The JSON object of a 200 answer. */
export async function readJsonObject(
  response: Response,
  operation: Cis2Operation,
  code: Cis2AuthErrorCode,
): Promise<Readonly<Record<string, unknown>>> {
  const { status } = response;
  if (status !== 200) {
    throw new Cis2AuthError(code, `The ${operation} endpoint of CIS2 answered ${status} in place of 200.`, {
      operation,
      status,
    });
  }
  try {
    const body: unknown = await response.json();
    if (isRecord(body)) return body;
  } catch {
    // Told below, as for JSON of another kind: the text itself may hold anything.
  }
  throw new Cis2AuthError(code, `The ${operation} endpoint of CIS2 sent no JSON object.`, {
    operation,
    status,
  });
}
