import { setTimeout as pause } from 'node:timers/promises';
import type { ErsError } from '@ers-kit/client';
import type { ListedReferral, SaveFolder, Shelf } from '@ers-kit/client/files';
import { exportReferral, isUpToDate, type Work as ReferralWork } from './export-referral.js';

/** What became of a referral. */
export type Outcome = Pick<Shelf<object>, 'files' | 'fetched' | 'failures'>;

/** What an export works with. */
export interface Work extends Omit<ReferralWork, 'shelf'> {
  readonly folder: Pick<SaveFolder<object>, 'shelf'>;
  /** Is told of each referral that is through. */
  readonly advance: () => void;
}

/** So many at once keep up ten requests a second where an answer takes most of one. */
const atOnce = 8;
/** What failed for a reason that may pass is tried again when the others are through, so often in all. */
const rounds = 3;

/** An answer that came damaged may have been cut off on its way; a token or key that was refused is replaced. */
const mendable: ReadonlySet<string> = new Set(['ERR_ERS_RESPONSE', 'ERR_ERS_AUTH']);
/** Whether another try may do better. */
export const isTemporary = ({ retryable, code }: ErsError): boolean => retryable || mendable.has(code);

/** Exports referrals. One that fails stops no other; an error of the disk stops all. */
export async function exportReferrals(work: Work, referrals: readonly ListedReferral[]) {
  const outcomes = new Map<string, Outcome>();
  let waiting = [...referrals];
  for (let round = 1; waiting.length > 0; round += 1) {
    if (round > 1) await pause(1000 * (round - 1), undefined, { signal: work.signal });
    const again: ListedReferral[] = [];
    const takeNext = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        work.signal.throwIfAborted();
        const { fetched, ...outcome } = await exportOne(work, next);
        const before = outcomes.get(next.ubrn)?.fetched ?? [];
        outcomes.set(next.ubrn, { ...outcome, fetched: [...before, ...fetched] });
        if (round < rounds && outcome.failures.some(isTemporary)) again.push(next);
        else work.advance();
      }
    };
    const stopAll = (error: unknown): never => {
      waiting = [];
      throw error;
    };
    const ended = await Promise.allSettled(Array.from({ length: atOnce }, () => takeNext().catch(stopAll)));
    for (const each of ended) if (each.status === 'rejected') throw each.reason;
    waiting = again;
  }
  return outcomes;
}

async function exportOne({ client, folder, signal }: Work, listed: ListedReferral): Promise<Outcome> {
  const shelf: ReferralWork['shelf'] = await folder.shelf(listed.ubrn);
  const { files = [] } = shelf.manifest ?? {};
  if (await isUpToDate(shelf, listed)) return { files, fetched: [], failures: [] };
  await exportReferral({ client, shelf, signal }, listed);
  return { files: shelf.files, fetched: shelf.fetched, failures: shelf.failures };
}
