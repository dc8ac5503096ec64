/** One place at which two answers differ. */
export interface Difference {
  /** Without indices: `extension[ReferralState]`, `contained[Appointment].created`. */
  readonly path: string;
  readonly kind: 'only-before' | 'only-after' | 'changed';
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an entry of a list is known by: its extension's name, its type, or nothing but its place. */
function keyOf(entry: unknown, index: number): string {
  if (!isObject(entry)) return String(index);
  const { url, resourceType, id, identifier, actor } = entry;
  if (typeof url === 'string') return /Extension-eRS-(.+)-\d$/.exec(url)?.[1] ?? url;
  if (resourceType === 'Patient' || resourceType === 'Practitioner')
    return `${resourceType}:${String(((identifier ?? []) as Json[])[0]?.['value'])}`;
  if (isObject(actor)) return `of:${String((actor['identifier'] as Json | undefined)?.['system'])}`;
  return typeof resourceType === 'string' ? `${resourceType}:${String(id)}` : String(index);
}

function entriesOf(value: Json | readonly unknown[]): Map<string, unknown> {
  if (!Array.isArray(value)) return new Map(Object.entries(value).map(([name, item]) => [`.${name}`, item]));
  const entries = new Map<string, unknown>();
  for (const [index, item] of value.entries()) {
    const key = keyOf(item, index);
    entries.set(`[${entries.has(`[${key}]`) ? `${key}:${index}` : key}]`, item);
  }
  return entries;
}

/** Every place at which `after` is not `before`. The order of extensions and contained resources is no difference. */
export function findDifferences(before: unknown, after: unknown, path = ''): Difference[] {
  const lists = Array.isArray(before) && Array.isArray(after);
  if (!lists && !(isObject(before) && isObject(after))) {
    return Object.is(before, after) ? [] : [{ path: shortened(path), kind: 'changed' }];
  }
  const [old, now] = [entriesOf(before), entriesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const inner = `${path}${key}`;
    if (!now.has(key)) return [{ path: shortened(inner), kind: 'only-before' as const }];
    if (!old.has(key)) return [{ path: shortened(inner), kind: 'only-after' as const }];
    return findDifferences(old.get(key), now.get(key), inner);
  });
}

const shortened = (path: string): string =>
  path
    .replace(/^\./, '')
    .replaceAll(/\[\d+\]/g, '')
    .replaceAll(/:[^\]]*\]/g, ']');
