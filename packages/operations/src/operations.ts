import { deepFreeze } from '@ers-kit/internal';
import { adviceAndGuidance } from './catalogue/advice-and-guidance.js';
import { attachments } from './catalogue/attachments.js';
import { booking } from './catalogue/booking.js';
import { referralActions } from './catalogue/referral-actions.js';
import { referrals } from './catalogue/referrals.js';
import { usersAndCodes } from './catalogue/users-and-codes.js';

/**
 * The catalogue: every operation of the e-RS API by its activity code, with all that the specification says of
 * it. Frozen.
 *
 * @see https://digital.nhs.uk/developer/api-catalogue/e-referral-service-fhir
 */
export const operations = deepFreeze({
  ...usersAndCodes,
  ...referrals,
  ...referralActions,
  ...adviceAndGuidance,
  ...booking,
  ...attachments,
} as const);

/** The catalogue's type, with every fact as a literal. */
export type Operations = typeof operations;

/** The id of an operation: its activity code, with the suffix `-versioned` for reads of one version. */
export type OperationId = keyof Operations;

/** Whether `value` is the id of an operation. */
export function isOperationId(value: unknown): value is OperationId {
  return typeof value === 'string' && Object.hasOwn(operations, value);
}
