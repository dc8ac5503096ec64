import type { Invariant, JsonObject } from '../../internal/table.js';

/** The first parameter of a name, and where it stands. */
export function parameterOf(
  body: JsonObject,
  name: string,
): { readonly path: string; readonly parameter: JsonObject } | undefined {
  const list: readonly unknown[] = Array.isArray(body['parameter']) ? body['parameter'] : [];
  const index = list.findIndex((item) => (item as JsonObject | null | undefined)?.['name'] === name);
  if (index < 0) return undefined;
  return { path: `parameter.${index}`, parameter: list[index] as JsonObject };
}

/** The code of a parameter that holds a coding, or a concept with one. */
function codeOf(body: JsonObject, name: string): unknown {
  const parameter = parameterOf(body, name)?.parameter;
  const concept = parameter?.['valueCodeableConcept'] as JsonObject | null | undefined;
  const codings = concept?.['coding'];
  const coding = Array.isArray(codings) ? (codings as unknown[])[0] : parameter?.['valueCoding'];
  return (coding as JsonObject | null | undefined)?.['code'];
}

const entriesOf = (body: JsonObject): readonly unknown[] => {
  const list = parameterOf(body, 'shortlist')?.parameter['resource'] as JsonObject | null | undefined;
  return Array.isArray(list?.['entry']) ? list['entry'] : [];
};

/** Worklists that only referrers have. Source: the filters of A008. */
export const referrerWorklists: readonly string[] = [
  'REJECTED_TRIAGE_RESPONSE',
  'ASSESSMENT_RETURNED_CANCELLED_DNA',
  'AWAITING_BOOKING',
  'LETTERS_OUTSTANDING',
];

/** Source: A008, «filters not allowed». */
export const noFiltersOnReferrerWorklists: Invariant = {
  rule: 'no-filter-on-referrer-worklist',
  message: 'a worklist of referrers takes no filter: send listType alone',
  broken: (body) => {
    if (!referrerWorklists.includes(codeOf(body, 'listType') as string)) return undefined;
    const list: readonly unknown[] = Array.isArray(body['parameter']) ? body['parameter'] : [];
    const index = list.findIndex((item) => (item as JsonObject | null | undefined)?.['name'] !== 'listType');
    return index < 0 ? undefined : `parameter.${index}`;
  },
};

/** Source: A008, parameter `clinician`. */
export const clinicianNeedsAssigned: Invariant = {
  rule: 'clinician-needs-assigned-indicator',
  message: 'clinician needs clinicianAssignedIndicator with ASSIGNED',
  broken: (body) => {
    const clinician = parameterOf(body, 'clinician');
    return clinician && codeOf(body, 'clinicianAssignedIndicator') !== 'ASSIGNED'
      ? clinician.path
      : undefined;
  },
};

/** Source: A044 and the deprecated A021, A032. */
export const oneShortlistedService: Invariant = {
  rule: 'one-service',
  message: 'this operation takes exactly one service in the shortlist',
  broken: (body) =>
    entriesOf(body).length > 1 ? `${parameterOf(body, 'shortlist')?.path}.resource.entry` : undefined,
};

/** Source: error DUPLICATE_SERVICE. */
export const noServiceTwice: Invariant = {
  rule: 'no-service-twice',
  message: 'the shortlist names a service twice',
  broken: (body) => {
    const seen = new Set<unknown>();
    const index = entriesOf(body).findIndex((entry) => {
      const item = (entry as JsonObject | null | undefined)?.['item'] as JsonObject | null | undefined;
      const value = (item?.['identifier'] as JsonObject | null | undefined)?.['value'];
      if (value === undefined) return false;
      return seen.size === seen.add(value).size;
    });
    return index < 0 ? undefined : `${parameterOf(body, 'shortlist')?.path}.resource.entry.${index}`;
  },
};

/** Source: A026, guidanceIntendedRecommendation. */
export const adviceNeedsRecommendation: Invariant = {
  rule: 'advice-needs-recommendation',
  message: 'returning with advice needs guidanceIntendedRecommendation',
  broken: (body) =>
    codeOf(body, 'guidanceOutcome') === 'RETURN_TO_REFERRER_WITH_ADVICE' &&
    !parameterOf(body, 'guidanceIntendedRecommendation')
      ? 'parameter'
      : undefined,
};
