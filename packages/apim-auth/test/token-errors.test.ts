import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { explainTokenError, tokenErrorTable, type TokenErrorRow } from '../src/index.js';
import { errorOf, makeAuth, makeIdToken, startFakeApim } from './support/fake-apim.js';

const apim = await startFakeApim();
beforeEach(apim.reset);
afterAll(apim.stop);

/** A text that the row's pattern stands for, since the platform's wording is not published. */
const examples: Readonly<Record<string, string>> = {
  'application-not-approved': 'The application is not approved for use.',
  'developer-inactive': 'The developer is inactive.',
  'company-inactive': 'The company is inactive.',
  'userinfo-not-combined': 'The Userinfo endpoint is only supported for Combined Auth.',
  'logout-session-unknown': 'SID not found',
  'logout-token-invalid': "Prohibited 'nonce' claim in logout token",
  'external-token-invalid': "Missing 'kid' header in external ID token JWT",
};
const rows: readonly TokenErrorRow[] = tokenErrorTable;
const cases = rows
  .filter(({ status }) => status >= 400)
  .map((row) => ({
    ...row,
    text: typeof row.description === 'string' ? row.description : examples[row.reason],
  }));

describe('every row of the error table', () => {
  it.each(cases)(
    '$reason: a typed error with the row, and its explanation',
    async ({ reason, status, error, text, ...row }) => {
      const body = error === undefined ? '' : { error, error_description: text, message_id: 'rrt-1-2-3' };
      apim.answerWith({ status, body, headers: { 'x-correlation-id': 'c0ffee' } });
      const failure = await errorOf(
        makeAuth(apim, { retries: 0 }).exchangeIdToken(await makeIdToken(apim.clock)),
      );
      const expectedCode =
        status === 429 ? 'ERR_APIM_RATE_LIMIT' : status >= 500 ? 'ERR_APIM_SERVER' : 'ERR_APIM_TOKEN_REFUSED';
      expect(failure).toMatchObject({ code: expectedCode, reason, status, correlationId: 'c0ffee' });
      expect(failure.message).toContain(row.meaning);
      if (error !== undefined) {
        expect(failure).toMatchObject({ error, messageId: 'rrt-1-2-3' });
        expect(failure.message).toContain('rrt-1-2-3');
      }
      const { meaning, likelyCauses, fixers, retryHelps } = row;
      const fromLog = {
        status,
        ...(error === undefined ? {} : { error }),
        ...(text === undefined ? {} : { error_description: text }),
      };
      expect(explainTokenError(failure)).toMatchObject({ reason, meaning, likelyCauses, fixers, retryHelps });
      expect(explainTokenError(fromLog)).toEqual({ reason, meaning, likelyCauses, fixers, retryHelps });
    },
  );

  it('has no name twice, and says something in each column', () => {
    expect(new Set(rows.map(({ reason }) => reason)).size).toBe(rows.length);
    for (const row of rows) {
      expect(row.meaning).toMatch(/\.$/);
      expect(row.likelyCauses.length).toBeGreaterThan(0);
      expect(row.fixers.length).toBeGreaterThan(0);
    }
  });

  it.each(rows.filter(({ status }) => status === 302))(
    '$reason comes as a redirect of the authorisation request',
    (row) => {
      expect(
        explainTokenError({ error: row.error ?? '', error_description: String(row.description) }).reason,
      ).toBe(row.reason);
    },
  );
});

describe('explainTokenError of what is not in the table', () => {
  it.each([
    [
      'an unknown text',
      { status: 400, error: 'invalid_request', error_description: 'Something new' },
      'unknown',
      false,
    ],
    ['an unknown error', { status: 401, error: 'odd' }, 'unknown', false],
    ['502 of a proxy', { status: 502 }, 'unknown', true],
    ['nothing', {}, 'unknown', false],
    [
      'a text in other case',
      { status: 401, error: 'invalid_grant', error_description: ' REFRESH_TOKEN is invalid' },
      'refresh-token-invalid',
      false,
    ],
    ['a text alone', { error_description: 'refresh_token is invalid' }, 'refresh-token-invalid', false],
    [
      'grant_type with one error',
      { error: 'invalid_request', error_description: 'grant_type is invalid' },
      'grant-type-mismatch',
      false,
    ],
    [
      'grant_type with the other',
      { error: 'unsupported_grant_type', error_description: 'grant_type is invalid' },
      'grant-type-unknown',
      false,
    ],
  ])('%s', (_name, answer, reason, retryHelps) => {
    const explanation = explainTokenError(answer);
    expect(explanation).toMatchObject({ reason, retryHelps });
    expect(explanation.likelyCauses.length).toBeGreaterThan(0);
  });

  it('explains errors that were never sent', async () => {
    const error = await errorOf(makeAuth(apim).exchangeIdToken(await makeIdToken(apim.clock, { exp: 1 })));
    expect(explainTokenError(error).reason).toBe('subject-token-expired');
  });
});
