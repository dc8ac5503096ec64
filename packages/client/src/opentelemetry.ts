import type { CallEndEvent, CallEvent, CallListener, CallStartEvent } from './events.js';

type Attributes = Record<string, string | number | boolean>;

/**
 * The part of an OpenTelemetry span that is used; those of `@opentelemetry/api` have it.
 *
 * @example
 * ```ts
 * import type { SpanLike } from '@ers-kit/client/opentelemetry';
 *
 * declare const span: SpanLike;
 * span.setAttributes({ 'ers.operation': 'A005' });
 * span.end();
 * ```
 */
export interface SpanLike {
  /** Adds attributes to the span. */
  setAttributes(attributes: Attributes): unknown;
  /** Adds an event: a retry. */
  addEvent(name: string, attributes?: Attributes): unknown;
  /** Marks the span as failed. */
  setStatus(status: { code: number; message?: string }): unknown;
  /** Ends the span. */
  end(): void;
}

/**
 * The part of an OpenTelemetry tracer that is used; those of `@opentelemetry/api` have it.
 *
 * @example
 * ```ts
 * import { trace } from '@opentelemetry/api';
 * import { traceCalls, type TracerLike } from '@ers-kit/client/opentelemetry';
 *
 * const tracer: TracerLike = trace.getTracer('my-application');
 * const onEvent = traceCalls(tracer);
 * ```
 */
export interface TracerLike {
  /** Begins a span. */
  startSpan(name: string, options?: { kind?: number; attributes?: Attributes }): SpanLike;
}

/** `SpanKind.CLIENT` and `SpanStatusCode.ERROR` of the OpenTelemetry API. */
const clientKind = 2;
const errorStatus = 2;

/**
 * A listener for `onEvent` that makes one span of each call, named after its operation (`e-RS A005`). One
 * listener serves any number of clients.
 *
 * @example
 * ```ts
 * import { trace } from '@opentelemetry/api';
 * import { traceCalls } from '@ers-kit/client/opentelemetry';
 *
 * const onEvent = traceCalls(trace.getTracer('my-application'));
 * ```
 */
export function traceCalls(tracer: TracerLike): CallListener {
  const spans = new Map<string, SpanLike>();
  return (event: CallEvent) => {
    if (event.type === 'start') {
      spans.set(event.callId, startSpan(tracer, event));
      return;
    }
    const span = spans.get(event.callId);
    if (event.type === 'retry') {
      const { attempt, code, delayMilliseconds } = event;
      span?.addEvent('retry', {
        'ers.attempt': attempt,
        'ers.code': code,
        'ers.delay_ms': delayMilliseconds,
      });
      return;
    }
    spans.delete(event.callId);
    if (span) endSpan(span, event);
  };
}

function startSpan(tracer: TracerLike, { operation, mode, correlationId }: CallStartEvent): SpanLike {
  const attributes = {
    'ers.operation': operation,
    'ers.access_mode': mode,
    'ers.correlation_id': correlationId,
  };
  return tracer.startSpan(`e-RS ${operation}`, { kind: clientKind, attributes });
}

function endSpan(span: SpanLike, { status, outcome, attempts, requestId }: CallEndEvent): void {
  span.setAttributes({
    'ers.attempts': attempts,
    ...(status === undefined ? {} : { 'http.response.status_code': status }),
    ...(requestId === undefined ? {} : { 'ers.request_id': requestId }),
    ...(outcome === 'ok' ? {} : { 'error.type': outcome }),
  });
  if (outcome !== 'ok') span.setStatus({ code: errorStatus, message: outcome });
  span.end();
}
