import { isTemporary, type Outcome } from './export-referrals.js';

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
  const reasons = failures.map(({ operation, code, hint }) => `${operation} ${code}. ${hint}`);
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
