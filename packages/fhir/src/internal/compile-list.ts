import { itemNode, type FieldSpec } from './compile-field.js';
import type { Compiler } from './compile-object.js';
import { addStep, report } from './issues.js';
import { grammars } from './primitives.js';
import type { JsonObject, Mode, Node, Rule, Slices, Walk } from './table.js';

/** The check of a list: its length, then each item. */
export function compileList(spec: FieldSpec, item: Node, compiler: Compiler): Node {
  const { min, max, rule } = spec;
  const slices = compiler.mode === 'base' ? undefined : rule?.slices;
  const items = slices
    ? slicedItems(slices, spec, item, compiler)
    : plainItems(item, String(spec.type) in grammars);
  const emptyAllowed = min === 0 && compiler.mode === 'response';
  return (value, walk, parent) => {
    if (!Array.isArray(value)) {
      const taken = rule?.single === 'allowed' && compiler.mode !== 'base' && value !== null;
      if (taken) return item(value, walk, parent);
      return report(walk, value === null ? 'null' : 'type', 'must be a list', { value });
    }
    if (value.length === 0 && !emptyAllowed) report(walk, 'empty', 'must not be an empty list');
    else if (value.length < min || value.length > max) reportLength(min, max, walk);
    items(value as unknown[], walk, parent);
  };
}

function reportLength(min: number, max: number, walk: Walk): void {
  const wanted = max === Infinity ? `at least ${min}` : min === max ? String(min) : `${min} to ${max}`;
  report(walk, 'cardinality', `must have ${wanted} ${max === 1 ? 'item' : 'items'}`);
}

type ItemsNode = (items: readonly unknown[], walk: Walk, parent: JsonObject) => void;

function plainItems(item: Node, primitive: boolean): ItemsNode {
  return (items, walk, parent) => {
    for (let index = 0; index < items.length; index += 1) {
      const value = items[index];
      const start = walk.issues.length;
      // A null stands in a list of primitives where only the `_` sibling has something to say.
      if (value === null) checkNull(primitive, items, walk, parent);
      else item(value, walk, parent);
      if (walk.issues.length !== start) {
        addStep(walk, start, index);
        if (walk.full) return;
      }
    }
  };
}

function checkNull(primitive: boolean, items: readonly unknown[], walk: Walk, parent: JsonObject): void {
  const paired =
    primitive && Object.keys(parent).some((key) => parent[key] === items && Array.isArray(parent[`_${key}`]));
  if (!paired) report(walk, 'null', 'must not be null');
}

/** A slice as the walk meets it. */
interface Slice {
  readonly name: string;
  readonly rule: Rule;
  readonly bit: number;
  readonly max: number;
  node: Node | undefined;
}

function sliceList(slices: Slices, mode: Mode): Slice[] {
  return Object.entries(slices.of).map(([name, stated], index) => {
    const rule = mode === 'request' && stated.request ? { ...stated, ...stated.request } : stated;
    return { name, rule, bit: 2 ** index, max: rule.max ?? Infinity, node: undefined };
  });
}

function discriminator(by: string): (item: unknown) => unknown {
  const steps = by.split('.');
  return (item) => {
    let value = item;
    for (const step of steps) {
      if (typeof value !== 'object' || value === null) return undefined;
      value = (value as JsonObject)[step];
    }
    return value;
  };
}

const otherMessages: Readonly<Record<string, string>> = {
  url: 'is no extension of this profile',
  name: 'is no parameter of this profile',
};

function slicedItems(slices: Slices, spec: FieldSpec, other: Node, compiler: Compiler): ItemsNode {
  const list = sliceList(slices, compiler.mode);
  const byKey = new Map<unknown, Slice>(list.map((slice) => [slice.name, slice]));
  const required = list.filter(({ rule }) => (rule.min ?? 0) > 0);
  const requiredMask = required.reduce((sum, { bit }) => sum | bit, 0);
  const keyOf = discriminator(slices.by);
  const prepare = (slice: Slice): Node =>
    (slice.node = itemNode({ ...spec, rule: slice.rule }, slice.rule, compiler));

  const checkItem = (value: unknown, seen: number, walk: Walk, parent: JsonObject): number => {
    const slice = byKey.get(keyOf(value));
    if (slice === undefined) {
      other(value, walk, parent);
      reportOther(slices, keyOf(value), walk, compiler.mode);
      return 0;
    }
    if (seen & slice.bit && slice.max === 1) report(walk, 'cardinality', 'occurs more than once');
    (slice.node ?? prepare(slice))(value, walk, parent);
    return slice.bit;
  };

  return (items, walk, parent) => {
    let seen = 0;
    for (let index = 0; index < items.length; index += 1) {
      const start = walk.issues.length;
      seen |= checkItem(items[index], seen, walk, parent);
      if (walk.issues.length !== start) {
        addStep(walk, start, index);
        if (walk.full) return;
      }
    }
    if ((seen & requiredMask) !== requiredMask) {
      for (const { name, bit } of required) {
        if (!(seen & bit)) report(walk, 'required', `needs an item with ${slices.by} ${name}`);
      }
    }
    for (const { name, max } of list) {
      if (max === 1 || max === Infinity || items.length <= max) continue;
      const count = items.filter((item) => keyOf(item) === name).length;
      if (count > max) report(walk, 'cardinality', `has more than ${max} items with ${slices.by} ${name}`);
    }
  };
}

function reportOther(slices: Slices, key: unknown, walk: Walk, mode: Mode): void {
  if (slices.others === 'allowed') return;
  // The base release itself demands the url of an extension and the name of a parameter.
  if (typeof key !== 'string' && slices.by in otherMessages) return;
  const severity = slices.others === 'lenient' && mode === 'response' ? 'warning' : 'error';
  const rule = slices.by === 'url' ? 'unknown-extension' : 'unknown-slice';
  report(walk, rule, otherMessages[slices.by] ?? `is nothing that this profile has, by its ${slices.by}`, {
    severity,
    steps: [...slices.by.split('.')].reverse(),
  });
}
