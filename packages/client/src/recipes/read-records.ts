import {
  attachments,
  availableActions,
  conversation,
  type CodeOf,
  type ErsAttachmentReading,
  type ErsCommunicationRequest,
  type MessageReading,
} from '@ers-kit/fhir/stu3';
import type { ResourceResult } from '../call-types.js';
import { ErsError } from '../errors.js';
import {
  summariseAdvice,
  summariseReferral,
  valuesOf,
  type AdviceSummary,
  type ReferralSummary,
} from '../summaries.js';
import { readReferral, type ReadReferral, type RecipeClient, type RecipeOptions } from './change-referral.js';

/**
 * A referral, and what the user may do with it.
 *
 * @example
 * ```ts
 * import type { ReferralWithActions } from '@ers-kit/client';
 *
 * declare const referral: ReferralWithActions;
 * const { version, actions } = referral;
 * ```
 */
export type ReferralWithActions = ReadReferral & {
  readonly summary: ReferralSummary;
  readonly actions: readonly CodeOf<'availableActions'>[];
};

/**
 * Reads a referral (A005) and what may be done with that very version of it (A029). Where it changes in
 * between, both are read once more. The actions are not to be kept.
 *
 * @param ubrn - Of the referral: 12 digits.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the read that fails.
 *
 * @example
 * ```ts
 * import { readReferralWithActions, type ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 * const { summary, actions } = await readReferralWithActions(client, '000000070000');
 * const mayReview = actions.includes('RECORD_REVIEW_OUTCOME');
 * ```
 */
export async function readReferralWithActions(
  client: RecipeClient,
  ubrn: string,
  options: RecipeOptions = {},
): Promise<ReferralWithActions> {
  for (let isRepeat = false; ; isRepeat = true) {
    const referral = await readReferral(client, ubrn, options);
    const focus = `ReferralRequest/${ubrn}/_history/${referral.version}`;
    try {
      const { resource } = await client.call('A029', {
        ...options,
        focus,
        intent: 'proposal',
        status: 'ready',
      });
      const summary = summariseReferral(referral.resource);
      return { ...referral, summary, actions: valuesOf(availableActions(resource)) };
    } catch (error) {
      const hasChanged = ErsError.isInstance(error) && error.codes.includes('HISTORY_NOT_SUPPORTED');
      if (!hasChanged || isRepeat) throw error;
    }
  }
}

/**
 * An advice request with its messages.
 *
 * @example
 * ```ts
 * import type { AdviceConversation } from '@ers-kit/client';
 *
 * declare const conversation: AdviceConversation;
 * const files = conversation.messages.flatMap(({ attachments }) => attachments);
 * ```
 */
export interface AdviceConversation {
  /** The CommunicationRequest as it was read. */
  readonly request: ResourceResult<ErsCommunicationRequest> & { readonly version: string };
  /** The same in plain data. */
  readonly summary: AdviceSummary;
  /** Oldest first. */
  readonly messages: readonly (MessageReading & { readonly attachments: readonly ErsAttachmentReading[] })[];
}

/**
 * Reads an advice request (A024) and the messages of that version of it with their files (A025). Where it
 * changes in between, both are read once more.
 *
 * @param ubrn - Of the advice request: 12 digits.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the read that fails.
 *
 * @example
 * ```ts
 * import { readAdviceConversation, type ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 * const { summary, messages } = await readAdviceConversation(client, '000000070001');
 * ```
 */
export async function readAdviceConversation(
  client: RecipeClient,
  ubrn: string,
  options: RecipeOptions = {},
): Promise<AdviceConversation> {
  for (let isRepeat = false; ; isRepeat = true) {
    const { version, ...request } = await client.call('A024', { ...options, ubrn });
    if (version === undefined)
      throw new TypeError('The advice request came without a version, so its messages cannot be read.');
    try {
      const { resource } = await client.call('A025', {
        ...options,
        'based-on': `CommunicationRequest/${ubrn}/_history/${version}`,
        _include: ['Communication:content-reference:DocumentReference'],
      });
      const summary = summariseAdvice(request.resource);
      return { request: { ...request, version }, summary, messages: withFiles(resource) };
    } catch (error) {
      const hasChanged = ErsError.isInstance(error) && error.status === 404;
      if (!hasChanged || isRepeat) throw error;
    }
  }
}

/**
 * Which kind of record a UBRN names: a referral (A005), or else a request for advice (A024). One that names
 * both, since the advice was converted, is a referral.
 *
 * @param client - The client to read with.
 * @param ubrn - The UBRN.
 * @param options - The context, and a signal to stop by.
 * @returns The kind.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the read that fails; a not-found error where it
 *   names nothing.
 *
 * @example
 * ```ts
 * import { kindOfRecord, type ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 *
 * const isAdvice = (await kindOfRecord(client, '000000070000')) === 'advice';
 * ```
 */
export async function kindOfRecord(
  client: RecipeClient,
  ubrn: string,
  options: RecipeOptions = {},
): Promise<'referral' | 'advice'> {
  try {
    await client.call('A005', { ...options, ubrn });
    return 'referral';
  } catch (error) {
    const isNoReferral =
      ErsError.isInstance(error) && (error.status === 404 || error.codes.includes('INVALID_REQUEST_TYPE'));
    if (!isNoReferral) throw error;
    await client.call('A024', { ...options, ubrn });
    return 'advice';
  }
}

interface Document {
  readonly resourceType: string;
  readonly id?: string | undefined;
}

/** Messages name the documents of the bundle by `DocumentReference/id`, or by `#id`. */
function withFiles(bundle: unknown): AdviceConversation['messages'] {
  const entries = (bundle as { entry?: readonly { resource?: Document }[] }).entry ?? [];
  const documents = entries.flatMap(({ resource }) =>
    resource?.resourceType === 'DocumentReference' ? [resource] : [],
  );
  return valuesOf(conversation(bundle)).map((message) => ({
    ...message,
    attachments: documents
      .filter(({ id }) => message.files.some((reference) => reference.split(/[/#]/).at(-1) === id))
      .flatMap((document) => valuesOf(attachments({ contained: [document] }))),
  }));
}
