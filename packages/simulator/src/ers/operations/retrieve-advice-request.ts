import type { AdviceRecord } from '../advice/advice-record.js';
import { requireAdvice } from '../advice/change-advice.js';
import { withCurrentStatus } from '../attachments.js';
import { notFound } from '../refusal.js';
import type { Operation, ServiceContext } from '../service-context.js';

/** A024, plain and versioned: only the current version can be read by its number. */
export const retrieveAdviceRequest: Operation = (call, context) => {
  const record = requireAdvice(call, context);
  const { versionId } = record.resource.meta;
  const asked = call.parameters['version'];
  if (asked !== undefined && asked !== versionId) throw notFound('Only the current version can be read.');
  return { status: 200, resource: withFiles(record, context), version: versionId };
};

/** A request for advice with the files that came with it. Writes answer it without them. */
function withFiles({ resource, messages }: AdviceRecord, context: ServiceContext): AdviceRecord['resource'] {
  const documents = messages
    .filter(({ sentBy }) => sentBy === 'REQUESTER')
    .flatMap((message) => message.documents)
    .map((document) => withCurrentStatus(document, context));
  if (documents.length === 0) return resource;
  return {
    ...resource,
    contained: [...(resource.contained ?? []), ...documents],
    payload: documents.map(({ id }) => ({ contentReference: { reference: `#${id}` } })),
  };
}
