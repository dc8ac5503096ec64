import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { downloadAttachment } from '@ers-kit/client';
import { fileTypes } from '@ers-kit/operations';
import type { Response, Router } from 'express';
import { signedIn } from '../identity/signed-in.js';

/** The documents that e-RS makes of a record, and the name of one that comes without. */
const documents = {
  '/referrals/:ubrn/summary.pdf': ['A007', 'Clinical summary.pdf'],
  '/referrals/:ubrn/patient-letter.pdf': ['A019', 'Patient letter.pdf'],
  '/advice/:ubrn/summary.pdf': ['A043', 'Advice and guidance.pdf'],
} as const;

/** Has the browser save a file, whatever it holds: types that e-RS does not take are plain bytes. */
function saveAs(response: Response, name: string, contentType: string | undefined): void {
  const type =
    contentType && Object.hasOwn(fileTypes, contentType) ? contentType : 'application/octet-stream';
  response.attachment(name).type(type).set('X-Content-Type-Options', 'nosniff');
}

/** Adds the downloads: documents, and attached files as they come from e-RS's store. */
export function addDocuments(router: Router): void {
  for (const [path, [operation, name]] of Object.entries(documents)) {
    router.get(path, async (request, response) => {
      const { ers } = signedIn(response);
      const { body, fileName = name } = await ers.call(operation, { ubrn: String(request.params['ubrn']) });
      saveAs(response, fileName, 'application/pdf');
      response.send(Buffer.from(body));
    });
  }

  router.get('/:kind/:ubrn/files/:id', async (request, response, next) => {
    const { kind, ubrn, id } = request.params;
    if (kind !== 'referrals' && kind !== 'advice') return next();
    const download = await downloadAttachment(signedIn(response).ers, id);
    if (download.state !== 'AVAILABLE') {
      const { state } = download;
      return response.status(409).render('pages/file-held.njk', { state, back: `/${kind}/${ubrn}` });
    }
    const { body, fileName = 'Attachment', contentType } = download.file;
    saveAs(response, fileName, contentType);
    // What breaks off reaches the browser as a download that failed.
    await pipeline(Readable.fromWeb(body as never), response).catch(() => response.destroy());
  });
}
