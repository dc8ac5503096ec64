import { compileField, parseFieldCode, type FieldSpec } from './compile-field.js';
import { addStep, nameStep, report, reportType } from './issues.js';
import { grammars } from './primitives.js';
import type { FieldTable, JsonObject, Mode, Node, Release, Rule, Walk } from './table.js';

/** Deepest nesting of objects that is looked into. e-RS payloads stay below 20. */
const maxDepth = 100;

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
  /** Not looked at: see `Rule.known`. */
  readonly known: boolean;
  /** A text that is right without another look; `never` where there is none. */
  readonly only: string;
  /** Compiled when first met: types refer to themselves. */
  node: Node | undefined;
  /** The property that led here, as the engine keeps it: two of them compare without a look at the text. */
  key: string;
  /** What came next the last time: e-RS writes its fields in the same order again and again. */
  next: Field;
}

/** Something that must be there: a field, or one of several. */
interface Demand {
  readonly names: readonly string[];
  readonly mask: number;
}

interface Shape {
  /** Stands before the first field. */
  readonly start: Field;
  readonly fields: ReadonlyMap<string, Field>;
  readonly demands: readonly Demand[];
  /** All bits together: with every one set, no demand needs a look. */
  readonly mask: number;
}

/** Fields that every data type has besides its own; a nested element has one more. */
export const typeFields: FieldTable = { id: 'string', extension: 'Extension*' };
export const backboneFields: FieldTable = {
  id: 'string',
  extension: 'Extension*',
  modifierExtension: 'Extension*',
};

/** A bit of its own for each demand or slice of one object. Masks are of 32 bits: a table that needs more is refused. */
export const bitAt = (index: number): number => {
  if (index > 31) throw new RangeError('A table has more than 32 demands, or slices, of one object.');
  return 1 << index;
};

const shapeOf = (
  tables: readonly FieldTable[],
  rule: Rule | undefined,
  { mode, release }: Compiler,
): Shape => {
  const stated = mode === 'base' ? undefined : rule;
  const fields = new Map<string, Field>();
  const start = startField();
  const demands: Demand[] = [];
  let bits = 0;
  const take = (): number => bitAt(bits++);
  const oneOf = stated?.oneOf;
  const group = oneOf ? take() : 0;
  if (oneOf) demands.push({ names: oneOf, mask: group });

  const add = (name: string, base: FieldSpec, choice: number): void => {
    const own = ruleFor(stated?.fields?.[name], mode);
    const spec = {
      ...base,
      min: own?.min ?? base.min,
      max: own?.max ?? base.max,
      type: own?.type ?? base.type,
      rule: own,
    };
    let bit = choice | (oneOf?.includes(name) ? group : 0);
    if (spec.min > 0 || own?.present) {
      const mask = take();
      bit |= mask;
      demands.push({ names: [name], mask });
    }
    fields.set(name, fieldOf(spec, bit, choice, start));
  };

  for (const [name, code] of tables.flatMap((table) => Object.entries(table))) {
    if (!name.endsWith('[x]')) {
      add(name, parseFieldCode(code), 0);
      continue;
    }
    const stem = name.slice(0, -3);
    const choice = take();
    for (const type of (code === 'any' ? anyType(release) : (code as string)).split('|')) {
      add(stem + type.charAt(0).toUpperCase() + type.slice(1), parseFieldCode(type as 'string'), choice);
    }
  }
  return { start, fields, demands, mask: demands.reduce((sum, { mask }) => sum | mask, 0) };
};

/** What stands before the first field, and after a field while nobody knows what follows. */
const startField = (): Field => {
  const start = fieldOf({ type: 'string', list: false, min: 0, max: 1 }, 0, 0, undefined);
  start.next = start;
  return start;
};

/** A text that no valid payload holds; an invalid one may. Texts, not `undefined`: engines compare two texts faster. */
const never = '\0';

