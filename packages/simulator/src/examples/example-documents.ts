import type { OperationMatch } from '@ers-kit/operations';

import type { StoredFile } from '../ers/attachments.js';
import type { ObjectStore } from '../ers/object-store.js';
import { dispositionOf } from '../ers/operations/retrieve-file.js';
import type { Reply } from '../ers/reply.js';
import { buildPdf } from '../internal/pdf.js';
import type { Examples } from './read-examples.js';

/** Files and requests that payloads name: what their names are to be had by. */
export interface NamedDocuments {
  /** Names of files, by their logical ids. */
  readonly files: ReadonlyMap<string, string>;
  readonly ubrns: ReadonlySet<string>;
}

/** Finds them in payloads. */
export function findDocuments(payloads: readonly unknown[]): NamedDocuments {
  const files = new Map<string, string>();
  const ubrns = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      const [, ubrn] = /^(?:ReferralRequest|CommunicationRequest)\/(\d{12})(?:\/|$)/.exec(value) ?? [];
      if (ubrn !== undefined) ubrns.add(ubrn);
    }
    if (typeof value !== 'object' || value === null) return;
    const { resourceType, id, url, title } = value as Readonly<Record<string, unknown>>;
    if (/^(Referral|Communication)Request$/.test(String(resourceType))) ubrns.add(String(id));
    if (typeof url === 'string' && url.startsWith('Binary/')) {
      files.set(url.slice('Binary/'.length), typeof title === 'string' ? title : 'file.pdf');
    }
    for (const each of Object.values(value)) visit(each);
  };
  for (const payload of payloads) visit(payload);
  return { files, ubrns };
}

/** The PDFs of the sandbox: what each is called. */
const summaries: Readonly<Partial<Record<OperationMatch['id'], string>>> = {
  A007: 'Clinical_Information_Summary',
  A019: 'Appointment_Confirmation_Summary',
  A043: 'Advice_And_Guidance',
};

/** Any file (A006, A042) and any summary (A007, A019, A043) of what the examples name. The sandbox has PDFs only. */
export function findDocument(
  { id, parameters }: OperationMatch,
  { documents }: Examples,
  objectStore: ObjectStore,
): Reply | undefined {
  const summary = summaries[id];
  const ubrn = String(parameters['ubrn']);
  if (summary !== undefined && documents.ubrns.has(ubrn)) return replyWith(pdfFile(`${ubrn}_${summary}.pdf`));
  if (id !== 'A006' && id !== 'A042') return undefined;
  const name = documents.files.get(String(parameters[id === 'A006' ? 'attachmentLogicalID' : 'id']));
  if (name === undefined) return undefined;
  const file = pdfFile(name);
  return id === 'A006' ? replyWith(file) : { status: 307, headers: { Location: objectStore.publish(file) } };
}

const replyWith = ({ bytes, contentType, name }: StoredFile): Reply => ({
  status: 200,
  file: { bytes, contentType, disposition: dispositionOf(name) },
});

const pdfFile = (name: string): StoredFile => ({
  id: name,
  name,
  contentType: 'application/pdf',
  bytes: buildPdf(name, ['What this file would hold is not among the published examples.']),
  uploaded: 0,
  uploadedBy: '',
  organisation: '',
});
