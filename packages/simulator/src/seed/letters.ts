import type { DocumentReference } from 'fhir/r3.js';

import { fileIdOf, type StoredFile } from '../ers/attachments.js';
import type { AttachmentFacts } from '../ers/build-document-reference.js';
import type { ReferralRecord } from '../ers/referral-record.js';
import { appointmentOf, documentsOf, serviceIdOf } from '../ers/referral-view.js';
import { slotIdOf } from '../ers/rules/booking.js';
import type { ServiceContext } from '../ers/service-context.js';
import { buildPdf } from '../internal/pdf.js';

/** What every seeded attachment holds. */
const letterBytes = buildPdf('Letter', ['This letter was made up, and so was the patient it is about.']);

/** A letter of the referrer, available. */
export function letterFacts(
  letter: Pick<
    AttachmentFacts,
    'id' | 'binaryId' | 'indexed' | 'title' | 'attachedBy' | 'attachedByOrganisation' | 'attachedOnBehalfOf'
  >,
): AttachmentFacts {
  return {
    ...letter,
    type: { code: 'REFERRER', display: 'Referrer' },
    contentType: 'application/pdf',
    size: letterBytes.length,
    description: 'Referral letter',
    availabilityStatus: 'AVAILABLE',
  };
}

/** Puts a seeded referral into the store: with the files of its documents, and with its slot taken. */
export function putSeeded(record: ReferralRecord, { store }: ServiceContext): void {
  const { resource } = record;
  store.putReferral(record);
  for (const document of documentsOf(resource)) {
    store.addFile(letterFile(document));
    store.attach(document, { kind: 'referral', ubrn: resource.id });
  }
  const appointment = appointmentOf(resource);
  const [id, serviceId] = [appointment && slotIdOf(appointment), serviceIdOf(resource)];
  if (id === undefined || serviceId === undefined || appointment?.status !== 'booked') return;
  const { start = '', end = '' } = appointment;
  if (!store.slot(id)) store.addSlots([{ id, serviceId, start, end }]);
  store.setFree(id, false);
}

/** The file behind a seeded document. */
function letterFile(document: DocumentReference): StoredFile {
  const attachment = document.content[0]?.attachment;
  const name = attachment?.title ?? '';
  const by = (suffix: string): string =>
    attachment?.extension?.find(({ url }) => url.endsWith(suffix))?.valueReference?.identifier?.value ?? '';
  return {
    id: fileIdOf(document),
    name,
    contentType: 'application/pdf',
    bytes: letterBytes,
    uploaded: Date.parse(document.indexed),
    uploadedBy: by('AttachedBy-1'),
    organisation: by('AttachedByOrganisation-1'),
  };
}
