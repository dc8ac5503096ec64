import { environments } from '@ers-kit/environments';
import { describe, expect, it } from 'vitest';
import { readBodyEvidence } from '../src/internal/body-evidence.js';
import { levelled, lookUpHeaders } from '../src/internal/header-lookup.js';
import { parseJsonBody } from '../src/internal/json-body.js';
import { rewriteReferenceData, rewriteUrls } from '../src/internal/legacy-urls.js';
import { objectsIn } from '../src/internal/read-json.js';
import type { LegacyRequest } from '../src/index.js';

describe('header names', () => {
  it.each([
    ['HTTP_X_SESSION_KEY', 'http-x-session-key'],
    ['If-Match', 'if-match'],
    ['accept', 'accept'],
  ])('are levelled: %s', (name, expected) => {
    expect(levelled(name)).toBe(expected);
  });

  it('find values of one text or several, trimmed', () => {
    const headers = lookUpHeaders({
      XAPI_ASID: ' 1 ',
      'X-A': ['a', 'b'],
      Blank: ' ',
      None: undefined,
      'x-b': 'c',
    });
    expect(['xapi-asid', 'x-a', 'blank', 'none', 'x-b', 'X-A'].map((name) => headers.get(name))).toEqual([
      '1',
      'a, b',
      undefined,
      undefined,
      'c',
      undefined,
    ]);
  });

  it('find values in Headers', () => {
    const headers = new Headers([
      ['X-A', 'a'],
      ['X-A', 'b'],
      ['HTTP_X_SESSION_KEY', 'c'],
    ]);
    expect(['x-a', 'http-x-session-key'].map((name) => lookUpHeaders(headers).get(name))).toEqual([
      'a, b',
      'c',
    ]);
  });

  it.each([[undefined], [null], ['ab'], [5], [{ 0: 5, 1: {}, 2: null, 3: true }]])(
    'find nothing in what are no headers: %j',
    (headers) => {
      const lookup = lookUpHeaders(headers as unknown as LegacyRequest['headers']);
      expect(['0', '1', '2', '3'].map((name) => lookup.get(name))).toEqual(Array(4).fill(undefined));
    },
  );
});

describe('a JSON body', () => {
  const text = '{ "a": 1 }';
  const bytes = new TextEncoder().encode(text);
  const object = { a: 1 };

  it.each([
    ['text', text, '{"b":2}'],
    ['bytes', bytes, new TextEncoder().encode('{"b":2}')],
    ['an object', object, { b: 2 }],
  ])('comes back as it was given, or in the same form: %s', (_form, body, changed) => {
    const parsed = parseJsonBody(body);
    expect(parsed?.value).toEqual({ a: 1 });
    expect(parsed?.restore(parsed.value)).toBe(body);
    expect(parsed?.restore({ b: 2 })).toStrictEqual(changed);
  });

  it.each([undefined, null, 5, true, '5', '"a"', 'null', '[1]', [1], '', '{', 'a', new Uint8Array([0xff])])(
    'is not %j',
    (body) => {
      expect(parseJsonBody(body)).toBeUndefined();
    },
  );
});

