import { itemNode, type FieldSpec } from './compile-field.js';
import { bitAt, ruleFor, type Compiler } from './compile-object.js';
import { addStep, report } from './issues.js';
import type { JsonObject, Mode, Node, Rule, RuleFields, Slices, Walk } from './table.js';

type ItemsNode = (items: readonly unknown[], walk: Walk, parent: JsonObject) => void;

/** A slice as the walk meets it. */
interface Slice {
  readonly name: string;
  readonly rule: Rule;
  readonly bit: number;
  readonly max: number;
  node: Node | undefined;
  /** The slice that came next the last time: the same order comes again and again. */
  next: Slice | undefined;
}

/** Reads what tells items apart: usually one property of the item, else a path into it. */
const discriminator = (by: string): ((item: unknown) => unknown) => {
  if (by === 'url') return (item) => (item as JsonObject | null | undefined)?.['url'];
  const steps = by.split('.');
  return (item) => {
    let value = item;
    for (const step of steps) value = (value as JsonObject | null | undefined)?.[step];
    return value;
  };
};

const sliceList = (of: RuleFields, mode: Mode): Slice[] => {
  return Object.entries(of).map(([name, stated], index) => {
    const rule = ruleFor(stated, mode) as Rule;
    return { name, rule, bit: bitAt(index), max: rule.max ?? Infinity, node: undefined, next: undefined };
  });
};

/** The check of one slice's items. What has chosen the slice is known to be right. */
const sliceNode = ({ rule }: Slice, by: string, spec: FieldSpec, compiler: Compiler): Node => {
  const known = by.includes('.') ? {} : { [by]: { known: true } };
  const whole = { ...rule, fields: { ...known, ...rule.fields } };
  return itemNode({ ...spec, rule: whole }, whole, compiler);
};

/** The check of the items of a list by slices; `other` checks what is in none. */
export const slicedItems = (slices: Slices, spec: FieldSpec, other: Node, compiler: Compiler): ItemsNode => {
  const { by, of } = slices;
  const list = sliceList(of, compiler.mode);
  const byKey = new Map<unknown, Slice>(list.map((slice) => [slice.name, slice]));
  const required = list.filter(({ rule }) => rule.min);
  const mask = required.reduce((sum, { bit }) => sum | bit, 0);
  const keyOf = discriminator(by);

  return (items, walk, parent) => {
    let seen = 0;
    let counts: Map<Slice, number> | undefined;
    let previous = list[0];
    for (let index = 0; index < items.length; index += 1) {
      const start = walk.issues.length;
      const value = items[index];
      const key = keyOf(value);
      let slice = previous?.next;
      if (slice === undefined || slice.name !== key) {
        slice = byKey.get(key);
        if (previous) previous.next = slice;
      }
      if (slice) {
        previous = slice;
        if (seen & slice.bit && slice.max < Infinity) countAgain(slice, (counts ??= new Map()), walk);
        seen |= slice.bit;
        (slice.node ??= sliceNode(slice, by, spec, compiler))(value, walk, parent);
      } else {
        other(value, walk, parent);
        reportOther(slices, key, walk, compiler.mode);
      }
      if (walk.issues.length !== start) {
        addStep(walk, start, index);
        if (walk.full) return;
      }
    }
    if ((seen & mask) === mask) return;
    for (const { name, bit } of required) {
      if (!(seen & bit)) report(walk, 'required', `needs an item with ${by} ${name}`);
    }
  };
};

const countAgain = (slice: Slice, counts: Map<Slice, number>, walk: Walk): void => {
  const count = (counts.get(slice) ?? 1) + 1;
  counts.set(slice, count);
  if (count > slice.max) report(walk, 'cardinality', `must occur at most ${slice.max} times`);
};

const reportOther = ({ by, others }: Slices, key: unknown, walk: Walk, mode: Mode): void => {
  // The base release itself demands the url of an extension and the name of a parameter.
  const demanded = by === 'url' || by === 'name';
  if (others === 'allowed' || (demanded && typeof key !== 'string')) return;
  report(walk, by === 'url' ? 'unknown-extension' : 'unknown-slice', 'is not in this profile', {
    severity: others === 'lenient' && mode === 'response' ? 'warning' : 'error',
    steps: by.split('.').toReversed(),
  });
};
