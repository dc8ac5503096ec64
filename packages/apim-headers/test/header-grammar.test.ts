import { businessFunctions, operations, type OperationDefinition } from '@ers-kit/operations';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ApimHeaderError,
  buildApimHeaders,
  headerNames,
  type ApimHeaderOptions,
  type RequestContext,
} from '../src/index.js';
import { contextsOf, operationIds, optionsOf } from './contexts.js';

const nasty = fc.constantFrom(
  '\r\n',
  '\n',
  '\r',
  '\0',
  '\t',
  ' ',
  '\x7f',
  '\u2028',
  'é',
  '\u{1F600}',
  '\uD800',
  ':',
  ';',
  ',',
  '"',
  '\\',
  '/',
  'X-Evil: 1',
  'R69',
  '4',
  'W/"4"',
  '000000070000',
  'a.pdf',
  'text/plain',
  'Bearer ',
  '__proto__',
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  nasty,
  fc.array(nasty, { maxLength: 5 }).map((parts) => parts.join('')),
);
const value = fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: fc.anything() });
const known: readonly string[] = Object.values(headerNames);

function headersOrNone(...call: [id: (typeof operationIds)[number], context: unknown, options: unknown]) {
  const [id, context, options] = call;
  try {
    return buildApimHeaders(id, context as RequestContext, options as ApimHeaderOptions);
  } catch (error) {
    if (ApimHeaderError.isInstance(error)) return undefined;
    throw error;
  }
}

function expectGrammar(operation: OperationDefinition, headers: Record<string, string>): void {
  expect(Object.keys(headers).filter((name) => !known.includes(name))).toEqual([]);
  for (const header of Object.values(headers))
    expect(header).toMatch(/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/);
  const received = new Headers(headers);
  expect([...received].length).toBe(Object.keys(headers).length);
  for (const [name, header] of Object.entries(headers)) expect(received.get(name)).toBe(header);
  expect(headers[headerNames.correlationId]).toBeDefined();
  expect(headers[headerNames.ifMatch] ?? '').toMatch(operation.ifMatch ? /^W\/"[0-9]+"$/ : /^$/);
  const isAdministrator = headers[headerNames.businessFunction] === 'SERVICE_PROVIDER_CLINICIAN_ADMIN';
  expect(headers[headerNames.onBehalfOf] !== undefined).toBe(isAdministrator && operation.onBehalfOf);
}

describe('whatever the values are, the headers keep their grammar', () => {
  const ids = fc.constantFrom(...operationIds);

  it('with one value that may be anything', () => {
    let made = 0;
    const calls = ids.chain((id) =>
      fc.record({
        id: fc.constant(id),
        context: fc.constantFrom(...contextsOf(id)),
        field: fc.constantFrom(
          'organisation',
          'onBehalfOf',
          'accessToken',
          'correlationId',
          'version',
          'fileName',
          'referralId',
          'commissioningRuleOrganisation',
          'contentType',
        ),
        odd: value,
      }),
    );
    fc.assert(
      fc.property(calls, ({ id, context, field, odd }) => {
        const isOfContext = field === 'organisation' || field === 'onBehalfOf';
        const headers = headersOrNone(
          id,
          isOfContext ? { ...context, [field]: odd } : context,
          isOfContext ? optionsOf(id) : { ...optionsOf(id), [field]: odd },
        );
        if (!headers) return;
        made += 1;
        expectGrammar(operations[id], headers);
      }),
      { numRuns: 4000 },
    );
    expect(made).toBeGreaterThan(50);
  });

  it('with contexts and options that may be anything', () => {
    const context = fc.oneof(
      fc.record(
        {
          mode: fc.constantFrom('user-restricted', 'application-restricted', 'x'),
          organisation: fc.oneof(fc.constant('R69'), value),
          businessFunction: fc.oneof(fc.constantFrom(...businessFunctions), value),
          onBehalfOf: fc.oneof(fc.constant('021600556514'), value),
        },
        { requiredKeys: [] },
      ),
      fc.anything(),
    );
    const options = fc.oneof(
      fc.dictionary(fc.oneof(fc.constantFrom('version', 'fileName', 'correlationId'), text), value),
      fc.anything(),
    );
    fc.assert(
      fc.property(ids, context, options, (id, anyContext, anyOptions) => {
        const headers = headersOrNone(id, anyContext, anyOptions);
        if (headers) expectGrammar(operations[id], headers);
      }),
      { numRuns: 4000 },
    );
    expect(headersOrNone('A030', { mode: 'user-restricted' }, {})).toBeDefined();
  });
});
