import type { Adapter, ClientMetadata } from 'oidc-provider';

import type { Cis2Client } from './cis2-client.js';

/** The clients of CIS2. They can change while it runs. */
export interface ClientRegistry {
  find(clientId: unknown): Cis2Client | undefined;
  /** Adds a client, or replaces the one with the same id. */
  register(client: Cis2Client): void;
  /** What oidc-provider looks clients up with. */
  readonly adapter: Adapter;
}

export function createClientRegistry(clients: readonly Cis2Client[]): ClientRegistry {
  const byId = new Map(clients.map((client) => [client.clientId, client]));
  const find = (clientId: unknown): Cis2Client | undefined =>
    typeof clientId === 'string' ? byId.get(clientId) : undefined;
  return {
    find,
    register: (client) => {
      byId.set(client.clientId, client);
    },
    adapter: {
      find: async (clientId) => {
        const client = find(clientId);
        return client && clientMetadata(client);
      },
      findByUid: async () => undefined,
      findByUserCode: async () => undefined,
      upsert: async () => undefined,
      consume: async () => undefined,
      destroy: async () => undefined,
      revokeByGrantId: async () => undefined,
    },
  };
}

function clientMetadata({ clientId, redirectUris, authentication }: Cis2Client): ClientMetadata {
  const common: ClientMetadata = {
    client_id: clientId,
    redirect_uris: [...redirectUris],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: authentication.method,
  };
  if (authentication.method !== 'private_key_jwt') {
    return { ...common, client_secret: authentication.clientSecret };
  }
  const { jwks, algorithm } = authentication;
  return {
    ...common,
    ...('keys' in jwks ? { jwks } : { jwks_uri: jwks.url }),
    ...(algorithm && { token_endpoint_auth_signing_alg: algorithm }),
  };
}
