import type { FieldSpec } from './compile-field.js';
import type { Compiler } from './compile-object.js';
import { slicedItems } from './compile-slices.js';
import { addStep, report, reportType } from './issues.js';
import { grammars } from './primitives.js';
import type { Node } from './table.js';

/** The check of a list: its length, then each item. */
export const compileList = (name: string, spec: FieldSpec, item: Node, compiler: Compiler): Node => {
  const { min, max, rule } = spec;
  const sliced = rule?.slices && slicedItems(rule.slices, spec, item, compiler);
  const primitive = (spec.type as string) in grammars;
  return (value, walk, parent) => {
    if (!Array.isArray(value)) {
      if (rule?.single) return item(value, walk, parent);
      return reportType(walk, value, 'must be a list');
    }
    const items = value as readonly unknown[];
    const { length } = items;
    if (length === 0 && (min > 0 || compiler.mode !== 'response')) report(walk, 'empty', 'must not be empty');
    else if (length < min || length > max) report(walk, 'cardinality', `must have ${wanted(min, max)}`);
    if (sliced) return sliced(items, walk, parent);
    for (let index = 0; index < length; index += 1) {
      const start = walk.issues.length;
      // A null stands in a list of primitives where only the `_` sibling has something to say.
      if (items[index] !== null || !primitive || !Array.isArray(parent[`_${name}`]))
        item(items[index], walk, parent);
      if (walk.issues.length !== start) {
        addStep(walk, start, index);
        if (walk.full) return;
      }
    }
  };
};

const wanted = (min: number, max: number): string => {
  if (max === Infinity) return `at least ${min}`;
  return min === max ? String(min) : `${min} to ${max}`;
};
