import { randomUUID } from 'node:crypto';

import { headerNames } from '@ers-kit/apim-headers';
import { fileTypes, isUbrn, maximumFileSize } from '@ers-kit/operations';

import { unprocessable } from '../refusal.js';
import type { Operation } from '../service-context.js';

/** A020: keeps a file until a document names it. */
export const uploadFile: Operation = async (call, { store, clock }) => {
  const { caller, headers } = call;
  const name = headers.get(headerNames.fileName) ?? '';
  if (name === '') throw unprocessable('MISSING_VALUE', `'${headerNames.fileName}' is required`, 'required');
  const contentType = headers.get(headerNames.contentType)?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  checkName(name, contentType);
  const referralId = headers.get(headerNames.referralId) ?? undefined;
  if (referralId !== undefined && !isUbrn(referralId)) {
    throw unprocessable('INVALID_VALUE', `'${headerNames.referralId}' is no UBRN`, 'value');
  }
  const bytes = await call.body();
  if (bytes.length === 0) throw unprocessable('MISSING_VALUE', 'The body is empty.', 'required');
  if (bytes.length > maximumFileSize) throw unprocessable('FILE_SIZE_ERROR', 'The file is larger than 5 MB.');
  const id = randomUUID();
  store.addFile({
    id,
    name,
    contentType,
    bytes,
    uploaded: clock.now(),
    uploadedBy: caller.userId,
    organisation: caller.organisation,
    ...(caller.onBehalfOf === undefined ? {} : { onBehalfOf: caller.onBehalfOf }),
    ...(referralId === undefined ? {} : { referralId }),
  });
  return { status: 201, headers: { Location: `Binary/${id}` } };
};

function checkName(name: string, contentType: string): void {
  if (name.length > 255)
    throw unprocessable('INVALID_VALUE', 'The file name is longer than 255 characters', 'value');
  const extension = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const extensions = Object.entries<readonly string[]>(fileTypes);
  if (!extensions.some(([, allowed]) => allowed.includes(extension))) {
    throw unprocessable('INAPPROPRIATE_VALUE', 'The file name has no extension that e-RS takes.');
  }
  if (!extensions.some(([type, allowed]) => type === contentType && allowed.includes(extension))) {
    throw unprocessable('CONFLICTING_VALUES', 'File name and Content-Type do not go together.');
  }
}
