import { expectTypeOf } from 'vitest';
import {
  defineEnvironment,
  environments,
  getEnvironment,
  loadConfig,
  requireLegacy,
  type ApimCredentials,
  type Cis2Credentials,
  type Environment,
  type EnvironmentName,
  type IdToken,
  type PrivateKey,
} from '../src/index.js';

// The known environments have their parts.
expectTypeOf(environments.integration.apim.tokenUrl).toBeString();
expectTypeOf(environments.production.cis2.issuer).toBeString();
expectTypeOf(environments.deployment.legacy.basePaths.STU3).toEqualTypeOf<'/ers-api/STU3/v1'>();
// @ts-expect-error the sandbox never was on HSCN
void environments.sandbox.legacy.origin;
expectTypeOf<EnvironmentName>().toEqualTypeOf<'production' | 'integration' | 'deployment' | 'sandbox'>();
expectTypeOf(getEnvironment('integration').legacy.origin).toBeString();
declare const anyName: string;
expectTypeOf(getEnvironment(anyName)).toEqualTypeOf<Environment>();
// @ts-expect-error read-only
environments.integration.ersBaseUrl = 'https://evil.example';

// Those of one's own may lack them.
const own = defineEnvironment({ name: 'own', ersBaseUrl: 'https://proxy.example' });
// @ts-expect-error may be missing
void own.apim.tokenUrl;
expectTypeOf(requireLegacy(own).origin).toBeString();
// @ts-expect-error no base URL
defineEnvironment({ name: 'own' });
// @ts-expect-error no such part
defineEnvironment({ name: 'own', ersBaseUrl: 'https://proxy.example', spine: {} });

// What comes of a configuration follows from its parts.
const both = loadConfig({}, { parts: ['cis2', 'apim'] });
expectTypeOf(both.cis2).toEqualTypeOf<Cis2Credentials>();
expectTypeOf(both.apim).toEqualTypeOf<ApimCredentials>();
expectTypeOf(both.environment.apim.tokenUrl).toBeString();
const apimAlone = loadConfig({}, { parts: ['apim'] });
expectTypeOf(apimAlone.apim.apiKey).toBeString();
// @ts-expect-error CIS2 was not asked for
void apimAlone.cis2.clientId;
// @ts-expect-error CIS2 was not asked for
void apimAlone.environment.cis2.issuer;
expectTypeOf(loadConfig({}).apim).toEqualTypeOf<ApimCredentials | undefined>();
// @ts-expect-error no such part
loadConfig({}, { parts: ['cis1'] });

// The credentials of CIS2 and those of the API platform cannot be mixed up.
declare function signIn(credentials: Cis2Credentials): void;
declare function exchange(credentials: ApimCredentials): void;
signIn(both.cis2);
exchange(both.apim);
// @ts-expect-error those of the platform at CIS2
signIn(both.apim);
// @ts-expect-error those of CIS2 at the platform
exchange(both.cis2);

// Nor is any text an ID token.
declare function exchangeIdToken(token: IdToken): void;
// @ts-expect-error not verified
exchangeIdToken('ey…');

// Keys of Node's types and of the DOM library's are the same.
expectTypeOf<PrivateKey>().not.toBeAny();
expectTypeOf<CryptoKey>().toExtend<PrivateKey>();
expectTypeOf<JsonWebKey>().toExtend<PrivateKey>();
expectTypeOf<PrivateKey>().toExtend<CryptoKey | JsonWebKey | string>();
