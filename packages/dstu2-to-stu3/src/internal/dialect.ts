import { emptyReasonSystem } from '../tables/urls.js';
import type { Json } from './context.js';
import { isLegacyUrl, profileUrls } from './nhs-urls.js';
import { resourceTypes } from './spec.js';

/** How many values are looked at before a resource counts as one from outside e-RS. */
const patience = 200;

function profilesOf(source: Json): unknown[] {
  const { meta } = source;
  const profile = typeof meta === 'object' && meta !== null ? (meta as Json)['profile'] : undefined;
  return Array.isArray(profile) ? profile : [profile];
}

/** Whether a resource names an e-RS profile of DSTU2 as the service spells it. */
export function hasUsualProfile(source: Json): boolean {
  const { meta } = source;
  const profile = typeof meta === 'object' && meta !== null ? (meta as Json)['profile'] : undefined;
  const first: unknown = Array.isArray(profile) ? profile[0] : undefined;
  return typeof first === 'string' && profileUrls.usual.get(first) !== undefined;
}

/** Whether a text near the root passes `test`. */
function hasNear(source: Json, test: (text: string) => boolean): boolean {
  const queue: unknown[] = [source];
  for (let index = 0; index < queue.length && index < patience; index += 1) {
    const node = queue[index];
    if (typeof node === 'string') {
      if (test(node)) return true;
    } else if (Array.isArray(node)) queue.push(...(node as unknown[]).slice(0, 4));
    // Numbers, booleans and null have no keys.
    else for (const key in node as Json) queue.push((node as Json)[key]);
  }
  return false;
}

const isStu3Url = (url: string): boolean => /^https?:\/\/fhir\.(nhs\.uk|hl7\.org\.uk)\/STU3\//i.test(url);

/** Whether a resource is STU3 as e-RS has it. */
export function isStu3(source: Json): boolean {
  if (newTypes.has(source['resourceType'])) return true;
  for (const profile of profilesOf(source)) {
    if (typeof profile !== 'string') continue;
    if (/\/STU3\//i.test(profile)) return true;
    if (isLegacyUrl(profile)) return false;
  }
  return source['resourceType'] !== 'Bundle' && hasNear(source, isStu3Url);
}

/** Types that the mapper makes out of parts of DSTU2 ones, and that only STU3 has. */
const newTypes = new Set<unknown>(['CodeSystem', 'PractitionerRole']);

const isErsUrl = (url: string): boolean =>
  /^https?:\/\/fhir\.nhs\.(uk|net)\/(ValueSet|\w+Definition)\/(extension-)?ers-/i.test(url);

/** Whether a DSTU2 resource is one of e-RS: by profile, else by a code system or an extension of its own. */
export function isErs(source: Json): boolean {
  for (const profile of profilesOf(source)) {
    if (typeof profile === 'string' && isErsUrl(profile)) return true;
  }
  const { resourceType, codeSystem } = source;
  if (resourceType === 'Bundle') return false;
  // Reference data defines codes; others may use them.
  if (resourceType === 'ValueSet' && codeSystem === undefined) return false;
  return hasNear(source, (text) => text === emptyReasonSystem[0] || isErsUrl(text));
}

/** Whether the mapper maps this resource, by its type and dialect. */
export function isMappable(source: Json): boolean {
  return resourceTypes.has(source['resourceType'] as string) || isStu3(source);
}
