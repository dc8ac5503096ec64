import type { ApimCredentials, Cis2Credentials, Environment, IdToken } from '@ers-kit/environments';
import { expectTypeOf } from 'vitest';

import {
  createApimAuth,
  type ApimAuth,
  type TokenErrorReason,
  type TokenSource,
  type UserTokens,
} from '../src/index.js';

declare const environment: Environment;
declare const cis2: Cis2Credentials;
declare const apim: ApimCredentials;
declare const auth: ApimAuth;
declare const idToken: IdToken;
declare const source: TokenSource;

expectTypeOf(createApimAuth({ environment, credentials: apim })).toEqualTypeOf<ApimAuth>();
// @ts-expect-error the credentials of CIS2 are others
createApimAuth({ environment, credentials: cis2 });
expectTypeOf(auth.exchangeIdToken(idToken)).resolves.toEqualTypeOf<UserTokens>();
// @ts-expect-error any string will not do: CIS2's access token is one
void auth.exchangeIdToken('token');
// @ts-expect-error an application token has no refresh token
void auth.applicationToken().then(({ refreshToken }) => refreshToken);

expectTypeOf(source.accessToken).toExtend<() => Promise<string>>();
expectTypeOf<'assertion-audience'>().toExtend<TokenErrorReason>();
expectTypeOf<'unknown'>().not.toExtend<TokenErrorReason>();
