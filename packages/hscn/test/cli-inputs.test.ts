import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from './run.js';

const origin = 'https://api.ebs.ncrs.nhs.uk';
const a005 = `${origin}/ers-api/STU3/v1/ReferralRequest/123456789012`;
const a008 = `${origin}/ers-api/STU3/v1/ReferralRequest/$ers.fetchworklist`;
const sessionKey = 'pro-api-session:d32e2399-97b8-42f9-b871-4c3bc58197e6';
const worklist = '{"resourceType":"Parameters"}';

const folder = mkdtempSync(join(tmpdir(), 'hscn-'));
afterAll(() => rmSync(folder, { recursive: true }));

const dstu2File = join(folder, 'dstu2.json');
writeFileSync(
  dstu2File,
  JSON.stringify({
    resourceType: 'Parameters',
    meta: { profile: ['http://fhir.nhs.uk/OperationDefinition/ers-fetchworklist-operation-1'] },
    parameter: [],
  }),
);

/** What the new request has in it, as `--as curl` prints it. */
async function curlOf(input: string): Promise<string> {
  const { code, out, error } = await run(['explain', '--as', 'curl'], input);
  expect([code, error]).toEqual([0, '']);
  return out;
}

describe('curl commands', () => {
  it.each([
    [
      `curl -XPOST 'https://api.ebs.ncrs.nhs.uk/ers-api/STU3/v1/ReferralRequest/$ers.fetchworklist' -d '{"resourceType":"Parameters"}'`,
      'A008',
    ],
    [
      `curl --request=POST --url "https://api.ebs.ncrs.nhs.uk/ers-api/STU3/v1/ReferralRequest/\\$ers.fetchworklist" --data-raw $'{"resourceType":"Parameters","it\\'s":1}'`,
      'A008',
    ],
    [`cd /tmp && curl ${a005} -HXAPI_ASID:1`, 'A005'],
    [
      `/usr/bin/curl -d @body.json https://api.ebs.ncrs.nhs.uk/ers-api/v1/ReferralRequest/\\$ers.fetchworklist -X POST`,
      'A008',
    ],
  ])('reads %s', async (command, operation) => {
    const { code, out } = await run(['explain', '--as', 'json'], command);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ legacy: { operation } }]);
  });

  it.each([
    ['--data', `curl ${a008} --data '${worklist}'`],
    ['an option and its value in one word', `curl ${a008} -sSXPOST '-d${worklist}'`],
    ['a switch with an option', `curl -kX POST ${a008} -d '${worklist}'`],

    ['a URL after --url', `curl --compressed --max-time 5 --url=${a008} --json '${worklist}'`],
    ['ANSI quotes', `curl ${a008} -d $'{\\u0022resourceType\\x22:"Parameters"}'`],
    ['continued lines', `curl \\\n  ${a008} \\\r\n  -d '${worklist}'`],
    ['continued lines of PowerShell', `curl.exe \`\n  ${a008} \`\r\n  -d '${worklist}'`],
    [
      'carets of cmd.exe',
      `curl ^"${a008}^" ^\r\n  -H ^"XAPI_ASID: 1^" ^\r\n  --data-raw ^"^{^\\^"resourceType^\\^":^\\^"Parameters^\\^"^}^"`,
    ],
    ['double quotes of cmd.exe', `curl "${a008}" ^\r\n  -d "{\\"resourceType\\":\\"Parameters\\"}"`],
    ['a comment before it', `# what's sent at eight o'clock\n$ curl ${a008} -d '${worklist}' # don't\n`],
    [
      'credentials and other options',
      `curl -u jane:secret -b 'a=b' --cert x.pem --key y.pem ${a008} -d '${worklist}' -o out.json`,
    ],
  ])('reads %s', async (_name, input) => {
    const out = await curlOf(input);
    expect(out).toContain(
      "curl -X POST 'https://api.service.nhs.uk/referrals/FHIR/STU3/ReferralRequest/$ers.fetchworklist'",
    );
    expect(out).toContain(`--data-raw '${worklist}'`);
    expect(out).not.toMatch(/jane|secret|a=b/);
  });

  it('puts the data of --get into the query', async () => {
    const task = `${origin}/ers-api/STU3/v1/Task`;
    const out = await curlOf(
      `curl -G ${task} -d intent=proposal -d status=ready --data-urlencode focus=ReferralRequest/123456789012/_history/5`,
    );
    expect(out).toContain('/STU3/Task?');
    expect(out).toContain('focus=ReferralRequest/123456789012/_history/5');
  });

  it('reads the body from the file that is named, and translates it', async () => {
    const out = await curlOf(
      `curl -d @${dstu2File} ${origin}/ers-api/v1/ReferralRequest/\\$ers.fetchworklist`,
    );
    expect(out).toContain('"https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-Parameters-1"');
  });

  it('says where that file is not there', async () => {
    const command = `curl --data @gone.json ${origin}/ers-api/v1/ReferralRequest/\\$ers.fetchworklist`;
    const out = await curlOf(command);
    expect(out).toContain('# The body is in a file that is not there');
    expect(out).not.toContain('@gone.json');
    expect((await run(['explain'], command)).out).toContain('The body is in a file');
  });

  it('leaves a file that is uploaded where it is', async () => {
    const out = await curlOf(
      `curl ${origin}/ers-api/STU3/v1/Binary -H 'Content-Type: application/pdf' -H 'X-ERS-XAPI-META-FILE_NAME: a.pdf' --data-binary @a.pdf`,
    );
    expect(out).toContain("-H 'NHSD-eRS-File-Name: a.pdf'");
    expect(out).toContain("--data-binary '@a.pdf'");
  });
});

