import { codeSystems, identifierSystems, referenceDataSet, type ReferenceDataSet } from '@ers-kit/fhir/stu3';
import type { Extension } from 'fhir/r3.js';

import { displayOf } from '../../seed/reference-data/reference-data.js';
import { worklistDisplay } from '../referral-states.js';
import { criterionOf, specialtyOf, stateOf } from '../referral-view.js';
import type { ReferralRecord } from '../referral-record.js';
import { codeablePart, dateTimePart, identifierPart, patientPart, priorityPart } from './item-parts.js';

/** What three of the referrer's worklists say of a referral: each with reasons of one set alone. */
export const referrerItem =
  (reasonSet: ReferenceDataSet) =>
  (record: ReferralRecord): Extension[] => {
    const { code, reason } = stateOf(record.resource);
    return [
      ...commonParts(record),
      dateTimePart('referralLastUpdated', record.lastUpdated),
      codeablePart('status', {
        system: codeSystems.worklistReferralState.system,
        // Worklists spell these two states without the second T.
        code: code.replace(/^APPT_/, 'APP_'),
        display: worklistDisplay(code),
      }),
      ...(reason && referenceDataSet(reason.system) === reasonSet ? [codeablePart('reason', reason)] : []),
    ];
  };

/** What LETTERS_OUTSTANDING says of a referral. */
export function letterOutstandingItem(record: ReferralRecord): Extension[] {
  return [...commonParts(record), { url: 'letterDue', valueDate: record.letterDue ?? '' }];
}

function commonParts(record: ReferralRecord): Extension[] {
  return [
    patientPart(record),
    priorityPart(record),
    dateTimePart('referralCreated', record.created),
    { url: 'clinicalContext', valueString: clinicalContext(record) },
    identifierPart('referrer', identifierSystems.sdsUserId, record.referringClinician ?? ''),
  ];
}

/** Specialty and clinic type, as they are called in reference data. */
function clinicalContext({ resource }: ReferralRecord): string {
  const specialty = specialtyOf(resource)?.code;
  const clinicType = criterionOf(resource, 'clinicType')?.code;
  return [displayOf('SPECIALTY', specialty) ?? specialty, displayOf('CLINIC-TYPE', clinicType) ?? clinicType]
    .filter((part) => part !== undefined)
    .join('/');
}
