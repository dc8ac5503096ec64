import { describe, expect, it } from 'vitest';
import { parseCurl } from '../src/internal/parse-curl.js';

const url = 'https://api.ebs.ncrs.nhs.uk/ers-api/v1/Task';

interface Expected {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly bodyFile?: string;
}

/** Each command, and how it differs from a plain GET of {@link url}. */
const commands: readonly (readonly [string, string, Expected])[] = [
  ['is a GET without data', `curl ${url}`, {}],
  ['has its method from -X', `curl -X PUT ${url}`, { method: 'PUT' }],
  ['has its method from --request', `curl --request DELETE ${url}`, { method: 'DELETE' }],
  ['has its method in a word with switches', `curl -sSXDELETE ${url}`, { method: 'DELETE' }],
  ['is a HEAD with -I', `curl -I ${url}`, { method: 'HEAD' }],
  ['is a HEAD with --head', `curl --head ${url}`, { method: 'HEAD' }],
  ['keeps the method that is named beside -I', `curl -X GET -I ${url}`, {}],
  ['may have its URL first', `curl ${url} -X PUT`, { method: 'PUT' }],
  ['may have a URL without a scheme', 'curl localhost/a -v', { url: 'localhost/a' }],
  ['has no URL where none is given', 'curl -v', { url: '' }],
  ['takes the value of an unknown option for no URL', `curl --new-option 5 ${url}`, {}],
  ['takes an option that ends as a URL for none', `curl --new=https:// -v`, { url: '' }],
  ['has its URL from --url before any other word', `curl word --url localhost/a`, { url: 'localhost/a' }],
  ['may have words with =', `curl a=b ${url}`, {}],
  ['may have a URL with = and no scheme', 'curl localhost/a?b=-X', { url: 'localhost/a?b=-X' }],
  ['may end in a dash', `curl ${url} -`, {}],
  ['may end in an option without its value', `curl ${url} -X PUT -d`, { method: 'PUT', body: '' }],
  [
    'has headers, trimmed',
    `curl ${url} -H 'Accept:  application/json ' --header=XAPI_ASID:1 -H ' X-A : b:c'`,
    { headers: { Accept: 'application/json', XAPI_ASID: '1', 'X-A': 'b:c' } },
  ],
  ['passes over headers without a name', `curl ${url} -H 'Accept' -H ': a' -H @file`, {}],
  ['is a POST with data', `curl ${url} -d a`, { method: 'POST', body: 'a' }],
  [
    'joins data with &',
    `curl ${url} --data a=1 --data-ascii b=2 --data-binary c=3`,
    { method: 'POST', body: 'a=1&b=2&c=3' },
  ],
  ['is a POST with empty data', `curl ${url} -d ''`, { method: 'POST', body: '' }],
  ['has data from a file', `curl ${url} -d @body.json`, { method: 'POST', bodyFile: 'body.json' }],
  ['has binary data from a file', `curl ${url} --data-binary @a.pdf`, { method: 'POST', bodyFile: 'a.pdf' }],
  ['prefers data to a file', `curl ${url} -d @body.json -d a`, { method: 'POST', body: 'a' }],
  ['has raw data that begins as a file does', `curl ${url} --data-raw @a`, { method: 'POST', body: '@a' }],
  [
    'encodes what --data-urlencode has after the name',
    `curl ${url} --data-urlencode 'a b=c d=e\n&f' --data-urlencode 'g h' --data-urlencode '=i=j'`,
    { method: 'POST', body: 'a b=c%20d%3De%0A%26f&g%20h&i%3Dj' },
  ],
  [
    'says the media type of --json',
    `curl ${url} --json '{"a":1}'`,
    { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"a":1}' },
  ],
  [
    'keeps the media type that is given beside --json',
    `curl ${url} -H 'Content-Type: text/plain' --json @body.json`,
    { method: 'POST', headers: { 'Content-Type': 'text/plain' }, bodyFile: 'body.json' },
  ],
  ['is a PUT with -T', `curl ${url} -T a.pdf`, { method: 'PUT', bodyFile: 'a.pdf' }],
  ['may upload by POST', `curl -X POST ${url} --upload-file a.pdf`, { method: 'POST', bodyFile: 'a.pdf' }],
  ['has the data of -G in the query', `curl -G ${url} -d a=1 -d b=2`, { url: `${url}?a=1&b=2` }],
  ['has the data of --get behind the query', `curl --get '${url}?a=1' -d b=2`, { url: `${url}?a=1&b=2` }],
  ['has no query where -G has no data', `curl -G ${url}`, {}],
  ['has no body where -G has a file', `curl -G ${url} -d @a.txt`, {}],
  ['has -G beside a method', `curl -G -X DELETE ${url} -d a=1`, { method: 'DELETE', url: `${url}?a=1` }],
  [
    'passes over options of no interest, with their values',
    `curl -u a:b -o out.json --max-time 5 --cert=c.pem -k --compressed ${url}`,
    {},
  ],
];

describe('a curl command', () => {
  it.each(commands)('%s', (_rule, command, { bodyFile, body, ...expected }) => {
    expect(parseCurl(command)).toEqual([
      { request: { method: 'GET', url, headers: {}, ...expected, body }, bodyFile },
    ]);
  });

  it.each(['/usr/bin/curl', 'C:\\\\Windows\\\\curl.exe', 'CURL', 'sudo -n curl', './curl'])(
    'may be called as %s',
    (name) => {
      expect(parseCurl(`${name} localhost/a`)).toMatchObject([{ request: { url: 'localhost/a' } }]);
    },
  );

  it.each(['curlie', 'libcurl', 'curl.exe.bak', 'wget'])('is not %s', (name) => {
    expect(parseCurl(`${name} ${url}`)).toEqual([]);
  });

  it.each([`curl ${url} -d '{`, `curl ${url} -d "{`, `curl ${url} -d $'{\\'`])(
    'is not read in part: %s',
    (command) => {
      expect(parseCurl(command)).toBe('A quote in the curl command is not closed: copy the command whole.');
    },
  );

  it('is not looked for in prose with an apostrophe', () => {
    expect(parseCurl("I don't know")).toEqual([]);
  });
});
