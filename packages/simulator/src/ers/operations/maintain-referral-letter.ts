import { extensionUrls } from '@ers-kit/fhir/stu3';
import type { DocumentReference } from 'fhir/r3.js';

import { attachFiles, fileIdOf } from '../attachments.js';
import { principalOf } from '../caller.js';
import { changeReferral, requireIfMatch, requireReferral, requireVersion } from '../change-referral.js';
import { withDocuments, withExtension } from '../edit-referral.js';
import type { ReferralRecord } from '../referral-record.js';
import { documentsOf, extensionOf } from '../referral-view.js';
import { unprocessable } from '../refusal.js';
import { readParameters } from '../request-body.js';
import { documentsIn } from '../rules/parameters.js';
import type { Operation } from '../service-context.js';
import { replyWithReferral } from '../write-reply.js';

/** A012: the files of the referral letter, all of them: what is not named again is taken off. */
export const maintainReferralLetter: Operation = async (call, context) => {
  const version = requireIfMatch(call);
  const found = requireReferral(call, context);
  const files = documentsIn(await readParameters(call, 'maintainReferralLetter'), 'referralLetterFile');
  if (files.length === 0)
    throw unprocessable('MISSING_VALUE', "'referralLetterFile' is required", 'required');
  requireVersion(found, version);
  const changed = await changeReferral(context, found, (record) => {
    const { resource } = record;
    if (resource.status !== 'active') {
      throw unprocessable('INVALID_REQUEST_STATE', 'The referral is not active any more.');
    }
    const documents = documentsOf(resource);
    const letters = documents.filter(isLetter);
    const attached = attachFiles(
      files,
      'REFERRER',
      resource.id,
      letters,
      context,
      principalOf(call.caller, record.referringClinician),
    );
    if (sameFiles(letters, attached)) throw unprocessable('NO_CHANGES_DETECTED', 'Nothing would change.');
    for (const document of attached) context.store.attach(document, { kind: 'referral', ubrn: resource.id });
    const others = documents.filter((document) => !isLetter(document));
    const now = new Date(context.clock.now()).toISOString();
    const first = extensionOf(resource, extensionUrls.clinicalInfoFirstSubmitted) === undefined;
    const url = first ? extensionUrls.clinicalInfoFirstSubmitted : extensionUrls.clinicalInfoLastUpdated;
    return {
      resource: withExtension(withDocuments(resource, [...attached, ...others]), { url, valueDateTime: now }),
      review: reviewAfterLetter(record),
    };
  });
  return replyWithReferral(changed, context);
};

const isLetter = ({ type }: DocumentReference): boolean => type.coding?.[0]?.code === 'REFERRER';

function sameFiles(before: readonly DocumentReference[], after: readonly DocumentReference[]): boolean {
  const ids = new Set(before.map(fileIdOf));
  return before.length === after.length && after.every((document) => ids.has(fileIdOf(document)));
}

/** A provider who has looked at the referral is told that its letter has changed since. */
function reviewAfterLetter({ review }: ReferralRecord): ReferralRecord['review'] {
  return review === 'PRIORITY_CHANGED' ? 'PRIORITY_AND_LETTER_CHANGED' : (review ?? 'LETTER_CHANGED');
}
