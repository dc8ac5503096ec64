import {
  conceptOf,
  identifiedBy,
  itemsOf,
  loose,
  readExtension,
  readList,
  readResources,
  textOf,
  textsOf,
  type CodingValue,
  type Reading,
} from '../../internal/reading.js';
import type { CodeOf } from '../tables/code-systems.js';
import { healthcareServiceContactUrl, hoursOfOperationUrl, serviceInstructionsUrl } from '../tables/urls.js';
import type { ErsHealthcareService } from '../types/resources.js';

/** Items of a list, or the one item that stands in its place. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as readonly unknown[]) : [value];

/**
 * The services of an A035 response, as they came.
 *
 * @param bundle - The Bundle that was answered, as parsed JSON.
 *
 * @example
 * ```ts
 * import { healthcareServices, presentValue } from '@ers-kit/fhir/r4';
 *
 * const reading = healthcareServices({
 *   entry: [{ resource: { resourceType: 'HealthcareService', id: '12345' } }],
 * });
 * console.log(presentValue(reading)?.[0]?.id); // 12345
 * ```
 */
export function healthcareServices(bundle: unknown): Reading<readonly ErsHealthcareService[]> {
  return readResources(bundle, 'HealthcareService', (service) =>
    textOf(service?.id) ? (service as unknown as ErsHealthcareService) : undefined,
  );
}

/**
 * When a service is open, from `Extension-eRS-HoursOfOperation`.
 *
 * @param service - The HealthcareService, as parsed JSON.
 *
 * @example
 * ```ts
 * import { extensionUrls, hoursOfOperation, presentValue } from '@ers-kit/fhir/r4';
 *
 * const reading = hoursOfOperation({
 *   extension: [{ url: extensionUrls.hoursOfOperation, valueString: 'Monday to Friday, 9 to 5' }],
 * });
 * console.log(presentValue(reading)); // Monday to Friday, 9 to 5
 * ```
 */
export function hoursOfOperation(service: unknown): Reading<string> {
  return readExtension(service, hoursOfOperationUrl, 'valueString', textOf);
}

/**
 * What a service asks of referrers, from `Extension-eRS-ServiceInstructions`.
 *
 * @param service - The HealthcareService, as parsed JSON.
 *
 * @example
 * ```ts
 * import { extensionUrls, presentValue, serviceInstructions } from '@ers-kit/fhir/r4';
 *
 * const reading = serviceInstructions({
 *   extension: [{ url: extensionUrls.serviceInstructions, valueString: 'Send an X-ray.' }],
 * });
 * console.log(presentValue(reading)); // Send an X-ray.
 * ```
 */
export function serviceInstructions(service: unknown): Reading<string> {
  return readExtension(service, serviceInstructionsUrl, 'valueString', textOf);
}

/**
 * How to reach a service.
 *
 * @example
 * ```ts
 * import type { ServiceContact } from '@ers-kit/fhir/r4';
 *
 * const contact: ServiceContact = { telecom: [{ system: 'phone', value: '0113 496 0000' }] };
 * ```
 */
export interface ServiceContact {
  /** What the contact is for. */
  readonly purpose?: CodeOf<'contactPurpose'>;
  /** Phone numbers and e-mail addresses. */
  readonly telecom: readonly { readonly system: string; readonly value: string }[];
}

/**
 * The contacts of a service, from `Extension-eRS-HealthcareService-Contact`.
 *
 * @param service - The HealthcareService, as parsed JSON.
 *
 * @example
 * ```ts
 * import { presentValue, serviceContacts, type ErsHealthcareService } from '@ers-kit/fhir/r4';
 *
 * declare const service: ErsHealthcareService;
 * for (const { purpose, telecom } of presentValue(serviceContacts(service)) ?? []) {
 *   console.error(
 *     purpose,
 *     telecom.map(({ value }) => value),
 *   );
 * }
 * ```
 */
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

/**
 * The kinds of appointment that a service offers; also where a single object came for the list.
 *
 * @param service - The HealthcareService, as parsed JSON.
 *
 * @example
 * ```ts
 * import { codeSystems, presentValue, serviceTypes } from '@ers-kit/fhir/r4';
 *
 * const reading = serviceTypes({
 *   type: [{ coding: [{ system: codeSystems.appointmentType.system, code: 'DAY_CASE' }] }],
 * });
 * console.log(presentValue(reading)?.[0]?.code); // DAY_CASE
 * ```
 */
export function serviceTypes(service: unknown): Reading<readonly CodingValue<CodeOf<'appointmentType'>>[]> {
  const type = loose(service)?.type;
  return readList(type && listOf(type), 'type', conceptOf<CodeOf<'appointmentType'>>);
}

/**
 * How a service takes requests, and how it is booked: two kinds of code that come in one list.
 *
 * @param service - The HealthcareService, as parsed JSON.
 *
 * @example
 * ```ts
 * import { serviceCharacteristics, type ErsHealthcareService } from '@ers-kit/fhir/r4';
 *
 * declare const service: ErsHealthcareService;
 * const reading = serviceCharacteristics(service);
 * if (reading.status === 'present') console.error(Object.keys(reading.value));
 * ```
 */
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

/**
 * The ODS site codes where a service is given.
 *
 * @param service - The HealthcareService, as parsed JSON.
 *
 * @example
 * ```ts
 * import { presentValue, serviceLocations } from '@ers-kit/fhir/r4';
 *
 * const reading = serviceLocations({ location: [{ identifier: { value: 'R6901' } }] });
 * console.log(presentValue(reading)); // [ 'R6901' ]
 * ```
 */
export function serviceLocations(service: unknown): Reading<readonly string[]> {
  return readList(loose(service)?.location, 'location', identifiedBy);
}
