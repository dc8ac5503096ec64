import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from './run.js';

const sessionKey = 'pro-api-session:d32e2399-97b8-42f9-b871-4c3bc58197e6';
const a005 = 'https://api.ebs.ncrs.nhs.uk/ers-api/STU3/v1/ReferralRequest/123456789012';
const today = 'https://api.service.nhs.uk/referrals/FHIR/STU3/ReferralRequest/123456789012';

const curl = `$ curl -s --cert client.pem -X GET "${a005}" \\\n  -H 'XAPI_ASID: 100000001234' \\\n  --header "HTTP_X_SESSION_KEY: ${sessionKey}" | jq .`;
const raw = `GET /ers-api/STU3/v1/ReferralRequest/123456789012 HTTP/1.1\r\nHost: api.ebs.ncrs.nhs.uk\r\nXAPI_ASID: 100000001234\r\nHTTP_X_SESSION_KEY: ${sessionKey}\r\n\r\n`;
const har = JSON.stringify({
  log: {
    entries: [
      { request: { method: 'GET', url: a005, headers: [{ name: 'HTTP_X_SESSION_KEY', value: sessionKey }] } },
    ],
  },
});
const postman = JSON.stringify({
  info: {},
  item: [
    {
      name: 'folder',
      item: [
        {
          request: {
            method: 'GET',
            url: { raw: a005 },
            header: [
              { key: 'HTTP_X_SESSION_KEY', value: sessionKey },
              { key: 'XAPI_ASID', value: 'off', disabled: true },
            ],
          },
        },
      ],
    },
  ],
});

const folder = mkdtempSync(join(tmpdir(), 'hscn-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each([
  ['a curl command', curl],
  ['raw HTTP text', raw],
  ['a HAR file', har],
  ['a Postman collection', postman],
])('explain reads %s', (_name, input) => {
  it('and prints the table', async () => {
    const { code, out } = await run(['explain'], input);
    expect(code).toBe(0);
    expect(out).toContain('### A005 (HSCN-STU3) → A005');
    expect(out).toContain(`GET ${today}`);
    expect(out).not.toContain(sessionKey);
  });

  it('and prints the new curl', async () => {
    const { code, out } = await run(['explain', '--as', 'curl'], input);
    expect(code).toBe(0);
    expect(out).toContain(`curl -X GET '${today}' \\\n  -H "Authorization: Bearer $ACCESS_TOKEN"`);
    expect(out).not.toContain(sessionKey);
  });

  it('and prints JSON', async () => {
    const { out } = await run(['explain', '--as=json', '--environment=sandbox'], input);
    expect(JSON.parse(out)).toMatchObject([
      {
        recognised: true,
        operation: 'A005',
        legacy: { generation: 'HSCN-STU3', environment: 'production' },
        request: { url: expect.stringContaining('https://sandbox.api.service.nhs.uk/') as string },
      },
    ]);
    expect(out).not.toContain(sessionKey);
  });
});

describe('explain', () => {
  it('takes several files, with a section each and a summary', async () => {
    const files = [curl, raw, 'GET https://fhir.example/Patient/1 HTTP/1.1'].map((text, index) => {
      const file = join(folder, `${index}.txt`);
      writeFileSync(file, text);
      return file;
    });
    const { code, out } = await run(['explain', ...files]);
    expect(code).toBe(1);
    expect(out.match(/^### /gm)).toHaveLength(4);
    expect(out).toContain('### Not a request of the legacy e-RS API\n\nGET https://fhir.example/Patient/1');
    expect(out).toContain('| A005 | HSCN-STU3 | A005 | 2 |');
  });

  it('takes several raw requests, with bodies', async () => {
    const body = '{"resourceType":"Parameters"}';
    const post = `POST https://api.ebs.ncrs.nhs.uk/ers-api/STU3/v1/ReferralRequest/$ers.fetchworklist\nContent-Type: application/fhir+json\n\n${body}`;
    const { out } = await run(['explain', '--as', 'curl'], `${raw}\n### next\n${post}`);
    expect(out).toContain(`--data-raw '${body}'`);
    expect(out.match(/^curl/gm)).toHaveLength(2);
  });

  it('says why there is no request', async () => {
    const { code, out } = await run(
      ['explain', '--as', 'curl'],
      `curl -X POST https://api.ebs.ncrs.nhs.uk/ers-api/v1/ProfessionalSession -d '{"token":"sso-canary"}'`,
    );
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^# A001: A001 has no request that takes its place/),
    ]);
    expect(out).not.toContain('sso-canary');
  });

  it.each([
    ['no command', []],
    ['another command', ['convert']],
    ['another format', ['explain', '--as', 'xml']],
    ['another environment', ['explain', '--environment', 'moon']],
    ['another option', ['explain', '--colour']],
  ])('shows how it is used on %s', async (_name, args) => {
    const { code, error } = await run(args);
    expect([code, error]).toEqual([2, expect.stringMatching(/^Usage: npx @ers-kit\/hscn explain/)]);
  });

  it('helps', async () => {
    expect(await run(['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Usage') as string,
    });
  });

  it.each([
    ['nothing', ''],
    ['JSON of another kind', '{"a":1}'],
    ['truncated JSON', '{"log":'],
    ['a list', '[1]'],
    ['a curl command without its end', `curl ${a005} -H 'XAPI_ASID: 1`],
    ['prose', 'Dear all, the referral 123456789012'],
    ['an empty HAR', '{"log":{}}'],
    ['an empty collection', '{"item":[null,1,{"name":"x"}]}'],
  ])('finds no request in %s', async (_name, input) => {
    expect(await run(['explain'], input)).toMatchObject({
      code: 2,
      out: '',
      error: expect.stringMatching(/^(?:No request was found|A quote in the curl).*[.]\n$/) as string,
    });
  });

  it('says when a file cannot be read', async () => {
    expect(await run(['explain', join(folder, 'missing.txt')])).toMatchObject({
      code: 2,
      error: expect.stringMatching(/^.*missing\.txt could not be read.*\n$/) as string,
    });
  });
});
