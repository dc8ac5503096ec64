import type { Clock } from '@ers-kit/internal';
import { isUbrn } from '@ers-kit/operations';
import type { ErsClientCore } from '../ers-client.js';
import type { ErsErrorCode } from '../error-code.js';
import { ErsError } from '../errors.js';
import { cannotHaveArrived } from '../internal/send.js';
import { worklist } from '../worklist.js';
import type { SaveFolder } from './save-folder.js';

/**
 * A referral as a worklist names it.
 *
 * @example
 * ```ts
 * import type { ListedReferral } from '@ers-kit/client/files';
 *
 * const listed: ListedReferral = { ubrn: '000000070000', version: 5, changed: '2026-11-02T09:00:00Z' };
 * ```
 */
export interface ListedReferral {
  /** 12 digits. */
  readonly ubrn: string;
  /** When the worklist was made; 0 where it does not say. */
  readonly version: number;
  /** When its clinical information was last changed, or else when its pathway began: a FHIR dateTime. */
  readonly changed?: string | undefined;
}

interface WorklistCall {
  readonly service: string;
  /** Milliseconds. */
  readonly at: number;
}

/**
 * The referrals for review of a service, as they were at a time.
 *
 * @example
 * ```ts
 * import type { ServiceWorklist } from '@ers-kit/client/files';
 *
 * const worklist: ServiceWorklist = {
 *   service: '12345',
 *   at: Date.parse('2026-11-02T09:00:00Z'),
 *   referrals: [{ ubrn: '000000070000', version: 5 }],
 *   unreadable: 0,
 * };
 * ```
 */
export interface ServiceWorklist extends WorklistCall {
  /** In the order of e-RS. */
  readonly referrals: readonly ListedReferral[];
  /** Entries that could not be read, and are left out. */
  readonly unreadable: number;
}

type ListedNote = { readonly type: 'listed' } & ServiceWorklist;

/**
 * What is noted in the folder: that e-RS is about to be asked, that the call was not sent after all, what was
 * answered, that all of it was worked through.
 *
 * @example
 * ```ts
 * import type { WorklistNote } from '@ers-kit/client/files';
 *
 * const note: WorklistNote = { type: 'asked', service: '12345', at: Date.parse('2026-11-02T09:00:00Z') };
 * ```
 */
export type WorklistNote = ({ readonly type: 'asked' | 'not-sent' | 'done' } & WorklistCall) | ListedNote;

/**
 * What there is to work through for a service.
 *
 * @example
 * ```ts
 * import type { ObtainedWorklist } from '@ers-kit/client/files';
 *
 * declare const obtained: ObtainedWorklist;
 * const referrals = obtained.worklist?.referrals ?? [];
 * if (obtained.isOutOfCalls) console.error(`${obtained.callsLeft} calls left today.`);
 * ```
 */
export interface ObtainedWorklist {
  /** Absent where there is none, and none may be asked for today. */
  readonly worklist: ServiceWorklist | undefined;
  /** How many calls the day has left. */
  readonly callsLeft: number;
  /**
   * Whether a new one was wanted, and the calls of the day are spent: the last one of today stands in for it.
   */
  readonly isOutOfCalls: boolean;
}

/**
 * The worklists of services for an application without a user.
 *
 * @example
 * ```ts
 * import type { ServiceWorklists } from '@ers-kit/client/files';
 *
 * declare const worklists: ServiceWorklists;
 * const { worklist } = await worklists.obtain('12345');
 * if (worklist) await worklists.finish([worklist]);
 * ```
 */
export interface ServiceWorklists {
  /**
   * The worklist of today that was not worked through, or else a new one.
   *
   * @throws `ErsError` of `@ers-kit/client`, with any code, of the call, which counts all the same, unless it
   *   is certain that it was not sent: there was no access token, or no connection.
   */
  obtain(service: string): Promise<ObtainedWorklist>;
  /**
   * Notes that worklists were worked through; where all of the folder were, what it no longer needs is
   * dropped.
   */
  finish(worklists: readonly ServiceWorklist[]): Promise<void>;
}

/** Of A008, for a service, in a day, by an application without a user. Source: the API's page of A008. */
const callsPerDay = 2;

/** No source says by which clock a day begins, so the days of neither may have more calls. */
const days = ['UTC', 'Europe/London'].map((timeZone) => new Intl.DateTimeFormat('en-GB', { timeZone }));

