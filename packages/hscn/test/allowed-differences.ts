import type { Difference } from './differences.js';

/** A difference between what an old request and the one it becomes are answered with, and why it may be. */
export interface AllowedDifference extends Difference {
  readonly reason: string;
}

const added = (path: string, reason: string): AllowedDifference => ({ path, kind: 'only-after', reason });
const sinceStu3 = 'STU3 added it; DSTU2 had no place for it.';
const notContained =
  'DSTU2 did not contain it: it came with shortlists and searches, which were STU3 from the start.';

/** Between a DSTU2 referral (mapped to STU3) and the one of today. Between HSCN STU3 and today there is none. */
export const allowedInReferrals: readonly AllowedDifference[] = [
  added('identifier', sinceStu3),
  added('extension[ReferralState]', sinceStu3),
  added('extension[ReferralShortlist]', sinceStu3),
  added('extension[Commissioning-Rule-Org]', sinceStu3),
  added('extension[eReferralPathwayStart]', 'The DSTU2 referral had no pathway start; its worklist had.'),
  added('extension[PatientAdditionalRequirement]', sinceStu3),
  added('extension[Appointment-Reference]', 'It leads to A038, which DSTU2 had no counterpart of.'),
  added('contained', notContained),
  added('contained[List]', notContained),
  added('contained[Parameters]', notContained),
  added('specialty.coding.display', 'DSTU2 gave the code alone; the name is in A004.'),
  added('supportingInfo', 'Links to requests for advice, which DSTU2 did not know, and to the shortlist.'),
  added('contained[Appointment].meta.versionId', 'DSTU2 gave the version of the referral only.'),
  added('contained[Appointment].language', sinceStu3),
  added('contained[Appointment].created', 'The DSTU2 appointment had status, time and participants only.'),
  added('contained[Appointment].reason', 'The DSTU2 appointment had status, time and participants only.'),
  added('contained[Appointment].comment', 'The DSTU2 appointment had status, time and participants only.'),
  added('contained[Appointment].slot', 'The DSTU2 appointment had status, time and participants only.'),
  added('contained[DocumentReference].content.attachment.extension[AttachedByOrganisation]', sinceStu3),
  added('contained[DocumentReference].content.attachment.extension[AttachedOnBehalfOf]', sinceStu3),
  added('contained[DocumentReference].content.attachment.extension[AvailabilityStatus]', sinceStu3),
];

/** Between a DSTU2 worklist and the one of today. */
export const allowedInWorklists: readonly AllowedDifference[] = [
  ...['service', 'referralRequestVersion'].map((name) =>
    added(`entry.extension[ReferralsforReview-WorkListItem].extension[${name}]`, sinceStu3),
  ),
  {
    path: 'emptyReason',
    kind: 'only-before',
    reason: 'DSTU2 said of an empty list that nothing is known; today it simply has no entries.',
  },
];

/** Between a DSTU2 value set and the code system of today. */
export const allowedInReferenceData: readonly AllowedDifference[] = [
  { path: 'date', kind: 'changed', reason: 'DSTU2 gave the day, STU3 gives the moment of the answer.' },
  {
    path: 'concept.designation',
    kind: 'only-before',
    reason: 'The national number of a specialty; STU3 does not give it.',
  },
  ...['version', 'experimental', 'copyright', 'caseSensitive'].map((path) =>
    added(path, 'About the code system as such; the value set of DSTU2 did not say it.'),
  ),
];

/** Between how HSCN and today's API refuse the same caller. Otherwise the status is the same. */
export const allowedRefusals: readonly { readonly before: number; readonly after: number; reason: string }[] =
  [
    {
      before: 422,
      after: 403,
      reason: 'A006 becomes A042, and R4 refuses a caller without relationship with 403.',
    },
  ];
