import {
  conceptOf,
  identifiedBy,
  itemsOf,
  loose,
  readExtension,
  readList,
  readPart,
  readResources,
  textOf,
  textsOf,
  type CodingValue,
  type Reading,
} from '../internal/reading.js';
import type { CodeOf } from './tables/code-systems.js';
import type { ErsHealthcareService } from './types.js';
import { healthcareServiceContactUrl, hoursOfOperationUrl, serviceInstructionsUrl } from './tables/urls.js';

/** Items of a list, or the one item that stands in its place. */
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as readonly unknown[]) : [value];

/** Where a user has which business functions. */
export interface RoleAtOrganisation {
  /** ODS code: the organisation of the request context. */
  readonly organisation: string;
  readonly businessFunctions: readonly CodeOf<'businessFunction'>[];
  /** SDS user id. */
  readonly userId?: string;
}

/** The organisations and business functions of an A030 response. */
export function businessFunctions(bundle: unknown): Reading<readonly RoleAtOrganisation[]> {
  return readResources(bundle, 'PractitionerRole', (role) => {
    const organisation = identifiedBy(role?.organization);
    const codes = itemsOf(role?.code).map((code) => textOf(code?.coding?.[0]?.code));
    if (!organisation || codes.includes(undefined)) return undefined;
    const user = textsOf({ userId: identifiedBy(role?.practitioner) });
    return { ...user, organisation, businessFunctions: codes as string[] };
  });
}

/** The SDS user ids of an A040 response: for whom the user may act. */
export function onBehalfOfUsers(bundle: unknown): Reading<readonly string[]> {
  return readResources(bundle, 'Practitioner', (person) =>
    textOf(loose(listOf(person?.identifier)[0])?.value),
  );
}

/** A request that a UBRN names. */
export interface RequestReading {
  /** `r.…` or `a.…`. */
  readonly id: string;
  /** Whether it is a referral or a request for advice. */
  readonly kind: 'referral' | 'advice';
  readonly ubrn: string;
  readonly status: string;
}

/** The requests of an A041 response: a UBRN can name a referral and a request for advice. */
export function serviceRequests(bundle: unknown): Reading<readonly RequestReading[]> {
  return readResources(bundle, 'ServiceRequest', (request) => {
    const id = textOf(request?.id);
    const ubrn = textOf(request?.identifier?.[0]?.value);
    const status = textOf(request?.status);
    const category = textOf(request?.category?.[0]?.coding?.[0]?.code);
    if (!id || !ubrn || !status || !category) return undefined;
    return { id, kind: category === 'referral' ? 'referral' : 'advice', ubrn, status };
  });
}

/** The services of an A035 response, as they came. */
export function healthcareServices(bundle: unknown): Reading<readonly ErsHealthcareService[]> {
  return readResources(bundle, 'HealthcareService', (service) =>
    textOf(service?.id) ? (service as unknown as ErsHealthcareService) : undefined,
  );
}

/** When a service is open, from `Extension-eRS-HoursOfOperation`. */
export function hoursOfOperation(service: unknown): Reading<string> {
  return readExtension(service, hoursOfOperationUrl, 'valueString', textOf);
}

/** What a service asks of referrers, from `Extension-eRS-ServiceInstructions`. */
export function serviceInstructions(service: unknown): Reading<string> {
  return readExtension(service, serviceInstructionsUrl, 'valueString', textOf);
}

/** How to reach a service. */
export interface ServiceContact {
  readonly purpose?: CodeOf<'contactPurpose'>;
  readonly telecom: readonly { readonly system: string; readonly value: string }[];
}

/** The contacts of a service, from `Extension-eRS-HealthcareService-Contact`. */
export function serviceContacts(service: unknown): Reading<readonly ServiceContact[]> {
  const list = itemsOf(loose(service)?.extension).filter(
    (item) => (item?.url as unknown) === healthcareServiceContactUrl,
  );
  return readList(list[0] && list, `extension('${healthcareServiceContactUrl}')`, (contact) => {
    const parts = itemsOf(contact?.extension);
    const purposes = parts.map((part) => conceptOf(part?.valueCodeableConcept)?.code);
    const telecom = parts
      .map((part) => part?.valueContactPoint)
      .filter((point) => textOf(point?.system) && textOf(point?.value));
    if (telecom.length === 0) return undefined;
    const purpose = textsOf({ purpose: purposes.find(Boolean) });
    return { ...purpose, telecom } as unknown as ServiceContact;
  });
}

/** The kinds of appointment that a service offers; also where a single object came for the list. */
export function serviceTypes(service: unknown): Reading<readonly CodingValue<CodeOf<'appointmentType'>>[]> {
  const type = loose(service)?.type;
  return readList(type && listOf(type), 'type', conceptOf<CodeOf<'appointmentType'>>);
}

/** How a service takes requests, and how it is booked: two kinds of code that come in one list. */
export function serviceCharacteristics(service: unknown): Reading<{
  readonly requestFlowTypes: readonly CodeOf<'requestFlowType'>[];
  readonly bookableTypes: readonly CodeOf<'bookableType'>[];
}> {
  const reading = readList(loose(service)?.characteristic, 'characteristic', (item) => conceptOf(item));
  if (reading.status === 'missing') return reading;
  const codesOf = <Code extends string>(kind: string): Code[] =>
    (reading.value ?? []).filter(({ system }) => system.endsWith(kind)).map(({ code }) => code as Code);
  return {
    ...reading,
    value: { requestFlowTypes: codesOf('-RequestFlowType'), bookableTypes: codesOf('-BookableType') },
  };
}

/** The ODS site codes where a service is given. */
export function serviceLocations(service: unknown): Reading<readonly string[]> {
  return readList(loose(service)?.location, 'location', identifiedBy);
}

/** The version of a resource: the number of its ETag. */
export function versionOf(resource: unknown): Reading<string> {
  return readPart(loose(resource)?.meta?.versionId, 'meta.versionId', textOf);
}