const fieldOf = (spec: FieldSpec, bit: number, choice: number, next: Field | undefined): Field => {
  const { values = [], known = false } = spec.rule ?? {};
  const [only = never] = spec.list ? [] : values;
  return { spec, bit, choice, known, only, node: undefined, key: never, next: next as Field };
};

/** A rule as a mode has it. */
export const ruleFor = (rule: Rule | undefined, mode: Mode): Rule | undefined => {
  return rule && mode === 'request' ? { ...rule, ...rule.request } : rule;
};

/** The types of `value[x]` where it takes any: an extension lists them. */
const anyType = ({ dataTypes }: Release): string => {
  return (dataTypes['Extension'] as FieldTable)['value[x]'] as string;
};

/** The check of an object with the fields of `tables`, under `rule`. */
export const objectNode = (
  tables: readonly FieldTable[],
  rule: Rule | undefined,
  compiler: Compiler,
): Node => {
  let shape: Shape | undefined;
  return (value, walk) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return reportType(walk, value, 'must be an object');
    }
    if (walk.depth >= maxDepth) return report(walk, 'depth', 'is nested too deeply');
    walk.depth += 1;
    walkFields((shape ??= shapeOf(tables, rule, compiler)), value as JsonObject, walk, compiler);
    walk.depth -= 1;
  };
};

const walkFields = (shape: Shape, owner: JsonObject, walk: Walk, compiler: Compiler): void => {
  const { fields, mask } = shape;
  const { issues } = walk;
  let seen = 0;
  // A primitive's `_name` may stand before the primitive, and is no second value of a choice.
  let beside = 0;
  let previous = shape.start;
  // The fast way over an object: what it inherits is met too, and passed over as unknown below.
  // oxlint-disable-next-line guard-for-in
  for (const key in owner) {
    const value = owner[key];
    let field = previous.next;
    if (field.key !== key || key === never) {
      const found = fields.get(key);
      if (found === undefined) {
        const before = issues.length;
        beside |= checkOtherProperty(shape, owner, key, walk, compiler);
        addStep(walk, before, nameStep(key));
        continue;
      }
      field = found;
      field.key = key;
      previous.next = field;
    }
    previous = field;
    if (field.choice & seen) report(walk, 'choice', 'is a second value of a choice', { steps: [key] });
    seen |= field.bit;
    if (field.known || (value === field.only && value !== never)) continue;
    const start = issues.length;
    (field.node ??= compileField(key, field.spec, compiler))(value, walk, owner);
    if (issues.length !== start) {
      addStep(walk, start, nameStep(key));
      if (walk.full) return;
    }
  }
  if (previous === shape.start && Object.keys(owner).length === 0) report(walk, 'empty', 'must not be empty');
  seen |= beside;
  if ((seen & mask) === mask) return;
  for (const { names, mask: wanted } of shape.demands) {
    if (seen & wanted) continue;
    if (names.length > 1) report(walk, 'required', `needs ${names.join(' or ')}`);
    else report(walk, 'required', 'is required', { steps: [...names] });
  }
};

/** Checks a property that no table names. Returns the bits of the primitive that it belongs to, if any. */
const checkOtherProperty = (
  { fields }: Shape,
  owner: JsonObject,
  key: string,
  walk: Walk,
  compiler: Compiler,
): number => {
  if (!Object.hasOwn(owner, key)) return 0;
  const field = key.startsWith('_') ? fields.get(key.slice(1)) : undefined;
  if (!field || !((field.spec.type as string) in grammars)) {
    report(walk, 'unknown-property', 'is no known property', { severity: 'warning' });
    return 0;
  }
  const element = objectNode([typeFields], undefined, compiler);
  const values = owner[key];
  const listed = Array.isArray(values);
  for (const [index, value] of (listed ? (values as unknown[]) : [values]).entries()) {
    const start = walk.issues.length;
    if (value !== null) element(value, walk, owner);
    if (listed) addStep(walk, start, index);
  }
  return field.bit;
};
