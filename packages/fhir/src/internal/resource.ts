import { objectNode, type Compiler } from './compile-object.js';
import { report, reportType } from './issues.js';
import { openContainer, reportCycles } from './references.js';
import type {
  BaseResource,
  FieldTable,
  JsonObject,
  Mode,
  Node,
  Profile,
  ProfileTable,
  Release,
  Rule,
  Walk,
} from './table.js';

const resourceFields: FieldTable = { id: 'id', meta: 'Meta', implicitRules: 'uri', language: 'code' };

const domainFields: FieldTable = {
  text: 'Narrative',
  contained: 'Resource*',
  extension: 'Extension*',
  modifierExtension: 'Extension*',
};

/**
 * A profile from its table. The table is read, and compiled for a mode, when first used; both are kept in
 * this closure, which nothing outside can see.
 */
export const defineProfile = (release: Release, load: () => ProfileTable): Profile => {
  let loaded: ProfileTable | undefined;
  const nodes: Partial<Record<Mode, Node>> = {};
  const table = (): ProfileTable => (loaded ??= load());
  return { table, node: (mode) => (nodes[mode] ??= profileNode(table(), mode, release)) };
};

/** The canonical URL of a base resource. */
const baseUrl = (base: BaseResource): string => {
  return `http://hl7.org/fhir/StructureDefinition/${base.type}`;
};

const profileNode = (table: ProfileTable, mode: Mode, release: Release): Node => {
  const { base } = table;
  const compiler: Compiler = { release, mode, resource: base.fields, types: new Map() };
  const tables = [resourceFields, ...(base.kind === 'domain' ? [domainFields] : []), base.fields];
  const object = objectNode([{ resourceType: `code!:${base.type}` }, ...tables], rootRule(table), compiler);
  const url = mode === 'base' ? baseUrl(base) : table.url;
  const demands = mode === 'request' ? table.demands : undefined;
  return (value, walk, parent) => {
    const outer = walk.profile;
    walk.profile = url;
    if (!isObject(value) || value === walk.within) object(value, walk, parent);
    else checkContainer(value, object, walk, parent);
    if (demands && isObject(value)) demands(value, walk);
    walk.profile = outer;
  };
};

const checkContainer = (resource: JsonObject, object: Node, walk: Walk, parent: JsonObject): void => {
  const { container, within } = walk;
  walk.within = undefined;
  walk.container = openContainer(resource, walk);
  object(resource, walk, parent);
  reportCycles(resource, walk.container, walk);
  walk.container = container;
  walk.within = within;
};

export const isObject = (value: unknown): value is JsonObject => {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
};

/** The rule of the resource itself: the table's fields, with what `meta.profile` may hold. */
const rootRule = (table: ProfileTable): Rule => {
  if (!table.metaProfiles) return { fields: table.fields };
  const { meta } = table.fields;
  const profile: Rule = { min: 1, values: table.metaProfiles };
  return { fields: { ...table.fields, meta: { ...meta, min: 1, fields: { ...meta?.fields, profile } } } };
};

/** The check of a resource inside another: one of those that the profile allows here, else of any known type. */
export const resourceNode = (rule: Rule | undefined, { mode }: Compiler): Node => {
  const allowed = rule?.resources?.map((profile) => [profile.table().base.type, profile] as const);
  const byType = allowed ? new Map<unknown, Profile>(allowed) : undefined;
  return (value, walk, parent) => {
    const type = isObject(value) ? value['resourceType'] : undefined;
    const own = byType?.get(type);
    if (own) return own.node(mode)(value, walk, parent);
    if (byType) {
      const steps = isObject(value) ? ['resourceType'] : [];
      return report(walk, 'resource-type', `must be of type ${[...byType.keys()].join(' or ')}`, { steps });
    }
    if (walk.anyResource) walk.anyResource(value, walk, parent);
    else if (!isObject(value)) reportType(walk, value, 'must be a resource');
  };
};
