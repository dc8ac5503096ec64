import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import { isRecord, safeCause } from '@ers-kit/internal';

import type { Store, StoreSnapshot } from '../ers/store.js';
import { listOf, objectOf, oneOf, such, text, whole } from '../internal/shape.js';
import { SimulatorError } from '../simulator-error.js';
import { findReferralProblems } from './read-referral.js';

/** What is kept across restarts. */
export interface KeptState {
  readonly store: StoreSnapshot;
  /** By how many milliseconds the clock was put forward. */
  readonly ahead: number;
}

/** A file that the state of a simulator is kept in. */
export interface StateFile {
  /** Resolves when all that had happened before the call is on the disk. Never rejects: see `failure`. */
  save(): Promise<void>;
  /** Why the last attempt to write failed. */
  failure(): SimulatorError | undefined;
}

const format = 'ers-simulator-state';
const count = whole(0, Number.MAX_SAFE_INTEGER);
const object = such(isRecord, 'an object');
const referralRecord = objectOf(
  {
    resource: object,
    created: such(Number.isFinite, 'a number'),
    lastUpdated: such(Number.isFinite, 'a number'),
  },
  {
    referringOrganisation: text(),
    referringClinician: text('text', /^/),
    letterDue: text(),
    review: text(),
    clinicalInfoPrinted: such((value) => typeof value === 'boolean', 'true or false'),
  },
);
const checkState = objectOf({
  format: oneOf(format),
  version: oneOf(1),
  ahead: count,
  store: objectOf({
    referrals: listOf(referralRecord),
    appointments: listOf(object),
    advices: listOf(object),
    files: listOf(object),
    attachments: listOf(such(Array.isArray, 'a pair')),
    slots: listOf(object),
    taken: listOf(text()),
    numbers: objectOf({ ubrn: count, appointment: count, attachment: count, communication: count }),
  }),
});

/** Where payloads have the base URL, which is another one after a restart on other ports. */
const placeholder = '_baseUrl_';

/**
 * Reads the state that an earlier run left; `undefined` where there is no file yet.
 *
 * @throws {@link SimulatorError} `ERR_SIMULATOR_STATE_UNREADABLE`; the file is then left as it is
 */
export async function readState(path: string, baseUrl: string): Promise<KeptState | undefined> {
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw unreadable([`it cannot be read (${code})`], error);
  }
  let state: unknown;
  try {
    state = JSON.parse(content.replaceAll(placeholder, baseUrl)) as unknown;
  } catch {
    throw unreadable(['it is no JSON: perhaps it was cut off']);
  }
  const problems = [...checkState(state, '')];
  if (problems.length > 0) throw unreadable(problems.slice(0, 20));
  // Its shape has just been checked.
  const kept = state as KeptState;
  for (const [index, { resource }] of kept.store.referrals.entries()) {
    const [problem] = findReferralProblems(resource);
    if (problem !== undefined) throw unreadable([`store.referrals[${index}].resource: ${problem}`]);
  }
  return kept;
}

/** Keeps a store in a file. Each save replaces the file as a whole, so that it is always complete. */
export function createStateFile(path: string, baseUrl: string, store: Store, ahead: () => number): StateFile {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let failure: SimulatorError | undefined;
  const write = async (): Promise<void> => {
    try {
      const state = { format, version: 1, ahead: ahead(), store: store.snapshot() };
      await replaceFile(path, JSON.stringify(state).replaceAll(baseUrl, placeholder));
      failure = undefined;
    } catch (error) {
      failure = unwritable(error);
    }
  };
  const save = (): Promise<void> => {
    if (!running) {
      running = write().finally(() => {
        running = undefined;
      });
      return running;
    }
    // Whoever comes while a file is being written shares the one that follows.
    next ??= running.then(() => {
      next = undefined;
      return save();
    });
    return next;
  };
  return { save, failure: () => failure };
}

async function replaceFile(path: string, content: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  const folder = await open(dirname(path), 'r');
  // The new name too has to outlast a loss of power. Some file systems cannot do that for a folder.
  await folder.sync().catch(() => undefined);
  await folder.close();
}

function unreadable(problems: readonly string[], cause?: unknown): SimulatorError {
  return new SimulatorError(
    'ERR_SIMULATOR_STATE_UNREADABLE',
    `The state file cannot be taken up: ${problems.join('; ')}. It was left as it is. ` +
      'Put a good copy in its place, or move it away to start from the seed.',
    { problems, ...(cause === undefined ? {} : { cause: safeCause(cause) }) },
  );
}

function unwritable(error: unknown): SimulatorError {
  const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
  return new SimulatorError(
    'ERR_SIMULATOR_STATE_UNWRITABLE',
    `The state file cannot be written (${code}): give a path in a folder that this process may write to.`,
    { cause: safeCause(error) },
  );
}
