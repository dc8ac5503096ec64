import type { ReferralRecord } from './referral-record.js';

/** What e-RS remembers. */
export interface Store {
  referral(ubrn: string): ReferralRecord | undefined;
  referrals(): Iterable<ReferralRecord>;
  /** Adds a referral, or replaces the one with its UBRN. */
  putReferral(record: ReferralRecord): void;
}

/** An empty store. */
export function createStore(): Store {
  const referrals = new Map<string, ReferralRecord>();
  return {
    referral: (ubrn) => referrals.get(ubrn),
    referrals: () => referrals.values(),
    putReferral(record) {
      referrals.set(record.resource.id, record);
    },
  };
}
