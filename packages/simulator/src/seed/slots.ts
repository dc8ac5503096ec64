import type { Service } from './service.js';

/** A time at which a service can see somebody. */
export interface Slot {
  readonly id: string;
  readonly serviceId: string;
  /** ISO instants. */
  readonly start: string;
  readonly end: string;
  /** SDS user id of the clinician it belongs to. */
  readonly clinician?: string;
}

const hour = 3_600_000;
const day = 24 * hour;

/** The slots a service starts with: from ten days ahead, six a day, the even ones with its first clinician. */
export function buildSlots({ id: serviceId, slots, clinicians }: Service, now: number): Slot[] {
  const firstDay = Math.floor(now / day) * day + 10 * day;
  return Array.from({ length: slots }, (_, index) => {
    const start = firstDay + Math.floor(index / 6) * day + (9 + (index % 6)) * hour;
    const [clinician] = clinicians;
    return {
      id: `${serviceId}${String(index + 1).padStart(3, '0')}`,
      serviceId,
      start: new Date(start).toISOString(),
      end: new Date(start + hour / 2).toISOString(),
      ...(clinician === undefined || index % 2 === 1 ? {} : { clinician }),
    };
  });
}
