/** What is done to an example. */
export type MutationKind = 'remove' | 'retype' | 'recode' | 'empty' | 'resystem';

type Path = readonly (string | number)[];

/** One change of one place. */
export interface Mutation {
  readonly kind: MutationKind;
  readonly path: Path;
  readonly value: unknown;
}

type Holder = Record<string | number, unknown>;

const otherTypes: readonly unknown[] = ['text', 7, true, { other: 1 }, ['text']];
const coded = new Set(['code', 'status', 'mode', 'intent', 'type', 'severity', 'name', 'url']);
const typeOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);

/** What takes the place of a value; `undefined` takes it away. */
function replacementsFor(value: unknown, key: string | number): [kind: MutationKind, to: unknown][] {
  return [
    ...(typeof key === 'string' ? [['remove', undefined] as const] : []),
    ...otherTypes
      .filter((other) => typeOf(other) !== typeOf(value))
      .map((other) => ['retype', other] as const),
    ...(typeof value === 'string' && coded.has(`${key}`) ? [['recode', 'NO_SUCH_CODE'] as const] : []),
    ...(Array.isArray(value) ? [['empty', []] as const] : []),
    ...(typeof value === 'string' && key === 'system'
      ? [['resystem', 'https://example.org/no-such-system'] as const]
      : []),
  ] as [MutationKind, unknown][];
}

/** Every change of every place of an example that fits there, each in the example itself while it is looked at. */
export function* mutationsOf(example: unknown, value = example, path: Path = []): Generator<Mutation> {
  if (typeof value !== 'object' || value === null) return;
  const holder = value as Holder;
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  for (const key of keys) {
    const at = [...path, key];
    const kept = holder[key];
    for (const [kind, to] of replacementsFor(kept, key)) {
      if (to === undefined) delete holder[key];
      else holder[key] = to;
      yield { kind, path: at, value: example };
      holder[key] = kept;
    }
    yield* mutationsOf(example, kept, at);
  }
}
