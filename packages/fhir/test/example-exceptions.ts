/**
 * Published examples that validate with a remark, and why. There is none that does not validate; the agreement
 * test fails where one is neither clean nor listed here.
 */
export const exampleExceptions: Readonly<
  Record<string, { readonly rule: string; readonly path: string; readonly reason: string }>
> = {
  'stu3/maintainReferralLetter/responses/ReferralRequestWithMultipleDocumentReferences.json': {
    rule: 'identifier',
    path: 'ReferralRequest.subject.identifier.value',
    reason:
      'the NHS number has an eleventh digit behind a valid number: a warning in a response, an error in a request',
  },
};
