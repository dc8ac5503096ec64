import { operations, type OperationDefinition, type OperationId } from '@ers-kit/operations';
import type { MigrationIssue } from '../migration-issue.js';
import type { LegacyRecognition } from '../recognise-legacy-request.js';
import { codeSystemTypes, type DerivableSuccessor } from '../successors.js';

/** Parameters under today's names; what today's operation does not take is left out, and said. */
export function migrateParameters(
  legacy: LegacyRecognition,
  { operation, renamed }: DerivableSuccessor,
  issues: MigrationIssue[],
): Record<string, unknown> {
  const { path, query }: OperationDefinition = operations[operation];
  const migrated: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(legacy.parameters)) {
    const today = renamed?.[name] ?? name;
    if (!path.includes(`{${today}}`) && !Object.hasOwn(query, today)) {
      issues.push(dropped(operation, today));
    } else {
      migrated[today] = today === 'codeSystemType' ? codeSystemTypeOf(value) : value;
    }
  }
  return migrated;
}

/** Today's name of a set of reference data; one without successor stays, and is then refused by its name. */
function codeSystemTypeOf(value: string | readonly string[]): string {
  const name = String(value).toUpperCase();
  return codeSystemTypes[name] ?? name;
}

function dropped(operation: OperationId, name: string): MigrationIssue {
  const field = /^[_a-z][\w.:-]{0,63}$/i.test(name) ? name : 'query';
  const message = `${operation} takes no such parameter, so it was left out.`;
  return { code: 'PARAMETER_DROPPED', severity: 'information', field, message };
}
