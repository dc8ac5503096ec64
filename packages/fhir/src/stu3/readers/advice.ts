import {
  codingOf,
  conceptOf,
  identifiedBy,
  itemsOf,
  loose,
  readExtension,
  readingOf,
  readPart,
  readResources,
  referenceOf,
  textsOf,
  type CodingValue,
  type Loose,
  type Reading,
} from '../../internal/reading.js';
import type { CodeOf } from '../tables/code-systems.js';
import {
  communicationRequesterUrl,
  healthcareServiceReferenceUrl,
  practitionerRoleReferenceUrl,
  providerConversionAuthorisationUrl,
  specialtyUrl,
} from '../tables/extension-urls.js';

/** Where an advice request stands. */
export function adviceStatus(request: unknown): Reading<CodingValue<CodeOf<'adviceAndGuidanceStatus'>>> {
  return readPart(loose(request)?.category?.[0], 'category[0]', conceptOf<CodeOf<'adviceAndGuidanceStatus'>>);
}

/** Whether the provider may convert the request to a referral, from `Extension-eRS-ProviderConversionAuthorisation-1`. */
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

/** The specialty of an advice request, from `Extension-eRS-Specialty-1`. */
export function adviceSpecialty(request: unknown): Reading<CodingValue> {
  return readExtension(request, specialtyUrl, 'valueCoding', codingOf);
}

/** The id of the service asked for advice, from `Extension-HealthcareService-Reference-1` of the recipient. */
export function recipientService(resource: unknown): Reading<string> {
  return readExtension(
    loose(resource)?.recipient?.[0],
    healthcareServiceReferenceUrl,
    'valueReference',
    identifiedBy,
  );
}

/** The reference of the role that sent a request or message, from `Extension-PractitionerRole-Reference-1`. */
export function senderRole(resource: unknown): Reading<string> {
  return readExtension(loose(resource)?.sender, practitionerRoleReferenceUrl, 'valueReference', referenceOf);
}

/** The reference of the role on whose behalf a request was made, from `Extension-PractitionerRole-Reference-1`. */
export function requesterRole(request: unknown): Reading<string> {
  return readExtension(
    loose(request)?.requester?.agent,
    practitionerRoleReferenceUrl,
    'valueReference',
    referenceOf,
  );
}

/** The reference of the role on whose behalf a message was sent, from `Extension-Communication-Requester-1`. */
export function communicationRequester(communication: unknown): Reading<string> {
  return readExtension(communication, communicationRequesterUrl, 'valueReference', referenceOf);
}

/** A user in a business function at an organisation. */
export interface RoleReading {
  /** SDS user id. */
  readonly userId: string;
  /** ODS code. */
  readonly organisation: string;
  readonly businessFunction?: string;
}

/** A PractitionerRole resource. The business function may be missing. */
export function practitionerRole(role: unknown): Reading<RoleReading> {
  const read = textsOf({
    userId: identifiedBy(loose(role)?.practitioner),
    organisation: identifiedBy(loose(role)?.organization),
    businessFunction: loose(role)?.code?.[0]?.coding?.[0]?.code,
  });
  const known = read.userId && read.organisation ? (read as RoleReading) : undefined;
  return readingOf(known, read.userId ? 'organization' : 'practitioner');
}

/** A message of an advice conversation. */
export interface MessageReading {
  readonly id?: string;
  /** Which side wrote it. */
  readonly sentBy: CodeOf<'communicationSentBy'>;
  /** An instant or dateTime. */
  readonly sent: string;
  readonly text: string;
  /** Reference of the role that sent it. */
  readonly sender?: string;
  /** References of the files that came with it. */
  readonly files: readonly string[];
}

/** The messages of an A025 response, oldest first. A message without category, time or text is malformed. */
export function conversation(bundle: unknown): Reading<readonly MessageReading[]> {
  const reading = readResources(bundle, 'Communication', readMessage);
  const value = reading.value.toSorted((one, other) => timeOf(one) - timeOf(other));
  return { ...reading, value };
}

function readMessage(message: Loose): MessageReading | undefined {
  const read = textsOf({
    id: message?.id,
    sentBy: message?.category?.[0]?.coding?.[0]?.code,
    sent: message?.sent,
    text: message?.note?.[0]?.text,
    sender: message?.sender?.extension?.[0]?.valueReference?.reference,
  }) as Omit<MessageReading, 'files'>;
  const files = itemsOf(message?.payload).flatMap((part) => referenceOf(part?.contentReference) ?? []);
  return read.sentBy && read.sent && read.text ? { ...read, files } : undefined;
}

/** In milliseconds since 1970; 0 where it cannot be read. */
const timeOf = ({ sent }: MessageReading): number => Date.parse(sent) || 0;
