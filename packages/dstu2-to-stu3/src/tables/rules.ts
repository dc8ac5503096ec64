/**
 * The rules that rest on inference and can be switched with `inferences`, by operation and row of the mapping tables, with
 * their defaults. Off means: the value goes over as it is, or nothing is added. Marks say what else a rule rests on:
 * `D` documented by NHS or HL7, `E` seen in published payloads, `I` inferred.
 */
export const inferred = {
  /** E/I: `CLINIC_TYPE` becomes `CLINIC-TYPE`, `REQUEST_PRIORITY` becomes `PRIORITY`. */
  'A004.id': true,
  /** E/I: A date becomes a date-time at midnight UTC, which the platform's schema wants. */
  'A004.date': true,
  /** E/I: The description becomes the constant one. */
  'A004.description': true,
  /** E/I: Adds `copyright`, `version`, `experimental` and `caseSensitive` as the platform's sandbox has them. */
  'A004.constants': false,
  /** E/I: Keeps `designation`, which is legal STU3 but outside the platform's schema. */
  'A004.designation': true,
  /** D/I: Keeps concepts below a concept where they are. */
  'A004.nested': true,
  /** D/I: `accepted` and `requested` become `active`. */
  'A005.7': true,
  /** D/I: `rejected` becomes `cancelled`. */
  'A005.8': true,
  /** E/I: Contained document ids become `DocumentReference-<attachment id>`. */
  'A005.31': false,
  /** E/I: Times of the appointment go to UTC. */
  'A005.36': false,
  /** E/I: Adds the patient to the participants. */
  'A005.43': true,
  /** D/I: Adds the constant description of an appointment. */
  'A005.44': true,
  /** E/I: Adds `incomingReferral`. */
  'A005.45b': true,
  /** E/I: The index time of a document goes to UTC. */
  'A005.50': false,
  /** E/I: Keeps an empty description, which is no legal FHIR. On for HSCN, which wrote them; off for the platform. */
  'A005.51': false,
  /** D/I: Guesses the referral state from the statuses. */
  'A005.61': false,
  /** E/I: Adds the profile to a worklist that has none. */
  'A008.profile': true,
  /** E/I: Keeps `emptyReason`, with the proper code system. */
  'A008.emptyReason': true,
  /** D/I: Accepts the display-style names of an early draft. */
  'A008.aliases': true,
  /** I: Keeps `location` in an OperationOutcome; off: into `diagnostics`. */
  'errors.location': true,
  /** I: Error codes become the platform's. */
  'errors.codes': true,
  /** I: A contact point of system `other` whose value is a web address becomes `url`. */
  'base.contactUrl': false,
} as const satisfies Readonly<Record<string, boolean>>;

/** What to tell of `dateWhenBookingMade`: the start of the pathway is another fact, and must not take its place. */
export const bookingDateLost =
  'The date of booking has no place in a STU3 worklist. Read the appointment (A038) for `created`.';

/** Elements of e-RS payloads that end, by path: the row that says so, and what to tell. */
export const lostRules: Readonly<Record<string, readonly [rule: string, message: string]>> = {
  'Meta.versionId': ['A008.versionId', 'STU3 worklist requests have no version.'],
  'ValueSet.codeSystem.system': ['A004.system', 'The url of the code system takes its place.'],
  'OperationOutcome.id': ['errors.id', 'STU3 outcomes have no id.'],
};

/** A row of what the platform requires: `[row, extension or element, what it is and where to get it]`. */
export type MissingRow = readonly [row: string, element: string, advice: string];

const read = '. Read the referral itself (A005)';

/** What the API platform requires of a referral and DSTU2 has not. */
export const missingFromReferral: readonly MissingRow[] = [
  ['A005.23', 'supportingInfo', 'the documents, of which the source has none; an empty list is no FHIR'],
  ['A005.57', 'identifier', `the request id${read}`],
  ['A005.58', 'ReferralShortlist', `the shortlist${read}`],
  ['A005.59', 'serviceSearchCriteria', `the search criteria${read}`],
  ['A005.60', 'Commissioning-Rule-Org', `the commissioning organisation${read}`],
  ['A005.61', 'ReferralState', `the referral state${read}, or let it be guessed`],
];

const fetch = '. Fetch the worklist (A008), or read the';

/** The same for a worklist item. */
export const missingFromWorklist: readonly MissingRow[] = [
  ['A008.service', 'service', `the service${fetch} appointment (A038) or the service (A033)`],
  ['A008.pathway', 'eReferralPathwayStart', `the start of the pathway${fetch} referral (A005)`],
  ['A008.version', 'referralRequestVersion', `the version${fetch} referral (A005)`],
];
