import {
  at,
  defined,
  itemsAt,
  property,
  readList,
  textAt,
  type CodingValue,
  type Reading,
} from '../../internal/reading.js';
import type { CodeOf } from '../tables/code-systems.js';

/** A service that a search found. Wait times are a number, whose unit e-RS does not state, or a coded remark. */
export interface FoundService {
  readonly id: string;
  readonly serviceName?: string;
  readonly displayProminently?: boolean;
  readonly distance?: number;
  readonly indicativeAppointmentWaitTime?: number | CodingValue<CodeOf<'indicativeWaitTime'>>;
  readonly indicativeTreatmentWaitTime?: number | CodingValue<CodeOf<'capacityAlert'>>;
  readonly supportedAppointmentType?: readonly CodingValue<CodeOf<'appointmentType'>>[];
  readonly supportedRequestFlowType?: readonly CodingValue<CodeOf<'requestFlowType'>>[];
  readonly additionalRequirementSupported?: readonly CodingValue<CodeOf<'additionalRequirementType'>>[];
  readonly specialty?: readonly CodingValue[];
  readonly bookableType?: CodingValue<CodeOf<'bookableType'>>;
  readonly genderTreated?: CodingValue<CodeOf<'genderTreated'>>;
  /** A FHIR Range in years or months. */
  readonly ageTreated?: unknown;
  readonly linkToNHSWebsite?: string;
  readonly location?: { readonly id: string; readonly name?: string };
  readonly referrerAlert?: string;
  readonly exclusions?: string;
  readonly suggestedInvestigations?: string;
  readonly conditionsTreated?: string;
  readonly referralLetterRequired?: boolean;
}

/**
 * The services of an A010 response, from `Extension-eRS-ServiceSearch-ListItem-1` and
 * `Extension-eRS-ServiceSummaryView-1`. An entry without a service id is malformed.
 */
export function foundServices(list: unknown): Reading<readonly FoundService[]> {
  return readList(property(list, 'entry'), 'entry', (entry) => {
    const id = textAt(entry, 'item.identifier.value');
    const service: Record<string, unknown> = {};
    for (const extension of [...itemsAt(entry, 'extension'), ...itemsAt(entry, 'item.extension')]) {
      for (const part of itemsAt(extension, 'extension')) {
        const name = textAt(part, 'url') ?? '';
        const value = readPart(part);
        // Some parts may come several times.
        if (/^(supported|additional|specialty)/.test(name))
          service[name] = [...itemsAt(service, name), value];
        else if (/^[a-z]/.test(name)) service[name] = value;
      }
    }
    return id ? { ...defined(service), id } : undefined;
  });
}

function readPart(part: unknown): unknown {
  const [, value] = Object.entries(part ?? {}).find(([key]) => key.startsWith('value')) ?? [];
  const id = textAt(value, 'identifier.value');
  return id ? defined({ id, name: textAt(value, 'display') }) : (at(value, 'coding.0') ?? value);
}
