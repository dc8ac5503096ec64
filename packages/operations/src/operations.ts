import { deepFreeze } from '@ers-kit/internal';
import { adviceAndGuidance } from './catalogue/advice-and-guidance.js';
import { attachments } from './catalogue/attachments.js';
import { booking } from './catalogue/booking.js';
import { referralActions } from './catalogue/referral-actions.js';
import { referrals } from './catalogue/referrals.js';
import { usersAndCodes } from './catalogue/users-and-codes.js';

/**
 * The catalogue: every operation of the e-RS API by its activity code, with all that the specification says
 * of it. Frozen.
 *
 * @see https://digital.nhs.uk/developer/api-catalogue/e-referral-service-fhir
 *
 * @example
 * ```ts
 * import { operations } from '@ers-kit/operations';
 *
 * const { name, method, path, response } = operations.A005;
 * console.log(name, response.status); // Retrieve referral request 200
 * console.log(method, path); // GET /ReferralRequest/{ubrn}
 * ```
 */
export const operations = deepFreeze({
  ...usersAndCodes,
  ...referrals,
  ...referralActions,
  ...adviceAndGuidance,
  ...booking,
  ...attachments,
} as const);

/**
 * The catalogue's type, with every fact as a literal.
 *
 * @example
 * ```ts
 * import type { Operations } from '@ers-kit/operations';
 *
 * type PathOfBooking = Operations['A016']['path'];
 * const path: PathOfBooking = '/Appointment';
 * ```
 */
export type Operations = typeof operations;

/**
 * The id of an operation: its activity code, with the suffix `-versioned` for reads of one version.
 *
 * @example
 * ```ts
 * import type { OperationId } from '@ers-kit/operations';
 *
 * const reads: OperationId[] = ['A005', 'A005-versioned', 'A024', 'A038'];
 * ```
 */
export type OperationId = keyof Operations;

/**
 * Whether `value` is the id of an operation.
 *
 * @example
 * ```ts
 * import { isOperationId } from '@ers-kit/operations';
 *
 * console.log(isOperationId('A005-versioned')); // true
 * console.log(isOperationId('A099')); // false
 * ```
 */
export function isOperationId(value: unknown): value is OperationId {
  return typeof value === 'string' && Object.hasOwn(operations, value);
}
