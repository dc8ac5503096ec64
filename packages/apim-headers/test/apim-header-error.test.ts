import { everySink } from '@ers-kit/internal/testing';
import { describe, expect, it } from 'vitest';
import { failureOf } from './bad-input.js';
import { clinician } from './contexts.js';

describe('operations that there are not', () => {
  it.each([
    'A001',
    'a005',
    '',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    null,
    undefined,
    5,
    ['A005'],
    {},
  ])('%j', (id) => {
    const error = failureOf(id, clinician);
    expect(error.code).toBe('ERR_HEADERS_OPERATION_UNKNOWN');
    expect(error.problems).toEqual([
      { field: 'operationId', message: 'operationId must be an id of the catalogue, such as A005.' },
    ]);
  });
});

describe('many problems', () => {
  const error = failureOf(
    'A013',
    {
      mode: 'user-restricted',
      organisation: 'canary\r\n',
      businessFunction: 'canary-function',
      onBehalfOf: 'canary',
    },
    {
      accessToken: 'canary token',
      version: 'canary',
      correlationId: 'canary\n',
      fileName: 'canary.exe',
      canaryOption: 1,
    },
  );

  it('are reported at once', () => {
    expect(error.problems.map(({ field }) => field)).toEqual([
      'options.accessToken',
      'context.organisation',
      'context.businessFunction',
      'context.onBehalfOf',
      'options.fileName',
      'options.version',
      'options.correlationId',
      'options.canaryOption',
    ]);
  });

  it('hold no value in any form', () => {
    expect(everySink(error).replaceAll('canaryOption', '')).not.toContain('canary');
  });
});
