import { codeSystems, extensionUrls, type CodeOf } from '@ers-kit/fhir/stu3';
import type { Coding, Extension } from 'fhir/r3.js';

/** Where a referral stands. */
export type ReferralStateCode = CodeOf<'referralState'>;

/** A state with why it was entered. */
export interface ReferralState {
  readonly code: ReferralStateCode;
  readonly reason?: Coding;
  readonly comments?: string;
}

/** The extension in which a referral carries its state. */
export function buildStateExtension({ code, reason, comments }: ReferralState): Extension {
  const { system, displays } = codeSystems.referralState;
  return {
    url: extensionUrls.referralState,
    extension: [
      { url: 'state', valueCoding: { system, code, display: displays[code] } },
      ...(reason ? [{ url: 'reason', valueCoding: reason }] : []),
      ...(comments === undefined ? [] : [{ url: 'comments', valueString: comments }]),
    ],
  };
}
