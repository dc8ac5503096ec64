import type { LoggedRequest } from '../ers/request-log.js';
import type { SimulatorUser } from '../users.js';
import type { StateCounts } from './control-api.js';
import type { Switchboard } from './fault-switches.js';
import { pageStyle } from './page-style.js';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (value: string): string => value.replace(/[&<>"]/g, (character) => escapes[character] ?? '');

/** What the page tells. */
export interface PageFacts {
  readonly counts: StateCounts;
  readonly users: readonly SimulatorUser[];
  readonly switches: ReturnType<Switchboard['switches']>;
  /** The simulator's time, in milliseconds. */
  readonly now: number;
}

function document(title: string, content: string, head = ''): string {
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">${head}<title>${title}</title><style>${pageStyle}</style></head>
<body>${content}</body>
</html>
`;
}

function table(caption: string, headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (values: readonly string[], tag: 'th' | 'td'): string =>
    values.map((value) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${escape(value)}</${tag}>`).join('');
  return `<table><caption>${escape(caption)}</caption><thead><tr>${cells(headings, 'th')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n')}</tbody></table>`;
}

const button = (action: string, label: string, attributes = ''): string =>
  `<form method="post" action="/_simulator/${action}"><button${attributes}>${escape(label)}</button></form>`;

const counted = (counts: Readonly<Record<string, number>>): string[][] =>
  Object.entries(counts).map(([state, count]) => [state, String(count)]);

/** What a simulator shows to a browser. It works without scripts. */
export function statusPage({ counts, users, switches, now }: PageFacts): string {
  const people = users.map(({ uid, givenName, familyName, ersFunctions }) => [
    uid,
    `${givenName} ${familyName}`,
    ersFunctions.map((held) => `${held.organisation}: ${held.businessFunctions.join(', ')}`).join('; '),
  ]);
  const buttons = switches.map(({ name, label, on }) =>
    button(`faults/switch?name=${name}`, label, ` aria-pressed="${String(on)}"`),
  );
  return document(
    'e-RS simulator',
    `<div class="header"><span>e-RS simulator</span></div>
<main><h1>What is going on</h1>
<p>The simulator's time is ${new Date(now).toISOString()}. Everybody and everything here is made up.</p>
${button('reset', 'Start again from the seed')}
<h2>Faults</h2>
${buttons.join('\n')}
${button('faults/clear', 'Clear the faults')}
<h2 id="calls">Last calls</h2>
<iframe src="/_simulator/log" title="Last calls, renewed every two seconds"></iframe>
${table('Users to sign in as', ['User id', 'Name', 'Functions'], people)}
${table('Referrals', ['State', 'Number'], counted(counts.referrals))}
${table('Requests for advice', ['State', 'Number'], counted(counts.advice))}
</main>`,
  );
}

/** The last calls, newest first: a page of its own that renews itself, so that the one around it can stand still. */
export function logPage(requests: readonly LoggedRequest[]): string {
  const rows = requests
    .slice(-50)
    .toReversed()
    .map(({ time, method, operation, status }) => {
      const outcome = status < 400 ? `${status} good` : `<span class="bad">${status} refused</span>`;
      return `<tr><td>${time}</td><td>${escape(method)}</td><td>${operation ?? 'none'}</td><td>${outcome}</td></tr>`;
    });
  return document(
    'Last calls',
    `<table><thead><tr>${['Time', 'Method', 'Operation', 'Outcome'].map((heading) => `<th scope="col">${heading}</th>`).join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`,
    '<meta http-equiv="refresh" content="2">',
  );
}
