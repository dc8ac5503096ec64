import { createApimAuth, createTokenManager } from '@ers-kit/apim-auth';
import { createErsClient, createLimiter, ErsError } from '@ers-kit/client';
import { openSaveFolder, serviceWorklists } from '@ers-kit/client/files';
import type { ServiceWorklist, ServiceWorklists, WorklistNote } from '@ers-kit/client/files';
import { isUpToDate } from './export-referral.js';
import { exportReferrals } from './export-referrals.js';
import { showProgress } from './progress.js';
import { explain, readMissing, sumUp } from './report.js';
import type { Settings } from './settings.js';

/** What a run writes to, and what ends it. */
export interface Surroundings {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly signal: AbortSignal;
}

/** Runs an export, and gives the exit code: 0 complete, 1 something is missing, 3 the calls of A008 are spent. */
export async function runExport(settings: Settings, surroundings: Surroundings): Promise<number> {
  const { stdout, stderr, signal } = surroundings;
  const folder = await openSaveFolder<WorklistNote>(settings.out);
  try {
    const { client, withoutRetries } = createClients(settings);
    const worklists = serviceWorklists(withoutRetries, folder);
    const { obtained, exitCode } = await obtainAll(worklists, settings.services, surroundings);
    const listed = obtained
      .flatMap(({ referrals }) => referrals)
      .filter(({ changed = '' }) => !(Date.parse(changed) < (settings.since ?? 0)));
    const all = [...(await readMissing(settings.out)), ...listed];
    const referrals = [...new Map(all.map((referral) => [referral.ubrn, referral])).values()];
    if (obtained.length === 0 && referrals.length === 0) return exitCode;
    if (settings.dryRun) {
      let current = 0;
      for (const each of referrals) if (await isUpToDate(await folder.shelf(each.ubrn), each)) current += 1;
      stdout.write(`${referrals.length - current} referrals to export; ${current} are here, unchanged.\n`);
      return exitCode;
    }
    const { advance, stop } = showProgress(stdout, referrals.length);
    const outcomes = await exportReferrals({ client, folder, signal, advance }, referrals).finally(stop);
    const { lines, complaints, missing, isComplete, isDone } = sumUp(outcomes);
    await folder.replace('missing.json', `${JSON.stringify(missing, null, 2)}\n`);
    if (isDone) await worklists.finish(obtained);
    for (const line of lines) stdout.write(`${line}\n`);
    for (const line of complaints) stderr.write(`${line}\n`);
    return isComplete ? exitCode : 1;
  } finally {
    await folder.release();
  }
}

function createClients({ environment, credentials, requestsPerSecond }: Settings) {
  const tokens = createTokenManager({ auth: createApimAuth({ environment, credentials }) }).forApplication();
  const context = { mode: 'application-restricted' } as const;
  const limiter = createLimiter({ requestsPerSecond });
  let [rejected, at] = ['', 0];
  // Once a minute at most, since a token that is refused for good would ask for ever more.
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const response = await globalThis.fetch(url, init);
    const token = new Headers(init?.headers).get('authorization')?.replace('Bearer ', '') ?? '';
    if (response.status === 401 && Date.now() - at > 60_000) [rejected, at] = [token, Date.now()];
    return response;
  };
  const accessToken = () => tokens.accessToken({ rejected });
  const options = { environment, context, limiter, fetch, accessToken };
  return { client: createErsClient(options), withoutRetries: createErsClient({ ...options, retry: false }) };
}

async function obtainAll(worklists: ServiceWorklists, services: readonly string[], streams: Surroundings) {
  const { stdout, stderr } = streams;
  const obtained: ServiceWorklist[] = [];
  const exitCodes = [0];
  for (const service of services) {
    const name = `Service ${service}`;
    try {
      const { worklist, callsLeft, isOutOfCalls } = await worklists.obtain(service);
      const { referrals = [], unreadable = 0, at } = worklist ?? {};
      if (worklist) obtained.push(worklist);
      const from = at === undefined ? 'no worklist' : `worklist of ${new Date(at).toISOString()}`;
      stdout.write(`${name}: ${from}, ${referrals.length} referrals; calls left today: ${callsLeft}.\n`);
      if (unreadable > 0) stderr.write(`${name}: ${unreadable} entries could not be read.\n`);
      if (isOutOfCalls) stderr.write(`${name}: A008 may be called no more today. Try again tomorrow.\n`);
      exitCodes.push(unreadable > 0 ? 1 : isOutOfCalls ? 3 : 0);
    } catch (error) {
      if (!ErsError.isInstance(error)) throw error;
      stderr.write(`${name}: no worklist. ${explain(error, error.message)}\n`);
      exitCodes.push(1);
    }
  }
  return { obtained, exitCode: exitCodes.includes(1) ? 1 : Math.max(...exitCodes) };
}
