import type { IdentifierFormat } from './table.js';

/** Whether the text is an NHS number: ten digits, the last a modulus-11 check digit. */
export const isNhsNumber = (text: string): boolean => {
  if (!/^\d{10}$/.test(text)) return false;
  let sum = 0;
  for (let index = 0; index < 9; index += 1) sum += (text.charCodeAt(index) - 48) * (10 - index);
  return (11 - (sum % 11)) % 11 === text.charCodeAt(9) - 48;
};

/**
 * What each identifier must look like, and what to say of others. Organisation codes and user ids are loose
 * on purpose: the directories that issue them decide, and they lengthen them.
 */
export const identifierFormats: Readonly<
  Record<IdentifierFormat, readonly [test: (text: string) => boolean, message: string]>
> = {
  nhsNumber: [isNhsNumber, 'must be ten digits, the last a check digit'],
  ubrn: [(text) => /^\d{12}$/.test(text), 'must be a UBRN: twelve digits'],
  odsCode: [(text) => /^[A-Za-z0-9]{1,12}$/.test(text), 'must be an ODS code'],
  sdsUserId: [(text) => /^\d{12}$/.test(text), 'must be an SDS user id: twelve digits'],
};

/**
 * Whether the text is an NHS number with one stray digit behind it: a published e-RS response has such a
 * number, so a response may.
 */
export const isNhsNumberWithStrayDigit = (text: string): boolean => {
  return /^\d{11}$/.test(text) && isNhsNumber(text.slice(0, 10));
};