/**
 * Gets the referrals for review of services within the two calls a day that A008 allows an application
 * without a user. Calls and answers are noted in the folder, so that a job which is killed goes on with the
 * worklist it has.
 *
 * @param client - application-restricted, with `retry: false`, since each try counts
 * @param folder - counts the calls: the same for every run
 * @param options - `clock` tells the day; default: `Date`
 * @returns what obtains worklists, and notes that they are done
 *
 * @example
 * ```ts
 * import { createErsClient } from '@ers-kit/client';
 * import { openSaveFolder, serviceWorklists, type WorklistNote } from '@ers-kit/client/files';
 * import { environments } from '@ers-kit/environments';
 *
 * declare function accessToken(): Promise<string>;
 *
 * const client = createErsClient({
 *   environment: environments.integration,
 *   accessToken,
 *   context: { mode: 'application-restricted' },
 *   retry: false,
 * });
 * const worklists = serviceWorklists(client, await openSaveFolder<WorklistNote>('export'));
 * const { worklist, callsLeft } = await worklists.obtain('20101');
 * console.log(worklist?.referrals.length, callsLeft);
 * if (worklist) await worklists.finish([worklist]);
 * ```
 */
export function serviceWorklists(
  client: Pick<ErsClientCore, 'call'>,
  folder: SaveFolder<WorklistNote>,
  { clock = Date }: { readonly clock?: Pick<Clock, 'now'> } = {},
): ServiceWorklists {
  const sameDays = (at: number): number[] =>
    days.flatMap((day, index) => (day.format(at) === day.format(clock.now()) ? [index] : []));
  const isToday = ({ at }: WorklistCall): boolean => sameDays(at).length === days.length;

  function callsLeft(service: string): number {
    const count = (type: WorklistNote['type'], day: number): number =>
      folder.notes
        .filter((note) => note.type === type && note.service === service)
        .filter(({ at }) => sameDays(at).includes(day)).length;
    const used = days.map((_, day) => count('asked', day) - count('not-sent', day));
    return Math.max(0, callsPerDay - Math.max(...used));
  }

  async function ask(service: string): Promise<ServiceWorklist> {
    const at = clock.now();
    await folder.note({ type: 'asked', service, at });
    const { items, malformed } = await worklist(client, { listType: 'REFERRALS_FOR_REVIEW', service }).catch(
      async (error: unknown) => {
        if (wasNotSent(error)) await folder.note({ type: 'not-sent', service, at });
        throw error;
      },
    );
    const entries = items.map((item) => ({
      ubrn: item.reference.split('/').at(-1) ?? '',
      version: item.referralRequestVersion ?? 0,
      changed: item.clinicalInfoLastUpdated ?? item.clinicalInfoFirstSubmitted ?? item.eReferralPathwayStart,
    }));
    const referrals = entries.filter(({ ubrn }) => isUbrn(ubrn));
    const unreadable = entries.length - referrals.length + (malformed === undefined ? 0 : 1);
    const answered = { service, at, referrals, unreadable };
    await folder.note({ type: 'listed', ...answered });
    return answered;
  }

  return {
    async obtain(service) {
      const isMeant = (note: WorklistNote): note is ListedNote =>
        note.type === 'listed' && note.service === service && isToday(note);
      const note = folder.notes.filter(isMeant).at(-1);
      const latest = note && { service, at: note.at, referrals: note.referrals, unreadable: note.unreadable };
      const left = callsLeft(service);
      const isOutOfCalls = left === 0 && (latest === undefined || isDone(folder.notes, latest));
      if (isOutOfCalls || (latest && !isDone(folder.notes, latest)))
        return { worklist: latest, callsLeft: left, isOutOfCalls };
      return { worklist: await ask(service), callsLeft: left - 1, isOutOfCalls };
    },
    async finish(worklists) {
      for (const { service, at } of worklists) await folder.note({ type: 'done', service, at });
      const recent = folder.notes.filter(({ at }) => at > clock.now() - 2 * 86_400_000);
      if (!recent.some((note) => isOpen(recent, note))) await folder.settle(recent);
    },
  };
}

/** Of errors without a status. Source: {@link ErsErrorCode}. */
const neverSent: ReadonlySet<ErsErrorCode> = new Set(['ERR_ERS_AUTH', 'ERR_ERS_INPUT', 'ERR_ERS_LIMITER']);

const wasNotSent = (error: unknown): boolean =>
  ErsError.isInstance(error) &&
  error.status === undefined &&
  (neverSent.has(error.code) || cannotHaveArrived(error));

const isDone = (notes: readonly WorklistNote[], { service, at }: WorklistCall): boolean =>
  notes.some((note) => note.type === 'done' && note.service === service && note.at === at);

/** A worklist that was neither worked through nor followed by a later one. */
const isOpen = (notes: readonly WorklistNote[], list: WorklistNote): boolean =>
  list.type === 'listed' &&
  !isDone(notes, list) &&
  !notes.some((note) => note.type === 'listed' && note.service === list.service && note.at > list.at);
