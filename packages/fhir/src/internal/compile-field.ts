import { backboneFields, objectNode, typeFields, type Compiler } from './compile-object.js';
import { compileList } from './compile-list.js';
import { primitiveNode } from './compile-primitive.js';
import { addStep, report, soften } from './issues.js';
import { grammars } from './primitives.js';
import { checkReference } from './references.js';
import { resourceNode } from './resource.js';
import type { FieldTable, JsonObject, Node, PrimitiveName, Rule } from './table.js';

/** A field of a table, taken apart, with its rule. */
export interface FieldSpec {
  readonly type: string | FieldTable;
  readonly list: boolean;
  readonly min: number;
  readonly max: number;
  readonly codes?: readonly string[];
  readonly rule?: Rule | undefined;
}

/** Takes a field's code apart: `code!:a|b`, `Coding*`, `['+', {…}]`. */
export function parseFieldCode(code: FieldTable[string]): FieldSpec {
  if (typeof code !== 'string') return { ...cardinalityOf(code[0]), type: code[1] };
  const colon = code.indexOf(':');
  const typed = colon < 0 ? code : code.slice(0, colon);
  const mark = /[!*+]$/.exec(typed)?.[0] ?? '?';
  const type = mark === '?' ? typed : typed.slice(0, -1);
  const codes = colon < 0 ? {} : { codes: code.slice(colon + 1).split('|') };
  return { ...cardinalityOf(mark), type, ...codes };
}

function cardinalityOf(mark: string): Pick<FieldSpec, 'list' | 'min' | 'max'> {
  const list = mark === '*' || mark === '+';
  return { list, min: mark === '!' || mark === '+' ? 1 : 0, max: list ? Infinity : 1 };
}

/** The check of one field: a value, or a list of them. */
export function compileField(name: string, spec: FieldSpec, compiler: Compiler): Node {
  const { rule } = spec;
  const item = name === 'contained' ? containedNode(spec, compiler) : itemNode(spec, rule, compiler);
  const node = spec.list ? compileList(spec, item, compiler) : singleNode(item);
  const whole = rule?.nullable && compiler.mode === 'response' ? nullableNode(node) : node;
  if (!rule?.lenient || compiler.mode !== 'response') return whole;
  return (value, walk, parent) => {
    const start = walk.issues.length;
    whole(value, walk, parent);
    soften(walk, start);
  };
}

/** The check of one item, whatever the cardinality. */
export function itemNode(spec: FieldSpec, rule: Rule | undefined, compiler: Compiler): Node {
  const { type } = spec;
  if (typeof type !== 'string') return objectNode([backboneFields, type], rule, compiler);
  if (rule === undefined && !spec.codes) return plainNode(type, compiler);
  if (type in grammars) {
    const values = spec.codes && !rule?.values ? { ...rule, values: spec.codes, coded: true } : rule;
    return primitiveNode(type as PrimitiveName, values, compiler.mode);
  }
  return typeNode(type, rule, compiler);
}

/** The check of a type without rules, one for all fields of that type. */
function plainNode(type: string, compiler: Compiler): Node {
  const known = compiler.types.get(type);
  if (known) return known;
  const node =
    type in grammars
      ? primitiveNode(type as PrimitiveName, undefined, compiler.mode)
      : typeNode(type, undefined, compiler);
  compiler.types.set(type, node);
  return node;
}

function typeNode(type: string, rule: Rule | undefined, compiler: Compiler): Node {
  if (type === 'Resource') return resourceNode(rule, compiler);
  if (type.startsWith('@')) return recursiveNode(type.slice(1), rule, compiler);
  const table = compiler.release.dataTypes[type];
  if (table === 'opaque') {
    return (value, walk) => {
      if (typeof value !== 'object' || value === null) report(walk, 'type', 'must be an object', { value });
    };
  }
  if (typeof table === 'string') return typeNode(table, rule, compiler);
  const node = objectNode([typeFields, table as FieldTable], rule, compiler);
  return type === 'Reference' ? referenceNode(node, rule) : node;
}

function recursiveNode(name: string, rule: Rule | undefined, compiler: Compiler): Node {
  const code = compiler.resource[name] as readonly [string, FieldTable];
  return objectNode([backboneFields, code[1]], rule, compiler);
}

function referenceNode(object: Node, rule: Rule | undefined): Node {
  return (value, walk, parent) => {
    object(value, walk, parent);
    const reference = (value as JsonObject | null | undefined)?.['reference'];
    if (typeof reference !== 'string' || walk.full) return;
    const start = walk.issues.length;
    checkReference(reference, rule, walk);
    if (walk.issues.length !== start) addStep(walk, start, 'reference');
  };
}

/** Marks the contained resource being checked, so that it opens no container of its own. */
function containedNode(spec: FieldSpec, compiler: Compiler): Node {
  const item = itemNode(spec, spec.rule ?? {}, compiler);
  return (value, walk, parent) => {
    const outer = walk.within;
    walk.within = value;
    item(value, walk, parent);
    walk.within = outer;
  };
}

function singleNode(item: Node): Node {
  return (value, walk, parent) => {
    if (Array.isArray(value)) return report(walk, 'type', 'must be a single value, not a list');
    if (value === null) return report(walk, 'null', 'must not be null: leave the property out');
    item(value, walk, parent);
  };
}

function nullableNode(node: Node): Node {
  return (value, walk, parent) => {
    if (value !== null) return node(value, walk, parent);
    report(walk, 'null', 'is null: taken as absent', { severity: 'warning' });
  };
}
