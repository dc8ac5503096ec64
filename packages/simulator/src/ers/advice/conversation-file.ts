import { randomUUID } from 'node:crypto';

import { buildPdf } from '../../internal/pdf.js';
import type { StoredFile } from '../attachments.js';
import type { Caller } from '../caller.js';
import { adviceStatusOf, type AdviceRecord } from './advice-record.js';

/** A conversation in words. */
export const conversationLines = (record: AdviceRecord): string[] => [
  `UBRN: ${record.resource.id}`,
  `State: ${adviceStatusOf(record)}`,
  ...record.messages.map(({ sent, sentBy, text }) => `${sent} ${sentBy}: ${text}`),
];

/** The file that a referral gets of the conversation it was converted from. */
export const conversationFile = (record: AdviceRecord, caller: Caller, now: number): StoredFile => ({
  id: randomUUID(),
  name: `Advice and guidance conversation - ${record.resource.id}.pdf`,
  contentType: 'application/pdf',
  bytes: buildPdf('Advice and guidance', conversationLines(record)),
  uploaded: now,
  uploadedBy: caller.userId,
  organisation: caller.organisation,
  generated: true,
});
