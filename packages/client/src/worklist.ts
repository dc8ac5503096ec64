import {
  fetchWorklistParameters,
  worklistItems,
  type FetchWorklistInput,
  type WorklistItem,
} from '@ers-kit/fhir/stu3';
import type { CallOptions } from './call-types.js';
import type { ErsClientCore } from './ers-client.js';
import type { ClientContext } from './options.js';

/** The settings of one worklist call. */
export interface WorklistOptions extends CallOptions {
  readonly context?: ClientContext | undefined;
}

/** A worklist. */
export interface Worklist<Item extends WorklistItem> {
  readonly items: readonly Item[];
  /** Where the first entry stands that could not be read and is left out; `undefined` where all could. */
  readonly malformed: string | undefined;
}

type ItemOf<Input extends FetchWorklistInput> = Extract<WorklistItem, { listType: Input['listType'] }>;

/**
 * Fetches a worklist (A008, or A023 for advice requests) and reads its items. A worklist has no pages; e-RS
 * refuses one above 10 MB, so ask for one service at a time.
 *
 * @throws {ErsError} as `call` does.
 * @throws FhirError `ERR_FHIR_INVALID_BODY` for filters that e-RS would refuse.
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
