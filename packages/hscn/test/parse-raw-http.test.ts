import { describe, expect, it } from 'vitest';
import { parseRawHttp } from '../src/internal/parse-raw-http.js';

const get = (more: object = {}): object => ({
  request: { method: 'GET', url: 'https://localhost/a', headers: {}, ...more },
});
const host = { Host: 'localhost' };

describe('raw HTTP', () => {
  it.each<[string, string, object]>([
    ['may be one line', 'GET https://localhost/a', get()],
    ['may name its version', 'GET \thttps://localhost/a HTTP/1.1 ', get()],
    ['may have lower case', 'get https://localhost/a http/2', get({ method: 'get' })],
    ['may have a path only', 'GET /a HTTP/1.1', get({ url: '/a' })],
    ['has the host of its header', 'GET /a HTTP/1.1\nHost: localhost', get({ headers: host })],
    [
      'has the host of its header among others',
      'GET /a HTTP/1.1\r\nAccept: b\r\nhOST: localhost\r\n\r\n',
      get({ headers: { Accept: 'b', hOST: 'localhost' } }),
    ],
    ['keeps a whole URL', 'GET https://localhost/a HTTP/1.1\nHost: localhost', get({ headers: host })],
    ['has no host of another header', 'GET /a\nX-Host: b', get({ url: '/a', headers: { 'X-Host': 'b' } })],
    ['may have comments before it', '# one\n  # two\n//three\nGET https://localhost/a', get()],
    [
      'may have comments among headers',
      'GET https://localhost/a\nA: b#c\n # d: e\n// f: g\nH: //i',
      get({ headers: { A: 'b#c', H: '//i' } }),
    ],
    [
      'has a body, trimmed',
      'POST https://localhost/a\nA: b\n\n\n{\n\n "c": 1\r\n\r\n}\n\n',
      get({ method: 'POST', headers: { A: 'b' }, body: '{\n\n "c": 1\n\n}' }),
    ],
    ['has no body of white space', 'GET https://localhost/a\n\n \n\n', get()],
  ])('%s', (_rule, text, expected) => {
    expect(parseRawHttp(text)).toEqual([expected]);
  });

  it.each([
    'GET',
    'GETS https://localhost/a',
    'a GET https://localhost/a',
    'GET a b',
    'GET a HTTP/x',
    'prose',
    '',
  ])('is not %j', (text) => {
    expect(parseRawHttp(text)).toEqual([]);
  });

  const urls = (text: string): unknown[] =>
    parseRawHttp(text).map(({ request }) => [request.url, request.body]);

  it.each(['###', '### name', '#######', '---', '-----', '===', '====\r'])('is separated by %j', (line) => {
    expect(urls(`GET a\n\n1\n${line}\nGET b\n\n2`)).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
  });

  it.each(['##', '--', '== =', 'a---', '--- a'])('is not separated by %j', (line) => {
    expect(urls(`GET a\n\n1\n${line}\nGET b`)).toEqual([['a', `1\n${line}\nGET b`]]);
  });

  it.each([
    [
      'a blank line before a whole request line',
      'GET a\n\nPOST b HTTP/1.1\r\n\r\nc\r\n\r\nGET d HTTP/2\n',
      3,
    ],
    ['no blank line', 'GET a\n\nb\nPOST b HTTP/1.1', 1],
    ['no version', 'GET a\n\nb\n\nPOST b', 1],
  ])('follows another after %s', (_rule, text, count) => {
    expect(urls(text)).toHaveLength(count);
  });
});
