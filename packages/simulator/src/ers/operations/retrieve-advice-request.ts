import { requireAdvice } from '../advice/change-advice.js';
import { notFound } from '../refusal.js';
import type { Operation } from '../service-context.js';

/** A024, plain and versioned: only the current version can be read by its number. */
export const retrieveAdviceRequest: Operation = (call, context) => {
  const { resource } = requireAdvice(call, context);
  const { versionId } = resource.meta;
  const asked = call.parameters['version'];
  if (asked !== undefined && asked !== versionId) throw notFound('Only the current version can be read.');
  return { status: 200, resource, version: versionId };
};
