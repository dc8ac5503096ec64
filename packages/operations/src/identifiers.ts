const matches = (value: unknown, pattern: RegExp): value is string =>
  typeof value === 'string' && pattern.test(value);

/**
 * Whether `value` has the form of a Unique Booking Reference Number: 12 digits, without blanks. Never throws.
 *
 * @example
 * ```ts
 * import { isUbrn } from '@ers-kit/operations';
 *
 * console.log(isUbrn('000000070000')); // true
 * console.log(isUbrn('0000 0007 0000')); // false
 * ```
 */
export function isUbrn(value: unknown): value is string {
  return matches(value, /^[0-9]{12}$/);
}

/**
 * Whether `value` has the form of an ODS code: 3 to 12 capital letters and digits. Whether an organisation of
 * that code exists is another question. Never throws.
 *
 * @see The ORGANISATION IDENTIFIER item of the NHS Data Dictionary.
 *
 * @example
 * ```ts
 * import { isOdsCode } from '@ers-kit/operations';
 *
 * console.log(isOdsCode('R69')); // true
 * console.log(isOdsCode('r69')); // false
 * ```
 */
export function isOdsCode(value: unknown): value is string {
  return matches(value, /^[A-Z0-9]{3,12}$/);
}

/**
 * Whether `value` has the form of an SDS user id (also called UUID on a smartcard): 12 digits. Never throws.
 *
 * @example
 * ```ts
 * import { isSdsUserId } from '@ers-kit/operations';
 *
 * console.log(isSdsUserId('021600556514')); // true
 * console.log(isSdsUserId('21600556514')); // false
 * ```
 */
export function isSdsUserId(value: unknown): value is string {
  return matches(value, /^[0-9]{12}$/);
}

/**
 * Whether `value` is an NHS number: 10 digits, without blanks, of which the last is the modulus 11 check
 * digit of the others. Never throws.
 *
 * @see The NHS NUMBER item of the NHS Data Dictionary.
 *
 * @example
 * ```ts
 * import { isNhsNumber } from '@ers-kit/operations';
 *
 * console.log(isNhsNumber('9990000018')); // true
 * console.log(isNhsNumber('9990000019')); // false
 * ```
 */
export function isNhsNumber(value: unknown): value is string {
  if (!matches(value, /^[0-9]{10}$/)) return false;
  let sum = 0;
  for (let index = 0; index < 9; index += 1) sum += Number(value[index]) * (10 - index);
  // A check digit of 10 is never issued, and equals no digit.
  return (11 - (sum % 11)) % 11 === Number(value[9]);
}
