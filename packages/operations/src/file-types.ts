/**
 * The file types that A020 takes, each with the extensions its file names may end in.
 * Source: e-RS OpenAPI specification, operation A020.
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

/** A media type that A020 takes. */
export type FileType = keyof typeof fileTypes;

/** The largest file that A020 takes, in bytes (5 MB). Source: e-RS OpenAPI specification, operation A020. */
export const maximumFileSize = 5_242_880;
