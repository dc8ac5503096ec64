import { backboneFields, objectNode, typeFields, type Compiler } from './compile-object.js';
import { compileList } from './compile-list.js';
import { primitiveNode } from './compile-primitive.js';
import { addStep, report, reportType } from './issues.js';
import { grammars } from './primitives.js';
import { checkReference } from './references.js';
import { isObject, resourceNode } from './resource.js';
import type { FieldTable, JsonObject, Node, PrimitiveName, Rule } from './table.js';

/** A field of a table, taken apart, with its rule. */
export interface FieldSpec {
  readonly type: string | FieldTable;
  readonly list: boolean;
  readonly min: number;
  readonly max: number;
  readonly codes?: readonly string[] | undefined;
  readonly rule?: Rule | undefined;
}

/** Takes a field's code apart: `code!:a|b`, `Coding*`, `['+', {…}]`. */
export const parseFieldCode = (code: FieldTable[string]): FieldSpec => {
  const nested = typeof code !== 'string';
  const [, type = '', mark = '', codes] = nested
    ? ['', '', code[0]]
    : (/^([^!*+:]+)([!*+]?):?(.*)/.exec(code) ?? []);
  const list = mark === '*' || mark === '+';
  return {
    type: nested ? code[1] : type,
    list,
    min: mark === '!' || mark === '+' ? 1 : 0,
    max: list ? Infinity : 1,
    codes: codes ? codes.split('|') : undefined,
  };
};

/** The check of one field: a value, or a list of them. */
export const compileField = (name: string, spec: FieldSpec, compiler: Compiler): Node => {
  const { rule } = spec;
  const item = name === 'contained' ? containedNode(spec, compiler) : itemNode(spec, rule, compiler);
  const node = spec.list ? compileList(name, spec, item, compiler) : item;
  return rule?.nullable && compiler.mode === 'response' ? nullableNode(node) : node;
};

/** The check of one item, whatever the cardinality. */
export const itemNode = (spec: FieldSpec, rule: Rule | undefined, compiler: Compiler): Node => {
  const { type } = spec;
  if (typeof type !== 'string') return objectNode([backboneFields, type], rule, compiler);
  if (rule === undefined && !spec.codes) return plainNode(type, compiler);
  if (type in grammars) {
    const values = spec.codes && !rule?.values ? { ...rule, values: spec.codes, coded: true } : rule;
    return primitiveNode(type as PrimitiveName, values, compiler.mode);
  }
  return typeNode(type, rule, compiler);
};

/** The check of a type without rules, one for all fields of that type. */
const plainNode = (type: string, compiler: Compiler): Node => {
  const known = compiler.types.get(type);
  if (known) return known;
  const node =
    type in grammars
      ? primitiveNode(type as PrimitiveName, undefined, compiler.mode)
      : typeNode(type, undefined, compiler);
  compiler.types.set(type, node);
  return node;
};

const typeNode = (type: string, rule: Rule | undefined, compiler: Compiler): Node => {
  if (type === 'Resource') return resourceNode(rule, compiler);
  if (type.startsWith('@')) return recursiveNode(type.slice(1), rule, compiler);
  const table = compiler.release.dataTypes[type];
  if (table === undefined) return rareNode(type, compiler);
  if (typeof table === 'string') return typeNode(table, rule, compiler);
  const node = objectNode([typeFields, table], rule, compiler);
  return type === 'Reference' ? referenceNode(node, rule) : node;
};

/** The check of a type that only `validate` brings along; others see to it that it is an object. */
const rareNode = (type: string, compiler: Compiler): Node => {
  let node: Node | undefined;
  return (value, walk, parent) => {
    const table = walk.rareTypes[type];
    if (table) {
      node ??=
        typeof table === 'string'
          ? plainNode(table, compiler)
          : objectNode([typeFields, table], undefined, compiler);
      node(value, walk, parent);
    } else if (!isObject(value)) reportType(walk, value, 'must be an object');
  };
};

const recursiveNode = (name: string, rule: Rule | undefined, compiler: Compiler): Node => {
  const code = compiler.resource[name] as readonly [string, FieldTable];
  return objectNode([backboneFields, code[1]], rule, compiler);
};

const referenceNode = (object: Node, rule: Rule | undefined): Node => {
  return (value, walk, parent) => {
    object(value, walk, parent);
    const reference = (value as JsonObject | null | undefined)?.['reference'];
    if (typeof reference !== 'string' || walk.full) return;
    const start = walk.issues.length;
    checkReference(reference, rule, walk);
    if (walk.issues.length !== start) addStep(walk, start, 'reference');
  };
};

/** Marks the contained resource being checked, so that it opens no container of its own. */
const containedNode = (spec: FieldSpec, compiler: Compiler): Node => {
  const item = itemNode(spec, spec.rule ?? {}, compiler);
  return (value, walk, parent) => {
    const outer = walk.within;
    walk.within = value;
    item(value, walk, parent);
    walk.within = outer;
  };
};

const nullableNode = (node: Node): Node => {
  return (value, walk, parent) => {
    if (value !== null) return node(value, walk, parent);
    report(walk, 'null', 'is null', { severity: 'warning' });
  };
};
