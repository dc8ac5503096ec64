import { describe, expect, it } from 'vitest';
import { parseRequests } from '../src/internal/parse-requests.js';

const url = 'https://localhost/a';
const found = { request: { method: 'GET', url, headers: {} } };
const har = (...entries: unknown[]): string => JSON.stringify({ log: { entries } });

describe('a HAR file', () => {
  it.each<[string, unknown, object]>([
    ['with method and URL', { method: 'PUT', url }, { method: 'PUT', url, headers: {} }],
    ['without a method', { url }, { method: 'GET', url, headers: {} }],
    ['without a URL', { method: 'PUT' }, { method: 'PUT', url: '', headers: {} }],
    [
      'with headers, but for those of HTTP/2 itself',
      {
        url,
        headers: [
          { name: ':authority', value: 'b' },
          { name: 'A:', value: 'b' },
          { name: 'C' },
          { value: 'd' },
          { name: 5, value: 'e' },
          { name: 'F', value: 6 },
        ],
      },
      { method: 'GET', url, headers: { 'A:': 'b', C: '', F: '' } },
    ],
    [
      'with a body',
      { method: 'POST', url, postData: { mimeType: 'a/b', text: '{"a":1}' } },
      { method: 'POST', url, headers: {}, body: '{"a":1}' },
    ],
    ['with an empty body', { url, postData: { text: '' } }, { method: 'GET', url, headers: {} }],
    ['with a body of no text', { url, postData: { params: [] } }, { method: 'GET', url, headers: {} }],
    ['with a body that is none', { url, postData: 'x' }, { method: 'GET', url, headers: {} }],
  ])('may hold a request %s', (_rule, request, expected) => {
    expect(parseRequests(har({ request }))).toEqual([{ request: expected }]);
  });

  it('is read in order, and what is no request passed over', () => {
    const input = har(null, { request: { url: 'b' } }, {}, { request: 'c' }, { request: { url: 'd' } });
    expect(parseRequests(input)).toMatchObject([{ request: { url: 'b' } }, { request: { url: 'd' } }]);
  });
});

const nothing =
  'No request was found in the input: give curl commands, a HAR file, a Postman collection or raw HTTP.';
const broken =
  'No request was found in the input: it begins as JSON, but is broken. Export the file again, or copy it whole.';
const otherJson =
  'No request was found in the input: it is JSON, but neither a HAR file nor a Postman collection.';

describe('an input', () => {
  it.each([
    ['', nothing],
    ['Dear all, here it is', nothing],
    [har(), nothing],
    ['{"log":null}', nothing],
    ['{"log":{"entries":{}}}', nothing],
    ['{"item":[]}', nothing],
    ['{"collection":{}}', nothing],
    ['{"log":', broken],
    ['[1', broken],
    ['[1]', otherJson],
    ['{"a":1}', otherJson],
    ['{"collection":"a"}', otherJson],
    ["curl 'a", 'A quote in the curl command is not closed: copy the command whole.'],
  ])('that has no request is told from others: %s', (input, message) => {
    expect(parseRequests(input)).toBe(message);
  });

  it.each([
    ['curl', `curl ${url}`],
    ['raw HTTP', `GET ${url}`],
    ['a HAR file', har({ request: { url } })],
    ['a collection', `{"item":[{"request":"${url}"}]}`],
    ['a collection in an answer', `{"collection":{"item":[{"request":"${url}"}]}}`],
  ])('may have white space and a byte order mark around %s', (_kind, input) => {
    expect(parseRequests(`\uFEFF\r\n ${input} \n`)).toMatchObject([found]);
  });
});
