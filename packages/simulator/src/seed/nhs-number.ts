/**
 * The nth NHS number of the range 999, which is never given to a patient: nine digits and the check digit
 * of modulus 11. Where the check digit would be 10 there is no number.
 */
export function testNhsNumber(serial: number): string | undefined {
  const digits = `999${String(serial).padStart(6, '0')}`;
  const sum = Array.from(digits).reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? undefined : `${digits}${check}`;
}

/** The first `count` NHS numbers of the test range, starting at a serial. */
export function testNhsNumbers(count: number, from = 0): string[] {
  const numbers: string[] = [];
  for (let serial = from; numbers.length < count; serial += 1) {
    const number = testNhsNumber(serial);
    if (number !== undefined) numbers.push(number);
  }
  return numbers;
}
