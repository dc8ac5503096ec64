import { operations, type OperationId } from '@ers-kit/operations';
import type { MigrationIssue } from '../migration-issue.js';
import type { LegacyRecognition } from '../recognise-legacy-request.js';

/**
 * The body of the new request: as it was for STU3, nothing where the operation takes none, and an issue where
 * it is of another FHIR release.
 */
export function migrateBody(
  operation: OperationId,
  legacy: LegacyRecognition,
  body: unknown,
  issues: MigrationIssue[],
): unknown {
  const isEmpty = body === undefined || body === null || body === '';
  const field = 'body';
  if (operations[operation].request === false) {
    if (!isEmpty) {
      const message = `${operation} takes no body, so it was left out.`;
      issues.push({ code: 'BODY_DROPPED', severity: 'information', field, message });
    }
    return undefined;
  }
  if (legacy.generation === 'HSCN-STU3') return isEmpty ? undefined : body;
  const message =
    legacy.generation === 'DSTU2'
      ? 'The body is FHIR DSTU2: translate it with `toStu3` of @ers-kit/dstu2-to-stu3.'
      : `The prototype's body was of a shape of its own: build the one that ${operation} takes.`;
  const replacedBy = legacy.generation === 'DSTU2' ? '@ers-kit/dstu2-to-stu3' : operation;
  issues.push({ code: 'BODY_NOT_TRANSLATED', severity: 'action', field, message, replacedBy });
  return undefined;
}
