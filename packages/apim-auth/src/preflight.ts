import { environments, requireApim, type Environment, type PrivateKey } from '@ers-kit/environments';
import {
  createGuardedFetch,
  isLoopbackHostname,
  isRecord,
  type Clock,
  type GuardedFetch,
} from '@ers-kit/internal';
import type { PreflightCheck, PreflightReport } from './preflight-report.js';
import { findKeyProblem, toJwks, type PublicSigningJwk } from './signing-keys.js';

/**
 * What {@link preflight} looks at.
 *
 * @example
 * ```ts
 * import type { PreflightOptions } from '@ers-kit/apim-auth';
 * import { environments } from '@ers-kit/environments';
 *
 * declare const privateKey: string;
 * const options: PreflightOptions = {
 *   environment: environments.integration,
 *   privateKey,
 *   keyId: 'int-1',
 *   jwksUrl: 'https://app.example/jwks.json',
 * };
 * ```
 */
export interface PreflightOptions {
  /** Which environment the calls will be for. */
  readonly environment: Environment;
  /** The private key that will sign. */
  readonly privateKey: PrivateKey;
  /** The `kid` that assertions will carry. */
  readonly keyId: string;
  /** The JWKS URL as registered with the platform. */
  readonly jwksUrl: string;
  /** Opens an encrypted PEM. */
  readonly keyPassphrase?: string;
  /** Default: the global one. */
  readonly fetch?: typeof globalThis.fetch;
  /** Default: `Date`. */
  readonly clock?: Clock;
}

type Status = PreflightCheck['status'];

const timeoutMilliseconds = 10_000;

/**
 * Checks, before the first call for a token, what most often goes wrong with it: the key, its id and its
 * JWKS, the rules for the URL, the algorithm, whether CIS2 and the platform belong together, and the clock.
 * It asks for no token, and sends nothing secret.
 *
 * @returns What was found. A check that fails is in the report.
 * @throws `EnvironmentError` `ERR_ENVIRONMENT_PART_MISSING` where the environment has no platform part.
 *
 * @example
 * ```ts
 * import { formatPreflight, preflight } from '@ers-kit/apim-auth';
 * import { environments } from '@ers-kit/environments';
 *
 * declare const privateKey: string;
 * const report = await preflight({
 *   environment: environments.integration,
 *   privateKey,
 *   keyId: 'int-1',
 *   jwksUrl: 'https://app.example/jwks.json',
 * });
 * if (!report.ok) throw new Error(formatPreflight(report));
 * ```
 */
export async function preflight(options: PreflightOptions): Promise<PreflightReport> {
  const fetch = createGuardedFetch({ fetch: options.fetch, timeoutMilliseconds });
  const keyProblem = findKeyProblem(options.privateKey, options.keyPassphrase);
  const urlProblem = findUrlProblem(options.jwksUrl);
  const jwks = urlProblem === undefined ? await readJwks(options.jwksUrl, fetch) : undefined;
  const published = Array.isArray(jwks) ? jwks.find(({ kid }) => kid === options.keyId) : undefined;
  const checks: PreflightCheck[] = [
    check('private-key', keyProblem, 'It is an RSA key that can sign with RS512.'),
    check('jwks-url', urlProblem, 'It is a public https URL with a path.'),
    typeof jwks === 'string' || jwks === undefined
      ? {
          name: 'jwks',
          status: jwks === undefined ? 'skipped' : 'failed',
          message: jwks ?? 'The URL has to be right first.',
        }
      : { name: 'jwks', status: 'passed', message: `It can be read and holds ${jwks.length} keys.` },
    checkKeyId(Array.isArray(jwks) ? jwks : undefined, options.keyId),
    await checkPublicKey(options, published, keyProblem),
    checkAlgorithm(published),
    checkPairing(options.environment),
    await checkClock(options, fetch),
  ];
  return {
    ok: checks.every(({ status }) => status === 'passed' || status === 'warning'),
    environment: options.environment.name,
    checks,
  };
}

function check(name: PreflightCheck['name'], problem: string | undefined, good: string): PreflightCheck {
  const status: Status = problem === undefined ? 'passed' : 'failed';
  return { name, status, message: problem ?? good };
}

function findUrlProblem(jwksUrl: string): string | undefined {
  if (!URL.canParse(jwksUrl)) return 'It is not a URL.';
  const { protocol, hostname, pathname } = new URL(jwksUrl);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopbackHostname(hostname)))
    return 'It must be https.';
  return pathname === '/' ? 'It needs a path after the host: the platform refuses a bare host.' : undefined;
}

/** The RSA keys at a URL, or what is wrong with them. */
async function readJwks(
  url: string,
  fetch: GuardedFetch,
): Promise<readonly Readonly<Record<string, unknown>>[] | string> {
  try {
    const response = await fetch(url, { headers: { accept: 'application/json', 'user-agent': 'APIM' } });
    if (response.status !== 200)
      return `It answers ${response.status} to the user agent "APIM" in place of 200.`;
    const body: unknown = await response.json();
    const keys: unknown = isRecord(body) ? body['keys'] : undefined;
    return Array.isArray(keys) && keys.every(isRecord) ? keys : 'It answers something else than a JWK set.';
  } catch {
    return 'It cannot be read: unreachable, a redirect, an untrusted certificate, or no JSON.';
  }
}

