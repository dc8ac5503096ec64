import { createReferenceData, type ReferenceData } from '@ers-kit/client';
import { isUbrn } from '@ers-kit/operations';
import { Router } from 'express';
import { advice } from './advice.js';
import { addDocuments } from './documents.js';
import { addHome } from './home.js';
import { addNewRequests } from './new-requests.js';
import { addRecordPages, type PageTools } from './record-pages.js';
import { referrals } from './referrals.js';
import { uploadHint } from './upload.js';
import { wording } from './words.js';
import { addWorklists } from './worklists.js';

/** The pages of signed-in users. */
export function createPages(): Router {
  const router = Router();
  let data: ReferenceData | undefined;
  const tools: PageTools = { router, dataOf: (ers) => (data ??= createReferenceData(ers)).with(ers) };
  router.use((_request, response, next) => {
    Object.assign(response.locals, wording, { uploadHint });
    next();
  });
  router.param('ubrn', (_request, _response, next, ubrn) => next(isUbrn(ubrn) ? undefined : 'router'));
  addHome(tools);
  addWorklists(tools);
  addNewRequests(tools);
  addDocuments(router);
  addRecordPages(tools, referrals);
  addRecordPages(tools, advice);
  return router;
}
