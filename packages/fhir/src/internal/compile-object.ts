import { compileField, parseFieldCode, type FieldSpec } from './compile-field.js';
import { addStep, nameStep, report } from './issues.js';
import { grammars } from './primitives.js';
import type { FieldTable, JsonObject, Mode, Node, Release, Rule, RuleFields, Walk } from './table.js';

/** Deepest nesting of objects that is looked into. e-RS payloads stay below 20. */
export const maxDepth = 100;

/** What the nodes of one profile and mode share. */
export interface Compiler {
  readonly release: Release;
  readonly mode: Mode;
  /** The fields of the resource, which `@name` refers to. */
  readonly resource: FieldTable;
  /** Nodes of types without rules. */
  readonly types: Map<string, Node>;
}

/** A field of an object as the walk meets it. */
interface Field {
  readonly spec: FieldSpec;
  /** Set in the walk's mask when the field is there; 0 where nobody asks. */
  readonly bit: number;
  /** Set where the field is one type of a choice. */
  readonly choice: number;
  /** Compiled when first met: types refer to themselves. */
  node: Node | undefined;
}

interface Shape {
  readonly fields: ReadonlyMap<string, Field>;
  /** The fields that must be there. */
  readonly required: readonly { readonly name: string; readonly bit: number; readonly lenient: boolean }[];
  readonly requiredMask: number;
  readonly choices: readonly { readonly name: string; readonly bit: number }[];
  readonly choiceMask: number;
  readonly oneOf: { readonly names: readonly string[]; readonly mask: number } | undefined;
}

/** Every element has these. */
const elementFields: FieldTable = { id: 'string', extension: 'Extension*' };

const capitalise = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Collects the fields of an object, a bit for each that somebody asks for. */
class ShapeBuilder {
  readonly fields = new Map<string, Field>();
  readonly required: { name: string; bit: number; lenient: boolean }[] = [];
  readonly choices: { name: string; bit: number }[] = [];
  oneOfMask = 0;
  private bits = 0;
  private choiceBits = 0;

  constructor(
    private readonly rules: RuleFields | undefined,
    private readonly oneOf: readonly string[] | undefined,
    private readonly mode: Mode,
  ) {}

  add(name: string, code: FieldTable[string]): void {
    if (name.endsWith('[x]')) return this.addChoice(name.slice(0, -3), code as string);
    this.addField(name, parseFieldCode(code), 0);
  }

  private addChoice(stem: string, code: string): void {
    const required = code.endsWith('!');
    const bit = 2 ** this.choiceBits++;
    const names = code.replace(/!$/, '').split('|');
    if (required) this.choices.push({ name: stem, bit });
    for (const type of names) this.addField(stem + capitalise(type), parseFieldCode(type as 'string'), bit);
  }

  private addField(name: string, base: FieldSpec, choice: number): void {
    const stated = this.rules && Object.hasOwn(this.rules, name) ? this.rules[name] : undefined;
    const rule =
      stated && this.mode === 'request' && stated.request ? { ...stated, ...stated.request } : stated;
    const min = rule?.min ?? base.min;
    const named = this.oneOf?.includes(name) ?? false;
    const bit = min > 0 || named ? 2 ** this.bits++ : 0;
    if (min > 0) this.required.push({ name, bit, lenient: rule?.lenient ?? false });
    if (named) this.oneOfMask |= bit;
    const spec = { ...base, min, max: rule?.max ?? base.max, rule, type: rule?.type ?? base.type };
    this.fields.set(name, { spec, bit, choice, node: undefined });
  }
}

function shapeOf(tables: readonly FieldTable[], rule: Rule | undefined, compiler: Compiler): Shape {
  const rules = compiler.mode === 'base' ? undefined : rule?.fields;
  const oneOf = compiler.mode === 'base' ? undefined : rule?.oneOf;
  const builder = new ShapeBuilder(rules, oneOf, compiler.mode);
  for (const table of tables) for (const [name, code] of Object.entries(table)) builder.add(name, code);
  const mask = (list: readonly { bit: number }[]): number => list.reduce((sum, { bit }) => sum | bit, 0);
  return {
    fields: builder.fields,
    required: builder.required,
    requiredMask: mask(builder.required),
    choices: builder.choices,
    choiceMask: mask(builder.choices),
    oneOf: oneOf && { names: oneOf, mask: builder.oneOfMask },
  };
}

