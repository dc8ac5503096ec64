import { hasRelationship } from '../referral-record.js';
import { notFound, unprocessable } from '../refusal.js';
import type { Operation } from '../service-context.js';

/** A005, plain and versioned: only the current version can be read by its number. */
export const retrieveReferralRequest: Operation = ({ parameters, caller }, { store, directory }) => {
  const record = store.referral(String(parameters['ubrn']));
  if (!record) throw notFound('There is no such referral.');
  if (!hasRelationship(caller, record, directory)) {
    throw unprocessable(
      'NO_RELATIONSHIP',
      'The organisation has no legitimate relationship with this referral.',
    );
  }
  const { versionId } = record.resource.meta;
  const asked = parameters['version'];
  if (asked !== undefined && asked !== versionId) throw notFound('Only the current version can be read.');
  return { status: 200, resource: record.resource, version: versionId };
};
