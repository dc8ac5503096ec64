import { Dstu2MappingError, toStu3 } from '@ers-kit/dstu2-to-stu3';
import { operations, type FhirBaseUrls, type OperationId } from '@ers-kit/operations';
import type { MigrationIssue } from '../migration-issue.js';
import type { LegacyRecognition } from '../recognise-legacy-request.js';
import { parseJsonBody, type JsonBody } from './json-body.js';
import { rewriteReferenceData, rewriteUrls } from './legacy-urls.js';

const mapperPackage = '@ers-kit/dstu2-to-stu3';
const field = 'body';

/**
 * The body of the new request, in the form it came in (text or parsed): of STU3 as it was but for URLs that
 * moved, of DSTU2 translated, and nothing where the operation takes none. Files stay as they are.
 */
export function migrateBody(
  operation: OperationId,
  legacy: LegacyRecognition,
  body: unknown,
  environment: FhirBaseUrls,
  issues: MigrationIssue[],
): unknown {
  const isEmpty = body === undefined || body === null || body === '';
  if (operations[operation].request === false) {
    if (!isEmpty) {
      const message = `${operation} takes no body, so it was left out.`;
      issues.push({ code: 'BODY_DROPPED', severity: 'information', field, message });
    }
    return undefined;
  }
  if (legacy.generation === 'alpha') {
    const message = `The prototype's body was of a shape of its own: build the one that ${operation} takes.`;
    issues.push({ code: 'BODY_NOT_TRANSLATED', severity: 'action', field, message, replacedBy: operation });
    return undefined;
  }
  if (isEmpty || operation === 'A020') return isEmpty ? undefined : body;
  const parsed = parseJsonBody(body);
  if (!parsed) {
    const message = 'The body is no JSON object, so it could not be translated: give a FHIR resource.';
    issues.push({ code: 'BODY_NOT_TRANSLATED', severity: 'error', field, message });
    return undefined;
  }
  return legacy.generation === 'DSTU2'
    ? translate(parsed, environment, issues)
    : moveUrls(parsed, environment, issues);
}

function translate(parsed: JsonBody, environment: FhirBaseUrls, issues: MigrationIssue[]): unknown {
  const referenceDataBaseUrl = environment.fhirBaseUrls.STU3.replace(/\/STU3$/, '');
  try {
    const { resource, issues: found } = toStu3(parsed.value as { resourceType: string }, {
      referenceDataBaseUrl,
    });
    const translated = 'The body was translated from FHIR DSTU2 to STU3.';
    issues.push({
      code: 'BODY_TRANSLATED',
      severity: 'information',
      field,
      message: translated,
      replacedBy: mapperPackage,
    });
    for (const { severity, sourcePath, message } of found) {
      issues.push({
        code: 'BODY_TRANSLATED',
        // The mapper's result is sent even where it is doubtful; e-RS has the last word.
        severity: severity === 'information' ? 'information' : 'action',
        field: `body.${sourcePath}`,
        message,
        replacedBy: mapperPackage,
      });
    }
    return parsed.restore(resource);
  } catch (error) {
    if (!Dstu2MappingError.isInstance(error)) throw error;
    const message = `The DSTU2 body could not be translated (${error.code}): see ${mapperPackage}.`;
    issues.push({
      code: 'BODY_NOT_TRANSLATED',
      severity: 'error',
      field,
      message,
      replacedBy: mapperPackage,
    });
    return undefined;
  }
}

/** A022 named an operation as its profile on HSCN; today it names the profile of its parameters. */
const renamedProfile = /(eRS-cancelAppointmentActionLater)-Operation-1$/i;

function moveUrls(parsed: JsonBody, environment: FhirBaseUrls, issues: MigrationIssue[]): unknown {
  const moved = rewriteReferenceData(parsed.value, environment.fhirBaseUrls.STU3);
  const renamed =
    moved &&
    rewriteUrls(moved.value, (name, text) =>
      name === 'profile' ? text.replace(renamedProfile, '$1-Parameters-1') : text,
    );
  if (!renamed) {
    const message = 'The body is nested too deeply, or holds itself, so it could not be translated.';
    issues.push({ code: 'BODY_NOT_TRANSLATED', severity: 'error', field, message });
    return undefined;
  }
  for (const path of [...moved.paths, ...renamed.paths]) {
    const message = 'The URL moved with the service, or has another name now.';
    issues.push({ code: 'BODY_TRANSLATED', severity: 'information', field: `body.${path}`, message });
  }
  return parsed.restore(renamed.value);
}
