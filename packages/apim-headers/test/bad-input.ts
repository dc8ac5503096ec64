import type { OperationId } from '@ers-kit/operations';
import { expect, it } from 'vitest';
import {
  ApimHeaderError,
  buildApimHeaders,
  type ApimHeaderOptions,
  type RequestContext,
} from '../src/index.js';

/** The error of a call that plain JavaScript could make. */
export function failureOf(id: unknown, context: unknown, options?: unknown): ApimHeaderError {
  try {
    buildApimHeaders(id as OperationId, context as RequestContext, options as ApimHeaderOptions);
  } catch (error) {
    if (ApimHeaderError.isInstance(error)) return error;
    throw error;
  }
  throw new Error('no error');
}

/** A call, the one field that is wrong in it, and what the problem says. */
type BadCall = readonly [
  name: string,
  id: OperationId,
  field: string,
  message: RegExp,
  context: unknown,
  options?: unknown,
];

/** Tests that each call is refused for its field, and for nothing else. */
export function itRefuses(calls: readonly BadCall[]): void {
  for (const [name, id, field, message, context, options] of calls) {
    it(`refuses ${name}`, () => {
      const error = failureOf(id, context, options);
      expect(error).toBeInstanceOf(ApimHeaderError);
      expect(error.name).toBe('ApimHeaderError');
      expect(error.code).toBe('ERR_HEADERS_INVALID');
      const [problem] = error.problems;
      expect(error.problems).toEqual([{ field, message: expect.stringMatching(message) as string }]);
      expect(problem?.message.startsWith(`${field} `)).toBe(true);
      expect(error.message).toContain(`\n- ${problem?.message}`);
      expect(error.message).toContain(`The headers of ${id} (`);
    });
  }
}

/** Tests one field of one operation with many values; `given` makes context and options of a value. */
export function itRefusesValues(
  id: OperationId,
  field: string,
  given: (value: unknown) => [context: unknown, options?: unknown],
  values: readonly (readonly [name: string, value: unknown, message: RegExp])[],
): void {
  itRefuses(values.map(([name, value, message]) => [name, id, field, message, ...given(value)]));
}
