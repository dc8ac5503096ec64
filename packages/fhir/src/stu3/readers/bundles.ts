import {
  itemsAt,
  defined,
  property,
  readingOf,
  readList,
  resourcesOf,
  textAt,
  type Reading,
} from '../../internal/reading.js';
import type { CodeOf } from '../tables/code-systems.js';
import { ersServiceSystem, sdsUserIdSystem } from '../tables/identifier-systems.js';

/** A free slot. */
export interface SlotReading {
  readonly id: string;
  /** Instants. */
  readonly start: string;
  readonly end: string;
  /** Id of the service, from the slot's schedule. */
  readonly service?: string;
  /** SDS user id of the clinician, from the slot's schedule: then a booking needs that clinician. */
  readonly clinician?: string;
}

/** The slots of an A015 response, each with the service and clinician of its schedule. */
export function availableSlots(bundle: unknown): Reading<readonly SlotReading[]> {
  const schedules = new Map(
    resourcesOf(bundle, 'Schedule').map((schedule) => [
      `Schedule/${textAt(schedule, 'id')}`,
      new Map(
        itemsAt(schedule, 'actor').map((actor) => [
          textAt(actor, 'identifier.system'),
          textAt(actor, 'identifier.value'),
        ]),
      ),
    ]),
  );
  return readList(resourcesOf(bundle, 'Slot'), 'entry.resource.ofType(Slot)', (slot) => {
    const id = textAt(slot, 'id');
    const start = textAt(slot, 'start');
    const end = textAt(slot, 'end');
    const actors = schedules.get(textAt(slot, 'schedule.reference') ?? '');
    return id && start && end
      ? defined({
          id,
          start,
          end,
          service: actors?.get(ersServiceSystem),
          clinician: actors?.get(sdsUserIdSystem),
        })
      : undefined;
  });
}

/** What the user may do with a referral, from an A029 response. Not to be cached. */
export function availableActions(bundle: unknown): Reading<readonly CodeOf<'availableActions'>[]> {
  return readList(
    resourcesOf(bundle, 'Task'),
    'entry.resource.ofType(Task)',
    (task) => textAt(task, 'code.coding.0.code') as CodeOf<'availableActions'> | undefined,
  );
}

/** The URL of another page of an A015 response, or `missing` when there is none. */
export function bundleLink(bundle: unknown, relation: 'self' | 'next' | 'previous'): Reading<string> {
  const links = itemsAt(bundle, 'link');
  const index = links.findIndex((link) => property(link, 'relation') === relation);
  return index < 0 ? { status: 'missing' } : readingOf(textAt(links[index], 'url'), `link[${index}].url`);
}
