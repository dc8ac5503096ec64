import { createApimAuth, createTokenManager } from '@ers-kit/apim-auth';
import { createErsClient, createLimiter, ErsError } from '@ers-kit/client';
import {
  openSaveFolder,
  serviceWorklists,
  type ServiceWorklist,
  type WorklistNote,
} from '@ers-kit/client/files';
import { isUpToDate } from './export-referral.js';
import { exportReferrals } from './export-referrals.js';
import { showProgress } from './progress.js';
import { sumUp } from './report.js';
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
    const { since = Number.NEGATIVE_INFINITY } = settings;
    const listed = obtained
      .flatMap(({ referrals }) => referrals)
      .filter(({ changed }) => changed === undefined || Date.parse(changed) >= since);
    const referrals = [...new Map(listed.map((referral) => [referral.ubrn, referral])).values()];
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
  // A tenth less: the network may bring requests closer together than they were sent.
  const limiter = createLimiter({ requestsPerSecond: requestsPerSecond * 0.9 });
  const options = { environment, context, limiter, accessToken: () => tokens.accessToken() };
  return { client: createErsClient(options), withoutRetries: createErsClient({ ...options, retry: false }) };
}

async function obtainAll(
  worklists: ReturnType<typeof serviceWorklists>,
  services: readonly string[],
  { stdout, stderr }: Surroundings,
): Promise<{ obtained: ServiceWorklist[]; exitCode: number }> {
  const obtained: ServiceWorklist[] = [];
  const exitCodes = [0];
  for (const service of services) {
    try {
      const { worklist, callsLeft, isOutOfCalls } = await worklists.obtain(service);
      const { referrals = [], unreadable = 0, at } = worklist ?? {};
      if (worklist) obtained.push(worklist);
      const from = at === undefined ? 'no worklist' : `worklist of ${new Date(at).toISOString()}`;
      stdout.write(
        `Service ${service}: ${from}, ${referrals.length} referrals; calls left today: ${callsLeft}.\n`,
      );
      if (unreadable > 0) stderr.write(`Service ${service}: ${unreadable} entries could not be read.\n`);
      if (isOutOfCalls)
        stderr.write(`Service ${service}: A008 may be called no more today. Try again tomorrow.\n`);
      exitCodes.push(unreadable > 0 ? 1 : isOutOfCalls ? 3 : 0);
    } catch (error) {
      if (!ErsError.isInstance(error)) throw error;
      stderr.write(`Service ${service}: no worklist. ${error.message}\n`);
      exitCodes.push(1);
    }
  }
  return { obtained, exitCode: exitCodes.includes(1) ? 1 : Math.max(...exitCodes) };
}
