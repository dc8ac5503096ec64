import { matchOperation, operations, type OperationId } from '@ers-kit/operations';
import { expect } from 'vitest';

import { at, base, people, startErs } from './ers-harness.js';
import { openApiJudge } from './open-api-judge.js';

const judge = openApiJudge();

export const roles = {
  referrer: ['referrer', at('R68', 'REFERRING_CLINICIAN')],
  referrerAdmin: ['referrerAdmin', at('R68', 'REFERRING_CLINICIAN_ADMIN')],
  provider: ['clinician', at('R69', 'SERVICE_PROVIDER_CLINICIAN')],
  providerForClinician: ['clinicianAdmin', at('R69', 'SERVICE_PROVIDER_CLINICIAN_ADMIN', people.clinician)],
  application: ['application', {}],
} as const satisfies Record<string, readonly [string, Record<string, string>]>;

export type Role = keyof typeof roles;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** JSON where it is some, else the text. */
  readonly body: unknown;
  /** The version in the ETag. */
  readonly version: string;
  /** The error codes of an OperationOutcome. */
  readonly codes: readonly string[];
}

/** Calls an e-RS of its own, and has each answer judged by the published specification. */
export function startTour(
  grants: Parameters<typeof startErs>[0] = {},
  options: Parameters<typeof startErs>[1] = {},
) {
  const ers = startErs(grants, options);
  let exchanges = 0;
  const seen: { readonly operation: OperationId; readonly status: number }[] = [];
  async function send(
    role: Role,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) {
    const [token, context] = roles[role];
    return exchange(token, method, path, body, { ...context, ...headers });
  }
  async function exchange(
    token: string,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) {
    const contentType = body === undefined ? {} : { 'content-type': 'application/fhir+json' };
    const response = await ers.call(
      path,
      token,
      { ...contentType, ...headers },
      {
        method,
        ...(body === undefined
          ? {}
          : ({ body: body instanceof Uint8Array ? body : JSON.stringify(body) } as RequestInit)),
      },
    );
    exchanges += 1;
    const answer = await read(response);
    const operation = matchOperation(method, `${base}${path}`)?.id;
    if (operation) seen.push({ operation, status: answer.status });
    expect(verdict(method, path, answer), `${method} ${path} → ${answer.status}`).toEqual([]);
    return answer;
  }
  return {
    ...ers,
    get exchanges() {
      return exchanges;
    },
    get: (role: Role, path: string, headers?: Record<string, string>) =>
      send(role, 'GET', path, undefined, headers),
    post: (role: Role, path: string, body?: unknown, headers?: Record<string, string>) =>
      send(role, 'POST', path, body, headers),
    put: (role: Role, path: string, body: unknown, headers?: Record<string, string>) =>
      send(role, 'PUT', path, body, headers),
    send,
    /** With any token, and only the headers given. */
    exchange,
    /** What was called, and how it ended. */
    seen,
  };
}

export const ifMatch = (version: string): Record<string, string> => ({ 'If-Match': `W/"${version}"` });

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const json = /json/.test(response.headers.get('content-type') ?? '');
  const body: unknown = json ? JSON.parse(text) : text;
  const issues = (body as { issue?: { details: { coding: { code: string }[] } }[] }).issue ?? [];
  return {
    status: response.status,
    headers: response.headers,
    body,
    version: /^W\/"(\d+)"$/.exec(response.headers.get('etag') ?? '')?.[1] ?? '',
    codes: issues.map(({ details }) => details.coding[0]?.code ?? ''),
  };
}

function verdict(method: string, path: string, { status, body, headers }: Answer): string[] {
  const match = matchOperation(method, `${base}${path}`);
  if (!match || !judge) return [];
  const { fhirVersion, path: template, eTag, response } = operations[match.id];
  const missing = eTag && status === response.status && !headers.get('etag') ? ['no ETag'] : [];
  const contentTypes: readonly string[] = response.contentTypes;
  if (status === response.status && !contentTypes.some((each) => each.endsWith('json'))) return missing;
  const judged = status === 200 && isEmptyList(body) ? { entry: [], ...(body as object) } : body;
  const complaints = judge(`/${fhirVersion}${template}`, method.toLowerCase(), status, judged);
  return [...missing, ...complaints.filter((complaint) => !isGatewaysHabit(complaint, status, body))];
}

const isEmptyList = (body: unknown): boolean => (body as { resourceType?: string }).resourceType === 'List';

/**
 * Where the published schema and the published example of the same body are at odds, the example is followed:
 * bodies that the platform's gateway makes have no `display`, and those for bad tokens on STU3 are empty.
 */
function isGatewaysHabit(complaint: string, status: number, body: unknown): boolean {
  const meta = (body as { meta?: { lastUpdated?: string } }).meta;
  if (meta?.lastUpdated !== undefined) return complaint.endsWith("must have required property 'display'");
  return status === 401 && body === '';
}
