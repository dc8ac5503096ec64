import {
  anyValueOf,
  itemsOf,
  loose,
  readList,
  textOf,
  textsOf,
  type CodingValue,
  type Loose,
  type Reading,
} from '../../internal/reading.js';
import type { CodeOf } from '../tables/code-systems.js';

/**
 * A service that a search found. Wait times are a number, whose unit e-RS does not state, or a coded remark.
 *
 * @example
 * ```ts
 * import type { FoundService } from '@ers-kit/fhir/stu3';
 *
 * declare const service: FoundService;
 * const heading = `${service.serviceName} (${service.id})`;
 * const isBookable = service.bookableType?.code === 'DIRECTLY_BOOKABLE';
 * ```
 */
export interface FoundService {
  /** e-RS id, for shortlists, A015 and A033. */
  readonly id: string;
  /** For people. */
  readonly serviceName?: string;
  /** Whether e-RS wants it to stand out. */
  readonly displayProminently?: boolean;
  /** A whole number, whose unit the specification does not state. */
  readonly distance?: number;
  /** Until a first appointment. */
  readonly indicativeAppointmentWaitTime?: number | CodingValue<CodeOf<'indicativeWaitTime'>>;
  /** Until treatment. */
  readonly indicativeTreatmentWaitTime?: number | CodingValue<CodeOf<'capacityAlert'>>;
  /** Kinds of appointment that it offers. */
  readonly supportedAppointmentType?: readonly CodingValue<CodeOf<'appointmentType'>>[];
  /** Whether it takes bookings, referrals for triage, requests for advice. */
  readonly supportedRequestFlowType?: readonly CodingValue<CodeOf<'requestFlowType'>>[];
  /** What it can provide for a patient's needs. */
  readonly additionalRequirementSupported?: readonly CodingValue<CodeOf<'additionalRequirementType'>>[];
  /** Codes of the set `SPECIALTY` (A004). */
  readonly specialty?: readonly CodingValue[];
  /** Whether slots are booked through e-RS. */
  readonly bookableType?: CodingValue<CodeOf<'bookableType'>>;
  /** Whom it treats. */
  readonly genderTreated?: CodingValue<CodeOf<'genderTreated'>>;
  /** A FHIR Range in years or months. */
  readonly ageTreated?: unknown;
  /** A URL. */
  readonly linkToNHSWebsite?: string;
  /** Where it is: id and name. */
  readonly location?: { readonly id: string; readonly name?: string };
  /** What referrers have to know. */
  readonly referrerAlert?: string;
  /** What it does not treat. */
  readonly exclusions?: string;
  /** What to do before referring. */
  readonly suggestedInvestigations?: string;
  /** What it treats. */
  readonly conditionsTreated?: string;
  /** Whether a letter has to follow. */
  readonly referralLetterRequired?: boolean;
}

/**
 * The services of an A010 response, from `Extension-eRS-ServiceSearch-ListItem-1` and
 * `Extension-eRS-ServiceSummaryView-1`. An entry without a service id is malformed.
 *
 * @param list - The List, as parsed JSON.
 *
 * @example
 * ```ts
 * import { foundServices, presentValue } from '@ers-kit/fhir/stu3';
 *
 * declare const list: unknown;
 * const services = presentValue(foundServices(list)) ?? [];
 * const names = services.map(({ id, serviceName }) => `${id}: ${serviceName}`);
 * ```
 */
export function foundServices(list: unknown): Reading<readonly FoundService[]> {
  return readList(loose(list)?.entry, 'entry', (entry) => {
    const id = textOf(entry?.item?.identifier?.value);
    const service: Record<string, unknown> = {};
    for (const extension of [...itemsOf(entry?.extension), ...itemsOf(entry?.item?.extension)]) {
      for (const part of itemsOf(extension?.extension)) {
        const name = textOf(part?.url) ?? '';
        const value = readPart(part);
        if (value === undefined || !/^[a-z]/.test(name)) continue;
        // Some parts may come several times.
        const several = /^(supported|additional|specialty)/.test(name);
        if (several) ((service[name] ??= []) as unknown[]).push(value);
        else service[name] = value;
      }
    }
    return id ? { ...service, id } : undefined;
  });
}

/** A place with its name, a coding, a range or a plain value. */
function readPart(part: Loose): unknown {
  const value = anyValueOf(part);
  if (typeof value !== 'object') return value;
  const id = textOf(value?.identifier?.value);
  const coding = value?.coding?.[0];
  if (id) return textsOf({ id, name: value?.display });
  if (coding) return textOf(coding.system) && textOf(coding.code) && coding;
  return (value?.low ?? value?.high) && value;
}
