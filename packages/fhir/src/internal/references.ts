import { report } from './issues.js';
import type { Container, JsonObject, Rule, Walk } from './table.js';

const idPattern = /^[A-Za-z0-9\-.]{1,64}$/;

/** A container that holds nothing. */
export const emptyContainer: Container = { types: /* @__PURE__ */ new Map(), links: undefined };

/** Checks where a reference points: at something contained, or at a type that the profile allows. */
export const checkReference = (reference: string, rule: Rule | undefined, walk: Walk): void => {
  if (reference.startsWith('#')) return checkLocal(reference, rule, walk);
  if (!rule?.targets) return;
  // `Type/id` or `Type/id/_history/version`, perhaps behind a base URL.
  const parts = reference.split('/');
  const versioned = parts.at(-2) === '_history';
  const [type = '', id = ''] = parts.slice(versioned ? -4 : -2);
  if (!rule.targets.includes(type) || !idPattern.test(id) || !idPattern.test(parts.at(-1) ?? '')) {
    report(walk, 'reference', `must name a ${rule.targets.join(' or ')}`, { value: reference });
  } else if (rule.versioned && !versioned) {
    report(walk, 'reference', 'must name a version: …/_history/n', { value: reference });
  }
};

const checkLocal = (local: string, rule: Rule | undefined, walk: Walk): void => {
  // A mere `#` is the container itself.
  if (local === '#') return;
  const { types } = walk.container;
  if (!types.has(local)) return report(walk, 'reference', 'names nothing in contained', { value: local });
  if (rule?.targets && !rule.targets.includes(types.get(local) as string)) {
    report(walk, 'reference', `must point at a ${rule.targets.join(' or ')}`, { value: local });
  }
  const within = (walk.within as JsonObject | null | undefined)?.['id'];
  if (typeof within !== 'string') return;
  const from = `#${within}`;
  const links = (walk.container.links ??= new Map());
  const known = links.get(from);
  if (known) known.push(local);
  else links.set(from, [local]);
};

/** Lists what a resource contains, by id; an id given twice is an issue. */
export const openContainer = (resource: JsonObject, walk: Walk): Container => {
  const { contained } = resource;
  if (!Array.isArray(contained) || contained.length === 0) return emptyContainer;
  const types = new Map<string, unknown>();
  for (let index = 0; index < contained.length; index += 1) {
    const item = contained[index] as JsonObject | null | undefined;
    const id = item?.['id'];
    if (typeof id !== 'string') continue;
    const local = `#${id}`;
    if (types.has(local)) {
      report(walk, 'duplicate-id', 'is the id of another resource', {
        steps: ['id', index, 'contained'],
      });
      if (walk.full) break;
    }
    types.set(local, item?.['resourceType']);
  }
  return { types, links: undefined };
};

/** Reports contained resources that refer to each other in a circle, once each. */
export const reportCycles = (resource: JsonObject, container: Container, walk: Walk): void => {
  const { links } = container;
  if (!links) return;
  const cyclic = cyclicReferences(links);
  if (cyclic.size === 0) return;
  (resource['contained'] as JsonObject[]).forEach((item, index) => {
    const id = item?.['id'];
    if (typeof id !== 'string' || !cyclic.has(`#${id}`)) return;
    report(walk, 'cycle', 'is part of a circle of references', { steps: [index, 'contained'] });
  });
};

/** The references that lead back to a resource on the way. Iterative: chains can be long. */
const cyclicReferences = (links: ReadonlyMap<string, readonly string[]>): Set<string> => {
  const open = new Map<string, boolean>();
  const cyclic = new Set<string>();
  for (const root of links.keys()) {
    const stack = [root];
    for (let id = stack.at(-1); id !== undefined; id = stack.at(-1)) {
      if (open.has(id)) {
        open.set(id, false);
        stack.pop();
        continue;
      }
      open.set(id, true);
      for (const target of links.get(id) ?? []) {
        if (open.get(target)) cyclic.add(target);
        else if (!open.has(target)) stack.push(target);
      }
    }
  }
  return cyclic;
};
