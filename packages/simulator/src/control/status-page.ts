import type { LoggedRequest } from '../ers/request-log.js';
import type { SimulatorUser } from '../users.js';
import type { StateCounts } from './control-api.js';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (value: string): string => value.replace(/[&<>"]/g, (character) => escapes[character] ?? '');

const style = `
  body { font: 1.1875rem/1.5 Arial, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; color: #212b32; background: #f0f4f5; }
  table { border-collapse: collapse; width: 100%; background: #fff; margin-bottom: 2rem; }
  caption { font-weight: bold; font-size: 1.5rem; text-align: left; padding: 0.5rem 0; }
  th, td { border-bottom: 1px solid #d8dde0; padding: 0.5rem; text-align: left; vertical-align: top; }
  form { display: inline; }
  button { font: inherit; font-weight: bold; color: #fff; background: #007f3b; border: 0; border-radius: 4px; padding: 0.5rem 1rem; cursor: pointer; }
  button:focus-visible { outline: 4px solid #ffeb3b; background: #212b32; }`;

function table(caption: string, headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (values: readonly string[], tag: 'th' | 'td'): string =>
    values.map((value) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${escape(value)}</${tag}>`).join('');
  return `<table><caption>${escape(caption)}</caption><thead><tr>${cells(headings, 'th')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n')}</tbody></table>`;
}

/** What a simulator shows to a browser. It does nothing but show, and offer to start again. */
export function statusPage(
  { referrals, advice }: StateCounts,
  users: readonly SimulatorUser[],
  requests: readonly LoggedRequest[],
  now: number,
): string {
  const counted = (counts: Readonly<Record<string, number>>): string[][] =>
    Object.entries(counts).map(([state, count]) => [state, String(count)]);
  const people = users.map(({ uid, givenName, familyName, ersFunctions }) => [
    uid,
    `${givenName} ${familyName}`,
    ersFunctions.map((held) => `${held.organisation}: ${held.businessFunctions.join(', ')}`).join('; '),
  ]);
  const calls = requests
    .slice(-50)
    .toReversed()
    .map(({ time, method, operation, status }) => [time, method, operation ?? 'none', String(status)]);
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>e-RS simulator</title><style>${style}</style></head>
<body><main><h1>e-RS simulator</h1>
<p>The simulator's time is ${new Date(now).toISOString()}.</p>
<p><form method="post" action="/_simulator/reset"><button>Start again from the seed</button></form>
<form method="post" action="/_simulator/faults/clear"><button>Clear the faults</button></form></p>
${table('Users to sign in as', ['User id', 'Name', 'Functions'], people)}
${table('Referrals', ['State', 'Number'], counted(referrals))}
${table('Requests for advice', ['State', 'Number'], counted(advice))}
${table('Last calls', ['Time', 'Method', 'Operation', 'Status'], calls)}
</main></body>
</html>
`;
}
