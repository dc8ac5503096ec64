import { describe, expect, it } from 'vitest';

import {
  Cis2AuthError,
  signInFailure,
  type Cis2AuthErrorCode,
  type Cis2AuthErrorDetails,
  type SignInFailure,
} from '../src/index.js';

describe('signInFailure', () => {
  it.each<[SignInFailure, Cis2AuthErrorCode, Cis2AuthErrorDetails]>([
    ['cancelled', 'ERR_CIS2_SIGN_IN_REFUSED', { error: 'access_denied' }],
    ['unavailable', 'ERR_CIS2_SIGN_IN_REFUSED', { error: 'server_error' }],
    ['unavailable', 'ERR_CIS2_SIGN_IN_REFUSED', { error: 'temporarily_unavailable' }],
    ['not-trusted', 'ERR_CIS2_SIGN_IN_REFUSED', { error: 'invalid_scope' }],
    ['authentication-too-weak', 'ERR_CIS2_AUTHENTICATION_ASSURANCE', {}],
    ['identity-too-weak', 'ERR_CIS2_IDENTITY_ASSURANCE', {}],
    ['too-late', 'ERR_CIS2_TRANSACTION_EXPIRED', {}],
    ['too-late', 'ERR_CIS2_AUTH_TIME', {}],
    ['used-before', 'ERR_CIS2_TRANSACTION_INVALID', {}],
    ['used-before', 'ERR_CIS2_TRANSACTION_USED', {}],
    ['used-before', 'ERR_CIS2_STATE_MISMATCH', {}],
    ['unavailable', 'ERR_CIS2_UNREACHABLE', {}],
    ['unavailable', 'ERR_CIS2_TIMEOUT', {}],
    ['unavailable', 'ERR_CIS2_TOKEN_REQUEST', { operation: 'token', status: 503 }],
    ['unavailable', 'ERR_CIS2_DISCOVERY', { operation: 'discovery', status: 500 }],
    ['not-trusted', 'ERR_CIS2_TOKEN_REQUEST', { operation: 'token', status: 401, error: 'invalid_client' }],
    // A refusal of the token endpoint is none of the user.
    ['not-trusted', 'ERR_CIS2_TOKEN_REQUEST', { operation: 'token', status: 400, error: 'access_denied' }],
    ['not-trusted', 'ERR_CIS2_ID_TOKEN_SIGNATURE', {}],
    ['not-trusted', 'ERR_CIS2_CONFIGURATION', {}],
  ])('is %s for %s %j', (failure, code, details) => {
    expect(signInFailure(new Cis2AuthError(code, 'Something went wrong.', details))).toBe(failure);
  });

  it.each([
    undefined,
    null,
    new Cis2AuthError('ERR_CIS2_STORE', 'The store is gone.'),
    new Error('other'),
    { code: 'ERR_CIS2_TIMEOUT' },
  ])('knows nothing of %s', (error) => {
    expect(signInFailure(error)).toBeUndefined();
  });
});
