import { environments } from '@ers-kit/environments';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { HscnError, migrateRequest, type LegacyRequest } from '../src/index.js';
import { clinician, everyEndpoint, legacyOrigin, referrer, ubrn } from './fixtures.js';

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const fieldValue = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

const nasty = [
  '..',
  '../../',
  '%2e%2e/',
  '//evil.example',
  '\\\\evil.example',
  '@evil.example',
  '#',
  '?',
  ' ',
  '\0',
  '\r\nX: y',
  '%0d%0aX:%20y',
  'https://evil.example',
  'javascript:',
  '__proto__',
  'constructor',
  ubrn,
];
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom(...nasty));
const hosts = fc.oneof(
  { weight: 3, arbitrary: fc.constant(legacyOrigin) },
  fc.constantFrom(legacyOrigin, '', 'http://api-ers.spine2.ncrs.nhs.uk:88', 'https://x.ncrs.nhs.uk'),
  fc.webAuthority().map((authority) => `https://${authority}`),
  text,
);
const headerNames = fc.oneof(
  fc.constantFrom(
    'XAPI_ASID',
    'HTTP_X_SESSION_KEY',
    'XAPI_FQDN',
    'If-Match',
    'Content-Type',
    'Accept',
    'Host',
    'Cookie',
    'X-ERS-XAPI-META-FILE_NAME',
    'X-ERS-XAPI-META-INTENDED_UBRN',
    'X-ERS-XAPI-COMM-RULE-ORG',
    'Authorization',
    'NHSD-End-User-Organisation-ODS',
    '__proto__',
  ),
  text,
);
const headers = fc.dictionary(
  headerNames,
  fc.oneof(text, fc.constantFrom('W/"4"', 'letter.pdf', 'R68', ubrn)),
);
const bodies = fc.oneof(
  fc.constant(undefined),
  text,
  fc.json(),
  fc.object(),
  fc.uint8Array(),
  fc.object().map((value) => ({ resourceType: 'Parameters', ...value })),
);
const endpoints = fc.constantFrom(...everyEndpoint.map(([, , method, path]) => ({ method, path })));
/** Requests of real endpoints, with anything put in the place of their identifiers, after and before them. */
const requests = fc
  .tuple(endpoints, hosts, fc.option(text, { freq: 1 }), fc.option(text), headers, bodies)
  .map(([{ method, path }, host, inserted, query, sent, body]): LegacyRequest => {
    const changed = inserted === null ? path : path.replace(ubrn, inserted);
    const asked = query === null ? '' : `${path.includes('?') ? '&' : '?'}${query}`;
    return { method, url: `${host}${changed}${asked}`, headers: sent, body };
  });
const environment = fc.constantFrom(...Object.values(environments));
const context = fc.constantFrom(clinician, referrer, undefined);

it('never yields a URL off the base of the environment, nor a header outside its grammar', () => {
  let made = 0;
  fc.assert(
    fc.property(requests, environment, context, fc.option(text), (request, target, caller, accessToken) => {
      let migrated;
      try {
        ({ request: migrated } = migrateRequest(request, {
          environment: target,
          context: caller,
          ...(accessToken === null ? {} : { accessToken }),
        }));
      } catch (error) {
        if (!HscnError.isInstance(error) || error.code !== 'ERR_HSCN_NOT_RECOGNISED') throw error;
      }
      if (!migrated) return;
      made += 1;
      const base = `${target.ersBaseUrl}/FHIR/`;
      expect(migrated.url.startsWith(base)).toBe(true);
      expect(new URL(migrated.url).href.startsWith(base)).toBe(true);
      expect(['GET', 'POST', 'PUT', 'HEAD']).toContain(migrated.method);
      for (const [name, value] of Object.entries(migrated.headers)) {
        expect(name).toMatch(token);
        expect(value).toMatch(fieldValue);
      }
      expect(
        () => new Request(migrated.url, { method: migrated.method, headers: migrated.headers }),
      ).not.toThrow();
    }),
    { numRuns: 5000 },
  );
  // The property says something only where requests came of it.
  expect(made).toBeGreaterThan(500);
}, 60_000);
