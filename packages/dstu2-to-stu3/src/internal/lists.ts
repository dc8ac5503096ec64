import type { Context, Json } from './context.js';
import { dropEmptyList, saySingle } from './losses.js';

/** Visits the items of a list, or the one value, with the source path at each. */
export function eachItem(
  context: Context,
  value: unknown,
  visit: (item: unknown, index: number) => void,
): void {
  if (!Array.isArray(value)) {
    saySingle(context);
    return visit(value, 0);
  }
  dropEmptyList(context, value);
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
