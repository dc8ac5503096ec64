import { guardDepth } from '../errors.js';
import type { TraceEntry } from '../types.js';
import { asSegment, type Json, type Path, pathText } from './context.js';

/** Visits every leaf below `value`: primitives, `null`, and lists and objects with nothing in them. Not recursive. */
export function eachLeaf(value: unknown, path: Path, visit: (path: Path, value: unknown) => void): void {
  const stack: [unknown, Path][] = [[value, path]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [node, at] = next;
    guardDepth(at.length);
    if (typeof node !== 'object' || node === null) {
      if (node !== undefined) visit(at, node);
      continue;
    }
    const keys: (string | number)[] = Array.isArray(node) ? [...node.keys()] : Object.keys(node);
    if (keys.length === 0) visit(at, node);
    for (let index = keys.length - 1; index >= 0; index -= 1) {
      const key = keys[index]!;
      stack.push([(node as Json)[key], [...at, typeof key === 'number' ? key : asSegment(key)]]);
    }
  }
}

/** Refuses what is too deep to be written as JSON text. */
export function guardShape(value: unknown): void {
  eachLeaf(value, [], () => undefined);
}

/** The account of every leaf. */
export class Trace {
  private readonly byPath = new Map<string, { from: string; to: string[]; how: TraceEntry['how'] }>();

  /** A leaf went to `to`. */
  add(from: Path, to: Path, converted: boolean): void {
    const source = pathText(from);
    const target = pathText(to);
    const how = converted
      ? 'converted'
      : source === target
        ? 'copied'
        : sameShape(from, to)
          ? 'renamed'
          : 'moved';
    const entry = this.byPath.get(source);
    if (entry === undefined || entry.how === 'dropped') {
      this.byPath.set(source, { from: source, to: [target], how });
    } else {
      entry.to.push(target);
      if (converted) entry.how = how;
    }
  }

  /** All leaves below `value` went into `to` as one text or code. */
  absorb(value: unknown, from: Path, to: Path): void {
    eachLeaf(value, from, (path) => this.add(path, to, true));
  }

  /** All leaves below `value` are gone, unless they went elsewhere. */
  drop(value: unknown, from: Path): void {
    eachLeaf(value, from, (path) => {
      const source = pathText(path);
      if (!this.byPath.has(source)) this.byPath.set(source, { from: source, to: [], how: 'dropped' });
    });
  }

  /** A leaf, or the one that stands for it in a list, went to `to`, and not where it was said to go. */
  move(from: Path, to: Path): void {
    const at = this.byPath.has(pathText(from)) ? from : [...from, 0];
    this.forget(at);
    this.add(at, to, true);
  }

  /** A leaf has not gone where it was said to. */
  forget(from: Path): void {
    this.byPath.delete(pathText(from));
  }

  entries(): TraceEntry[] {
    return [...this.byPath.values()];
  }
}

/** Whether two paths differ in names only. */
function sameShape(from: Path, to: Path): boolean {
  return (
    from.length === to.length &&
    from.every((key, index) =>
      typeof key === 'number' || typeof to[index] === 'number' ? key === to[index] : true,
    )
  );
}
