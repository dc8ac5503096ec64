import { operations, type OperationDefinition } from '@ers-kit/operations';
import { legacyHeaders } from '../legacy-headers.js';
import type { MigrationIssue, MigrationIssueCode } from '../migration-issue.js';
import type { LegacyRecognition } from '../recognise-legacy-request.js';
import type { Successor } from '../successors.js';
import type { HeaderLookup } from './header-lookup.js';

const credentialCodes: Readonly<Record<string, MigrationIssueCode>> = {
  XAPI_ASID: 'ASID_REPLACED',
  HTTP_X_SESSION_KEY: 'SESSION_KEY_REPLACED',
  XAPI_FQDN: 'FQDN_DROPPED',
};

/** What there is to say about the operation itself and about the credentials of the old request. */
export function operationIssues(
  legacy: LegacyRecognition,
  successor: Successor,
  headers: HeaderLookup,
): MigrationIssue[] {
  return [...successorIssues(legacy, successor), ...credentialIssues(legacy, headers)];
}

function successorIssues(legacy: LegacyRecognition, successor: Successor): MigrationIssue[] {
  const field = 'operation';
  if (!successor.derivable) {
    const message = `${legacy.operation} has no request that takes its place. ${successor.note}`;
    const replacedBy = successor.operation;
    return [{ code: 'OPERATION_RETIRED', severity: 'error', field, message, replacedBy }];
  }
  const { operation } = successor;
  const issues: MigrationIssue[] = [];
  if (operation !== legacy.operation) {
    const redirect =
      operation === 'A042' ? ' It answers with a redirect to follow without token and NHSD headers.' : '';
    const message = `${operation} does the work of ${legacy.operation} now.${redirect}`;
    issues.push({ code: 'OPERATION_REPLACED', severity: 'action', field, message, replacedBy: operation });
  }
  const { replacedBy, method }: OperationDefinition = operations[operation];
  if (replacedBy !== undefined) {
    const message = `${operation} still works, but is deprecated: plan to use ${replacedBy}.`;
    issues.push({ code: 'OPERATION_DEPRECATED', severity: 'action', field, message, replacedBy });
  }
  if (legacy.generation === 'DSTU2' && legacy.operation === 'A007') {
    const message = `It is a ${method} now, and the UBRN moved into the path; look at retries and caches of the old GET.`;
    issues.push({ code: 'METHOD_CHANGED', severity: 'information', field: 'method', message });
  }
  return [...issues, ...answerIssues(legacy)];
}

/** Operations whose answer is a file in every generation. */
const files: ReadonlySet<string> = new Set(['A006', 'A007']);

function answerIssues({ operation, generation }: LegacyRecognition): MigrationIssue[] {
  if (generation === 'HSCN-STU3' || files.has(operation)) return [];
  const replacedBy = '@ers-kit/dstu2-to-stu3';
  const message = `The answer will be FHIR STU3, where it was DSTU2: read STU3; ${replacedBy} translates what is kept of old answers.`;
  return [{ code: 'RESPONSE_IS_STU3', severity: 'action', field: 'response.body', message, replacedBy }];
}

function credentialIssues(legacy: LegacyRecognition, headers: HeaderLookup): MigrationIssue[] {
  const issues: MigrationIssue[] = [];
  for (const { name, key, replacedBy } of legacyHeaders) {
    const code = credentialCodes[name];
    if (code === undefined || headers.get(key) === undefined) continue;
    const message = `${name} is not sent any more. In its place: ${replacedBy}.`;
    issues.push({ code, severity: 'information', field: name, message, replacedBy });
  }
  if (legacy.operation === 'A001') {
    const replacedBy = 'the ID token of a CIS2 sign-in, exchanged for an access token';
    const message = `The SSO token of the Identity Agent is not used any more. In its place: ${replacedBy}.`;
    issues.push({ code: 'SSO_TOKEN_REPLACED', severity: 'action', field: 'token', message, replacedBy });
  }
  return issues;
}
