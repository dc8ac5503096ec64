import { codeSystems } from '@ers-kit/fhir/stu3';
import { isRecord } from '@ers-kit/internal';
import { isNhsNumber, isOdsCode, isUbrn } from '@ers-kit/operations';

import { flag, listOf, objectOf, oneOf, such, text, whole, type Check } from '../internal/shape.js';
import { checkWrittenUser } from '../users/check-user.js';
import { findReferralProblems } from './read-referral.js';

const odsCode = such(isOdsCode, 'an ODS code');
const nhsNumber = such(
  (value) => isNhsNumber(value) && value.startsWith('999'),
  'an NHS number of the test range, which starts with 999, with the right check digit',
);
const ubrn = such(isUbrn, 'a UBRN of 12 digits');
const userId = text('12 digits', /^\d{12}$/);
const serviceId = text('digits', /^\d{1,12}$/);
const instant = text(
  'an instant such as 2026-12-01T09:00:00.000Z',
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/,
);
const codes = (
  name:
    'priority' | 'bookableType' | 'requestFlowType' | 'appointmentType' | 'genderTreated' | 'referralState',
) => oneOf(...codeSystems[name].codes);

const patient = objectOf({ nhsNumber }, { practice: odsCode, restricted: flag });

const service = objectOf(
  {
    id: serviceId,
    name: text(),
    organisation: odsCode,
    specialty: text('a code of SPECIALTY', /^[A-Z0-9_]+$/),
    clinicTypes: listOf(text('a code of CLINIC-TYPE', /^[A-Z0-9_]+$/), 1),
  },
  {
    site: odsCode,
    siteName: text(),
    distance: whole(0, 1000),
    priorities: listOf(codes('priority'), 1),
    bookableType: codes('bookableType'),
    requestFlows: listOf(codes('requestFlowType'), 1),
    appointmentType: codes('appointmentType'),
    genderTreated: codes('genderTreated'),
    referralLetterRequired: flag,
    waitTime: whole(0, 5000),
    clinicians: listOf(userId),
    slots: whole(0, 1000),
    hours: text(),
    instructions: text(),
    patientTelephone: text(),
    professionalEmail: text(),
  },
);

const slot = objectOf(
  { id: serviceId, service: serviceId, start: instant, end: instant },
  { clinician: userId },
);

const toldReferral = objectOf(
  { ubrn, nhsNumber, service: serviceId, referringOrganisation: odsCode },
  {
    state: codes('referralState'),
    priority: codes('priority'),
    clinicType: text(),
    referringClinician: userId,
    version: whole(1, 1_000_000),
    created: instant,
  },
);

const wholeReferral: Check = function* (value, path) {
  yield* objectOf({ resource: such(isRecord, 'a ReferralRequest') }, { referringOrganisation: odsCode })(
    value,
    path,
  );
  if (!isRecord(value) || !isRecord(value['resource'])) return;
  for (const problem of findReferralProblems(value['resource'])) yield `${path}.resource: ${problem}`;
};

const referral: Check = (value, path) =>
  (isRecord(value) && 'resource' in value ? wholeReferral : toldReferral)(value, path);

/** A data file: each section that is left out is that of the built-in seed, but for `referrals`, which is then empty. */
export const checkData: Check = objectOf(
  {},
  {
    patients: listOf(patient, 1),
    services: listOf(service, 1),
    slots: listOf(slot),
    users: listOf(checkWrittenUser, 1),
    referrals: listOf(referral),
  },
);
