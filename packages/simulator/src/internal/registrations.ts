import { randomBytes, randomInt } from 'node:crypto';

import type { ApimCredentials, Cis2Credentials } from '@ers-kit/environments';

import type { ApimApplication } from '../apim/application.js';
import type { Cis2Client } from '../cis2/cis2-client.js';
import { createSigningKey, type SigningKey } from './signing-key.js';

/** What a supplier has registered: one client at CIS2, two applications at the API platform. */
export interface Registrations {
  readonly clients: readonly Cis2Client[];
  readonly applications: readonly ApimApplication[];
  readonly credentials: {
    readonly cis2: Cis2Credentials;
    readonly apim: ApimCredentials;
    readonly application: ApimCredentials;
  };
}

/** Where e-RS stands in the application: what the e-RS partners team would have set. */
export interface ApplicationAccess {
  readonly asid: string;
  readonly organisation: string;
  readonly userId: string;
}

const scope = (kind: string): string => `urn:nhsd:apim:${kind}:e-referrals-service-api`;
const key = (bytes: number): string => randomBytes(bytes).toString('base64url');

/** Registers an application in each access mode, with new keys. */
export async function registerApplications(
  redirectUris: readonly [string, ...string[]],
  access: ApplicationAccess,
): Promise<Registrations> {
  const [signIn, user, unattended] = await Promise.all([
    createSigningKey('sign-in-1'),
    createSigningKey('user-restricted-1'),
    createSigningKey('application-restricted-1'),
  ]);
  const clientId = `${randomInt(100_000_000, 999_999_999)}.simulator.clients.cis2`;
  const userApplication = application('user-restricted application', 'user-restricted', user, {
    scopes: [scope('user-nhs-id:aal3'), scope('user-nhs-id:aal2')],
    attributes: { asid: access.asid },
    redirectUris,
  });
  const unattendedApplication = application(
    'application-restricted application',
    'application-restricted',
    unattended,
    {
      scopes: [scope('app:level3')],
      attributes: {
        asid: access.asid,
        'app-restricted-ods-code': access.organisation,
        'app-restricted-user-id': access.userId,
        'app-restricted-business-function': 'PROVIDER_AUTHORISED_APPLICATION',
      },
    },
  );
  return {
    clients: [
      {
        clientId,
        redirectUris,
        authentication: { method: 'private_key_jwt', jwks: signIn.jwks, algorithm: 'RS512' },
      },
    ],
    applications: [userApplication, unattendedApplication],
    credentials: {
      cis2: {
        issuedBy: 'cis2',
        clientId,
        redirectUri: redirectUris[0],
        authentication: {
          method: 'private_key_jwt',
          privateKey: signIn.privateKey,
          keyId: signIn.keyId,
          algorithm: 'RS512',
        },
      },
      apim: credentialsOf(userApplication, user),
      application: credentialsOf(unattendedApplication, unattended),
    },
  };
}

function application(
  name: string,
  mode: ApimApplication['mode'],
  { jwks }: SigningKey,
  more: Pick<ApimApplication, 'scopes' | 'attributes' | 'redirectUris'>,
): ApimApplication {
  return { name, apiKey: key(24), apiSecret: key(12), jwks, mode, ...more };
}

function credentialsOf(
  { apiKey, apiSecret }: ApimApplication,
  { privateKey, keyId }: SigningKey,
): ApimCredentials {
  return { issuedBy: 'apim', apiKey, apiSecret, privateKey, keyId };
}
