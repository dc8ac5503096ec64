import { environments } from '@ers-kit/environments';
import { everySink } from '@ers-kit/internal/testing';
import { describe, expect, it } from 'vitest';
import {
  HscnError,
  migrateRequest,
  sessionContext,
  type LegacyRequest,
  type MigrateRequestOptions,
} from '../src/index.js';
import { notRecognised, refused, sessions, wrongOptions } from './bad-inputs.js';
import { clinician } from './fixtures.js';

const options = { environment: environments.integration, context: clinician, accessToken: 'token-canary' };

/** Whatever of a bad input must not be repeated: it could be a name, a UBRN, a key or a token. */
const secret = /jane|canary|000000070000|9990000972|pro-api-session/i;

function thrownBy(job: () => unknown): unknown {
  try {
    job();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('requests that are none of the legacy API', () => {
  it.each(notRecognised)('%s', (_name, request) => {
    const error = thrownBy(() => migrateRequest(request as LegacyRequest, options));
    expect(HscnError.isInstance(error) && error.code).toBe('ERR_HSCN_NOT_RECOGNISED');
    expect((error as HscnError).message).toContain('check method and path');
    expect(everySink(error)).not.toMatch(secret);
  });
});

describe('legacy requests of which no request can be made', () => {
  it.each(refused)('%s', (_name, request, more, code, field) => {
    const result = migrateRequest(request, { ...options, ...more });
    expect(result.request).toBeUndefined();
    const errors = result.issues.filter(({ severity }) => severity === 'error');
    expect(errors.map((issue) => [issue.code, issue.field])).toContainEqual([code, field]);
    for (const { message } of errors) expect(message).toMatch(/^.{10,}[^\s]$/);
    expect(everySink(result.issues)).not.toMatch(secret);
  });
});

describe('options that cannot be used', () => {
  it.each(wrongOptions)('%s', (_name, request, wrong) => {
    const error = thrownBy(() => migrateRequest(request, wrong as MigrateRequestOptions));
    expect(HscnError.isInstance(error) && error.code).toBe('ERR_HSCN_OPTIONS');
    expect((error as HscnError).message).toMatch(/options|environment|base/i);
    expect(everySink(error)).not.toMatch(secret);
  });
});

describe('sessions that give no context', () => {
  it.each(sessions)('%s', (_name, body, code, field) => {
    const { context, issues } = sessionContext(undefined, body);
    expect(context).toBeUndefined();
    expect(issues).toContainEqual(expect.objectContaining({ code, field, severity: 'error' }));
    expect(everySink(issues)).not.toMatch(secret);
  });
});

it('are at least 80, each with a name of its own', () => {
  const names = [...notRecognised, ...refused, ...wrongOptions, ...sessions].map(([name]) => name);
  expect(names.length).toBeGreaterThanOrEqual(80);
  expect(new Set(names).size).toBe(names.length);
});
