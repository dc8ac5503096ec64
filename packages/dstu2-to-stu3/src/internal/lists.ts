import type { Context, Json } from './context.js';
import { drop } from './losses.js';

/** Visits the items of a list, or the one value, with the source path at each. */
export function eachItem(
  context: Context,
  value: unknown,
  visit: (item: unknown, index: number) => void,
): void {
  if (!Array.isArray(value)) {
    context.report('warning', 'unexpected-shape', 'One value stands where a list belongs.');
    return visit(value, 0);
  }
  if (value.length === 0) drop(context, value, 'warning', 'An empty list is no FHIR.');
  value.forEach((item: unknown, index) => {
    context.from.push(index);
    visit(item, index);
    context.from.pop();
  });
}

/** Lists to append to. */
export function listOf(out: Json, name: string): unknown[] {
  return (out[name] ??= []) as unknown[];
}
