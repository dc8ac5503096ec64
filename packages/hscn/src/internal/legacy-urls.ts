import { deepestJson } from '@ers-kit/internal';
import { referenceDataSet, referenceDataSystem } from '@ers-kit/fhir/stu3';

/** What {@link rewriteUrls} changed. */
export interface Rewriting {
  readonly value: unknown;
  /** Where URLs were changed, as FHIRPath; values are not repeated. */
  readonly paths: readonly string[];
}

/**
 * A copy of FHIR JSON in which the systems of reference data have another base; the very same value where
 * there is nothing to change. Their URLs hold the address of the service, which has moved.
 *
 * @param fhirBaseUrl - The STU3 base that the systems get.
 * @returns `undefined` as {@link rewriteUrls}.
 */
export function rewriteReferenceData(value: unknown, fhirBaseUrl: string): Rewriting | undefined {
  return rewriteUrls(value, (name, text) => {
    const set = name === 'system' || name === 'url' ? referenceDataSet(text) : undefined;
    return set === undefined ? text : referenceDataSystem(fhirBaseUrl, set);
  });
}

/**
 * A copy in which every text is what `rewrite` makes of it; the very same value where nothing changes.
 *
 * @returns `undefined` where the value is nested deeper than any FHIR payload, or holds itself.
 */
export function rewriteUrls(
  value: unknown,
  rewrite: (name: string, text: string) => string,
): Rewriting | undefined {
  const paths: string[] = [];
  let isTooDeep = false;
  const walk = (node: unknown, name: string, path: string, depth: number): unknown => {
    isTooDeep ||= depth > deepestJson;
    if (isTooDeep) return node;
    if (typeof node === 'string') {
      const text = rewrite(name, node);
      if (text !== node) paths.push(path);
      return text;
    }
    if (Array.isArray(node)) {
      const items = node.map((item, index) => walk(item, name, `${path}[${index}]`, depth + 1));
      return items.some((item, index) => item !== node[index]) ? items : node;
    }
    if (typeof node !== 'object' || node === null) return node;
    const entries = Object.entries(node).map(
      ([key, item]) => [key, walk(item, key, path === '' ? key : `${path}.${key}`, depth + 1), item] as const,
    );
    const changed = entries.some(([, after, before]) => after !== before);
    return changed ? Object.fromEntries(entries.map(([key, after]) => [key, after])) : node;
  };
  const rewritten = walk(value, '', '', 0);
  return isTooDeep ? undefined : { value: rewritten, paths };
}
