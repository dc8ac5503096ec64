import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nhsFolder, readJsonFiles } from '@ers-kit/internal/testing';
import { matchOperation, operations, type OperationDefinition, type OperationId } from '@ers-kit/operations';
import type { Answering } from './helpers.js';

/** Where the published answer of an operation lies, below the folder of examples. */
const folders: Readonly<Partial<Record<OperationId, string>>> = {
  A004: 'stu3/getCodeSystem/responses',
  A005: 'stu3/retrieveReferralRequest/responses',
  'A005-versioned': 'stu3/retrieveReferralRequest/responses',
  A008: 'stu3/retrieveWorklist/responses',
  A010: 'stu3/patientServiceSearch/responses',
  A011: 'stu3/createReferral/responses',
  A012: 'stu3/maintainReferralLetter/responses',
  A013: 'stu3/acceptReferral/responses',
  A014: 'stu3/rejectReferral/responses',
  A015: 'stu3/retrieveAppointmentSlots/responses',
  A016: 'stu3/bookOrDeferAppointment/responses',
  A021: 'stu3/createReferralAndSendForTriage/responses',
  A022: 'stu3/cancelAppointmentActionLater/responses',
  A023: 'stu3/retrieveAdviceAndGuidanceWorklist/responses',
  A024: 'stu3/retrieveAdviceAndGuidanceRequest/responses',
  'A024-versioned': 'stu3/retrieveAdviceAndGuidanceRequest/responses',
  A025: 'stu3/retrieveAdviceAndGuidanceConversation/responses',
  A026: 'stu3/sendAdviceAndGuidanceResponse/responses',
  A027: 'stu3/convertAdviceAndGuidanceToReferral/responses',
  A028: 'stu3/recordTriageOutcome/responses',
  A029: 'stu3/availableActionsForUserList',
  A030: 'r4/retrieveBusinessFunctions/responses',
  A031: 'stu3/changeShortlist/responses',
  A032: 'stu3/changeShortlistAndSendForTriage/responses',
  A033: 'r4/getService/responses',
  A034: 'stu3/updateAppointment/responses',
  A035: 'r4/searchForServices/responses',
  A036: 'stu3/cancelReferral/responses',
  A038: 'stu3/retrieveAppointment/responses',
  'A038-versioned': 'stu3/retrieveAppointment/responses',
  A040: 'r4/retrieveOboUsers/responses',
  A041: 'r4/searchServiceRequest/responses',
  A044: 'stu3/createAdviceAndGuidance/responses',
};

/** ETags of the sandbox, one for each route; the resource's own `meta.versionId` may be another. */
const eTags: Readonly<Partial<Record<OperationId, number>>> = {
  A005: 5,
  'A005-versioned': 5,
  A011: 1,
  A012: 5,
  A013: 9,
  A014: 10,
  A016: 1,
  A021: 1,
  A022: 11,
  A024: 5,
  'A024-versioned': 5,
  A025: 6,
  A028: 10,
  A031: 3,
  A033: 1,
  A034: 5,
  A037: 1,
  A038: 5,
  'A038-versioned': 5,
};

/** A published answer; where none is at hand, the bare resource of a version that is not the ETag's. */
function resourceOf(id: OperationId, resourceType: string): unknown {
  const [nhs, folder] = [nhsFolder(), folders[id]];
  const path = nhs === undefined || folder === undefined ? undefined : join(nhs, 'examples', folder);
  const files = path !== undefined && existsSync(path) ? readJsonFiles(path).values() : [];
  const published = [...files].find(
    (one) => (one as { resourceType?: unknown }).resourceType === resourceType,
  );
  return published ?? { resourceType, meta: { versionId: '3' } };
}

export const requestId = '58621d65-d5ad-4c3a-959f-0438e355990e-1';
export const storedFile = '%PDF-1.7 stored';

/**
 * Answers as the sandbox of e-RS does: under the base path `/FHIR`, without a look at token, organisation,
 * If-Match and Accept; with a function that may not call, text of 403; with a record that it does not know, an
 * outcome as `application/json`.
 */
export const sandbox: Answering = ({ method, url, headers }, response) => {
  if (url.startsWith('/ObjectStore/')) {
    return response.writeHead(200, { 'content-type': 'application/pdf' }).end(storedFile);
  }
  const id = matchOperation(method, url)?.id;
  if (id === undefined) return response.writeHead(404).end();
  const echoed = headers['x-correlation-id'];
  const head: Record<string, string> = {
    'x-request-id': requestId,
    ...(typeof echoed === 'string' ? { 'x-correlation-id': echoed } : {}),
  };
  const { businessFunctions, response: success, fhirVersion }: OperationDefinition = operations[id];
  const allowed = businessFunctions['user-restricted'];
  const role = headers['nhsd-ers-business-function'];
  if (allowed !== 'any' && role !== undefined && !(allowed as readonly unknown[]).includes(role)) {
    return response.writeHead(403, { ...head, 'content-type': 'text/html' }).end('SANDBOX_ERROR: role');
  }
  if (url.includes('000000079999')) {
    return response
      .writeHead(422, { ...head, 'content-type': 'application/json; charset=utf-8' })
      .end(JSON.stringify(sandboxError));
  }
  const version = eTags[id];
  if (version !== undefined) head['etag'] = `W/"${version}"`;
  if (id === 'A020') head['location'] = `Binary/${randomUUID()}`;
  if (id === 'A042') head['location'] = `http://${headers.host}/ObjectStore/${randomUUID()}`;
  if (success.resourceType !== undefined) {
    head['content-type'] = `application/fhir+json${fhirVersion === 'STU3' ? '; charset=utf-8' : ''}`;
    return response.writeHead(success.status, head).end(JSON.stringify(resourceOf(id, success.resourceType)));
  }
  const [contentType] = success.contentTypes;
  if (contentType === undefined) return response.writeHead(success.status, head).end();
  return response.writeHead(success.status, { ...head, 'content-type': contentType }).end(storedFile);
};

const sandboxError = {
  resourceType: 'OperationOutcome',
  meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-OperationOutcome-1'] },
  issue: [
    {
      severity: 'error',
      code: 'invalid',
      details: {
        coding: [{ system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-APIErrorCode-1', code: 'SANDBOX_ERROR' }],
      },
      diagnostics: 'This request is none of the examples.',
    },
  ],
};
