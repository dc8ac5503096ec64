import type { OperationId } from '@ers-kit/operations';

import { operationTable } from '../ers/operation-table.js';
import type { Operation } from '../ers/service-context.js';

/** A path of the legacy API, understood. */
export type LegacyRoute =
  | { readonly kind: 'session'; readonly name: 'create' | 'select' | 'delete'; readonly sessionKey: string }
  | {
      readonly kind: 'operation';
      readonly id: OperationId;
      readonly dialect: 'DSTU2' | 'STU3';
      readonly operation: Operation;
      readonly parameters: Readonly<Record<string, string>>;
    };

interface Row {
  readonly method: string;
  readonly pattern: RegExp;
  readonly id: OperationId;
}

const sessionPath = /^\/ers-api\/v1\/ProfessionalSession(?:\/(?<key>[^/]+))?$/;
const basePaths = { STU3: '/ers-api/STU3/v1', DSTU2: '/ers-api/v1' } as const;

/** Operations by their path under either base, where old and new API mean the same. */
const rows: readonly Row[] = [{ id: 'A005', method: 'GET', pattern: /^\/ReferralRequest\/(?<ubrn>\d{12})$/ }];

/** What a request to the legacy API is for; `undefined` when e-RS has nothing there. */
export function findRoute(method: string, url: URL): LegacyRoute | undefined {
  const pathname = decodePath(url.pathname);
  const session = pathname === undefined ? null : sessionPath.exec(pathname);
  if (session) return sessionRoute(method, session.groups?.['key']);
  for (const dialect of ['STU3', 'DSTU2'] as const) {
    const base = `${basePaths[dialect]}/`;
    if (pathname?.startsWith(base)) return operationRoute(method, pathname.slice(base.length - 1), dialect);
  }
  return undefined;
}

function sessionRoute(method: string, sessionKey: string | undefined): LegacyRoute | undefined {
  if (sessionKey === undefined) {
    return method === 'POST' ? { kind: 'session', name: 'create', sessionKey: '' } : undefined;
  }
  if (method === 'PUT') return { kind: 'session', name: 'select', sessionKey };
  return method === 'DELETE' ? { kind: 'session', name: 'delete', sessionKey } : undefined;
}

function operationRoute(method: string, path: string, dialect: 'DSTU2' | 'STU3'): LegacyRoute | undefined {
  for (const row of rows) {
    const match = row.method === method ? row.pattern.exec(path) : null;
    if (match) {
      const operation = operationTable[row.id];
      return { kind: 'operation', id: row.id, dialect, operation, parameters: { ...match.groups } };
    }
  }
  return undefined;
}

function decodePath(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
