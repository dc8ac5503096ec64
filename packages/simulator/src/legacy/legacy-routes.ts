import type { OperationId } from '@ers-kit/operations';

/** The FHIR versions of the legacy API. */
export type LegacyDialect = 'DSTU2' | 'STU3';

/** A path of the legacy API, understood. */
export type LegacyRoute =
  | { readonly kind: 'session'; readonly name: 'create' | 'select' | 'delete'; readonly sessionKey: string }
  | {
      readonly kind: 'operation';
      readonly id: OperationId;
      readonly dialect: LegacyDialect;
      /** By the names of the operations catalogue. */
      readonly parameters: Readonly<Record<string, string>>;
    };

interface Row {
  readonly id: OperationId;
  readonly method: string;
  /** Below the base path; its groups are the operation's parameters. */
  readonly pattern: RegExp;
  /** A query parameter that became one of the path in STU3. */
  readonly query?: { readonly name: string; readonly pattern: RegExp; readonly parameter: string };
}

const sessionPath = /^\/ers-api\/v1\/ProfessionalSession(?:\/(?<key>[^/]+))?$/;
const basePaths = { STU3: '/ers-api/STU3/v1/', DSTU2: '/ers-api/v1/' } as const;

/** What both FHIR versions have at the same path. */
const common: readonly Row[] = [
  { id: 'A005', method: 'GET', pattern: /^ReferralRequest\/(?<ubrn>\d{12})$/ },
  { id: 'A006', method: 'GET', pattern: /^Binary\/(?<attachmentLogicalID>[A-Za-z0-9-]{1,64})$/ },
  { id: 'A008', method: 'POST', pattern: /^ReferralRequest\/\$ers\.fetchworklist$/ },
];

const rows: Readonly<Record<LegacyDialect, readonly Row[]>> = {
  STU3: [
    ...common,
    { id: 'A004', method: 'GET', pattern: /^CodeSystem\/(?<codeSystemType>[A-Z-]{1,64})$/ },
    { id: 'A007', method: 'POST', pattern: /^ReferralRequest\/(?<ubrn>\d{12})\/\$ers\.generateCRI$/ },
  ],
  DSTU2: [
    {
      id: 'A007',
      method: 'GET',
      pattern: /^Binary\/\$ers\.generateCRI$/,
      query: { name: 'UBRN', pattern: /^\d{12}$/, parameter: 'ubrn' },
    },
    ...common,
    // The other sets were documented, and never live.
    { id: 'A004', method: 'GET', pattern: /^ValueSet\/(?<codeSystemType>SPECIALTY)$/ },
  ],
};

/** What a request to the legacy API is for; `undefined` when e-RS has nothing there. */
export function findRoute(method: string, url: URL): LegacyRoute | undefined {
  const pathname = decodePath(url.pathname);
  if (pathname === undefined) return undefined;
  const session = sessionPath.exec(pathname);
  if (session) return sessionRoute(method, session.groups?.['key']);
  const dialect = pathname.startsWith(basePaths.STU3) ? 'STU3' : 'DSTU2';
  if (!pathname.startsWith(basePaths[dialect])) return undefined;
  return operationRoute(method, pathname.slice(basePaths[dialect].length), url.searchParams, dialect);
}

function sessionRoute(method: string, sessionKey: string | undefined): LegacyRoute | undefined {
  if (sessionKey === undefined) {
    return method === 'POST' ? { kind: 'session', name: 'create', sessionKey: '' } : undefined;
  }
  if (method === 'PUT') return { kind: 'session', name: 'select', sessionKey };
  return method === 'DELETE' ? { kind: 'session', name: 'delete', sessionKey } : undefined;
}

function operationRoute(
  method: string,
  path: string,
  query: URLSearchParams,
  dialect: LegacyDialect,
): LegacyRoute | undefined {
  for (const row of rows[dialect]) {
    const match = row.method === method ? row.pattern.exec(path) : null;
    if (!match) continue;
    const asked = row.query && query.get(row.query.name);
    if (row.query && !row.query.pattern.test(asked ?? '')) return undefined;
    const parameters = { ...match.groups, ...(row.query ? { [row.query.parameter]: asked ?? '' } : {}) };
    return { kind: 'operation', id: row.id, dialect, parameters };
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
