import type { NrbacRole, SimulatorUser } from '../users.js';
import { requestedContexts, satisfies } from './assurance.js';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

const style = `
  body { font: 1.1875rem/1.5 Arial, sans-serif; margin: 0 auto; max-width: 40rem; padding: 1rem; color: #212b32; }
  ul { list-style: none; padding: 0; }
  li { border-top: 1px solid #d8dde0; padding: 0.75rem 0; }
  button { font: inherit; font-weight: bold; color: #fff; background: #007f3b; border: 0; border-radius: 4px; padding: 0.5rem 1rem; cursor: pointer; }
  button[disabled] { background: #4c6272; cursor: not-allowed; }
  button[name=cancel] { background: #4c6272; }
  button:focus-visible { outline: 4px solid #ffeb3b; outline-offset: 0; background: #212b32; }
  p.details { margin: 0.25rem 0 0; color: #4c6272; }
  [role=alert] { border-left: 8px solid #d5281b; padding: 0.5rem 1rem; }`;

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)} - simulated CIS2</title><style>${style}</style></head>
<body><main><h1>${escape(title)}</h1>
${body}
</main></body>
</html>
`;
}

const alert = (problem: string | undefined): string =>
  problem === undefined ? '' : `<p role="alert">${escape(problem)}</p>\n`;

function form(items: readonly string[]): string {
  return `<form method="post">
<ul>
${items.map((item) => `<li>${item}</li>`).join('\n')}
</ul>
<p><button name="cancel" value="yes">Cancel</button></p>
</form>`;
}

/** The choice of a user: a button for each, those with too weak an authenticator being out of order. */
export function signInPage(options: {
  readonly users: readonly SimulatorUser[];
  readonly acrValues: unknown;
  readonly enforce: boolean;
  readonly problem?: string;
}): string {
  const { users, acrValues, enforce, problem } = options;
  const wanted = requestedContexts(acrValues).join(' or ');
  const items = users.map((user) => {
    const barred = enforce && !satisfies(user, acrValues);
    const name = [user.title, user.givenName, user.familyName].filter(Boolean).join(' ');
    const details = [
      `${user.amr.join(', ')}, authentication level ${user.authenticationAssuranceLevel}`,
      `identity level ${user.identityAssuranceLevel}`,
      `${user.roles.length} ${user.roles.length === 1 ? 'role' : 'roles'}`,
      ...(barred ? ['not strong enough for this application'] : []),
    ].join('; ');
    return `<button name="user" value="${escape(user.uid)}" aria-describedby="about-${escape(user.uid)}"${barred ? ' disabled' : ''}>${escape(name)}</button><p class="details" id="about-${escape(user.uid)}">${escape(details)}</p>`;
  });
  return page(
    'Sign in',
    `${alert(problem)}<p>Nobody here is real. The application asks for ${escape(wanted)}.</p>\n${form(items)}`,
  );
}

/** More roles than this come with a search. */
const rolesWithoutSearch = 5;

function searchForm(find: string): string {
  return `<form method="get" role="search">
<label for="find">Search roles</label> <input id="find" type="search" name="find" value="${escape(find)}">
<button>Search</button>
</form>
`;
}

/** The choice of a role, in the order of the user's record; of many, those with `find` in what is shown. */
export function rolePage(options: {
  readonly user: SimulatorUser;
  readonly find?: string;
  readonly problem?: string;
}): string {
  const { user, find = '', problem } = options;
  const wanted = find.trim().toLowerCase();
  const roles = user.roles.filter((role) =>
    `${labelOf(role)} ${role.org_code} ${role.person_roleid}`.toLowerCase().includes(wanted),
  );
  const items = roles.map((role) => {
    const id = escape(role.person_roleid);
    return `<button name="role" value="${id}" aria-describedby="about-${id}">${escape(labelOf(role))}</button><p class="details" id="about-${id}">${escape(role.org_code)}, role profile ${id}</p>`;
  });
  const search = user.roles.length > rolesWithoutSearch ? searchForm(find) : '';
  return page('Choose a role', `${alert(problem)}${search}${form(items)}`);
}

/** A dead end, with what to do about it. */
export function problemPage(title: string, problem: string): string {
  return page(title, `<p>${escape(problem)}</p>`);
}

const labelOf = ({ role_name, role_code }: NrbacRole): string =>
  role_name.split(':').at(-1)?.replaceAll('"', '').trim() || role_code || 'Role without a name';
