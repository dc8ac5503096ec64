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

/** A file of a referral letter. */
export interface Letter {
  /** With an extension that A020 takes; each name once. */
  readonly fileName: string;
  readonly body: FileBody;
  /** Default: the media type of the extension. */
  readonly contentType?: CallInput<'A020'>['contentType'];
  /** What users see of the file. Default: its name. */
  readonly description?: string | undefined;
}

/** Settings of {@link createReferralWithLetter}. */
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
 * @returns the referral with its letters.
 * @throws {@link ErsError} of the step that fails.
 * @throws FhirError `ERR_FHIR_INVALID_BODY` before anything is sent, for an input that e-RS would refuse.
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
 * @param input.ubrn - of the referral or advice request that the files go with
 * @throws {@link ErsError} of the upload that fails.
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
 * Uploads files (A020) and makes them the letter of a referral (A012). They replace the whole set of files that
 * were attached before.
 *
 * @throws {@link ErsError} of the step that fails.
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
 * @param input.version - the version the user has seen; where the referral changed since, that is a conflict.
 *   Default: the version that is read
 * @throws {@link ErsError} of the step that fails.
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
