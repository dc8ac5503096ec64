import type { Letter } from '@ers-kit/client';
import { fileTypes, maximumFileSize } from '@ers-kit/operations';
import { urlencoded, type Request, type RequestHandler, type Response } from 'express';
import multer, { MulterError } from 'multer';

const extensions: readonly string[] = Object.values(fileTypes).flat();
const size = `${maximumFileSize / 1024 / 1024} MB`;

/** What A020 takes, said before the upload. */
export const uploadHint = `One file, up to ${size}: ${extensions.join(', ')}.`;

/** In bytes. More than any answer may have: one that is too long comes back in its form, where it can be cut. */
const maximumFormSize = 1024 * 1024;

/** Reads a form without a file, so that its fields are in `request.body`. */
export const readForm: RequestHandler = urlencoded({ extended: false, limit: maximumFormSize });

const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: maximumFileSize, files: 1, fields: 30, fieldSize: maximumFormSize, parts: 31 },
  defParamCharset: 'utf8',
}).single('file');

/**
 * Reads a multipart form, so that its fields are in `request.body` and its file in `request.file`. Mounted for
 * signed-in users, ahead of the check of the CSRF token, which is one of the fields. A file that is too large is
 * left to the form, which says so beside the field. What else is wrong with the request is its sender's mistake.
 */
export const readUpload: RequestHandler = (request, response, next) => {
  upload(request, response, (error: unknown) => {
    const isTooLarge = error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE';
    response.locals['isFileTooLarge'] = isTooLarge;
    next(isTooLarge || !error ? undefined : Object.assign(error as Error, { status: 400 }));
  });
};

/** What is wrong with the file of a form; `required` is what to say where there is none. */
export function fileProblem({ file }: Request, { locals }: Response, required?: string): string | undefined {
  if (locals['isFileTooLarge'] === true) return `The file must be smaller than ${size}`;
  if (!file) return required;
  const extension = file.originalname.split('.').at(-1)?.toLowerCase() ?? '';
  if (!extensions.includes(extension)) return `The file must be one of these: ${extensions.join(', ')}`;
  return file.size === 0 ? 'The file is empty' : undefined;
}

/** The file of a form, as e-RS takes it: names are printable ASCII there. */
export function uploadedLetters({ file }: Request): Letter[] {
  if (!file) return [];
  const ascii = file.originalname.normalize('NFKD').replaceAll(/[\u0300-\u036f]/g, '');
  return [
    { fileName: ascii.replaceAll(/[^\x20-\x7e]/g, '_').slice(-255), body: new Uint8Array(file.buffer) },
  ];
}
