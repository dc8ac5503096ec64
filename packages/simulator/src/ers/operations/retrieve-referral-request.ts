import { presentReferral } from '../attachments.js';
import { requireReferral } from '../change-referral.js';
import { notFound } from '../refusal.js';
import type { Operation } from '../service-context.js';

/** A005, plain and versioned: only the current version can be read by its number. */
export const retrieveReferralRequest: Operation = (call, context) => {
  const { resource } = requireReferral(call, context);
  const { versionId } = resource.meta;
  const asked = call.parameters['version'];
  if (asked !== undefined && asked !== versionId) throw notFound('Only the current version can be read.');
  return { status: 200, resource: presentReferral(resource, context), version: versionId };
};
