import {
  anyFileId,
  legacyEndpoints,
  legacyParameterPatterns,
  type LegacyEndpoint,
} from '../legacy-endpoints.js';
import type { LegacyPath } from './legacy-path.js';

/** What an endpoint's path and query held, under the names of the legacy templates. */
export type LegacyParameters = Readonly<Record<string, string | readonly string[]>>;

/** An endpoint that a request matched. */
export interface EndpointMatch {
  readonly endpoint: LegacyEndpoint;
  readonly parameters: LegacyParameters;
}

interface Compiled {
  readonly endpoint: LegacyEndpoint;
  /** Lower-case name, or the parameter's name in braces. */
  readonly segments: readonly string[];
  readonly query: string | undefined;
}

const indexKey = (segments: readonly string[]): string =>
  [segments.length, segments[0]?.toLowerCase()].join('/');

const endpointsByShape: ReadonlyMap<string, readonly Compiled[]> = compile();

function compile(): Map<string, Compiled[]> {
  const index = new Map<string, Compiled[]>();
  for (const endpoint of legacyEndpoints) {
    const [path = '', query] = endpoint.path.split('?');
    const segments = path.split('/').map((part) => (part.startsWith('{') ? part : part.toLowerCase()));
    const key = indexKey(segments);
    index.set(key, [...(index.get(key) ?? []), { endpoint, segments, query }]);
  }
  return index;
}

/** What else than the path is known of a request when its endpoint is looked for. */
export interface MatchHints {
  /** Whether the media type is that of STU3, which the sender of a path without `STU3` may have meant. */
  readonly stu3MediaType: boolean;
  /** Whether host or headers are legacy ones, so that a file may have any id. */
  readonly legacySender: boolean;
}

/**
 * The endpoint of a method and path. A path with `STU3` is looked up among the STU3 endpoints only; one
 * without among the older ones, and among the STU3 ones where the media type says the sender meant them.
 */
export function matchEndpoint(
  method: string,
  path: LegacyPath,
  { stu3MediaType, legacySender }: MatchHints,
): EndpointMatch | undefined {
  const candidates = endpointsByShape.get(indexKey(path.segments)) ?? [];
  const generations: boolean[] = path.stu3 ? [true] : stu3MediaType ? [false, true] : [false];
  for (const stu3 of generations) {
    for (const candidate of candidates) {
      const { generation, methods } = candidate.endpoint;
      if ((generation === 'HSCN-STU3') !== stu3 || !methods.includes(method)) continue;
      const parameters = matchParameters(candidate, path, legacySender);
      if (parameters) return { endpoint: candidate.endpoint, parameters };
    }
  }
  return undefined;
}

function matchParameters(
  candidate: Compiled,
  path: LegacyPath,
  legacySender: boolean,
): LegacyParameters | undefined {
  const parameters: Record<string, string | string[]> = {};
  for (const [index, expected] of candidate.segments.entries()) {
    const actual = path.segments[index] ?? '';
    if (!expected.startsWith('{')) {
      if (actual.toLowerCase() !== expected) return undefined;
    } else {
      const name = expected.slice(1, -1);
      if (!patternOf(name, legacySender)?.test(actual)) return undefined;
      parameters[name] = actual;
    }
  }
  if (candidate.query === '{query}') return { ...parameters, ...readQuery(path.query) };
  if (candidate.query === undefined) return parameters;
  const ubrn = readUbrn(path.query);
  return ubrn === undefined ? undefined : { ...parameters, ubrn };
}

const patternOf = (name: string, legacySender: boolean): RegExp | undefined =>
  legacySender && name === 'attachmentLogicalID' ? anyFileId : legacyParameterPatterns[name];

function readQuery(query: URLSearchParams): Record<string, string | string[]> {
  const parameters: Record<string, string | string[]> = Object.create(null) as Record<string, string>;
  for (const [name, value] of query) {
    const before = parameters[name];
    parameters[name] = before === undefined ? value : [before, value].flat();
  }
  return parameters;
}

/** The query of the DSTU2 A007, whose one parameter is `UBRN`. */
function readUbrn(query: URLSearchParams): string | undefined {
  const values = [...query].filter(([key]) => key.toLowerCase() === 'ubrn').map(([, value]) => value);
  const [value = '', ...others] = values;
  return others.length === 0 && legacyParameterPatterns['ubrn']?.test(value) ? value : undefined;
}
