import { availableSlots, bundleLink, type ErsSlotBundle, type SlotReading } from '@ers-kit/fhir/stu3';
import type { CallInput, ResourceResult } from './call-types.js';
import type { ErsClientCore } from './ers-client.js';

/**
 * The input of A015, less what paging looks after.
 *
 * @example
 * ```ts
 * import type { SlotSearch } from '@ers-kit/client';
 *
 * const search: SlotSearch = {
 *   'schedule.actor:HealthcareService': '12345',
 *   appointmentType: 'ROUTINE',
 *   commissioningRuleOrganisation: 'R69',
 *   pageSize: 50,
 * };
 * ```
 */
export type SlotSearch = Omit<CallInput<'A015'>, '_count' | 'page' | 'status'> & {
  /** Slots in a page, 1 to 100. Default: 100. */
  readonly pageSize?: number;
};

/**
 * The pages of free slots (A015), one request each, as long as the server names a next one. Pages are not
 * stable: a slot may be taken between two of them, or come twice.
 *
 * @param client - The client to call with.
 * @param search - What to search for, and how many slots a page holds.
 * @returns The pages, one after the other.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the page that fails.
 *
 * @example
 * ```ts
 * import { slotPages, type ErsClient, type SlotSearch } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 * declare const search: SlotSearch;
 * for await (const { resource } of slotPages(client, search)) console.error(resource.entry?.length);
 * ```
 */
export async function* slotPages(
  client: Pick<ErsClientCore, 'call'>,
  { pageSize = 100, ...search }: SlotSearch,
): AsyncGenerator<ResourceResult<ErsSlotBundle>, void, undefined> {
  for (let page = 1; ; page += 1) {
    const input = { ...search, status: 'free', _count: pageSize, page } as CallInput<'A015'>;
    const result = await client.call('A015', input);
    yield result;
    const isEmpty = (result.resource.entry ?? []).length === 0;
    if (isEmpty || bundleLink(result.resource, 'next').status === 'missing') return;
  }
}

/**
 * The free slots of all pages, each once, with service and clinician. Stop early with `break`: no further
 * page is asked for. A slot that cannot be read is passed over: it cannot be booked either.
 *
 * @param client - The client to call with.
 * @returns The slots, one after the other.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the page that fails.
 *
 * @example
 * ```ts
 * import { freeSlots, type ErsClient, type SlotSearch } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 * declare const search: SlotSearch;
 * for await (const slot of freeSlots(client, search)) {
 *   if (slot.start >= '2026-12-01') break;
 * }
 * ```
 */
export async function* freeSlots(
  client: Pick<ErsClientCore, 'call'>,
  search: SlotSearch,
): AsyncGenerator<SlotReading, void, undefined> {
  const seen = new Set<string>();
  for await (const { resource } of slotPages(client, search)) {
    const reading = availableSlots(resource);
    for (const slot of reading.status === 'missing' ? [] : (reading.value ?? [])) {
      if (seen.has(slot.id)) continue;
      seen.add(slot.id);
      yield slot;
    }
  }
}
