import {
  fetchWorklistParameters,
  worklistItems,
  type FetchWorklistInput,
  type WorklistItem,
} from '@ers-kit/fhir/stu3';
import type { CallOptions } from './call-types.js';
import type { ErsClientCore } from './ers-client.js';
import type { ClientContext } from './options.js';

/**
 * The settings of one worklist call.
 *
 * @example
 * ```ts
 * import type { WorklistOptions } from '@ers-kit/client';
 *
 * const options: WorklistOptions = {
 *   context: { mode: 'application-restricted' },
 *   signal: AbortSignal.timeout(60_000),
 * };
 * ```
 */
export interface WorklistOptions extends CallOptions {
  /** For whom. Default: the client's. */
  readonly context?: ClientContext | undefined;
}

/**
 * A worklist.
 *
 * @example
 * ```ts
 * import type { Worklist } from '@ers-kit/client';
 * import type { WorklistItem } from '@ers-kit/fhir/stu3';
 *
 * declare const list: Worklist<WorklistItem>;
 * if (list.malformed !== undefined) console.error(`Left out from ${list.malformed} on.`);
 * ```
 */
export interface Worklist<Item extends WorklistItem> {
  /** In the order of e-RS. */
  readonly items: readonly Item[];
  /** Where the first entry stands that could not be read and is left out; `undefined` where all could. */
  readonly malformed: string | undefined;
}

type ItemOf<Input extends FetchWorklistInput> = Extract<WorklistItem, { listType: Input['listType'] }>;

/**
 * Fetches a worklist (A008, or A023 for advice requests) and reads its items. A worklist has no pages; e-RS
 * refuses one above 10 MB, so ask for one service at a time.
 *
 * @param client - The client to call with.
 * @param input - Which worklist, and its filters.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, as `call` does.
 * @throws `FhirError` of `@ers-kit/fhir`, `ERR_FHIR_INVALID_BODY` for filters that e-RS would refuse.
 *
 * @example
 * ```ts
 * import { worklist, type ErsClient } from '@ers-kit/client';
 * import type { FetchWorklistInput } from '@ers-kit/fhir/stu3';
 *
 * declare const client: ErsClient;
 * declare const input: FetchWorklistInput;
 * const { items, malformed } = await worklist(client, input);
 * ```
 */
export async function worklist<const Input extends FetchWorklistInput>(
  client: Pick<ErsClientCore, 'call'>,
  input: Input,
  options: WorklistOptions = {},
): Promise<Worklist<ItemOf<Input>>> {
  const body = fetchWorklistParameters(input);
  const operation = input.listType === 'ADVICE_AND_GUIDANCE_REQUESTS' ? 'A023' : 'A008';
  const { resource } = await client.call(operation, { ...options, body });
  const reading = worklistItems(resource);
  return {
    items: (reading.status === 'missing' ? [] : (reading.value ?? [])) as readonly ItemOf<Input>[],
    malformed: reading.status === 'malformed' ? reading.path : undefined,
  };
}
