import { isatty } from 'node:tty';
import Table from 'cli-table3';
import pc from 'picocolors';
import type { Check } from './checks.js';
import type { Dstu2Changes } from './dstu2-changes.js';
import { type Exchange, shorten, withoutSecrets } from './exchange.js';
import type { PayloadDifference } from './payload-differences.js';
import type { WorkedExample } from './worked-example.js';
import { wrap, wrapBehind } from './wrap.js';

// `isColorSupported` alone is also true without a terminal, where `CI` or `FORCE_COLOR` is set.
const { bold, green, red } = pc.createColors(pc.isColorSupported && isatty(1));

const mostRows = 12;

/** Characters in a cell of the table, which is then 80 wide. */
const cell = 32;

/** The report for people: 80 columns, coloured on a terminal. */
export function writeReport(example: WorkedExample): string {
  return [
    bold('Retrieve referral request (A005) in Integration, before and after'),
    '',
    ...theOldWay(example),
    ...theTranslation(example),
    ...theNewWay(example),
    ...theComparison(example),
    ...forDstu2Callers(example.dstu2),
    ...theChecks(example.checks),
    '',
  ].join('\n');
}

const step = (exchange: Exchange, id: string, note = ''): string => {
  const { method, url } = exchange.request;
  const path = new URL(url).pathname.replace(
    /(ProfessionalSession\/)[^/]+/,
    (_, start: string) => `${start}…`,
  );
  return `  ${id}  ${method.padEnd(6)} ${path}\n        ${exchange.response.status}${note && `, ${note}`}`;
};

function theOldWay({ old }: WorkedExample): string[] {
  return [
    bold('1. The old way: HSCN, CIS1 smartcard, a session'),
    step(old.createSession, 'A001', `session ${shorten(old.sessionKey)}`),
    step(old.selectRole, 'A002', 'organisation and business function are now in the session'),
    step(old.stu3, 'A005', old.stu3.response.headers['content-type']),
    '',
  ];
}

function theTranslation({ translated }: WorkedExample): string[] {
  return [
    bold('2. The same request, translated by @ers-kit/hscn'),
    ...wrapBehind('  ', `${translated.request.method} ${translated.request.url}`),
    ...translated.issues.flatMap(({ message }) => wrapBehind('  - ', message)),
    '',
  ];
}

function theNewWay({ new: now }: WorkedExample): string[] {
  return [
    bold('3. The new way: CIS2 sign-in, token exchange'),
    `  CIS2  signed in, authentication level ${now.authenticationAssuranceLevel}, identity level ${now.identityAssuranceLevel}`,
    `  APIM  ID token exchanged for access token ${shorten(now.accessToken)}`,
    step(
      now.businessFunctions,
      'A030',
      now.permissions.map((pair) => `${pair.businessFunction} at ${pair.organisation}`).join(', '),
    ),
    '',
    bold('4. The new way: the call'),
    step(now.referral, 'A005', now.referral.response.headers['content-type']),
    '',
  ];
}

function theComparison({ old, new: now, payloadDifferences: differences }: WorkedExample): string[] {
  const [before, after] = [withoutSecrets(old.stu3), withoutSecrets(now.referral)];
  const table = new Table({
    head: ['', 'HSCN / CIS1 / STU3', 'APIM / CIS2 / STU3'],
    colWidths: [10, cell + 1, cell + 1],
    style: { head: [], border: [], 'padding-right': 0 },
  });
  table.push(
    [
      'URL',
      inCell(`${before.request.method} ${before.request.url}`),
      inCell(`${after.request.method} ${after.request.url}`),
    ],
    ['Key\nrequest\nheaders', headerLines(before.request.headers), headerLines(after.request.headers)],
    ['Key\nresponse\nheaders', headerLines(before.response.headers), headerLines(after.response.headers)],
    [
      'Payload',
      { colSpan: 2, content: differences.length === 0 ? 'no changes' : differenceLines(differences) },
    ],
  );
  return [bold('5. Side by side'), table.toString(), ''];
}

const inCell = (text: string): string => wrap(text, cell).join('\n');

/** The headers that the migration is about, as the specifications spell them. */
const keyHeaders = [
  'XAPI_ASID',
  'HTTP_X_SESSION_KEY',
  'Authorization',
  'NHSD-End-User-Organisation-ODS',
  'NHSD-eRS-Business-Function',
  'NHSD-eRS-On-Behalf-Of-User-ID',
  'X-Correlation-ID',
  'X_ERS_TRANSACTION_ID',
  'X-Request-ID',
  'ETag',
];

function headerLines(headers: Readonly<Record<string, string>>): string {
  return keyHeaders
    .filter((name) => name.toLowerCase() in headers)
    .map((name) => inCell(`${name}: ${headers[name.toLowerCase()]}`))
    .join('\n');
}

function differenceLines(differences: readonly PayloadDifference[]): string {
  const lines = differences.slice(0, mostRows).map(({ path, before, after }) => {
    const kind =
      before === undefined ? 'only in the new' : after === undefined ? 'only in the old' : 'differs';
    return wrap(`${path}: ${kind}`, 2 * cell).join('\n');
  });
  return [...lines, ...more(differences.length)].join('\n');
}

function forDstu2Callers({ oldUrl, url, copied, changes, missing }: Dstu2Changes): string[] {
  return [
    bold('6. What a caller of DSTU2 has to change'),
    ...wrapBehind('  URL      ', oldUrl),
    ...wrapBehind('        -> ', url),
    `  Payload  ${copied} values stay as they are; these do not (all with --json):`,
    ...changes
      .slice(0, mostRows)
      .flatMap(({ how, from, to }) =>
        wrapBehind('  - ', `${how}: ${from}${to.length > 0 ? ` -> ${to.join(', ')}` : ''}`),
      ),
    ...more(changes.length).map((line) => `    ${line}`),
    ...(missing.length > 0 ? ['  Required in STU3, and not in DSTU2:'] : []),
    ...missing.flatMap((message) => wrapBehind('  - ', message)),
    '',
  ];
}

const more = (count: number): string[] => (count > mostRows ? [`… and ${count - mostRows} more`] : []);

function theChecks(checks: readonly Check[]): string[] {
  return [
    bold('Checks'),
    ...checks.flatMap(({ name, ok }) =>
      wrapBehind(ok ? `  ${green('ok')}      ` : `  ${red('FAILED')}  `, name, 10),
    ),
  ];
}