function checkKeyId(
  keys: readonly Readonly<Record<string, unknown>>[] | undefined,
  keyId: string,
): PreflightCheck {
  const name = 'key-id';
  if (!keys) return { name, status: 'skipped', message: 'The JWKS has to be readable first.' };
  const count = keys.filter(({ kid }) => kid === keyId).length;
  if (count === 1) {
    const message =
      'The JWKS holds it once. A key published less than an hour ago may not be known to the platform yet.';
    return { name, status: 'passed', message };
  }
  const message =
    count === 0
      ? 'The JWKS holds no key with this id. It is compared exactly.'
      : 'The JWKS holds this id more than once.';
  return { name, status: 'failed', message };
}

async function checkPublicKey(
  { privateKey, keyPassphrase }: PreflightOptions,
  published: Readonly<Record<string, unknown>> | undefined,
  keyProblem: string | undefined,
): Promise<PreflightCheck> {
  const name = 'public-key';
  if (!published || keyProblem !== undefined) {
    return { name, status: 'skipped', message: 'The private key and the id have to be right first.' };
  }
  // The id that a JWK may carry is not the one that assertions will: only the numbers of the key are compared.
  const keyId = 'compared';
  const given = {
    key: privateKey,
    keyId,
    ...(keyPassphrase === undefined ? {} : { passphrase: keyPassphrase }),
  };
  const [own]: readonly (PublicSigningJwk | undefined)[] = (await toJwks([given])).keys;
  const leaked = ['d', 'p', 'q', 'dp', 'dq', 'qi'].some((member) => member in published);
  if (leaked)
    return {
      name,
      status: 'failed',
      message: 'The JWKS publishes the PRIVATE key. Withdraw the key and make a new one.',
    };
  const same = published['n'] === own?.n && published['e'] === own?.e;
  return check(
    name,
    same ? undefined : 'The published key does not belong to the private key.',
    'It belongs to the private key.',
  );
}

function checkAlgorithm(published: Readonly<Record<string, unknown>> | undefined): PreflightCheck {
  const name = 'algorithm';
  if (!published) return { name, status: 'skipped', message: 'The id has to be right first.' };
  const { alg, use, kty } = published;
  if (kty !== 'RSA' || (alg !== undefined && alg !== 'RS512')) {
    return { name, status: 'failed', message: 'The published key must have kty "RSA" and alg "RS512".' };
  }
  if (alg === undefined || use !== 'sig') {
    return { name, status: 'warning', message: 'The published key should say alg "RS512" and use "sig".' };
  }
  return { name, status: 'passed', message: 'The key is for RS512 signatures.' };
}

function checkPairing(environment: Environment): PreflightCheck {
  const name = 'pairing';
  const { tokenUrl } = requireApim(environment);
  const issuer = environment.cis2?.issuer;
  if (issuer === undefined)
    return { name, status: 'warning', message: 'The environment names no CIS2 issuer.' };
  const known = Object.values(environments);
  const byToken = known.find(({ apim }) => apim?.tokenUrl === tokenUrl);
  const byIssuer = known.find(({ cis2 }) => cis2?.issuer === issuer);
  if (!byToken && !byIssuer) {
    return {
      name,
      status: 'warning',
      message: 'Neither the token URL nor the issuer is one of the NHS: a simulator or proxy.',
    };
  }
  const paired = byToken?.cis2?.issuer === issuer;
  const belongs = `CIS2 of "${byIssuer?.name ?? 'another system'}" with the platform of "${byToken?.name ?? 'another system'}"`;
  return check(
    name,
    paired ? undefined : `They do not belong together: ${belongs}.`,
    'The platform takes ID tokens of this CIS2.',
  );
}

async function checkClock(
  { environment, clock = Date }: PreflightOptions,
  fetch: GuardedFetch,
): Promise<PreflightCheck> {
  const name = 'clock';
  const url = new URL('_ping', requireApim(environment).tokenUrl).href;
  let serverTime = Number.NaN;
  try {
    const { headers } = await fetch(url, { method: 'GET' });
    serverTime = Date.parse(headers.get('date') ?? '');
  } catch {
    return {
      name,
      status: 'failed',
      message: 'The platform cannot be reached to compare clocks. Check DNS, proxy and firewall.',
    };
  }
  if (Number.isNaN(serverTime))
    return { name, status: 'warning', message: 'The platform does not tell its time.' };
  const offset = Math.round((serverTime - clock.now()) / 1000);
  if (Math.abs(offset) <= 10)
    return { name, status: 'passed', message: 'It is right to within ten seconds.' };
  const message = `It is ${Math.abs(offset)} seconds ${offset > 0 ? 'behind' : 'ahead of'} the platform. Set it by NTP.`;
  return { name, status: Math.abs(offset) > 60 ? 'failed' : 'warning', message };
}
