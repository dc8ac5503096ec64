import type { LegacyGeneration, LegacyOperationId } from './legacy-endpoints.js';
import type { LegacyRequest } from './legacy-request.js';
import { legacyHeaders } from './legacy-headers.js';
import { legacyDomain, legacyHosts, type LegacyEnvironmentName } from './legacy-hosts.js';
import { dstu2MediaType, stu3MediaType } from './internal/media-types.js';
import { readBodyEvidence } from './internal/body-evidence.js';
import { lookUpHeaders, type HeaderLookup } from './internal/header-lookup.js';
import { parseLegacyPath, type LegacyPath } from './internal/legacy-path.js';
import { matchEndpoint, type LegacyParameters } from './internal/match-endpoint.js';

/**
 * One thing that gave a request away. `detail` never holds a header's value or a patient's identifier.
 *
 * @example
 * ```ts
 * import type { LegacyEvidence } from '@ers-kit/hscn';
 *
 * const evidence: LegacyEvidence = { source: 'header', detail: 'XAPI_ASID' };
 * ```
 */
export interface LegacyEvidence {
  /** The part of the request that speaks for it. */
  readonly source: 'host' | 'base-path' | 'path' | 'header' | 'media-type' | 'body';
  /** What was seen there, such as the name of a header. */
  readonly detail: string;
}

/**
 * A request that was recognised as one of the legacy API.
 *
 * @example
 * ```ts
 * import type { LegacyRecognition } from '@ers-kit/hscn';
 *
 * declare const recognition: LegacyRecognition;
 * const why = recognition.evidence.map(({ source, detail }) => `${source}: ${detail}`);
 * ```
 */
export interface LegacyRecognition {
  /** The operation that it calls. */
  readonly operation: LegacyOperationId;
  /** The part of the legacy API that it belongs to. */
  readonly generation: LegacyGeneration;
  /** `undefined` where the host is not a known one, as behind a proxy. */
  readonly environment: LegacyEnvironmentName | undefined;
  /**
   * Under the names of the legacy templates: `ubrn`, `sessionKey`, and the query where the operation takes
   * one.
   */
  readonly parameters: LegacyParameters;
  /** What gave it away. */
  readonly evidence: readonly LegacyEvidence[];
}

/**
 * Recognises a request of the legacy (HSCN) e-RS API; `undefined` for anything else, today's API included.
 *
 * Method and path have to be those of a legacy endpoint. On a bare `/v1/…` path without any e-RS name in it,
 * the host, a header, the media type or the body has to speak for it as well. Differences of case, `STU3v1`,
 * encoded or doubled slashes, a trailing slash and `_` or `-` in header names do not matter.
 *
 * @example
 * ```ts
 * import { recogniseLegacyRequest } from '@ers-kit/hscn';
 *
 * const legacy = recogniseLegacyRequest({
 *   method: 'GET',
 *   url: 'https://api.ebs.ncrs.nhs.uk/ers-api/STU3/v1/ReferralRequest/000000070000',
 * });
 * console.log(legacy?.operation, legacy?.generation, legacy?.environment); // A005 HSCN-STU3 production
 * ```
 */
export function recogniseLegacyRequest(request: LegacyRequest): LegacyRecognition | undefined {
  return typeof request === 'object' && request !== null
    ? recogniseWithHeaders(request, lookUpHeaders(request.headers))
    : undefined;
}

/** The same for a request whose headers are looked up already. */
export function recogniseWithHeaders(
  request: LegacyRequest,
  headers: HeaderLookup,
): LegacyRecognition | undefined {
  if (typeof request.method !== 'string' || typeof request.url !== 'string') return undefined;
  const path = parseLegacyPath(request.url);
  if (!path) return undefined;
  const mediaTypes = [headers.get('content-type'), headers.get('accept')];
  const hasType = (type: string): boolean => mediaTypes.some((value) => value?.toLowerCase().includes(type));
  const evidence = hostEvidence(path);
  const sent = headerEvidence(headers);
  const match = matchEndpoint(request.method.trim().toUpperCase(), path, {
    stu3MediaType: hasType(stu3MediaType),
    legacySender: evidence.length > 0 || sent.length > 0,
  });
  if (!match) return undefined;
  const { operation, generation } = match.endpoint;
  evidence.push(...pathEvidence(path, match.endpoint.path), ...sent);
  if (hasType(dstu2MediaType)) evidence.push({ source: 'media-type', detail: dstu2MediaType });
  evidence.push(...readBodyEvidence(request.body));
  if (evidence.length === 0) return undefined;
  return {
    operation,
    generation,
    environment: Object.hasOwn(legacyHosts, path.host) ? legacyHosts[path.host] : undefined,
    parameters: match.parameters,
    evidence,
  };
}

function hostEvidence({ host }: LegacyPath): LegacyEvidence[] {
  const isLegacy = host.replace(/:\d+$/, '').endsWith(legacyDomain);
  return isLegacy ? [{ source: 'host', detail: host }] : [];
}

function pathEvidence(path: LegacyPath, template: string): LegacyEvidence[] {
  const evidence: LegacyEvidence[] = [];
  if (path.distinctive) evidence.push({ source: 'base-path', detail: path.base });
  if (/\$ers\.|\$dos\.|\$patient\.|ProfessionalSession|CreateReferral/.test(template)) {
    evidence.push({ source: 'path', detail: template });
  }
  return evidence;
}

function headerEvidence(headers: HeaderLookup): LegacyEvidence[] {
  const evidence: LegacyEvidence[] = [];
  for (const { key, name } of legacyHeaders) {
    if (headers.get(key) !== undefined) evidence.push({ source: 'header', detail: name });
  }
  return evidence;
}
