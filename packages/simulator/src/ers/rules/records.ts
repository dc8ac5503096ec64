import type { OperationDefinition } from '@ers-kit/operations';

import type { Directory } from '../directory.js';
import { notFound, unprocessable, type Refusal } from '../refusal.js';

/** The operations that tell a UBRN of the other kind of request from one that does not exist. */
const tellingKinds = new Set([
  'A005',
  'A005-versioned',
  'A007',
  'A012',
  'A019',
  'A024',
  'A024-versioned',
  'A028',
  'A031',
  'A032',
  'A043',
]);

/** What a UBRN leads to under which there is nothing of the kind that an operation is about. */
export function noRecord({ id }: OperationDefinition, what: string, isOfOtherKind: boolean): Refusal {
  return isOfOtherKind && tellingKinds.has(id)
    ? unprocessable('INVALID_REQUEST_TYPE', `The UBRN is not that of a ${what}.`)
    : notFound(`There is no such ${what}.`);
}

/** Whether nothing may be done with the records of a patient. */
export const isRestricted = (nhsNumber: string | undefined, directory: Directory): boolean =>
  directory.patient(nhsNumber ?? '')?.restricted === true;

/**
 * Refuses to open the record of a patient whose records may not be used.
 *
 * @throws `PATIENT_ERROR`, but for A019, which does not have it
 */
export function requireOpenRecord(
  nhsNumber: string | undefined,
  { id }: OperationDefinition,
  directory: Directory,
): void {
  if (id !== 'A019' && isRestricted(nhsNumber, directory)) {
    throw unprocessable('PATIENT_ERROR', 'The record of the patient may not be used.');
  }
}
