import { fileTypes, maximumFileSize } from '@ers-kit/operations';
import type { Letter } from '@ers-kit/client';
import type { Request, RequestHandler, Response } from 'express';
import multer, { MulterError } from 'multer';

const megabytes = maximumFileSize / 1024 / 1024;
const extensions: readonly string[] = Object.values(fileTypes).flat();

/** What A020 takes, said before the upload. */
export const uploadHint = `One file, up to ${megabytes} MB: ${extensions.join(', ')}.`;

const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: maximumFileSize, files: 1, fields: 30, fieldSize: 64 * 1024, parts: 31 },
  defParamCharset: 'utf8',
}).single('file');

/**
 * Reads a multipart form, so that its fields are in `request.body` and its file in `request.file`. Mounted for
 * signed-in users, ahead of the check of the CSRF token, which is one of the fields. A file that is too large is
 * left to the form, which says so beside the field.
 */
export const readUpload: RequestHandler = (request, response, next) => {
  upload(request, response, (error: unknown) => {
    const isTooLarge = error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE';
    response.locals['isFileTooLarge'] = isTooLarge;
    next(isTooLarge ? undefined : error);
  });
};

/** What is wrong with the file of a form; `required` is what to say where there is none. */
export function fileProblem(request: Request, response: Response, required?: string): string | undefined {
  if (response.locals['isFileTooLarge'] === true) return `The file must be smaller than ${megabytes} MB`;
  const { file } = request;
  if (!file) return required;
  const extension = file.originalname.split('.').at(-1)?.toLowerCase() ?? '';
  if (!extensions.includes(extension)) return `The file must be one of these: ${extensions.join(', ')}`;
  return file.size === 0 ? 'The file is empty' : undefined;
}

/** The file of a form, as e-RS takes it: names are printable ASCII there. */
export function uploadedLetter({ file }: Request, description?: string): Letter | undefined {
  if (!file) return undefined;
  const ascii = file.originalname.normalize('NFKD').replaceAll(/[\u0300-\u036f]/g, '');
  const fileName = ascii.replaceAll(/[^\x20-\x7e]/g, '_').slice(-255);
  return { fileName, body: new Uint8Array(file.buffer), description: description ?? fileName };
}
