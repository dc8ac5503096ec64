import { fileTypes, type FileType } from '../file-types.js';
import { access, common } from '../internal/rows.js';
import type { OperationDefinition } from '../operation.js';

const uploadTypes = Object.keys(fileTypes) as FileType[];

/** Files: upload and download. Source: e-RS OpenAPI specification (June 2026). */
export const attachments = {
  A006: {
    // Named for its release, since its successor A042 has the same published name.
    ...common,
    ...access.clinicalOrUnnamedApplication,
    id: 'A006',
    name: 'Retrieve attachment',
    methodName: 'retrieveAttachmentStu3',
    fhirVersion: 'STU3',
    method: 'GET',
    path: '/Binary/{attachmentLogicalID}',
    accept: '*/*',
    response: { status: 200, contentTypes: [...uploadTypes, 'text/html'] },
    statuses: [200, 401, 403, 404, 406, 422, 429, 500, 503],
    deprecated: true,
    replacedBy: 'A042',
  },
  A020: {
    ...common,
    ...access.clinical,
    id: 'A020',
    name: 'Upload file to document store',
    methodName: 'uploadFileToDocumentStore',
    fhirVersion: 'STU3',
    method: 'POST',
    path: '/Binary',
    specialHeaders: { fileName: 'required', referralId: 'optional' },
    request: { contentTypes: uploadTypes },
    response: { status: 201, contentTypes: [] },
    statuses: [201, 401, 403, 406, 415, 422, 429, 500, 503],
  },
  A042: {
    // The answer is a redirect to an object store on another host, for a short time.
    ...common,
    ...access.clinicalOrApplication,
    id: 'A042',
    name: 'Retrieve attachment',
    methodName: 'retrieveAttachment',
    fhirVersion: 'R4',
    method: 'GET',
    path: '/Binary/{id}',
    accept: '*/*',
    response: { status: 307, contentTypes: [] },
    statuses: [307, 400, 401, 403, 404, 422, 429, 500, 503],
  },
} as const satisfies Record<string, OperationDefinition>;
