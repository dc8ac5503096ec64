import { decodeJwt } from 'jose';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import type { ApimAuthErrorCode } from '../src/index.js';
import { errorOf, makeAuth, makeIdToken, startFakeApim, success, type Answer } from './support/fake-apim.js';

const apim = await startFakeApim();
beforeEach(apim.reset);
afterAll(apim.stop);

const refusal = (description: string, status = 400): Answer => ({
  status,
  body: { error: 'invalid_request', error_description: description, message_id: 'rrt-1' },
});
const expired = "Invalid 'exp' claim in client_assertion JWT - JWT has expired";
const tooFar = "Invalid 'exp' claim in client_assertion JWT - more than 5 minutes in future";
const assertions = () => apim.requests.map(({ form }) => decodeJwt(form['client_assertion'] ?? ''));
const thenSuccess = (...answers: Answer[]) =>
  apim.answerWith((_request, index) => answers[index] ?? { body: success });
const exchange = async (options = {}) =>
  makeAuth(apim, options).exchangeIdToken(await makeIdToken(apim.clock));

describe('what is sent again', () => {
  it.each<[string, Answer]>([
    ['429', { status: 429 }],
    ['500', { status: 500, body: { error: 'unknown_error' } }],
    ['502 of a proxy', { status: 502, body: '<html>' }],
    ['503', { status: 503 }],
    ['a broken connection', { drop: true }],
  ])('an exchange after %s, with a new assertion', async (_name, answer) => {
    thenSuccess(answer, answer);
    await expect(exchange()).resolves.toMatchObject({ accessToken: success.access_token });
    expect(new Set(assertions().map(({ jti }) => jti)).size).toBe(3);
    expect(apim.clock.waits).toHaveLength(2);
    expect(apim.clock.waits[1]).toBeGreaterThan(apim.clock.waits[0] ?? 0);
  });

  it('waits as long as the service asks', async () => {
    thenSuccess({ status: 429, headers: { 'retry-after': '7' } });
    await exchange();
    expect(apim.clock.waits).toEqual([7000]);
  });

  it('waits until the date that the service gives, on its clock', async () => {
    const [date, later] = [3_600_000, 3_609_000].map((offset) =>
      new Date(apim.clock.now() + offset).toUTCString(),
    );
    thenSuccess({ status: 429, headers: { date: date ?? '', 'retry-after': later ?? '' } });
    await exchange();
    expect(apim.clock.waits).toEqual([9000]);
  });

  it.each(['soon', '-5', '1e9', ''])('does not take %j for a time to wait', async (retryAfter) => {
    thenSuccess({ status: 503, headers: { 'retry-after': retryAfter } });
    await exchange();
    expect(apim.clock.waits[0]).toBeLessThanOrEqual(500);
  });

  it('makes other callers wait as well after 429', async () => {
    const auth = makeAuth(apim, { retries: 0 });
    const start = apim.clock.now();
    thenSuccess({ status: 429, headers: { 'retry-after': '7' } });
    expect((await errorOf(auth.applicationToken())).code).toBe('ERR_APIM_RATE_LIMIT');
    await Promise.all([auth.applicationToken(), auth.applicationToken()]);
    expect(apim.requests.map(({ at }) => at - start)).toEqual([0, 7000, 7000]);
  });

  it('gives up after the last attempt', async () => {
    apim.answerWith({ status: 503 });
    expect((await errorOf(exchange({ retries: 3 }))).code).toBe('ERR_APIM_SERVER');
    expect(apim.requests).toHaveLength(4);
  });

  it.each<[string, Answer, ApimAuthErrorCode]>([
    ['a refusal', refusal('Missing client_assertion'), 'ERR_APIM_TOKEN_REFUSED'],
    [
      'a used jti, which would be a fault of ours',
      refusal("Non-unique 'jti' claim in client_assertion JWT"),
      'ERR_APIM_TOKEN_REFUSED',
    ],
    ['a redirect', { status: 307, headers: { location: 'https://evil.example' } }, 'ERR_APIM_REDIRECT'],
    ['nonsense with 200', { body: 'hello' }, 'ERR_APIM_TOKEN_RESPONSE'],
  ])('not after %s', async (_name, answer, code) => {
    apim.answerWith(answer);
    expect((await errorOf(exchange())).code).toBe(code);
    expect(apim.requests).toHaveLength(1);
  });

  it.each<[string, Answer, ApimAuthErrorCode]>([
    ['500', { status: 500 }, 'ERR_APIM_SERVER'],
    ['a broken connection', { drop: true }, 'ERR_APIM_UNREACHABLE'],
    ['nonsense with 200', { body: 'hello' }, 'ERR_APIM_TOKEN_RESPONSE'],
  ])('never a refresh that may have counted: %s', async (_name, answer, code) => {
    apim.answerWith(answer);
    const error = await errorOf(makeAuth(apim).refresh('refresh-1'));
    expect(error).toMatchObject({ code, ambiguous: true });
    expect(apim.requests).toHaveLength(1);
  });

  it('a refresh after 429, which did not count', async () => {
    thenSuccess({ status: 429 });
    await makeAuth(apim).refresh('refresh-1');
    expect(apim.requests).toHaveLength(2);
  });

  it('a refresh whose connection was refused', async () => {
    let attempts = 0;
    const auth = makeAuth(apim, {
      fetch: async (input, init) => {
        attempts += 1;
        if (attempts === 1)
          throw new TypeError('fetch failed', {
            cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
          });
        return apim.fetch(input, init);
      },
    });
    await auth.refresh('refresh-1');
    expect(attempts).toBe(2);
  });

  it('not when no answer comes in time and the token works once', async () => {
    apim.answerWith(() => new Promise(() => undefined));
    const error = await errorOf(makeAuth(apim, { requestTimeoutSeconds: 0.05 }).refresh('refresh-1'));
    expect(error).toMatchObject({ code: 'ERR_APIM_TIMEOUT', ambiguous: true });
  });

  it('not when aborted before it is sent', async () => {
    const idToken = await makeIdToken(apim.clock);
    const error = await errorOf(makeAuth(apim).exchangeIdToken(idToken, { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ code: 'ERR_APIM_ABORTED', ambiguous: false });
    expect(apim.requests).toHaveLength(0);
  });

  it('not when aborted while it is under way', async () => {
    const controller = new AbortController();
    apim.answerWith(() => {
      controller.abort();
      return new Promise(() => undefined);
    });
    const idToken = await makeIdToken(apim.clock);
    const error = await errorOf(makeAuth(apim).exchangeIdToken(idToken, { signal: controller.signal }));
    expect(error).toMatchObject({ code: 'ERR_APIM_ABORTED', ambiguous: true });
    expect(apim.requests).toHaveLength(1);
  });
});

describe('the clock of the service', () => {
  const hour = 3_600_000;
  const serverDate = (offset: number) => new Date(apim.clock.now() + offset).toUTCString();

  it.each([
    ['an hour ahead', expired, hour],
    ['an hour behind', tooFar, -hour],
  ])('%s: one retry with the time of its Date header', async (_name, description, offset) => {
    const idToken = await makeIdToken(apim.clock, { exp: apim.clock.now() / 1000 + 9000 });
    const auth = makeAuth(apim);
    thenSuccess({ ...refusal(description), headers: { date: serverDate(offset) } });
    await auth.exchangeIdToken(idToken);
    const now = apim.clock.now() / 1000;
    expect(assertions().map(({ exp }) => exp)).toEqual([now + 180, now + 180 + offset / 1000]);
    await auth.exchangeIdToken(idToken);
    expect(assertions()[2]?.exp).toBe(now + 180 + offset / 1000);
    expect(apim.clock.waits).toEqual([]);
  });

  it('no second retry, and the offset is forgotten when it does not help', async () => {
    const auth = makeAuth(apim);
    const idToken = await makeIdToken(apim.clock, { exp: apim.clock.now() / 1000 + 9000 });
    apim.answerWith({ ...refusal(expired), headers: { date: serverDate(hour) } });
    expect((await errorOf(auth.exchangeIdToken(idToken))).reason).toBe('assertion-expired');
    expect(apim.requests).toHaveLength(2);
    apim.answerWith({ body: success });
    await auth.exchangeIdToken(idToken);
    expect(assertions()[2]?.exp).toBe(apim.clock.now() / 1000 + 180);
  });

  it('no retry without a usable Date header', async () => {
    apim.answerWith({ ...refusal(expired), headers: { date: 'tomorrow' } });
    expect((await errorOf(exchange())).reason).toBe('assertion-expired');
    expect(apim.requests).toHaveLength(1);
  });
});

describe('the rate limit', () => {
  it('makes the request over the limit wait for its turn', async () => {
    const auth = makeAuth(apim, { requestsPerMinute: 3 });
    const idToken = await makeIdToken(apim.clock);
    const start = apim.clock.now();
    for (let index = 0; index < 7; index += 1) await auth.exchangeIdToken(idToken);
    expect(apim.requests.map(({ at }) => at - start)).toEqual([0, 0, 0, 60_000, 60_000, 60_000, 120_000]);
  });

  it('keeps to it for callers at the same moment as well', async () => {
    const auth = makeAuth(apim, { requestsPerMinute: 3 });
    await Promise.all(Array.from({ length: 7 }, () => auth.applicationToken()));
    expect(apim.requests).toHaveLength(7);
    expect(apim.clock.waits).toEqual([60_000, 60_000]);
  });

  it('can be aborted while waiting', async () => {
    const auth = makeAuth(apim, { requestsPerMinute: 1 });
    await auth.applicationToken();
    const error = await errorOf(auth.applicationToken({ signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ code: 'ERR_APIM_ABORTED', ambiguous: false });
    await auth.applicationToken();
    expect(apim.requests).toHaveLength(2);
  });
});
