import type { JSONWebKeySet, JWK } from 'jose';

import { TokenRefusal, tokenErrors } from './token-errors.js';
import type { ApimApplication, IdentityProvider } from './application.js';

const hour = 3_600_000;

/** How long a fetched set is used without looking again. Source: the proxy's cache settings. */
const lifetimes = { application: hour, identityProvider: 24 * hour } as const;

/** A path after the host is part of the platform's rule for such a URL; a bare host fails. */
const registrableUrl = /^https?:\/\/[^/]+\/.+/;

const fetchTimeout = 10_000;

/** The public keys of applications and identity providers, cached as the platform caches them. */
export interface KeySets {
  /** The key of an application; `undefined` when the (cached) set has none of that id. */
  applicationKey(application: ApimApplication, keyId: string, now: number): Promise<JWK | undefined>;
  /** The key of an identity provider. A set in which the id is missing is fetched anew at once. */
  providerKey(provider: IdentityProvider, keyId: string, now: number): Promise<JWK | undefined>;
}

/** @param fetchKeySet - fetches the JWKS URLs of applications */
export function createKeySets(fetchKeySet: typeof fetch): KeySets {
  const cache = new Map<string, { keySet: JSONWebKeySet; until: number }>();

  async function cached(
    name: string,
    lifetime: number,
    now: number,
    read: () => Promise<JSONWebKeySet>,
  ): Promise<JSONWebKeySet> {
    const entry = cache.get(name);
    if (entry && now < entry.until) return entry.keySet;
    const keySet = await read();
    cache.set(name, { keySet, until: now + lifetime });
    return keySet;
  }

  return {
    async applicationKey({ jwks }, keyId, now) {
      if (!jwks) throw new TokenRefusal(tokenErrors.publicKeyMissing);
      if ('keys' in jwks) return findKey(jwks, keyId);
      const { url } = jwks;
      return findKey(
        await cached(`application ${url}`, lifetimes.application, now, () => load(fetchKeySet, url)),
        keyId,
      );
    },

    async providerKey(provider, keyId, now) {
      const name = `provider ${provider.issuer}`;
      const read = () => cached(name, lifetimes.identityProvider, now, () => provider.jwks());
      const known = findKey(await read(), keyId);
      if (known) return known;
      cache.delete(name);
      return findKey(await read(), keyId);
    },
  };
}

const findKey = ({ keys }: JSONWebKeySet, keyId: string): JWK | undefined =>
  keys.find(({ kid }) => kid === keyId);

async function load(fetchKeySet: typeof fetch, url: string): Promise<JSONWebKeySet> {
  try {
    if (!registrableUrl.test(url)) throw new TypeError('no path after the host');
    const response = await fetchKeySet(url, {
      headers: { accept: 'application/json', 'user-agent': 'APIM' },
      signal: AbortSignal.timeout(fetchTimeout),
    });
    if (!response.ok) throw new TypeError(`status ${response.status}`);
    const keySet: unknown = await response.json();
    if (!isKeySet(keySet)) throw new TypeError('not a JWKS');
    return keySet;
  } catch {
    throw new TokenRefusal(tokenErrors.keySetUnreachable);
  }
}

const isKeySet = (value: unknown): value is JSONWebKeySet =>
  typeof value === 'object' && value !== null && 'keys' in value && Array.isArray(value.keys);
