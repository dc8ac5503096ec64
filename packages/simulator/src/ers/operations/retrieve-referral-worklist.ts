import { readParameters } from '../request-body.js';
import type { Operation } from '../service-context.js';
import { unprocessable } from '../refusal.js';
import { peopleOf } from '../worklists/provider-items.js';
import { findReferrals, referralWorklists } from '../worklists/referral-worklists.js';
import { buildWorklist } from '../worklists/worklist-list.js';
import { readWorklistQuery, type ReferralListType } from '../worklists/worklist-query.js';

const isReferralList = (listType: string): listType is ReferralListType =>
  Object.hasOwn(referralWorklists, listType);

/** A008: the referrals that somebody has to do something about. */
export const retrieveReferralWorklist: Operation = async (call, context) => {
  const query = readWorklistQuery(await readParameters(call, 'fetchWorklist'), call, context);
  if (!isReferralList(query.listType)) {
    throw unprocessable('INVALID_CODE', "'listType' is no list of referrals", 'value');
  }
  const worklist = referralWorklists[query.listType];
  const records = findReferrals(worklist, query, call.caller, context);
  const entries = records.map((record) => ({
    reference: `ReferralRequest/${record.resource.id}`,
    url: worklist.url,
    item: worklist.describe(record, context),
  }));
  const contained = query.listType === 'REFERRALS_FOR_REVIEW' ? peopleOf(records) : [];
  return { status: 200, resource: buildWorklist(entries, contained) };
};
