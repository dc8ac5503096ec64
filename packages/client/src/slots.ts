import type { Bundle, Resource, Slot } from 'fhir/r3.js';
import type { CallInput, ResourceResult } from './call-types.js';
import type { ErsClientCore } from './ers-client.js';

/** The input of A015, less what paging looks after. */
export type SlotSearch = Omit<CallInput<'A015'>, '_count' | 'page' | 'status'> & {
  /** Slots in a page, 1 to 100. Default: 100. */
  readonly pageSize?: number;
};

/**
 * The pages of free slots (A015), one request each, as long as the server names a next one. Pages are not
 * stable: a slot may be taken between two of them, or come twice.
 *
 * @throws {ErsError} of the page that fails.
 */
export async function* slotPages(
  client: Pick<ErsClientCore, 'call'>,
  { pageSize = 100, ...search }: SlotSearch,
): AsyncGenerator<ResourceResult<Bundle>, void, undefined> {
  for (let page = 1; ; page += 1) {
    const input = { ...search, status: 'free', _count: pageSize, page } as CallInput<'A015'>;
    const result = await client.call('A015', input);
    yield result;
    const { link = [], entry = [] } = result.resource;
    if (entry.length === 0 || !link.some(({ relation }) => relation === 'next')) return;
  }
}

const isSlot = (resource: Resource | undefined): resource is Slot => resource?.resourceType === 'Slot';

/** The free slots of all pages, each once. Stop early with `break`: no further page is asked for. */
export async function* freeSlots(
  client: Pick<ErsClientCore, 'call'>,
  search: SlotSearch,
): AsyncGenerator<Slot, void, undefined> {
  const seen = new Set<string>();
  for await (const { resource } of slotPages(client, search)) {
    for (const { resource: slot } of resource.entry ?? []) {
      if (!isSlot(slot) || (slot.id !== undefined && seen.has(slot.id))) continue;
      if (slot.id !== undefined) seen.add(slot.id);
      yield slot;
    }
  }
}
