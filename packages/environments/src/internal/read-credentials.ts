import type { ApimCredentials, Cis2ClientAuthentication, Cis2Credentials } from '../credentials.js';
import type { ConfigReader } from './config-reader.js';
import { readPrivateKey } from './private-key-file.js';
import { urlProblems } from './url-problems.js';

/** Properties that work like any other but stay out of JSON, inspection and enumeration. */
function withSecrets<Shown extends object, Secrets extends Record<string, string>>(
  shown: Shown,
  secrets: Secrets,
): Shown & Readonly<Secrets> {
  for (const [name, value] of Object.entries(secrets))
    Object.defineProperty(shown, name, { get: () => value });
  return shown as Shown & Readonly<Secrets>;
}

function readRedirectUri(reader: ConfigReader): string | undefined {
  const value = reader.required('CIS2_REDIRECT_URI');
  if (value === undefined) return undefined;
  // A redirect URI is whatever was registered, a slash at its end or a query included.
  for (const problem of urlProblems(value, ['trailing slash', 'query'])) {
    reader.report('CIS2_REDIRECT_URI', problem);
  }
  return value;
}

function readAuthentication(reader: ConfigReader): Cis2ClientAuthentication | undefined {
  const secret = reader.optional('CIS2_CLIENT_SECRET');
  const hasKeyFile = reader.optional('CIS2_PRIVATE_KEY_FILE') !== undefined;
  if (secret !== undefined && hasKeyFile) {
    reader.report('CIS2_CLIENT_SECRET', 'is set together with CIS2_PRIVATE_KEY_FILE: keep one of the two');
    return undefined;
  }
  if (secret !== undefined)
    return withSecrets({ method: 'client_secret_post' } as const, { clientSecret: secret });
  if (!hasKeyFile) {
    reader.report(
      'CIS2_PRIVATE_KEY_FILE',
      'is missing, and so is CIS2_CLIENT_SECRET: one of the two is needed',
    );
    return undefined;
  }
  const key = readPrivateKey(reader, 'CIS2_PRIVATE_KEY_FILE');
  const keyId = reader.optional('CIS2_KEY_ID') ?? key?.thumbprint;
  if (key === undefined || keyId === undefined) return undefined;
  return withSecrets({ method: 'private_key_jwt', keyId } as const, { privateKey: key.pem });
}

/** The CIS2 credentials, or `undefined` after a problem was reported. */
export function readCis2Credentials(reader: ConfigReader): Cis2Credentials | undefined {
  const clientId = reader.required('CIS2_CLIENT_ID');
  const redirectUri = readRedirectUri(reader);
  const authentication = readAuthentication(reader);
  if (clientId === undefined || redirectUri === undefined || authentication === undefined) return undefined;
  return { issuedBy: 'cis2', clientId, redirectUri, authentication };
}

/** The API platform's credentials, or `undefined` after a problem was reported. */
export function readApimCredentials(reader: ConfigReader): ApimCredentials | undefined {
  const apiKey = reader.required('APIM_API_KEY');
  const apiSecret = reader.optional('APIM_API_SECRET');
  const key = readPrivateKey(reader, 'APIM_PRIVATE_KEY_FILE');
  const keyId = reader.required('APIM_KEY_ID');
  if (apiKey === undefined || key === undefined || keyId === undefined) return undefined;
  return withSecrets({ issuedBy: 'apim', keyId } as const, {
    apiKey,
    ...(apiSecret !== undefined && { apiSecret }),
    privateKey: key.pem,
  });
}
