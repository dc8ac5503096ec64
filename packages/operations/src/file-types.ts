/**
 * The file types that A020 takes, each with the extensions its file names may end in.
 * Source: e-RS OpenAPI specification, operation A020.
 *
 * @example
 * ```ts
 * import { fileTypes } from '@ers-kit/operations';
 *
 * console.log(fileTypes['image/jpeg'].join(', ')); // jpg, jpe, jpeg
 * ```
 */
export const fileTypes = {
  'text/plain': ['txt'],
  'application/pdf': ['pdf'],
  'text/xml': ['xml'],
  'text/rtf': ['rtf', 'rtx'],
  'audio/basic': ['au'],
  'audio/mpeg': ['mp3'],
  'image/png': ['png'],
  'image/gif': ['gif'],
  'image/jpeg': ['jpg', 'jpe', 'jpeg'],
  'image/tiff': ['tif', 'tiff'],
  'video/mpeg': ['mpg', 'mpeg', 'mpe'],
  'application/msword': ['doc'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/dicom': ['dcm'],
} as const satisfies Record<string, readonly string[]>;

/**
 * A media type that A020 takes.
 *
 * @example
 * ```ts
 * import { fileTypes, type FileType } from '@ers-kit/operations';
 *
 * const letter: FileType = 'application/pdf';
 * console.log(fileTypes[letter][0]); // pdf
 * ```
 */
export type FileType = keyof typeof fileTypes;

/**
 * The largest file that A020 takes, in bytes (5 MB). Source: e-RS OpenAPI specification, operation A020.
 *
 * @example
 * ```ts
 * import { maximumFileSize } from '@ers-kit/operations';
 *
 * console.log(maximumFileSize / 1024 / 1024); // 5
 * ```
 */
export const maximumFileSize = 5_242_880;
