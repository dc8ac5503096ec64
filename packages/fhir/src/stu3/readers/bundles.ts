import {
  itemsOf,
  loose,
  readPart,
  readResources,
  textOf,
  textsOf,
  type Reading,
} from '../../internal/reading.js';
import type { CodeOf } from '../tables/code-systems.js';
import { ersServiceSystem, sdsUserIdSystem } from '../tables/identifier-systems.js';

/**
 * A free slot.
 *
 * @example
 * ```ts
 * import type { SlotReading } from '@ers-kit/fhir/stu3';
 *
 * const slot: SlotReading = {
 *   id: 'slot-1',
 *   start: '2026-12-01T09:00:00Z',
 *   end: '2026-12-01T09:20:00Z',
 *   service: '12345',
 * };
 * ```
 */
export interface SlotReading {
  /** The id of the slot, for the booking. */
  readonly id: string;
  /** Instants. */
  readonly start: string;
  /** See `start`. */
  readonly end: string;
  /** Id of the service, from the slot's schedule. */
  readonly service?: string;
  /** SDS user id of the clinician, from the slot's schedule: then a booking needs that clinician. */
  readonly clinician?: string;
}

/**
 * The slots of an A015 response, each with the service and clinician of its schedule.
 *
 * @param bundle - The Bundle that was answered, as parsed JSON.
 *
 * @example
 * ```ts
 * import { availableSlots, presentValue } from '@ers-kit/fhir/stu3';
 *
 * const reading = availableSlots({
 *   entry: [
 *     {
 *       resource: {
 *         resourceType: 'Slot',
 *         id: 'slot-1',
 *         start: '2026-12-01T09:00:00Z',
 *         end: '2026-12-01T09:20:00Z',
 *       },
 *     },
 *   ],
 * });
 * console.log(presentValue(reading)?.[0]?.start); // 2026-12-01T09:00:00Z
 * ```
 */
export function availableSlots(bundle: unknown): Reading<readonly SlotReading[]> {
  const schedules = new Map<unknown, ReadonlyMap<unknown, unknown>>();
  readResources(bundle, 'Schedule', (schedule) => {
    const actors = itemsOf(schedule?.actor).map(
      (actor) => [actor?.identifier?.system, actor?.identifier?.value] as const,
    );
    schedules.set(`Schedule/${textOf(schedule?.id)}`, new Map<unknown, unknown>(actors));
  });
  return readResources(bundle, 'Slot', (slot) => {
    const actors = schedules.get(slot?.schedule?.reference);
    const read = textsOf({
      id: slot?.id,
      start: slot?.start,
      end: slot?.end,
      service: actors?.get(ersServiceSystem),
      clinician: actors?.get(sdsUserIdSystem),
    }) as SlotReading;
    return read.id && read.start && read.end ? read : undefined;
  });
}

/**
 * What the user may do with a referral, from an A029 response. Not to be cached.
 *
 * @param bundle - The Bundle that was answered, as parsed JSON.
 *
 * @example
 * ```ts
 * import { availableActions, presentValue } from '@ers-kit/fhir/stu3';
 *
 * const reading = availableActions({
 *   entry: [{ resource: { resourceType: 'Task', code: { coding: [{ code: 'CANCEL_REFERRAL' }] } } }],
 * });
 * console.log(presentValue(reading)); // [ 'CANCEL_REFERRAL' ]
 * ```
 */
export function availableActions(bundle: unknown): Reading<readonly CodeOf<'availableActions'>[]> {
  return readResources(
    bundle,
    'Task',
    (task) => textOf(task?.code?.coding?.[0]?.code) as CodeOf<'availableActions'> | undefined,
  );
}

/**
 * The URL of another page of an A015 response, or `missing` when there is none.
 *
 * @param bundle - The answer of A015, as parsed JSON.
 * @param relation - Which page.
 *
 * @example
 * ```ts
 * import { bundleLink } from '@ers-kit/fhir/stu3';
 *
 * const reading = bundleLink({ link: [{ relation: 'self', url: 'Slot?page=1' }] }, 'next');
 * console.log(reading.status); // missing
 * ```
 */
export function bundleLink(bundle: unknown, relation: 'self' | 'next' | 'previous'): Reading<string> {
  const links = itemsOf(loose(bundle)?.link);
  const index = links.findIndex((link) => (link?.relation as unknown) === relation);
  return readPart(links[index], `link[${index}].url`, (link) => textOf(loose(link)?.url));
}
