/**
 * Where e-RS rules rest on: `D` documented by NHS or HL7, `E` seen in published payloads, `I` inferred.
 * A rule marked `I` has a default here and is switched with `inferences`.
 */
export type Mark = 'D' | 'E' | 'E/I' | 'D/I' | 'I';

interface Rule {
  readonly mark: Mark;
  /** What `inferences` holds unless the caller says otherwise; only on inferred rules. */
  readonly on?: boolean;
}

/**
 * The rules that can be switched, by operation and row of the mapping tables. Off means: the value goes over as
 * it is, or nothing is added.
 */
export const inferred = {
  /** `CLINIC_TYPE` becomes `CLINIC-TYPE`, `REQUEST_PRIORITY` becomes `PRIORITY`. */
  'A004.id': { mark: 'E/I', on: true },
  /** A date becomes a date-time at midnight UTC, which the platform's schema wants. */
  'A004.date': { mark: 'E/I', on: true },
  /** The description becomes the constant one. */
  'A004.description': { mark: 'E/I', on: true },
  /** Adds `copyright`, `version`, `experimental` and `caseSensitive` as the platform's sandbox has them. */
  'A004.constants': { mark: 'E/I', on: false },
  /** Keeps `designation`, which is legal STU3 but outside the platform's schema. */
  'A004.designation': { mark: 'E/I', on: true },
  /** Keeps concepts below a concept where they are. */
  'A004.nested': { mark: 'D/I', on: true },
  /** `accepted` and `requested` become `active`. */
  'A005.7': { mark: 'D/I', on: true },
  /** `rejected` becomes `cancelled`. */
  'A005.8': { mark: 'D/I', on: true },
  /** Contained document ids become `DocumentReference-<attachment id>`. */
  'A005.31': { mark: 'E/I', on: false },
  /** Times of the appointment go to UTC. */
  'A005.36': { mark: 'E/I', on: false },
  /** Adds the patient to the participants. */
  'A005.43': { mark: 'E/I', on: true },
  /** Adds the constant description of an appointment. */
  'A005.44': { mark: 'D/I', on: true },
  /** Adds `incomingReferral`. */
  'A005.45b': { mark: 'E/I', on: true },
  /** The index time of a document goes to UTC. */
  'A005.50': { mark: 'E/I', on: false },
  /** Keeps an empty description, which is no legal FHIR. On for HSCN, which wrote them; off for the platform. */
  'A005.51': { mark: 'E/I', on: false },
  /** Guesses the referral state from the statuses. */
  'A005.61': { mark: 'D/I', on: false },
  /** Adds the profile to a worklist that has none. */
  'A008.profile': { mark: 'E/I', on: true },
  /** Keeps `emptyReason`, with the proper code system. */
  'A008.emptyReason': { mark: 'E/I', on: true },
  /** Accepts the display-style names of an early draft. */
  'A008.aliases': { mark: 'D/I', on: true },
  /** Keeps `location` in an OperationOutcome; off: into `diagnostics`. */
  'errors.location': { mark: 'I', on: true },
  /** Error codes become the platform's. */
  'errors.codes': { mark: 'I', on: true },
  /** A contact point of system `other` whose value is a web address becomes `url`. */
  'base.contactUrl': { mark: 'I', on: false },
} as const satisfies Readonly<Record<string, Rule>>;

/** What to tell of `dateWhenBookingMade`: the start of the pathway is another fact, and must not take its place. */
export const bookingDateLost =
  'The date of booking has no place in a STU3 worklist. Read the appointment (A038) for `created`.';

/** Elements of e-RS payloads that end, by path: the row that says so, and what to tell. */
export const lostRules: Readonly<Record<string, readonly [rule: string, message: string]>> = {
  'ErsParametersMeta.versionId': ['A008.versionId', 'STU3 worklist requests have no version.'],
  'ErsCodeSystem.system': ['A004.system', 'The url of the code system takes its place.'],
  'OperationOutcome.id': ['errors.id', 'STU3 outcomes have no id.'],
};

/** What the API platform requires of a referral and DSTU2 has not: the extension or element, and where to get it. */
export const missingFromReferral: readonly (readonly [
  row: string,
  mark: Mark,
  element: string,
  advice: string,
])[] = [
  [
    'A005.23',
    'D/I',
    'supportingInfo',
    'the documents, of which the source has none; an empty list is no FHIR',
  ],
  ['A005.57', 'D', 'identifier', 'the request id. Read the referral itself (A005)'],
  ['A005.58', 'D', 'ReferralShortlist', 'the shortlist. Read the referral itself (A005)'],
  ['A005.59', 'D', 'serviceSearchCriteria', 'the search criteria. Read the referral itself (A005)'],
  [
    'A005.60',
    'D',
    'Commissioning-Rule-Org',
    'the commissioning organisation. Read the referral itself (A005)',
  ],
  [
    'A005.61',
    'D/I',
    'ReferralState',
    'the referral state. Read the referral itself (A005), or let it be guessed',
  ],
];

/** The same for a worklist item. */
export const missingFromWorklist: readonly (readonly [
  row: string,
  mark: Mark,
  element: string,
  advice: string,
])[] = [
  [
    'A008.service',
    'D',
    'service',
    'the service. Fetch the worklist (A008), or read the appointment (A038) or the service (A033)',
  ],
  [
    'A008.pathway',
    'D',
    'eReferralPathwayStart',
    'the start of the pathway. Fetch the worklist (A008), or read the referral (A005)',
  ],
  [
    'A008.version',
    'D',
    'referralRequestVersion',
    'the version. Fetch the worklist (A008), or read the referral (A005)',
  ],
];
