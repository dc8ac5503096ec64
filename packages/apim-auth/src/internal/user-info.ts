import { isRecord, RequestFailure } from '@ers-kit/internal';

import { ApimAuthError } from '../apim-auth-error.js';
import type { ApimContext } from './context.js';
import { readRefusal } from './read-refusal.js';
import { describeFailure, readJson } from './token-request.js';

/** CIS2's userinfo, by way of the platform. Only the combined flow has it. */
export async function readUserInfo(
  context: ApimContext,
  accessToken: string,
  signal: AbortSignal | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  const operation = 'userinfo';
  const headers = { authorization: `Bearer ${accessToken}`, accept: 'application/json' };
  const url = new URL('userinfo', context.tokenUrl).href;
  const response = await context.fetch(url, { headers }, signal).catch((error: unknown) => {
    throw error instanceof RequestFailure ? describeFailure(operation, error) : error;
  });
  if (response.status !== 200) throw await readRefusal(operation, response);
  const body = await readJson(response);
  if (isRecord(body) && typeof body['sub'] === 'string') return body;
  throw new ApimAuthError('ERR_APIM_TOKEN_RESPONSE', 'The platform sent no userinfo with a subject (sub).', {
    operation,
    status: 200,
  });
}
