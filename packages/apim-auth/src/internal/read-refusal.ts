import { safeText } from '@ers-kit/internal';

import {
  ApimAuthError,
  type ApimAuthErrorCode,
  type ApimAuthErrorDetails,
  type ApimOperation,
} from '../apim-auth-error.js';
import { explainTokenError, findTokenErrorRow, publishableDescription } from '../explain-token-error.js';

const identifier = /^[\w.:-]{1,100}$/;

/** Makes an error of an answer of the token service that is not 200. */
export async function readRefusal(operation: ApimOperation, response: Response): Promise<ApimAuthError> {
  const { status, headers } = response;
  const body = parseBody(await response.text().catch(() => ''));
  const error = typeof body['error'] === 'string' ? body['error'] : undefined;
  const description = typeof body['error_description'] === 'string' ? body['error_description'] : undefined;
  const row = findTokenErrorRow({
    status,
    ...(error === undefined ? {} : { error }),
    ...(description === undefined ? {} : { error_description: description }),
  });
  const details: ApimAuthErrorDetails = {
    operation,
    status,
    ...optional('reason', row?.reason),
    ...optional('error', row?.error === error ? error : safeText(error)),
    ...optional(
      'errorDescription',
      description === undefined ? undefined : publishableDescription(description),
    ),
    ...optional('messageId', readIdentifier(body['message_id'])),
    ...optional('correlationId', readIdentifier(headers.get('x-correlation-id'))),
    ...optional('retryAfter', readRetryAfter(headers)),
    ...(status >= 500 ? { ambiguous: true } : {}),
  };
  return new ApimAuthError(codeOf(status), describe(details, row?.meaning), details);
}

function codeOf(status: number): ApimAuthErrorCode {
  if (status === 429) return 'ERR_APIM_RATE_LIMIT';
  return status >= 500 ? 'ERR_APIM_SERVER' : 'ERR_APIM_TOKEN_REFUSED';
}

function describe(details: ApimAuthErrorDetails, meaning: string | undefined): string {
  const { operation, status, error, errorDescription, messageId } = details;
  const answer = [status, error, errorDescription && `"${errorDescription}"`].filter(Boolean).join(' ');
  const explained = meaning ?? explainTokenError(status === undefined ? {} : { status }).meaning;
  const support = messageId ? ` Message id for the API platform's support: ${messageId}.` : '';
  return `The token service (${operation}) answered ${answer}. ${explained} explainTokenError() lists causes and who can put it right.${support}`;
}

function parseBody(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? Object.fromEntries(Object.entries(body)) : {};
  } catch {
    return {};
  }
}

function readIdentifier(value: unknown): string | undefined {
  return typeof value === 'string' && identifier.test(value) ? value : undefined;
}

/** Milliseconds: seconds or, against the clock of the service, a date. Two minutes at most. */
function readRetryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? '';
  const wait = /^\d{1,4}$/.test(value)
    ? Number(value) * 1000
    : Date.parse(value) - Date.parse(headers.get('date') ?? '');
  return wait >= 0 ? Math.min(wait, 120_000) : undefined;
}

function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { [Key in Name]?: Value } {
  const entry: { [Key in Name]?: Value } = {};
  if (value !== undefined) entry[name] = value;
  return entry;
}
