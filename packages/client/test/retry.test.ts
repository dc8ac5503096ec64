import { describe, expect, it } from 'vitest';
import { ErsNetworkError, ErsRateLimitError, ErsUnavailableError, type CallEvent } from '../src/index.js';
import { fakeClock } from './fake-clock.js';
import {
  answerWith,
  clinician,
  fhirJson,
  referral,
  rejection,
  startServer,
  ubrn,
  type Answering,
} from './helpers.js';

const ok = answerWith(200, { ...fhirJson, etag: 'W/"5"' }, JSON.stringify(referral));

/** Answers by turns; the last answer stays. */
const byTurns =
  (...answers: Answering[]): Answering =>
  (request, response, index) =>
    answers[Math.min(index, answers.length - 1)]?.(request, response, index);
const reset: Answering = (_request, response) => response.socket?.destroy();

describe('reads', () => {
  it.each([
    ['429', answerWith(429, {})],
    ['503', answerWith(503, fhirJson, '{"resourceType":"OperationOutcome"}')],
    ['a reset connection', reset],
  ])('are tried again after %s: 1 s, 2 s, 4 s and a little', async (_name, failure) => {
    const server = await startServer(byTurns(failure, failure, failure, ok));
    const clock = fakeClock();
    const { status } = await server.client({ retry: {}, clock }).call('A005', { ubrn });
    expect(status).toBe(200);
    expect(server.seen).toHaveLength(4);
    expect(clock.slept.map((milliseconds) => Math.floor(milliseconds / 1000))).toEqual([1, 2, 4]);
    for (const [index, slept] of clock.slept.entries()) expect(slept).toBeLessThanOrEqual(1250 * 2 ** index);
    expect(new Set(server.seen.map(({ headers }) => headers['x-correlation-id'])).size).toBe(1);
  });

  it('give up after four tries with the last error', async () => {
    const server = await startServer(answerWith(429, {}));
    const error = await rejection(server.client({ retry: {}, clock: fakeClock() }).call('A005', { ubrn }));
    expect(ErsRateLimitError.isInstance(error)).toBe(true);
    expect(server.seen).toHaveLength(4);
  });

  it('wait as long as Retry-After says, within the budget', async () => {
    const server = await startServer(byTurns(answerWith(503, { 'retry-after': '7' }), ok));
    const clock = fakeClock();
    await server.client({ retry: {}, clock }).call('A005', { ubrn });
    expect(clock.slept).toEqual([7000]);
  });

  it('do not wait longer than the budget', async () => {
    const server = await startServer(answerWith(503, { 'retry-after': '61' }));
    const clock = fakeClock();
    const error = await rejection(server.client({ retry: {}, clock }).call('A005', { ubrn }));
    expect(ErsUnavailableError.isInstance(error) && error.retryAfter).toBe(61);
    expect([server.seen.length, clock.slept]).toEqual([1, []]);
  });

  it.each([400, 401, 403, 404, 406, 409, 412, 415, 422, 423, 500, 502, 504])(
    'are not tried again after %d',
    async (status) => {
      const server = await startServer(answerWith(status, {}));
      await rejection(server.client({ retry: {}, clock: fakeClock() }).call('A005', { ubrn }));
      expect(server.seen).toHaveLength(1);
    },
  );

  it('stop waiting when aborted, with the reason', async () => {
    const server = await startServer(answerWith(429, {}));
    const controller = new AbortController();
    const client = server.client({
      retry: {},
      onEvent: ({ type }) => type === 'retry' && controller.abort(new Error('enough')),
    });
    const started = performance.now();
    expect(await rejection(client.call('A005', { ubrn, signal: controller.signal }))).toMatchObject({
      message: 'enough',
    });
    expect(performance.now() - started).toBeLessThan(900);
    expect(server.seen).toHaveLength(1);
  });

  it('that are POSTs are tried again as well (A008)', async () => {
    const list = answerWith(200, fhirJson, '{"resourceType":"List","status":"current","mode":"snapshot"}');
    const server = await startServer(byTurns(reset, list));
    const client = server.client({ retry: {}, clock: fakeClock() });
    await client.call('A008', { body: { resourceType: 'Parameters' } });
    expect(server.seen.map(({ body }) => body)).toEqual([
      '{"resourceType":"Parameters"}',
      '{"resourceType":"Parameters"}',
    ]);
  });

  it('ask for a token at each try', async () => {
    const server = await startServer(byTurns(answerWith(429, {}), ok));
    let asked = 0;
    const client = server.client({ retry: {}, clock: fakeClock(), accessToken: () => `t${(asked += 1)}` });
    await client.call('A005', { ubrn });
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer t1', 'Bearer t2']);
  });
});