/** Checks a property that no table names. Returns the bit of the primitive that it belongs to, if any. */
function checkOtherProperty(
  shape: Shape,
  owner: JsonObject,
  key: string,
  walk: Walk,
  compiler: Compiler,
): number {
  const start = walk.issues.length;
  const primitive = key.startsWith('_') ? shape.fields.get(key.slice(1)) : undefined;
  if (!primitive || !(String(primitive.spec.type) in grammars)) {
    report(walk, 'unknown-property', 'is no property of this element', {
      severity: 'warning',
      steps: [nameStep(key)],
    });
    return 0;
  }
  const values = owner[key];
  const element = siblingNode(compiler);
  for (const value of Array.isArray(values) ? (values as unknown[]) : [values]) {
    if (value !== null) element(value, walk, owner);
    if (walk.full) break;
  }
  addStep(walk, start, key);
  return primitive.bit;
}

function siblingNode(compiler: Compiler): Node {
  const known = compiler.types.get('_');
  if (known) return known;
  const node = objectNode([elementFields], undefined, compiler);
  compiler.types.set('_', node);
  return node;
}

function reportMissing(shape: Shape, seen: number, chosen: number, walk: Walk, mode: Mode): void {
  for (const { name, bit, lenient } of shape.required) {
    if (seen & bit) continue;
    const severity = lenient && mode === 'response' ? 'warning' : 'error';
    report(walk, 'required', 'is required', { steps: [name], severity });
  }
  for (const { name, bit } of shape.choices) {
    if (!(chosen & bit)) report(walk, 'required', 'is required', { steps: [name] });
  }
}

/** The check of an object with the fields of `tables`, under `rule`. */
export function objectNode(tables: readonly FieldTable[], rule: Rule | undefined, compiler: Compiler): Node {
  let built: Shape | undefined;
  return (value, walk) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return report(walk, 'type', 'must be an object', { value });
    }
    if (walk.depth >= maxDepth) return report(walk, 'depth', `is nested deeper than ${maxDepth} levels`);
    const shape = (built ??= shapeOf(tables, rule, compiler));
    walk.depth += 1;
    walkFields(shape, value as JsonObject, walk, compiler);
    walk.depth -= 1;
  };
}

function walkFields(shape: Shape, owner: JsonObject, walk: Walk, compiler: Compiler): void {
  const { issues } = walk;
  let seen = 0;
  let chosen = 0;
  const keys = Object.keys(owner);
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] as string;
    const field = shape.fields.get(key);
    if (field === undefined) {
      seen |= checkOtherProperty(shape, owner, key, walk, compiler);
      continue;
    }
    const start = issues.length;
    if (field.choice !== 0) {
      if (chosen & field.choice) report(walk, 'choice', 'is a second value of a choice that takes one');
      chosen |= field.choice;
    }
    seen |= field.bit;
    (field.node ??= compileField(key, field.spec, compiler))(owner[key], walk, owner);
    if (issues.length !== start) {
      addStep(walk, start, key);
      if (walk.full) return;
    }
  }
  const { oneOf } = shape;
  if (keys.length === 0) report(walk, 'empty', 'must not be empty');
  if (
    (seen & shape.requiredMask) !== shape.requiredMask ||
    (chosen & shape.choiceMask) !== shape.choiceMask
  ) {
    reportMissing(shape, seen, chosen, walk, compiler.mode);
  }
  if (oneOf && !(seen & oneOf.mask)) report(walk, 'required', `needs ${oneOf.names.join(' or ')}`);
}

/** Fields that every element of a data type has besides its own; a nested element has one more. */
export const typeFields = elementFields;
export const backboneFields: FieldTable = {
  id: 'string',
  extension: 'Extension*',
  modifierExtension: 'Extension*',
};
