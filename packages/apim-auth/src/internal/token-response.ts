import type { AccessToken, UserTokens } from '../apim-auth.js';
import { ApimAuthError, type ApimOperation } from '../apim-auth-error.js';
import type { TokenAnswer } from './token-request.js';

/** Reads the answer to a client-credentials request. */
export function readAccessToken({ body, sentAt }: TokenAnswer, operation: ApimOperation): AccessToken {
  const members = readMembers(body);
  const problems: string[] = [];
  const accessToken = members['access_token'];
  const expiresIn = readSeconds(members['expires_in']);
  const tokenType = members['token_type'];
  if (typeof accessToken !== 'string' || !/^[\x21-\x7e]{1,8192}$/.test(accessToken)) {
    problems.push('access_token is missing or not a string that fits a header');
  }
  if (expiresIn === undefined) problems.push('expires_in is missing or not a number of seconds');
  if (typeof tokenType !== 'string' || tokenType.toLowerCase() !== 'bearer')
    problems.push('token_type is not Bearer');
  if (problems.length > 0 || typeof accessToken !== 'string' || expiresIn === undefined) {
    throw new ApimAuthError(
      'ERR_APIM_TOKEN_RESPONSE',
      `The token service (${operation}) answered 200, but not with a token: ${problems.join('; ')}.`,
      { operation, status: 200, problems, ambiguous: true },
    );
  }
  return { accessToken, expiresAt: sentAt + expiresIn * 1000 };
}

/** Reads the answer to an exchange or a refresh. */
export function readUserTokens(answer: TokenAnswer, operation: ApimOperation): UserTokens {
  const members = readMembers(answer.body);
  const refreshToken = members['refresh_token'];
  const refreshExpiresIn = readSeconds(members['refresh_token_expires_in']);
  const refreshCount = readSeconds(members['refresh_count']);
  return {
    ...readAccessToken(answer, operation),
    ...(typeof refreshToken === 'string' && refreshToken !== '' ? { refreshToken } : {}),
    ...(refreshExpiresIn === undefined
      ? {}
      : { refreshTokenExpiresAt: answer.sentAt + refreshExpiresIn * 1000 }),
    ...(refreshCount === undefined ? {} : { refreshCount }),
  };
}

// The service sends its numbers as strings, its specification says integers: both are read.
function readSeconds(value: unknown): number | undefined {
  if (typeof value === 'string' && /^\d{1,9}$/.test(value)) return Number(value);
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function readMembers(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null ? Object.fromEntries(Object.entries(body)) : {};
}
