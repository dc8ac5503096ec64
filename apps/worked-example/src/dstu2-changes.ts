import type { RequestContext } from '@ers-kit/apim-headers';
import { toStu3, type TraceEntry } from '@ers-kit/dstu2-to-stu3';
import type { Environment } from '@ers-kit/environments';
import type { Exchange } from './exchange.js';
import { translate } from './translation.js';

/** One change of the payload, for all the values that it applies to: `contained[].identifier.value`. */
export interface PayloadChange {
  readonly how: Exclude<TraceEntry['how'], 'copied'>;
  readonly from: string;
  readonly to: readonly string[];
}

/** What a caller of DSTU2 has to change. */
export interface Dstu2Changes {
  readonly oldUrl: string;
  readonly url: string;
  /** How many values stay where they are, as they are. */
  readonly copied: number;
  readonly changes: readonly PayloadChange[];
  /** What STU3 requires and DSTU2 does not have, with where to get it. */
  readonly missing: readonly string[];
  /** Values of the source that the mapper does not account for. */
  readonly unaccounted: number;
}

/** Translates the DSTU2 exchange: its URL with `@ers-kit/hscn`, its payload with `@ers-kit/dstu2-to-stu3`. */
export function changesForDstu2(
  exchange: Exchange,
  environment: Environment,
  context: RequestContext,
): Dstu2Changes {
  const { request } = translate(exchange, environment, context);
  const source = exchange.response.body;
  const { trace = [], issues } = toStu3(source, {
    trace: true,
    referenceDataBaseUrl: new URL(environment.fhirBaseUrls.STU3).href.replace(/\/STU3$/, ''),
  });
  const traced = new Set(trace.map(({ from }) => from));
  const changes = new Map<string, PayloadChange>();
  for (const { how, from, to } of trace) {
    if (how === 'copied') continue;
    const change = { how, from: withoutIndexes(from), to: [...new Set(to.map(withoutIndexes))] };
    // Another place in the same list is no change to a program that reads the list.
    if (how === 'moved' && change.to.length === 1 && change.to[0] === change.from) continue;
    changes.set(JSON.stringify(change), change);
  }
  return {
    oldUrl: exchange.request.url,
    url: request.url,
    copied: trace.filter(({ how }) => how === 'copied').length,
    changes: [...changes.values()],
    missing: [
      ...new Set(issues.filter(({ code }) => code === 'missing-required').map(({ message }) => message)),
    ],
    unaccounted: leafPaths(source).filter((path) => !traced.has(path)).length,
  };
}

const withoutIndexes = (path: string): string => path.replaceAll(/\[\d+\]/g, '[]');

/** The path of every value that is not an object or a list: `contained[0].identifier.value`. */
function leafPaths(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, child]) =>
    leafPaths(child, Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`),
  );
}