describe('writes', () => {
  const input = { ubrn, version: 5 } as const;

  it('are tried again after 429, which proves that nothing was done', async () => {
    const server = await startServer(byTurns(answerWith(429, {}), ok));
    const { status } = await server.client({ retry: {}, clock: fakeClock() }).call('A013', input);
    expect([status, server.seen.length]).toEqual([200, 2]);
  });

  it('are tried again where the connection was refused', async () => {
    const server = await startServer(ok);
    let tries = 0;
    const fetch: typeof globalThis.fetch = async (url, init) => {
      tries += 1;
      if (tries > 1) return globalThis.fetch(url, init);
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
      });
    };
    await server.client({ retry: {}, clock: fakeClock(), fetch }).call('A013', input);
    expect([tries, server.seen.length]).toEqual([2, 1]);
  });

  it.each([
    ['500', answerWith(500, {})],
    ['502', answerWith(502, {})],
    ['503 with Retry-After', answerWith(503, { 'retry-after': '1' })],
    ['504', answerWith(504, {})],
    ['a reset connection', reset],
    [
      'an answer that breaks off',
      (_request, response) =>
        response.writeHead(200, { 'content-length': '99' }).write('{', () => response.destroy()),
    ],
    ['a success that is no resource', answerWith(200, {}, '<html>')],
  ] as [string, Answering][])('are sent once where the outcome is unknown: %s', async (_name, failure) => {
    const server = await startServer(failure);
    const error = await rejection(server.client({ retry: {}, clock: fakeClock() }).call('A013', input));
    if (!ErsUnavailableError.isInstance(error) && !ErsNetworkError.isInstance(error)) throw error;
    expect(error).toMatchObject({ processed: 'unknown', retryable: false });
    expect(error.message).toContain('read the record again before sending the change again');
    expect(server.seen).toHaveLength(1);
  });

  it('that are streams are sent once', async () => {
    const server = await startServer(answerWith(429, {}));
    const body = new Blob(['x']).stream();
    const error = await rejection(
      server.client({ retry: {}, clock: fakeClock() }).call('A020', { body, fileName: 'a.txt' }),
    );
    expect(ErsRateLimitError.isInstance(error) && error.processed).toBe('no');
    expect(server.seen).toHaveLength(1);
  });
});

describe('events', () => {
  it('tell of start, retry and end, without identifiers', async () => {
    const events: CallEvent[] = [];
    const server = await startServer(byTurns(answerWith(429, {}), ok));
    const client = server.client({ retry: {}, clock: fakeClock(), onEvent: (event) => events.push(event) });
    await client.call('A005', { ubrn, correlationId: 'c-1' });
    const base = {
      callId: events[0]?.callId,
      operation: 'A005',
      mode: 'user-restricted',
      correlationId: 'c-1',
    };
    expect(events).toEqual([
      { ...base, type: 'start' },
      {
        ...base,
        type: 'retry',
        attempt: 1,
        status: 429,
        code: 'ERR_ERS_RATE_LIMIT',
        delayMilliseconds: expect.any(Number) as number,
      },
      {
        ...base,
        type: 'end',
        attempts: 2,
        outcome: 'ok',
        status: 200,
        requestId: undefined,
        durationMilliseconds: expect.any(Number) as number,
      },
    ]);
    expect(JSON.stringify(events)).not.toContain(ubrn);
  });

  it.each([
    ['an error of e-RS', answerWith(404, {}), {}, 'ERR_ERS_NOT_FOUND'],
    ['the caller', ok, { signal: AbortSignal.abort() }, 'aborted'],
  ] as const)('tell when %s ends a call', async (_name, answer, more, outcome) => {
    const events: CallEvent[] = [];
    const server = await startServer(answer);
    const client = server.client({ onEvent: (event) => events.push(event) });
    await rejection(client.call('A005', { ubrn, ...more }));
    expect(events.map((event) => (event.type === 'end' ? event.outcome : event.type))).toEqual([
      'start',
      outcome,
    ]);
  });

  it('tell when no access token could be had', async () => {
    const events: CallEvent[] = [];
    const server = await startServer(ok);
    const client = server.client({
      accessToken: () => Promise.reject(new Error('signed out')),
      onEvent: (event) => events.push(event),
    });
    await rejection(client.call('A005', { ubrn }));
    expect(events.at(-1)).toMatchObject({ type: 'end', outcome: 'ERR_ERS_AUTH' });
    expect(server.seen).toHaveLength(0);
  });

  it('do not disturb a call when the listener throws', async () => {
    const server = await startServer(ok);
    const client = server.client({
      onEvent: () => {
        throw new Error('listener');
      },
    });
    expect((await client.as(clinician).call('A005', { ubrn })).status).toBe(200);
  });
});