describe('what a body says about its generation', () => {
  const typeInfo = 'uk.nhs.ers.xapi.dto.v1.session.ProfessionalSession';
  const session = { source: 'body', detail: `typeInfo ${typeInfo}` };
  const dstu2 = { source: 'body', detail: 'FHIR DSTU2 URLs of NHS' };
  const url = 'http://fhir.nhs.uk/Id/nhs-number';
  const circular: { self?: unknown; url: string } = { url };
  circular.self = circular;

  it.each<[string, unknown, object[]]>([
    ['a session', { typeInfo }, [session]],
    ['a session as text', `{"typeInfo":"${typeInfo}"}`, [session]],
    ['identifiers of DSTU2', { system: url }, [dstu2]],
    ['identifiers of DSTU2 as text', url, [dstu2]],
    ['a structure of DSTU2', ['http://fhir.nhs.net/StructureDefinition/a'], [dstu2]],
    ['an operation of DSTU2', ['http://fhir.nhs.uk/OperationDefinition/a'], [dstu2]],
    ['a set of DSTU2', ['http://fhir.nhs.net/ValueSet/a'], [dstu2]],
    ['both', { typeInfo, url }, [session, dstu2]],
    ['identifiers that STU3 has too', { system: 'http://fhir.nhs.net/Id/nhs-number' }, []],
    ['a structure of STU3', ['https://fhir.nhs.uk/STU3/StructureDefinition/a'], []],
    ['the end of 65,536 characters', `${'.'.repeat(65_536 - 22)}http://fhir.nhs.uk/Id/`, [dstu2]],
    ['what is behind them', `${'.'.repeat(65_536 - 21)}http://fhir.nhs.uk/Id/`, []],
    ['nothing', undefined, []],
    ['null', null, []],
    ['a number', 5, []],
    ['bytes', new TextEncoder().encode(url), []],
    ['a buffer', Buffer.from(url), []],
    ['an object that holds itself', circular, []],
    ['an object that is no JSON', { toJSON: () => undefined, url }, []],
    ['a function', () => url, []],
  ])('comes from its URLs: %s', (_name, body, evidence) => {
    expect(readBodyEvidence(body)).toEqual(evidence);
  });
});

describe('the URLs of a body', () => {
  const system = 'https://api.ers.ncrs.nhs.uk/ers-api/STU3/v1/CodeSystem/SPECIALTY';
  const today = `${environments.integration.fhirBaseUrls.STU3}/CodeSystem/SPECIALTY`;
  const rewrite = (value: unknown): object | undefined =>
    rewriteReferenceData(value, environments.integration.fhirBaseUrls.STU3);

  it('are rewritten where they are systems, and said where', () => {
    const other = { a: [{ b: system }], c: null, d: 5 };
    const value = { url: system, list: ['a', { system }, 'b', [{ url: system }]], other };
    expect(rewrite(value)).toEqual({
      value: { url: today, list: ['a', { system: today }, 'b', [{ url: today }]], other },
      paths: ['url', 'list[1].system', 'list[3][0].url'],
    });
  });

  it.each([[{ a: [{ system: 'https://localhost' }, 'b'] }], [[system]], [5], [null], [undefined]])(
    'leave the very same value where nothing changes: %j',
    (value) => {
      expect(rewriteUrls(value, (_name, text) => text)).toEqual({ value, paths: [] });
      expect(rewriteUrls(value, (_name, text) => text)?.value).toBe(value);
    },
  );

  it('leave the parts as they are that do not change', () => {
    const value = { same: { list: ['a'] }, items: [['b'], 'c'] };
    const changed = rewriteUrls(value, (_name, text) => (text === 'c' ? 'd' : text));
    expect(changed).toEqual({ value: { ...value, items: [['b'], 'd'] }, paths: ['items[1]'] });
    const after = changed?.value as typeof value | undefined;
    expect([after?.same === value.same, after?.items[0] === value.items[0]]).toEqual([true, true]);
  });

  it('are rewritten where the text is all there is', () => {
    expect(rewriteUrls('a', (name, text) => `[${name}]${text}`)).toEqual({ value: '[]a', paths: [''] });
  });

  it.each([
    ['names', (inner: unknown) => ({ a: inner })],
    ['indexes', (inner: unknown) => [inner]],
  ])('are looked for 400 %s deep, and no deeper', (_kind, wrap) => {
    const nested = (levels: number): unknown => Array.from({ length: levels }).reduce(wrap, 'x');
    const read = (levels: number) => rewriteUrls(nested(levels), (_name, text) => `${text}!`);
    expect(read(400)?.paths).toHaveLength(1);
    expect(read(401)).toBeUndefined();
  });
});

describe('objects in JSON', () => {
  it.each([
    [
      [{ a: 1 }, null, 'b', [2], { c: 3 }],
      [{ a: 1 }, { c: 3 }],
    ],
    [{ a: 1 }, []],
    ['a', []],
    [undefined, []],
  ])('are those of a list: %j', (value, expected) => {
    expect(objectsIn(value)).toEqual(expected);
  });
});
