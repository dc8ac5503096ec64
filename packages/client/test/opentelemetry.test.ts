import type { Tracer } from '@opentelemetry/api';
import { describe, expect, it } from 'vitest';
import { traceCalls, type SpanLike, type TracerLike } from '../src/opentelemetry.js';
import { fakeClock } from './fake-clock.js';
import { answerWith, fhirJson, referral, rejection, startServer, ubrn } from './helpers.js';

// A tracer of OpenTelemetry is one that is taken.
const accepts = (tracer: Tracer): TracerLike => tracer;

/** A tracer that writes down what it is told. */
function recorder(): { tracer: TracerLike; log: unknown[] } {
  const log: unknown[] = [];
  const span: SpanLike = {
    setAttributes: (attributes) => log.push(['attributes', attributes]),
    addEvent: (name, attributes) => log.push([name, attributes]),
    setStatus: (status) => log.push(['status', status]),
    end: () => void log.push(['end']),
  };
  return {
    log,
    tracer: {
      startSpan(name, options) {
        log.push([name, options]);
        return span;
      },
    },
  };
}

describe('traceCalls', () => {
  it('is made for the tracers of OpenTelemetry', () => {
    expect(accepts).toBeTypeOf('function');
  });

  it('makes one span of a call with its retries', async () => {
    const { tracer, log } = recorder();
    const server = await startServer((request, response, index) =>
      index === 0
        ? response.writeHead(429).end()
        : answerWith(200, { ...fhirJson, 'x-request-id': 'r-1' }, JSON.stringify(referral))(
            request,
            response,
            index,
          ),
    );
    const client = server.client({ retry: {}, clock: fakeClock(), onEvent: traceCalls(tracer) });
    await client.call('A005', { ubrn, correlationId: 'c-1' });
    expect(log).toEqual([
      [
        'e-RS A005',
        {
          kind: 2,
          attributes: {
            'ers.operation': 'A005',
            'ers.access_mode': 'user-restricted',
            'ers.correlation_id': 'c-1',
          },
        },
      ],
      [
        'retry',
        { 'ers.attempt': 1, 'ers.code': 'ERR_ERS_RATE_LIMIT', 'ers.delay_ms': expect.any(Number) as number },
      ],
      ['attributes', { 'ers.attempts': 2, 'http.response.status_code': 200, 'ers.request_id': 'r-1' }],
      ['end'],
    ]);
    expect(JSON.stringify(log)).not.toContain(ubrn);
  });

  it('marks a span whose call failed', async () => {
    const { tracer, log } = recorder();
    const server = await startServer(answerWith(404, {}));
    await rejection(server.client({ onEvent: traceCalls(tracer) }).call('A005', { ubrn }));
    expect(log.slice(1)).toEqual([
      [
        'attributes',
        { 'ers.attempts': 1, 'http.response.status_code': 404, 'error.type': 'ERR_ERS_NOT_FOUND' },
      ],
      ['status', { code: 2, message: 'ERR_ERS_NOT_FOUND' }],
      ['end'],
    ]);
  });
});