describe('raw HTTP', () => {
  it('may be several requests, one after the other', async () => {
    const one = `GET ${a005} HTTP/1.1\r\nXAPI_ASID: 1\r\n\r\n`;
    const post = `POST ${a008} HTTP/1.1\r\nContent-Type: application/fhir+json\r\n\r\n${worklist}\r\n\r\n`;
    const { out } = await run(['explain', '--as', 'curl'], `${one}${post}${one}`);
    expect(out.match(/^curl -X/gm)).toHaveLength(3);
    expect(out).toContain(`--data-raw '${worklist}'`);
    expect(out).toMatch(/^# A005 \(HSCN-STU3\) → A005$/m);
    expect(out).toContain('# | A005 | HSCN-STU3 | A005 | 2 |');
  });
});

const collection = (request: object, variable: object[] = []): string =>
  JSON.stringify({
    info: { schema: 'v2.1' },
    variable,
    item: [{ item: [{ name: 'in a folder', request }] }],
  });

describe('a Postman collection', () => {
  const variables = [
    { key: 'host', value: origin },
    { key: 'base', value: '{{host}}/ers-api' },
    { key: 'key', value: sessionKey },
  ];
  const header = [{ key: 'HTTP_X_SESSION_KEY', value: '{{key}}' }];

  it('has its variables filled in', async () => {
    const url = {
      raw: '{{base}}/STU3/v1/ReferralRequest/:ubrn',
      variable: [{ key: 'ubrn', value: '123456789012' }],
    };
    const { code, out } = await run(['explain'], collection({ method: 'GET', url, header }, variables));
    expect(code).toBe(0);
    expect(out).toContain('### A005 (HSCN-STU3) → A005');
    expect(out).not.toMatch(/Variables|d32e2399/);
  });

  it('may have its URL in parts', async () => {
    const url = {
      protocol: 'https',
      host: ['api', 'ebs', 'ncrs', 'nhs', 'uk'],
      path: ['ers-api', 'v1', 'ValueSet', 'SPECIALTY'],
    };
    expect((await run(['explain'], collection({ method: 'GET', url }))).out).toContain(
      '### A004 (DSTU2) → A004',
    );
  });

  it.each(['markdown', 'curl', 'json'])('names the variables that have no value (%s)', async (as) => {
    const url = '{{baseUrl}}/ReferralRequest/{{ubrn}}';
    const { code, out } = await run(['explain', '--as', as], collection({ method: 'GET', url, header }));
    expect(code).toBe(1);
    expect(out).toContain('Variables without a value: baseUrl, ubrn, key.');
  });

  it('may be wrapped, as its own API does', async () => {
    const wrapped = `{"collection":${collection({ method: 'GET', url: a005 })}}`;
    expect((await run(['explain'], wrapped)).code).toBe(0);
  });
});

describe('secrets', () => {
  const canaries = /d32e2399|canary/;
  const secret = [
    `curl ${a005} -H 'HTTP_X_SESSION_KEY: ${sessionKey}' -H 'Authorization: Bearer canary-1' -H 'Cookie: JSESSIONID=canary-2' -b canary-3 -u canary-4:x`,
    `curl -X DELETE ${origin}/ers-api/v1/ProfessionalSession/${sessionKey}`,
    `curl -X DELETE ${origin}/ers-api/v1/ProfessionalSession%2F${sessionKey}`,
    `curl ${origin}/ers-api/v1/ProfessionalSession -d '{"token":"canary-5"}'`,
    `curl -X PUT ${origin}/ers-api/v1/ProfessionalSession/${sessionKey} -d '{"token":"canary-6"}'`,
    `curl 'https://jane:canary-7@api.ebs.ncrs.nhs.uk/ers-api/STU3/v1/Task?intent=proposal&access_token=canary-8'`,
    `curl 'https://sign-in.example/callback?code=canary-9&x=canary-10#id_token=canary-11'`,
    `curl '${a005}?SessionKey=canary-12'`,
  ].join('\n');

  it.each(['markdown', 'curl', 'json'])('are in no output (%s)', async (as) => {
    const { code, out, error } = await run(['explain', '--as', as], secret);
    expect(code).toBe(1);
    expect(out.length).toBeGreaterThan(500);
    expect(out + error).not.toMatch(canaries);
  });

  it('are in no complaint', async () => {
    const { code, out, error } = await run(['explain'], `{"log":{"entries":[{"request":"${sessionKey}"`);
    expect([code, out]).toEqual([2, '']);
    expect(error).not.toMatch(canaries);
  });
});
