export interface PayloadDifference {
  /** Where, as in `extension[3].valueCodeableConcept.coding[0].code`. */
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Every leaf in which two JSON values differ. The order of keys does not count; that of arrays does. */
export function payloadDifferences(before: unknown, after: unknown, path = ''): PayloadDifference[] {
  if (Object.is(before, after)) return [];
  const keys = commonKeys(before, after);
  if (keys === undefined) {
    return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
  }
  return keys.flatMap((key) =>
    payloadDifferences(
      (before as Record<string, unknown>)[key],
      (after as Record<string, unknown>)[key],
      Array.isArray(before) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`,
    ),
  );
}

function commonKeys(before: unknown, after: unknown): string[] | undefined {
  const bothObjects =
    typeof before === 'object' && typeof after === 'object' && before !== null && after !== null;
  if (!bothObjects || Array.isArray(before) !== Array.isArray(after)) return undefined;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}
