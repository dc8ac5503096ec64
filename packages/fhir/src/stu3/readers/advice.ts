import {
  codingOf,
  conceptOf,
  identifiedBy,
  itemsOf,
  loose,
  readExtension,
  readPart,
  readResources,
  referenceOf,
  textOf,
  textsOf,
  type CodingValue,
  type Loose,
  type Reading,
} from '../../internal/reading.js';
import type { CodeOf } from '../tables/code-systems.js';
import {
  healthcareServiceReferenceUrl,
  providerConversionAuthorisationUrl,
  specialtyUrl,
} from '../tables/extension-urls.js';

/**
 * Where an advice request stands.
 *
 * @param request - The CommunicationRequest, as parsed JSON.
 *
 * @example
 * ```ts
 * import { adviceStatus, codeSystems, presentValue } from '@ers-kit/fhir/stu3';
 *
 * const reading = adviceStatus({
 *   category: [
 *     { coding: [{ system: codeSystems.adviceAndGuidanceStatus.system, code: 'ADVICE_CONVERTED' }] },
 *   ],
 * });
 * console.log(presentValue(reading)?.code); // ADVICE_CONVERTED
 * ```
 */
export function adviceStatus(request: unknown): Reading<CodingValue<CodeOf<'adviceAndGuidanceStatus'>>> {
  return readPart(loose(request)?.category?.[0], 'category[0]', conceptOf<CodeOf<'adviceAndGuidanceStatus'>>);
}

/**
 * Whether the provider may convert the request to a referral, from
 * `Extension-eRS-ProviderConversionAuthorisation-1`.
 *
 * @param request - The CommunicationRequest, as parsed JSON.
 *
 * @example
 * ```ts
 * import {
 *   codeSystems,
 *   extensionUrls,
 *   presentValue,
 *   providerConversionAuthorisation,
 * } from '@ers-kit/fhir/stu3';
 *
 * const reading = providerConversionAuthorisation({
 *   extension: [
 *     {
 *       url: extensionUrls.providerConversionAuthorisation,
 *       valueCoding: {
 *         system: codeSystems.providerConversionAuthorisation.system,
 *         code: 'AUTHORISED_TO_CONVERT',
 *       },
 *     },
 *   ],
 * });
 * console.log(presentValue(reading)?.code); // AUTHORISED_TO_CONVERT
 * ```
 */
export function providerConversionAuthorisation(
  request: unknown,
): Reading<CodingValue<CodeOf<'providerConversionAuthorisation'>>> {
  return readExtension(
    request,
    providerConversionAuthorisationUrl,
    'valueCoding',
    codingOf<CodeOf<'providerConversionAuthorisation'>>,
  );
}

/**
 * The specialty of an advice request, from `Extension-eRS-Specialty-1`.
 *
 * @param request - The CommunicationRequest, as parsed JSON.
 *
 * @example
 * ```ts
 * import { adviceSpecialty, extensionUrls, presentValue } from '@ers-kit/fhir/stu3';
 *
 * const reading = adviceSpecialty({
 *   extension: [
 *     { url: extensionUrls.specialty, valueCoding: { system: 'urn:example', code: 'CARDIOLOGY' } },
 *   ],
 * });
 * console.log(presentValue(reading)?.code); // CARDIOLOGY
 * ```
 */
export function adviceSpecialty(request: unknown): Reading<CodingValue> {
  return readExtension(request, specialtyUrl, 'valueCoding', codingOf);
}

/**
 * The id of the service asked for advice, from `Extension-HealthcareService-Reference-1` of the recipient.
 *
 * @param resource - The resource, as parsed JSON.
 *
 * @example
 * ```ts
 * import { extensionUrls, identifierSystems, presentValue, recipientService } from '@ers-kit/fhir/stu3';
 *
 * const reading = recipientService({
 *   recipient: [
 *     {
 *       extension: [
 *         {
 *           url: extensionUrls.healthcareServiceReference,
 *           valueReference: { identifier: { system: identifierSystems.ersService, value: '12345' } },
 *         },
 *       ],
 *     },
 *   ],
 * });
 * console.log(presentValue(reading)); // 12345
 * ```
 */
export function recipientService(resource: unknown): Reading<string> {
  return readExtension(
    loose(resource)?.recipient?.[0],
    healthcareServiceReferenceUrl,
    'valueReference',
    identifiedBy,
  );
}

/**
 * A message of an advice conversation.
 *
 * @example
 * ```ts
 * import type { MessageReading } from '@ers-kit/fhir/stu3';
 *
 * declare const message: MessageReading;
 * const side = message.sentBy === 'REQUESTER' ? 'Referrer' : 'Provider';
 * ```
 */
export interface MessageReading {
  /** The id of the Communication. */
  readonly id?: string;
  /** Which side wrote it. */
  readonly sentBy: CodeOf<'communicationSentBy'>;
  /** An instant or dateTime. */
  readonly sent: string;
  /** The message. It may hold anything about the patient. */
  readonly text: string;
  /** Reference of the role that sent it. */
  readonly sender?: string;
  /** References of the files that came with it. */
  readonly files: readonly string[];
}

/**
 * The messages of an A025 response, oldest first. A message without category, time or text is malformed.
 *
 * @param bundle - The Bundle that was answered, as parsed JSON.
 *
 * @example
 * ```ts
 * import { codeSystems, conversation, presentValue } from '@ers-kit/fhir/stu3';
 *
 * const reading = conversation({
 *   entry: [
 *     {
 *       resource: {
 *         resourceType: 'Communication',
 *         category: [{ coding: [{ system: codeSystems.communicationSentBy.system, code: 'REQUESTER' }] }],
 *         sent: '2026-11-02T09:00:00Z',
 *         note: [{ text: 'Is a scan needed?' }],
 *       },
 *     },
 *   ],
 * });
 * console.log(presentValue(reading)?.map(({ text }) => text)); // [ 'Is a scan needed?' ]
 * ```
 */
export function conversation(bundle: unknown): Reading<readonly MessageReading[]> {
  const reading = readResources(bundle, 'Communication', readMessage);
  const value = reading.value.toSorted((one, other) => timeOf(one) - timeOf(other));
  return { ...reading, value };
}

function readMessage(message: Loose): MessageReading | undefined {
  const sender = itemsOf(message?.sender?.extension).find((item) =>
    textOf(item?.url)?.includes('PractitionerRole'),
  );
  const read = textsOf({
    id: message?.id,
    sentBy: message?.category?.[0]?.coding?.[0]?.code,
    sent: message?.sent,
    text: message?.note?.[0]?.text,
    sender: sender?.valueReference?.reference,
  }) as Omit<MessageReading, 'files'>;
  const files = itemsOf(message?.payload).flatMap((part) => referenceOf(part?.contentReference) ?? []);
  return read.sentBy && read.sent && read.text ? { ...read, files } : undefined;
}

/** In milliseconds since 1970; 0 where it cannot be read. */
const timeOf = ({ sent }: MessageReading): number => Date.parse(sent) || 0;
