import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ApimAuthError } from '@ers-kit/apim-auth';
import type { ErsError } from '@ers-kit/client';
import type { ListedReferral } from '@ers-kit/client/files';
import { isTemporary, type Outcome } from './export-referrals.js';

/** Reasons that another try does not change. */
const final = new Set(['THREATS_FOUND', 'VALIDATION_FAILED', 'ERR_ERS_FORBIDDEN', 'ERR_ERS_NOT_FOUND']);

/** Referrals that an earlier run could not complete. They may have left the worklist since. */
export async function readMissing(out: string): Promise<ListedReferral[]> {
  try {
    const text = await readFile(join(out, 'missing.json'), 'utf8');
    const missing: { ubrn: string; reason: string }[] = JSON.parse(text);
    const open = missing.filter(({ ubrn, reason }) => /^\d{12}$/.test(ubrn) && !final.has(reason));
    return open.map(({ ubrn }) => ({ ubrn, version: 0 }));
  } catch {
    return [];
  }
}

/** Why a call failed. Without a token, the token service's error says more. */
export const explain = ({ cause }: ErsError, otherwise: string): string =>
  ApimAuthError.isInstance(cause) ? `No access token. ${cause.message}` : otherwise;

/** Sums up an export: in lines that hold nothing about a patient, and in a list for a file beside the referrals. */
export function sumUp(outcomes: ReadonlyMap<string, Outcome>) {
  const all = [...outcomes.values()];
  const failures = all.flatMap((outcome) => outcome.failures);
  const fetched = all.flatMap((outcome) => outcome.fetched);
  const missing = [...outcomes].flatMap(([ubrn, { files }]) =>
    files.flatMap(({ path, sha256, error, availability }) =>
      sha256 === undefined ? [{ ubrn, path, reason: error ?? availability }] : [],
    ),
  );
  const incomplete = all.filter((outcome) => outcome.failures.length > 0).length;
  const megabytes = (fetched.reduce((sum, size) => sum + size, 0) / 1_000_000).toFixed(1);
  const pending = missing.filter(({ reason }) => reason === 'PENDING').length;
  const held = missing.length - pending - failures.length;
  const reasons = failures.map((error) => `${error.operation} ${error.code}. ${explain(error, error.hint)}`);
  return {
    lines: [
      `${all.length - incomplete} of ${all.length} referrals are here; ${fetched.length} files fetched, ${megabytes} MB.`,
      ...(pending > 0 ? [`${pending} attachments are being scanned: the next run asks for them again.`] : []),
      ...(held > 0 ? [`${held} attachments are held back by e-RS: threats found, or not valid.`] : []),
      ...(missing.length > 0 ? ['What is not here is listed in missing.json, in the folder of --out.'] : []),
    ],
    complaints: [...new Set(reasons)].map(
      (reason) => `Missing: ${reasons.filter((each) => each === reason).length} times ${reason}`,
    ),
    missing: missing.toSorted((one, other) => one.ubrn.localeCompare(other.ubrn)),
    isComplete: failures.length === 0,
    /** Whether another run would not do better. */
    isDone: !failures.some(isTemporary),
  };
}
