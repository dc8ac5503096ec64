import { describe, expect, it } from 'vitest';
import { parsePostman } from '../src/internal/parse-postman.js';

const url = 'https://localhost/a';

/** The only request of a collection. */
function read(request: unknown, variable: unknown = []): unknown {
  const found = parsePostman({ variable, item: [{ request }] });
  expect(found).toHaveLength(1);
  return found[0];
}

const get = (more: object): object => ({
  request: { method: 'GET', url, headers: {}, body: undefined, ...more },
  bodyFile: undefined,
  unresolved: [],
});

describe('a request of Postman', () => {
  it.each<[string, unknown, object]>([
    ['may be a URL alone', url, {}],
    ['is a GET where nothing else is said', { url }, {}],
    ['has a method', { method: 'PUT', url }, { method: 'PUT' }],
    ['may be without a URL', { method: 'PUT' }, { method: 'PUT', url: '' }],
    ['has a body as text', { url, body: { mode: 'raw', raw: '{"a":1}' } }, { body: '{"a":1}' }],
    ['has no body where the text is empty', { url, body: { mode: 'raw', raw: '' } }, {}],
    ['has no body of another mode', { url, body: { mode: 'urlencoded', urlencoded: [] } }, {}],
    [
      'has headers, but for those switched off',
      {
        url,
        header: [
          { key: 'A', value: 'b' },
          { key: 'B', value: 'c', disabled: false },
          { key: 'C', value: 'd', disabled: true },
          { key: 'D' },
          { value: 'e' },
          'F: g',
        ],
      },
      { headers: { A: 'b', B: 'c', D: '' } },
    ],
    ['has headers in a list only', { url, header: { key: 'A', value: 'b' } }, {}],
  ])('%s', (_rule, request, expected) => {
    expect(read(request)).toEqual(get(expected));
  });

  it('may have its body in a file', () => {
    expect(read({ url, body: { mode: 'file', file: { src: 'a.pdf' } } })).toEqual({
      ...get({}),
      bodyFile: 'a.pdf',
    });
  });

  it.each<[string, unknown, string]>([
    ['as text', { raw: url, host: ['other'] }, url],
    ['in parts', { protocol: 'http', host: ['a', 'b'], path: ['c', 'd'] }, 'http://a.b/c/d'],
    ['in parts of one text each', { host: 'a.b', path: 'c/d' }, 'https://a.b/c/d'],
    ['with parts that are no text left out', { host: ['a', 1, 'b'], path: [{}, 'c'] }, 'https://a.b/c'],
    ['without a path', { host: ['a'] }, 'https://a/'],
    [
      'in parts with a query',
      {
        host: ['a'],
        path: ['b'],
        query: [
          { key: 'c', value: 'd' },
          { key: 'e', value: 'f', disabled: true },
          { key: 'g', value: 5 },
          { key: 'h' },
          { value: 'i' },
        ],
      },
      'https://a/b?c=d&g=5&h=&=i',
    ],
  ])('has its URL %s', (_rule, value, expected) => {
    expect(read({ url: value })).toEqual(get({ url: expected }));
  });

  it('has values for the parts of its path', () => {
    const variable = [
      { key: 'ubrn', value: '000000070000' },
      { id: 'version', value: 5 },
      { key: 'last-part', value: 'x' },
      { key: 'empty', value: '' },
    ];
    const raw = 'https://localhost:80/:ubrn/$a/:version?b=/:other#/:empty/:last-part';
    expect(read({ url: { raw, variable } })).toEqual(
      get({ url: 'https://localhost:80/000000070000/$a/5?b=/:other#/:empty/x' }),
    );
  });
});

describe('variables of Postman', () => {
  it('are filled in everywhere', () => {
    const variable = [
      { key: 'method', value: 'PUT' },
      { key: 'host', value: 'localhost' },
      { id: 'name', value: 'X-A' },
      { key: 'value', value: '{{ inner }}!' },
      { key: 'inner', value: 7 },
    ];
    const request = {
      method: '{{method}}',
      url: 'https://{{ host }}/{{host}}',
      header: [{ key: '{{name}}', value: '{{value}}' }],
      body: { raw: '{"a":"{{value}}"}' },
    };
    expect(read(request, variable)).toEqual(
      get({
        method: 'PUT',
        url: 'https://localhost/localhost',
        headers: { 'X-A': '7!' },
        body: '{"a":"7!"}',
      }),
    );
  });

  it('that have no value are named once, in order', () => {
    const variable = [
      { key: 'empty', value: '' },
      { key: 'none' },
      { key: 'off', value: 'x', disabled: true },
    ];
    const text = 'https://{{none}}/{{empty}}/{{off}}/{{none}}/{{constructor}}';
    expect(read(text, variable)).toEqual({
      ...get({ url: text }),
      unresolved: ['none', 'empty', 'off', 'constructor'],
    });
  });

  it('of a folder and a request hide those outside, unless they are empty', () => {
    const request = 'https://{{a}}/{{b}}/{{c}}';
    const collection = {
      variable: ['a', 'b', 'c'].map((key) => ({ key, value: `${key}1` })),
      item: [
        {
          variable: [
            { key: 'b', value: 'b2' },
            { key: 'c', value: '' },
          ],
          item: [{ request, variable: [{ key: 'a', value: 'a3' }] }, { request }],
        },
        { request },
      ],
    };
    expect(parsePostman(collection).map((found) => found.request.url)).toEqual([
      'https://a3/b2/c1',
      'https://a1/b2/c1',
      'https://a1/b1/c1',
    ]);
  });

  const chain = (length: number): object[] =>
    Array.from({ length }, (_, index) => ({ key: `v${index}`, value: `{{v${index + 1}}}` }));

  it('may stand for each other ten deep', () => {
    expect(read('{{v0}}', [...chain(9), { key: 'v9', value: 'end' }])).toEqual(get({ url: 'end' }));
    expect(read('{{v0}}', [...chain(10), { key: 'v10', value: 'end' }])).toEqual({
      ...get({ url: '{{v10}}' }),
      unresolved: ['v10'],
    });
  });

  it('that stand for themselves have no value', () => {
    expect(read('{{a}}', [{ key: 'a', value: '{{a}}' }])).toEqual({
      ...get({ url: '{{a}}' }),
      unresolved: ['a'],
    });
  });
});

describe('folders of Postman', () => {
  const nested = (folders: number): object =>
    folders === 0 ? { request: url } : { item: [nested(folders - 1)] };

  it.each([
    [0, 1],
    [20, 1],
    [21, 0],
  ])('may be in each other: of %i deep, %i request is read', (folders, count) => {
    expect(parsePostman({ item: [nested(folders)] })).toHaveLength(count);
  });

  it('may hold what is no request', () => {
    expect(parsePostman({ item: [null, 1, { name: 'a' }, { request: 5 }, { item: 'b' }] })).toEqual([]);
    expect(parsePostman({ item: {} })).toEqual([]);
  });

  it('are read in order, a request before what is in it', () => {
    const item = [{ request: 'a', item: [{ request: 'b' }] }, { request: 'c' }];
    expect(parsePostman({ item }).map((found) => found.request.url)).toEqual(['a', 'b', 'c']);
  });
});
