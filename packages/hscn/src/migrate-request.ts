import type { RequestContext } from '@ers-kit/apim-headers';
import {
  OperationError,
  operations,
  operationUrl,
  type FhirBaseUrls,
  type OperationId,
} from '@ers-kit/operations';
import { HscnError } from './hscn-error.js';
import type { LegacyRequest } from './legacy-request.js';
import type { MigrationIssue } from './migration-issue.js';
import { recogniseWithHeaders, type LegacyRecognition } from './recognise-legacy-request.js';
import { successorOf, type DerivableSuccessor, type Successor } from './successors.js';
import { lookUpHeaders } from './internal/header-lookup.js';
import { migrateBody } from './internal/migrate-body.js';
import { migrateHeaders } from './internal/migrate-headers.js';
import { migrateParameters } from './internal/migrate-parameters.js';
import { operationIssues } from './internal/operation-issues.js';

/**
 * What {@link migrateRequest} takes.
 *
 * @example
 * ```ts
 * import type { MigrateRequestOptions } from '@ers-kit/hscn';
 * import { environments } from '@ers-kit/environments';
 *
 * const options: MigrateRequestOptions = {
 *   environment: environments.integration,
 *   session: { permission: { businessFunction: 'REFERRING_CLINICIAN', orgIdentifier: 'R68' } },
 *   attachments: 'A042',
 * };
 * ```
 */
export interface MigrateRequestOptions {
  /** Where the new request goes. */
  readonly environment: FhirBaseUrls;
  /** For whom. Default: taken from `session`; without either, the headers of the context are left out. */
  readonly context?: RequestContext | undefined;
  /** The body of A002 (request or response) of the session that the old request ran in. */
  readonly session?: unknown;
  /** Sent as bearer token. Default: none, and an issue says so. */
  readonly accessToken?: string | undefined;
  /** What A006 becomes. Default: `A042`. */
  readonly attachments?: 'A042' | 'A006' | undefined;
  /** Sent as `X-Correlation-ID`. Default: a new UUID. */
  readonly correlationId?: string | undefined;
}

/**
 * A request of the internet-facing API.
 *
 * @example
 * ```ts
 * import type { MigratedRequest } from '@ers-kit/hscn';
 *
 * declare const request: MigratedRequest;
 * const { method, url, headers } = request;
 * ```
 */
export interface MigratedRequest {
  /** HTTP method, in capitals. */
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  /** A plain record; the correlation id is among them. */
  readonly headers: Record<string, string>;
  /** As it was given, where it needs no change; `undefined` where there is none. */
  readonly body?: unknown;
}

/**
 * What a legacy request becomes.
 *
 * @example
 * ```ts
 * import type { RequestMigration } from '@ers-kit/hscn';
 *
 * declare const migration: RequestMigration;
 * const toDo = migration.issues.filter(({ severity }) => severity === 'action');
 * ```
 */
export interface RequestMigration {
  /** `undefined` where no request can be made; an issue with severity `error` says why. */
  readonly request: MigratedRequest | undefined;
  /** The operation that does the work now; `undefined` where none does. */
  readonly operation: OperationId | undefined;
  /** What the old request was recognised as. */
  readonly legacy: LegacyRecognition;
  /** What changed, what has to be supplied, and what could not be done. */
  readonly issues: readonly MigrationIssue[];
}

/**
 * Translates a request of the legacy API: URL, method, headers and body. What cannot be translated alone (the
 * session key, the ASID, a body of another FHIR release) is named in `issues` with what replaces it.
 *
 * @throws {@link HscnError} `ERR_HSCN_NOT_RECOGNISED` where the request is none of the legacy API,
 *   `ERR_HSCN_OPTIONS` where the environment has no usable base URLs.
 *
 * @example
 * ```ts
 * import { migrateRequest } from '@ers-kit/hscn';
 * import { environments } from '@ers-kit/environments';
 *
 * const { request, issues } = migrateRequest(
 *   { method: 'POST', url: '/ers-api/STU3/v1/ReferralRequest/000000070000/$ers.acceptReferral' },
 *   {
 *     environment: environments.integration,
 *     context: {
 *       mode: 'user-restricted',
 *       organisation: 'R69',
 *       businessFunction: 'SERVICE_PROVIDER_CLINICIAN',
 *     },
 *     accessToken: 'token',
 *   },
 * );
 * for (const { code, severity, message } of issues) console.error(severity, code, message);
 * ```
 */
export function migrateRequest(request: LegacyRequest, options: MigrateRequestOptions): RequestMigration {
  if (typeof options?.environment?.fhirBaseUrls?.STU3 !== 'string') {
    throw new HscnError(
      'ERR_HSCN_OPTIONS',
      'options.environment has no `fhirBaseUrls`: give one of @ers-kit/environments.',
    );
  }
  const headers = lookUpHeaders(request?.headers);
  const legacy = request && recogniseWithHeaders(request, headers);
  if (!legacy) {
    throw new HscnError(
      'ERR_HSCN_NOT_RECOGNISED',
      'The request is none of the legacy e-RS API: check method and path, and that its host, headers or media type are those of HSCN.',
    );
  }
  const successor = successorFor(legacy, options);
  const issues = operationIssues(legacy, successor, headers);
  if (!successor.derivable) {
    return { request: undefined, operation: successor.operation, legacy, issues };
  }
  const { operation } = successor;
  const url = migrateUrl(legacy, successor, options, issues);
  const migrated = migrateHeaders(operation, headers, options, issues);
  const body = migrateBody(operation, legacy, request.body, options.environment, issues);
  const failed = issues.some(({ severity }) => severity === 'error');
  const { method } = operations[operation];
  return {
    request:
      failed || url === undefined || migrated === undefined
        ? undefined
        : { method, url, headers: migrated, ...(body === undefined ? {} : { body }) },
    operation,
    legacy,
    issues,
  };
}

function successorFor(legacy: LegacyRecognition, { attachments }: MigrateRequestOptions): Successor {
  if (legacy.operation === 'A006' && attachments !== 'A006') {
    return { operation: 'A042', derivable: true, renamed: { attachmentLogicalID: 'id' } };
  }
  return successorOf(legacy.operation, legacy.generation);
}

function migrateUrl(
  legacy: LegacyRecognition,
  successor: DerivableSuccessor,
  options: MigrateRequestOptions,
  issues: MigrationIssue[],
): string | undefined {
  const parameters = migrateParameters(legacy, successor, issues);
  try {
    return operationUrl(options.environment, successor.operation, parameters);
  } catch (error) {
    if (!OperationError.isInstance(error)) throw error;
    if (error.code !== 'ERR_OPERATION_PARAMETERS') throw new HscnError('ERR_HSCN_OPTIONS', error.message);
    for (const { parameter, message } of error.problems) {
      issues.push({ code: 'PARAMETER_INVALID', severity: 'error', field: parameter, message });
    }
    return undefined;
  }
}
