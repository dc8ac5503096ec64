import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  operations,
  operationUrl,
  OperationError,
  type OperationDefinition,
  type OperationId,
} from '../src/index.js';
import { environment, validParameters } from './valid-parameters.js';

const ids = Object.keys(operations) as OperationId[];
const nasty = fc.constantFrom(
  '..',
  '.',
  '%2e%2e',
  '/',
  '//evil.example',
  '\\',
  '?',
  '#',
  '&',
  '=',
  ';',
  '\r\n',
  '\0',
  ' ',
  '\u2028',
  '@',
  ':80',
  '%',
  '%00',
  '$',
  '*',
  '{ubrn}',
  'é',
  '\u{1F600}',
  '\uD800',
  'javascript:',
  '123456789012',
  'ReferralRequest/123456789012/_history/1',
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  nasty,
  fc.array(nasty, { maxLength: 4 }).map((parts) => parts.join('')),
);
const value = fc.oneof(text, fc.array(text, { maxLength: 3 }), fc.anything());

/** RFC 3986: the characters of a path or a query, and percent-encoded octets. */
const grammar = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-F]{2})*$/;

/** The URL, or `undefined` where the parameters are refused. */
function urlOrNone(id: OperationId, parameters: Record<string, unknown>): string | undefined {
  try {
    return operationUrl(environment, id, parameters);
  } catch (error) {
    if (OperationError.isInstance(error)) return undefined;
    throw error;
  }
}

function expectGrammar(operation: OperationDefinition, url: string): void {
  const base = environment.fhirBaseUrls[operation.fhirVersion];
  expect(url.startsWith(`${base}/`)).toBe(true);
  expect(url.slice(base.length)).toMatch(grammar);
  const parsed = new URL(url);
  expect(parsed.href).toBe(url);
  expect(parsed.origin).toBe('https://int.api.service.nhs.uk');
  expect(parsed.hash + parsed.username + parsed.password).toBe('');
  const segments = parsed.pathname.split('/').map(decodeURIComponent);
  expect(segments).toHaveLength(new URL(base + operation.path).pathname.split('/').length);
  expect(segments.filter((segment) => /^\.\.?$|[/\\\p{Cc}]/u.test(segment))).toEqual([]);
  const allowed = Object.keys(operation.query);
  expect([...parsed.searchParams.keys()].filter((name) => !allowed.includes(name))).toEqual([]);
  expect(parsed.search).not.toMatch(/%0[0-9A-F]|%1[0-9A-F]|%7F/);
}

/** Checks every URL that can be made of such parameters, and counts them. */
function countMadeUrls(
  given: (id: OperationId) => fc.Arbitrary<Record<string, unknown>>,
  numRuns: number,
): number {
  let made = 0;
  const calls = fc.constantFrom(...ids).chain((id) => fc.tuple(fc.constant(id), given(id)));
  fc.assert(
    fc.property(calls, ([id, parameters]) => {
      const url = urlOrNone(id, parameters);
      if (url === undefined) return;
      made += 1;
      expectGrammar(operations[id], url);
    }),
    { numRuns },
  );
  return made;
}

describe('whatever the parameters hold, a URL keeps its grammar', () => {
  it('with one parameter that may be anything', () => {
    const made = countMadeUrls((id) => {
      const valid: Record<string, unknown> = validParameters[id];
      const names = Object.keys(valid);
      return fc
        .tuple(names.length > 0 ? fc.constantFrom(...names) : fc.constant('x'), value, fc.boolean())
        .map(([name, odd, isReplaced]) => (isReplaced ? { ...valid, [name]: odd } : valid));
    }, 3000);
    expect(made).toBeGreaterThan(0);
  });

  it('with names and values that may be anything', () => {
    const made = countMadeUrls((id) => {
      const names = fc.oneof(
        fc.constantFrom('ubrn', 'id', 'version', ...Object.keys(validParameters[id])),
        text,
      );
      return fc.dictionary(names, value, { maxKeys: 4 });
    }, 3000);
    expect(made).toBeGreaterThan(0);
  });
});
