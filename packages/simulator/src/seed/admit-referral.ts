import { presentReferral } from '../ers/attachments.js';
import { recordReferral, type ReferralRecord } from '../ers/referral-record.js';
import type { ServiceContext } from '../ers/service-context.js';
import { referralWorklists } from '../ers/worklists/referral-worklists.js';
import { dialects } from '../legacy/dialects.js';
import type { AddReferralOptions } from '../simulator.js';
import { invalidReferral, readReferral } from './read-referral.js';

/**
 * Puts a referral from outside into the store, once it has been read in every way that it can be asked for:
 * by itself, in DSTU2, and on the worklists it is on.
 *
 * @throws {@link SimulatorError} `ERR_SIMULATOR_REFERRAL_INVALID`
 */
export function admitReferral(resource: unknown, details: AddReferralOptions, context: ServiceContext): void {
  const record = recordReferral(readReferral(resource), { created: context.clock.now(), ...details });
  if (!canBeServed(record, context)) throw invalidReferral(['a part of it lacks what it is read for']);
  context.store.putReferral(record);
}

function canBeServed(record: ReferralRecord, context: ServiceContext): boolean {
  try {
    dialects.DSTU2.translate(presentReferral(record.resource, context), context);
    for (const worklist of Object.values(referralWorklists)) {
      if (worklist.holds(record)) worklist.describe(record, context);
    }
    return true;
  } catch {
    return false;
  }
}
