import type { Clock } from '@ers-kit/internal';
import type { ServerMetadata } from 'openid-client';

import { Cis2AuthError } from '../cis2-auth-error.js';
import { readJsonObject, type Transport } from './transport.js';

/** What is used of CIS2's discovery document. URLs are as CIS2 writes them, `:443` kept. */
export type Cis2ServerMetadata = ServerMetadata & {
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly userinfo_endpoint: string;
  readonly jwks_uri: string;
};

const requiredEndpoints = [
  'authorization_endpoint',
  'token_endpoint',
  'userinfo_endpoint',
  'jwks_uri',
] as const;
const cacheMilliseconds = 60 * 60 * 1000;

/** Reads the discovery document when first needed and then once an hour; concurrent callers share a request. */
export function createServerMetadataSource(
  issuer: string,
  transport: Transport,
  clock: Clock,
): () => Promise<Cis2ServerMetadata> {
  let cached: { metadata: Cis2ServerMetadata; readAt: number } | undefined;
  let pending: Promise<Cis2ServerMetadata> | undefined;
  return async () => {
    if (cached && clock.now() - cached.readAt < cacheMilliseconds) return cached.metadata;
    // One caller's abort must not fail the others, so no signal of theirs reaches this request.
    pending ??= discover(issuer, transport)
      .then((metadata) => {
        cached = { metadata, readAt: clock.now() };
        return metadata;
      })
      .finally(() => {
        pending = undefined;
      });
    return pending;
  };
}

async function discover(issuer: string, transport: Transport): Promise<Cis2ServerMetadata> {
  const response = await transport('discovery', `${issuer}/.well-known/openid-configuration`, {
    headers: { accept: 'application/json' },
  });
  const document = await readJsonObject(response, 'discovery', 'ERR_CIS2_DISCOVERY');
  const problems = findProblems(document, issuer);
  if (isUsable(document, problems)) return document;
  throw new Cis2AuthError(
    'ERR_CIS2_DISCOVERY',
    `The discovery document of CIS2 cannot be used: ${problems.join('; ')}.`,
    { operation: 'discovery', problems },
  );
}

function isUsable(document: object, problems: readonly string[]): document is Cis2ServerMetadata {
  return problems.length === 0;
}

function findProblems(document: Record<string, unknown>, issuer: string): string[] {
  const problems: string[] = [];
  if (document['issuer'] !== issuer) {
    const alike = sameUrl(document['issuer'], issuer);
    problems.push(
      alike
        ? 'its issuer differs from the issuer of the environment in spelling only (the default port); copy it as CIS2 spells it'
        : 'its issuer is not the issuer of the environment',
    );
  }
  // Credentials and tokens go to the host of the issuer and to no other.
  const origin = new URL(issuer).origin;
  for (const name of [...requiredEndpoints, 'end_session_endpoint'] as const) {
    const value = document[name];
    if (value === undefined && name === 'end_session_endpoint') continue;
    if (typeof value !== 'string' || !URL.canParse(value)) problems.push(`${name} is missing or not a URL`);
    else if (new URL(value).origin !== origin) problems.push(`${name} is on another host than the issuer`);
  }
  return problems;
}

/** Whether two URLs are the same once the default port is dropped. */
export function sameUrl(one: unknown, other: string): boolean {
  return typeof one === 'string' && URL.canParse(one) && new URL(one).href === new URL(other).href;
}
