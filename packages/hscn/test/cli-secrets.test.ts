import { describe, expect, it } from 'vitest';
import { isSecretName, redact, redactUnknownUrl, redactUrl } from '../src/internal/redact.js';
import { toCurl } from '../src/internal/to-curl.js';

describe('a secret', () => {
  it.each([
    ['', '…'],
    ['123456789012', '…'],
    ['1234567890123', '1234…'],
    ['pro-api-session:d32e2399', 'pro-…'],
  ])('is shown by four characters, if it has more than twelve: %j', (secret, shown) => {
    expect(redact(secret)).toBe(shown);
  });

  it.each([
    'access_token',
    'clientSecret',
    'SessionKey',
    'password',
    'client_assertion',
    'apikey',
    'api-key',
  ])('is what a parameter holds that is called %s', (name) => expect(isSecretName(name)).toBe(true));
  it.each([
    'API_KEY',
    'Authorization',
    'authorisation',
    'cookie',
    'signature',
    'code',
    'STATE',
    'nonce',
    'jwt',
  ])('is what a parameter holds that is called %s', (name) => expect(isSecretName(name)).toBe(true));
  it.each(['intent', 'status', 'postcode', 'statement', 'UBRN', 'key'])(
    'is not what a parameter holds that is called %s',
    (name) => expect(isSecretName(name)).toBe(false),
  );
});

describe('a URL to be shown', () => {
  const key = 'pro-api-session:d32e2399';
  it.each([
    ['https://a/b?intent=proposal&_count=5#c', 'https://a/b?intent=proposal&_count=5#c'],
    ['a\u0000b\nc\u007F\td', 'abcd'],
    [`https://a/ProfessionalSession/${key}?a=b`, 'https://a/ProfessionalSession/pro-…?a=b'],
    [`/professionalsession//${key}/c`, '/professionalsession//pro-…/c'],
    [`/ProfessionalSession%2f%2F${key}#c`, '/ProfessionalSession%2f%2Fpro-…#c'],
    ['/ProfessionalSession/short', '/ProfessionalSession/…'],
    ['/ProfessionalSession', '/ProfessionalSession'],
    ['/a?token=xyz&b=c&code=xyz;state=xyz#jwt=xyz', '/a?token=…&b=c&code=…;state=…#jwt=…'],
    ['/a?b=c&b=token=d', '/a?b=c&b=token=d'],
    ['https://jane:xyz@a/b', 'https://…@a/b'],
    ['HTTPS://jane@a/b@c', 'HTTPS://…@a/b@c'],
    ['h2+a.b-c://jane@a', 'h2+a.b-c://…@a'],
    ['https://a/b@c', 'https://a/b@c'],
    ['https://a?b@c', 'https://a?b@c'],
    ['/a?b=https://c@d', '/a?b=https://c@d'],
  ])('has no secrets: %j', (url, shown) => {
    expect(redactUrl(url)).toBe(shown);
  });

  it.each([
    ['https://a/b', 'https://a/b'],
    ['https://a/b?c=d#e=f?', 'https://a/b?…'],
    ['https://a/b#c', 'https://a/b?…'],
    ['https://jane:xyz@a/b?', 'https://…@a/b?…'],
  ])('has no query where nothing is known of it: %j', (url, shown) => {
    expect(redactUnknownUrl(url)).toBe(shown);
  });
});

describe('a request as a curl command', () => {
  const request = { method: 'POST', url: 'https://localhost/$a', headers: {} } as const;
  const start = `curl -X POST 'https://localhost/$a' \\\n  -H "Authorization: Bearer $ACCESS_TOKEN"`;

  it('has a variable for the token, whatever it is', () => {
    expect(toCurl(request)).toBe(start);
    expect(toCurl({ ...request, headers: { Authorization: 'Bearer xyz', Accept: "it's" } })).toBe(
      `${start} \\\n  -H 'Accept: it'\\''s'`,
    );
  });

  it.each([
    ['as text', `{"a":"it's"}`, undefined, `--data-raw '{"a":"it'\\''s"}'`],
    ['as JSON', { a: 1 }, undefined, `--data-raw '{"a":1}'`],
    ['in a file', undefined, "jane's.pdf", `--data-binary '@jane'\\''s.pdf'`],
    ['of its own rather than in a file', 'a', 'b.pdf', "--data-raw 'a'"],
  ])('has its body %s', (_form, body, file, line) => {
    expect(toCurl({ ...request, body }, file)).toBe(`${start} \\\n  ${line}`);
  });
});
