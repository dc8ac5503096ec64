import type { Stu3OutcomeCode, R4OutcomeCode } from '../error-code.js';

/** What to do about a code of the service, and who can do it. Rows where the status alone would mislead. */
const hintsByCode: Readonly<Partial<Record<Stu3OutcomeCode | R4OutcomeCode, string>>> = {
  CONFLICTING_VALUES: 'The developer: two values of the request contradict each other; see `outcome`.',
  DUPLICATE_FILENAME: 'The user: give each attached file a name of its own.',
  FILE_SIZE_ERROR:
    'The developer: the file is over 5 MB. Upload a smaller one; download it with A042 instead of A006.',
  HISTORY_NOT_SUPPORTED: 'The developer: only the current version can be asked for; read the record again.',
  INVALID_FHIR_STRUCTURE: 'The developer: the body does not follow its profile; see `outcome`.',
  INVALID_REQUEST_STATE:
    'The user: the record is no longer in a state that allows this. Read it again and show what is possible now (A029).',
  INVALID_REQUEST_TYPE:
    'The developer: the UBRN is of the other kind of request (referral or advice); use the operation for that kind.',
  MISSING_HEADER: 'The developer: a header that the operation demands was not sent.',
  NO_CHANGES_DETECTED: 'The user: nothing was changed, so there is nothing to save.',
  NO_RELATIONSHIP:
    'The user: the organisation or role has no relationship with this record. Choose the role at the organisation the record belongs to.',
  ORGANISATION_IS_CLOSED: 'The user: the organisation is closed; choose another one.',
  PAS_NOT_RESPONDING:
    'The provider: its booking system did not answer. Read the record again to see what happened, then defer the booking or try later.',
  PAS_RESPONDED_WITH_ERROR:
    'The provider: its booking system refused. Read the record again to see what happened, then choose another slot or defer the booking.',
  PATIENT_ERROR:
    'The user: the patient cannot be used here (deceased, sensitive, merged or not found on PDS). Check the record on PDS.',
  PENDING: 'Wait: the file is still being checked. Ask again in five minutes.',
  PRIORITY_NOT_CURRENT: 'The user: the priority was changed meanwhile. Read the referral again.',
  SLOTS_CURRENTLY_AVAILABLE: 'The user: there are free slots, so book one instead of deferring.',
  SLOT_NOT_AVAILABLE: 'The user: the slot has gone. Search again (A015) and choose another one.',
  THIS_SLOT_IS_AVAILABLE: 'The user: this slot is free, so book it instead of deferring.',
  THREATS_FOUND: 'The uploader: the file holds a threat and is kept back. Ask them to upload a clean one.',
  UNEXPECTED_FIELD: 'The developer: the body holds a field that the operation does not take; see `outcome`.',
  VALIDATION_FAILED:
    'The uploader: the file failed the checks and is kept back. Ask them to upload it again.',
};

const signIn =
  'The user: sign in again (CIS2, then a new access token). If a fresh token is refused too, the developer: check environment, product and signing key.';
const assurance =
  'The user: sign in with identity level IAL3 and authenticator level AAL2 or AAL3. A new token from the same sign-in will not help.';
const registration =
  "The user: choose a role held at this organisation. If every role is refused, the developer: ask NHS England to set the application's ASID (and, where it is application-restricted, its organisation and user).";
const reRead = 'The user: the record changed meanwhile. Read it again, compare, and decide again.';
const support =
  'NHS England: report it to the e-RS service with the correlation and request id if it persists.';

/** What to do about a status without a more telling code. */
const hintsByStatus: Readonly<Record<number, string>> = {
  400: 'The developer: the request is malformed; see `outcome`.',
  401: signIn,
  403: registration,
  404: 'The user: there is no such record, or not in this version. Check the number and the environment.',
  405: 'The developer: the server does not know this method here; check the base URL.',
  406: 'The developer: the server cannot answer in the accepted media type.',
  408: 'Wait: the server gave up waiting for the request.',
  409: reRead,
  410: 'The user: the record is no longer there.',
  412: reRead,
  413: 'The developer: the body is larger than the service takes (5 MB).',
  415: 'The developer: the service does not take this content type here.',
  423: 'Wait: another change to this record is under way. Read it again in a few seconds, then repeat.',
  429: 'Wait: the application sent more requests than it may (10 a second in production). Slow down, then repeat.',
  502: 'Wait: a system behind e-RS failed. Read the record before repeating a write.',
  503: 'Wait: e-RS is not available just now.',
  504: 'Wait: a system behind e-RS did not answer in time. Read the record before repeating a write.',
};

/** The hint for a failed answer: by code where one is telling, else by issue code, else by status. */
export function hintFor(status: number, codes: readonly string[], issueCodes: readonly string[]): string {
  const known: Readonly<Record<string, string | undefined>> = hintsByCode;
  for (const code of codes) {
    const hint = Object.hasOwn(known, code) ? known[code] : undefined;
    if (hint !== undefined) return hint;
  }
  if (status === 401 && issueCodes.includes('forbidden')) return assurance;
  return hintsByStatus[status] ?? hintByClass(status);
}

function hintByClass(status: number): string {
  if (status >= 500) return support;
  return status < 400
    ? 'The developer: e-RS does not answer so; check the base URL, and for a proxy that answers in its place.'
    : 'The developer: see `outcome`.';
}
