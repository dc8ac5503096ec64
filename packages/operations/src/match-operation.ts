import { checkOf } from './internal/parameter-checks.js';
import { operations, type OperationId } from './operations.js';
import { pathParameterRules, type PathParameterName } from './parameter-rules.js';

/**
 * The operation that a request calls.
 *
 * @example
 * ```ts
 * import type { OperationMatch } from '@ers-kit/operations';
 *
 * const match: OperationMatch = { id: 'A005', parameters: { ubrn: '000000070000' } };
 * console.log(match.id); // A005
 * ```
 */
export interface OperationMatch {
  /** The operation; a read of one version has its own id. */
  readonly id: OperationId;
  /**
   * The operation's parameters in the request, decoded, path and query in one. Those of the path have the
   * right form; those of the query are as sent, a list where one was sent more than once. What the operation
   * does not know is left out.
   */
  readonly parameters: Readonly<Record<string, string | readonly string[]>>;
}

interface Route {
  readonly id: OperationId;
  readonly method: string;
  /** From `FHIR` on. */
  readonly segments: readonly string[];
  readonly query: readonly string[];
}

const routes: readonly Route[] = /* @__PURE__ */ Object.values(operations).map((operation) => ({
  id: operation.id,
  method: operation.method,
  segments: ['FHIR', operation.fhirVersion, ...operation.path.slice(1).split('/')],
  query: Object.keys(operation.query),
}));

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** The path parameters, or `undefined` where the end of the path is not the route. */
function matchPath(route: Route, segments: readonly string[]): Record<string, string> | undefined {
  const tail = segments.slice(-route.segments.length);
  if (tail.length !== route.segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, expected] of route.segments.entries()) {
    const actual = tail[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(expected)?.[1] as PathParameterName | undefined;
    if (name === undefined) {
      if (actual !== expected) return undefined;
    } else {
      if (!checkOf(pathParameterRules[name]).isMet(actual)) return undefined;
      parameters[name] = actual;
    }
  }
  return parameters;
}

/**
 * Path and query of a URL, absolute or relative. Taken from the text itself, since `new URL()` would resolve
 * dot segments and so see another path than the server that got the request.
 */
function splitUrl(url: string): { segments: string[]; search: string } | undefined {
  const [beforeFragment = ''] = url.split('#', 1);
  const questionMark = beforeFragment.indexOf('?');
  const address = questionMark < 0 ? beforeFragment : beforeFragment.slice(0, questionMark);
  if (/[^\x21-\x7e]|\\/.test(address) || /^(?!https?:\/\/)[a-z][a-z0-9+.-]*:/i.test(address))
    return undefined;
  const segments = address
    .replace(/^(?:https?:)?\/\/[^/]*/i, '')
    .split('/')
    .map(decode);
  if (!segments.every((segment) => segment !== undefined && segment !== '.' && segment !== '..'))
    return undefined;
  return {
    segments: segments as string[],
    search: questionMark < 0 ? '' : beforeFragment.slice(questionMark + 1),
  };
}

function queryParameters(names: readonly string[], search: string): Record<string, string | string[]> {
  const query = new URLSearchParams(search);
  const parameters: Record<string, string | string[]> = {};
  for (const name of names) {
    const values = query.getAll(name);
    const [first] = values;
    if (first !== undefined) parameters[name] = values.length > 1 ? values : first;
  }
  return parameters;
}

/**
 * Finds the operation that a request calls, under whichever base path, reads of one version included.
 *
 * A path whose parameters are malformed (a UBRN that is not 12 digits) is no operation's. The query is not
 * checked. Never throws: anything that is not a method and a URL finds nothing.
 *
 * @param method - The HTTP method, in any case.
 * @param url - Absolute, or relative as a server sees it (`/referrals/FHIR/STU3/…`).
 *
 * @example
 * ```ts
 * import { matchOperation } from '@ers-kit/operations';
 *
 * const match = matchOperation('get', '/referrals/FHIR/STU3/ReferralRequest/000000070000/_history/5');
 * console.log(match?.id, match?.parameters['version']); // A005-versioned 5
 * ```
 */
export function matchOperation(method: string, url: string | URL): OperationMatch | undefined {
  if (typeof method !== 'string' || !(typeof url === 'string' || url instanceof URL)) return undefined;
  const parts = splitUrl(typeof url === 'string' ? url : url.href);
  if (!parts) return undefined;
  const wanted = method.toUpperCase();
  for (const route of routes) {
    if (route.method !== wanted) continue;
    const path = matchPath(route, parts.segments);
    if (path) return { id: route.id, parameters: { ...path, ...queryParameters(route.query, parts.search) } };
  }
  return undefined;
}
