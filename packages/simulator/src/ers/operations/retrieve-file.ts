import { maximumFileSize } from '@ers-kit/operations';

import { noRelationship } from '../change-referral.js';
import { Refusal, unprocessable } from '../refusal.js';
import { requireFile } from '../rules/files.js';
import type { Operation } from '../service-context.js';

/** A006 (deprecated): the bytes of a file, up to 5 MB. */
export const retrieveFile: Operation = ({ caller, parameters }, context) => {
  const file = requireFile(String(parameters['attachmentLogicalID']), caller, context, noRelationship);
  if (file.bytes.length > maximumFileSize)
    throw unprocessable('FILE_SIZE_ERROR', 'The file is larger than 5 MB.');
  const { bytes, contentType, name } = file;
  return { status: 200, file: { bytes, contentType, disposition: dispositionOf(name) } };
};

/** A042: where the file can be had for a short time, on another host and without a token. */
export const redirectToFile: Operation = ({ caller, parameters }, context) => {
  const file = requireFile(
    String(parameters['id']),
    caller,
    context,
    () =>
      new Refusal(403, {
        code: 'NO_RELATIONSHIP',
        issueCode: 'forbidden',
        diagnostics: 'The file is of no record of yours.',
      }),
  );
  return { status: 307, headers: { Location: context.objectStore.publish(file) } };
};

/** The name in both forms: one for clients of today, one for those of long ago. */
export function dispositionOf(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
