import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { prepare } from './lib/prepare.mjs';
import { root, run, say } from './lib/run.mjs';

const app = join(root, 'apps', 'referral-web', 'dist', 'main.js');

await prepare();
// With an environment of NHS England, or a base URL of one's own, the application has all it needs in its settings.
process.exitCode =
  process.env.ERS_ENVIRONMENT || process.env.ERS_BASE_URL ? await startApp({}) : await startWithSimulator();

async function startWithSimulator() {
  const { startSimulator, writeCredentials } = await import('../packages/simulator/dist/index.js');
  const port = process.env.PORT || '3000';
  const origin = `http://localhost:${port}`;
  const simulator = await startSimulator({ redirectUris: [`${origin}/callback`] });
  const folder = await mkdtemp(join(tmpdir(), 'ers-kit-start-'));
  try {
    const { cis2, credentials, users, ports } = simulator;
    cis2.updateClient(credentials.cis2.clientId, {
      backchannelLogoutUri: `${origin}/back-channel-logout`,
      postLogoutRedirectUris: [`${origin}/signed-out`],
    });
    const variables = parseEnv(await readFile(await writeCredentials(simulator, folder), 'utf8'));
    say('\nNobody in it is real. Sign in as one of:\n');
    for (const user of users) say(describe(user));
    say(`\nStatus page of the simulator: http://127.0.0.1:${ports.api}/_simulator`);
    const SESSION_SECRET = process.env.SESSION_SECRET ?? randomBytes(32).toString('hex');
    return await startApp({ ...variables, PORT: port, SESSION_SECRET });
  } finally {
    await rm(folder, { recursive: true, force: true });
    await simulator.stop();
  }
}

function describe({ givenName, familyName, ersFunctions }) {
  const functions = ersFunctions.map(
    ({ organisation, businessFunctions }) => `${organisation}: ${businessFunctions.join(', ')}`,
  );
  return `  ${`${givenName} ${familyName}`.padEnd(18)} ${functions.join('; ') || 'nothing in e-RS'}`;
}

async function startApp(env) {
  let child;
  // The application answers what is under way, and this waits for it.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child?.kill(signal));
  // npm does not hand on a signal that it alone is sent: when it is gone, this goes too.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || child?.kill('SIGTERM'), 500).unref();
  return run(process.execPath, [app], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env,
    onChild(started) {
      child = started;
      announce(started);
    },
  });
}

/** Passes the log on, and says where to look once the application listens. */
function announce(child) {
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    const url = /"event":"started","url":"([^"]+)"/.exec(String(chunk))?.[1];
    if (url) say(`\nReferrals are at ${url}   (Ctrl-C ends it)\n`);
  });
}
