import {
  attachments,
  createReferralParameters,
  maintainReferralLetterParameters,
  type CreateReferralInput,
  type ErsReferralRequest,
  type UploadedFile,
} from '@ers-kit/fhir/stu3';
import type { CallInput, FileBody, ResourceResult } from '../call-types.js';
import { valuesOf } from '../summaries.js';
import {
  changeReferral,
  readReferral,
  type ConflictOptions,
  type RecipeClient,
  type RecipeOptions,
} from './change-referral.js';

/**
 * A file of a referral letter.
 *
 * @example
 * ```ts
 * import type { Letter } from '@ers-kit/client';
 *
 * declare const body: Uint8Array;
 * const letter: Letter = { fileName: 'letter.pdf', body, description: 'Referral letter' };
 * ```
 */
export interface Letter {
  /** With an extension that A020 takes; each name once. */
  readonly fileName: string;
  /** The file. Streams are sent once, without a second try. */
  readonly body: FileBody;
  /** Default: the media type of the extension. */
  readonly contentType?: CallInput<'A020'>['contentType'];
  /** What users see of the file. Default: its name. */
  readonly description?: string | undefined;
}

/**
 * Settings of {@link createReferralWithLetter}.
 *
 * @example
 * ```ts
 * import type { CreateReferralOptions } from '@ers-kit/client';
 *
 * declare function store(ubrn: string): void;
 * const options: CreateReferralOptions = { onCreated: store };
 * ```
 */
export interface CreateReferralOptions extends RecipeOptions {
  /**
   * Is told the UBRN as soon as the referral is there. Store it: if a later step fails, go on with
   * {@link attachLetters}, since creating again would make a second referral.
   */
  readonly onCreated?: (ubrn: string) => void;
}

/**
 * Creates a referral (A011), uploads its letters (A020) and attaches them (A012).
 *
 * @param input - The referral, and its files.
 * @param options - Context and signal, and who is told the UBRN.
 * @returns The referral with its letters.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the step that fails.
 * @throws `FhirError` of `@ers-kit/fhir`, `ERR_FHIR_INVALID_BODY` before anything is sent, for an input that
 *   e-RS would refuse.
 *
 * @example
 * ```ts
 * import { createReferralWithLetter, type ErsClient } from '@ers-kit/client';
 * import type { CreateReferralInput } from '@ers-kit/fhir/stu3';
 *
 * declare const client: ErsClient;
 * declare const referral: CreateReferralInput;
 * declare const body: Uint8Array;
 * declare function store(ubrn: string): void;
 * const { resource } = await createReferralWithLetter(
 *   client,
 *   { referral, letters: [{ fileName: 'letter.pdf', body }] },
 *   { onCreated: store },
 * );
 * ```
 */
export async function createReferralWithLetter(
  client: RecipeClient,
  input: { readonly referral: CreateReferralInput; readonly letters: readonly Letter[] },
  { onCreated, ...options }: CreateReferralOptions = {},
): Promise<ResourceResult<ErsReferralRequest>> {
  const body = createReferralParameters(input.referral);
  const created = await client.call('A011', { ...options, body });
  const { id } = created.resource;
  onCreated?.(id);
  return input.letters.length === 0
    ? created
    : attachLetters(client, { ubrn: id, letters: input.letters }, options);
}

/**
 * Uploads files (A020) for a record: for the bodies of A012, A022, A026, A027 and A028.
 *
 * @param input - The UBRN of the referral or advice request that the files go with, and the files.
 * @returns The files as bodies name them, in their order.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the upload that fails.
 *
 * @example
 * ```ts
 * import { uploadFiles, type ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 * declare const body: Uint8Array;
 * const files = await uploadFiles(client, {
 *   ubrn: '000000070000',
 *   letters: [{ fileName: 'letter.pdf', body }],
 * });
 * ```
 */
export async function uploadFiles(
  client: RecipeClient,
  { ubrn, letters }: { readonly ubrn: string; readonly letters: readonly Letter[] },
  options: RecipeOptions = {},
): Promise<UploadedFile[]> {
  const files: UploadedFile[] = [];
  // One after the other: e-RS asks not to send parallel writes for one record.
  for (const { description, ...letter } of letters) {
    const { location } = await client.call('A020', { ...options, ...letter, referralId: ubrn });
    files.push({ url: location, description: description ?? letter.fileName });
  }
  return files;
}

/**
 * Uploads files (A020) and makes them the letter of a referral (A012). They replace the whole set of files
 * that were attached before.
 *
 * @param input - The UBRN of the referral, and all its files.
 * @param options - Context and signal, and what to do about a conflict.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the step that fails.
 *
 * @example
 * ```ts
 * import { attachLetters, type ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 * declare const body: Uint8Array;
 * await attachLetters(client, { ubrn: '000000070000', letters: [{ fileName: 'letter.pdf', body }] });
 * ```
 */
export async function attachLetters(
  client: RecipeClient,
  { ubrn, letters }: { readonly ubrn: string; readonly letters: readonly Letter[] },
  options: RecipeOptions & ConflictOptions = {},
): Promise<ResourceResult<ErsReferralRequest>> {
  const { onConflict: _, ...callOptions } = options;
  const files = await uploadFiles(client, { ubrn, letters }, callOptions);
  const body = maintainReferralLetterParameters(files);
  return changeReferral(
    client,
    ubrn,
    ({ version }) => client.call('A012', { ...callOptions, ubrn, version, body }),
    options,
  );
}

/**
 * Uploads a file (A020) and adds it to the letter of a referral (A012), which keeps the files it has.
 *
 * @param input - UBRN and letter. `version` is the one that the user has seen: where the referral changed
 *   since, that is a conflict. Default: the version that is read.
 * @throws {@link ErsError} with any {@link ErsErrorCode}, of the step that fails.
 *
 * @example
 * ```ts
 * import { addLetter, type ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 * declare const body: Uint8Array;
 * await addLetter(client, { ubrn: '000000070000', letter: { fileName: 'results.pdf', body } });
 * ```
 */
export async function addLetter(
  client: RecipeClient,
  {
    ubrn,
    version,
    letter,
  }: { readonly ubrn: string; readonly version?: string | undefined; readonly letter: Letter },
  options: RecipeOptions = {},
): Promise<ResourceResult<ErsReferralRequest>> {
  const added = await uploadFiles(client, { ubrn, letters: [letter] }, options);
  const referral = await readReferral(client, ubrn, options);
  const kept = valuesOf(attachments(referral.resource)).filter(({ kind }) => kind === 'REFERRER');
  const body = maintainReferralLetterParameters([
    ...kept.map((each) => ({
      url: each.url,
      ...(each.description !== undefined && { description: each.description }),
    })),
    ...added,
  ]);
  return client.call('A012', { ...options, ubrn, version: version ?? referral.version, body });
}
