import type { RequestContext } from '@ers-kit/apim-headers';
import type { Environment } from '@ers-kit/environments';
import { type MigratedRequest, migrateRequest, type MigrationIssue } from '@ers-kit/hscn';
import type { Exchange } from './exchange.js';

export interface Translation {
  readonly request: MigratedRequest;
  readonly issues: readonly MigrationIssue[];
}

/** What the legacy request of an exchange becomes. */
export function translate(
  { request: old }: Exchange,
  environment: Environment,
  context: RequestContext,
): Translation {
  const { request, issues } = migrateRequest(old, { environment, context });
  if (!request)
    throw new Error(
      `no request can be made of the old one: ${issues.map(({ message }) => message).join(' ')}`,
    );
  return { request, issues };
}
