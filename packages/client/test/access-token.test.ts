import { CodedError } from '@ers-kit/internal';
import { everySink } from '@ers-kit/internal/testing';
import type { OperationId } from '@ers-kit/operations';
import { describe, expect, it } from 'vitest';
import { ErsAuthError, type ErsClientOptions } from '../src/index.js';
import { answerWith, fhirJson, referral, rejection, startServer, ubrn } from './helpers.js';

const ok = answerWith(200, fhirJson, JSON.stringify(referral));
const canary = 'canary-4711';

class TokenError extends CodedError<'ERR_TOKEN'> {
  readonly retryable: boolean;
  constructor(retryable: boolean) {
    super('TokenError', 'ERR_TOKEN', 'The token service is out.');
    this.retryable = retryable;
  }
}

async function refusal(accessToken: unknown, operation: 'A005' | 'A013' = 'A005'): Promise<ErsAuthError> {
  const server = await startServer(ok);
  const client = server.client({ accessToken: accessToken as ErsClientOptions['accessToken'], retry: {} });
  const error = await rejection(
    client.call<OperationId>(operation, operation === 'A005' ? { ubrn } : { ubrn, version: 1 }),
  );
  expect(server.seen).toHaveLength(0);
  if (!ErsAuthError.isInstance(error)) throw error;
  expect([error.code, error.status]).toEqual(['ERR_ERS_AUTH', undefined]);
  expect(error.message).toContain('no usable access token could be had');
  expect(everySink(error)).not.toContain(canary);
  return error;
}

describe('an access token that cannot be had', () => {
  it.each(['', 'two words', `line\r\n${canary}`, `Bearer ${canary}`, undefined, null, 7, { token: canary }])(
    'is one like %j',
    async (token) => {
      const error = await refusal(() => token);
      expect(error.problems.map(({ field }) => field)).toEqual(['accessToken']);
      expect(error.hint).toContain('developer');
    },
  );

  it.each([
    [
      'throws',
      () => {
        throw new TypeError(canary);
      },
    ],
    ['rejects', () => Promise.reject(Object.assign(new TypeError(canary), { token: canary }))],
  ])('is one whose source %s: its message is left out, its name kept', async (_name, source) => {
    const error = await refusal(source);
    expect(error.cause).toMatchObject({ message: 'TypeError' });
    expect(error.retryable).toBe(false);
  });

  it.each([canary, undefined, null, 5])('is one whose source throws %j', async (thrown) => {
    const error = await refusal(() => Promise.reject(thrown));
    expect(error.cause).toMatchObject({ message: 'Error' });
  });

  it.each([true, false])(
    'is one that ers-kit fails to get: its error is the cause (retryable: %s)',
    async (retryable) => {
      const cause = new TokenError(retryable);
      const error = await refusal(() => Promise.reject(cause), 'A013');
      expect(error.cause).toBe(cause);
      expect([error.retryable, error.processed]).toEqual([retryable, 'no']);
    },
  );

  it('does not keep a call waiting that is aborted', async () => {
    const server = await startServer(ok);
    const controller = new AbortController();
    const client = server.client({ accessToken: () => new Promise(() => undefined) });
    const call = rejection(client.call('A005', { ubrn, signal: controller.signal }));
    setImmediate(() => controller.abort(new Error('enough')));
    expect(await call).toMatchObject({ message: 'enough' });
    expect(server.seen).toHaveLength(0);
  });
});
