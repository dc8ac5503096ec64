import { addDraft, addStep, report } from './issues.js';
import type { Container, JsonObject, Rule, Walk } from './table.js';

/** A reference to a resource by its type and id, relative or absolute, with or without version. */
const namedPattern =
  /(?:^|\/)([A-Z][A-Za-z]{1,63})\/[A-Za-z0-9\-.]{1,64}(\/_history\/[A-Za-z0-9\-.]{1,64})?$/;

/** A container that holds nothing. */
export const emptyContainer: Container = { types: new Map<string, string>(), edges: [] };

/** Checks where a reference points: at something contained, or at a type that the profile allows. */
export function checkReference(reference: string, rule: Rule | undefined, walk: Walk): void {
  if (reference.startsWith('#')) return checkLocal(reference.slice(1), rule, walk);
  if (!rule?.targets) return;
  const match = namedPattern.exec(reference);
  if (!match || !rule.targets.includes(match[1] as string)) {
    report(walk, 'reference', `must name a ${rule.targets.join(' or ')}`, { value: reference });
  } else if (rule.versioned && match[2] === undefined) {
    report(walk, 'reference', 'must name a version: …/_history/n', { value: reference });
  }
}

function checkLocal(id: string, rule: Rule | undefined, walk: Walk): void {
  // A mere `#` is the container itself.
  if (id === '') return;
  const type = walk.container.types.get(id);
  if (type === undefined) return report(walk, 'reference', 'names nothing in contained', { value: id });
  if (rule?.targets && !rule.targets.includes(type)) {
    report(walk, 'reference', `must point at a ${rule.targets.join(' or ')}`, { value: id });
  }
  const within = (walk.within as JsonObject | null | undefined)?.['id'];
  if (typeof within === 'string') walk.container.edges.push([within, id]);
}

/** Lists what a resource contains, by id; an id given twice is an issue. */
export function openContainer(resource: JsonObject, walk: Walk): Container {
  const { contained } = resource;
  if (!Array.isArray(contained) || contained.length === 0) return emptyContainer;
  const types = new Map<string, string>();
  for (let index = 0; index < contained.length; index += 1) {
    const item = contained[index] as JsonObject | null | undefined;
    const id = item?.['id'];
    if (typeof id !== 'string') continue;
    if (types.has(id)) {
      report(walk, 'duplicate-id', 'is the id of another contained resource', {
        steps: ['id', index, 'contained'],
      });
      if (walk.full) break;
    }
    types.set(id, String(item?.['resourceType']));
  }
  return { types, edges: [] };
}

/** Reports contained resources that refer to each other in a circle, once each. */
export function reportCycles(resource: JsonObject, container: Container, walk: Walk): void {
  if (container.edges.length === 0) return;
  const next = new Map<string, string[]>();
  for (const [from, to] of container.edges) {
    const list = next.get(from);
    if (list) list.push(to);
    else next.set(from, [to]);
  }
  const cyclic = cyclicIds(next);
  if (cyclic.size === 0) return;
  (resource['contained'] as JsonObject[]).forEach((item, index) => {
    const id = item?.['id'];
    if (typeof id !== 'string' || !cyclic.has(id)) return;
    const start = walk.issues.length;
    const message = 'is part of a circle of references';
    addDraft(walk, { severity: 'error', rule: 'cycle', message, steps: [index] });
    addStep(walk, start, 'contained');
  });
}

/** The ids from which references lead back to a resource on the way. Iterative: chains can be long. */
function cyclicIds(next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const done = new Set<string>();
  const cyclic = new Set<string>();
  for (const root of next.keys()) {
    const path = new Set<string>();
    const stack: { id: string; edge: number }[] = done.has(root) ? [] : [{ id: root, edge: 0 }];
    path.add(root);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const to = next.get(top.id)?.[top.edge];
      top.edge += 1;
      if (to === undefined) {
        done.add(top.id);
        path.delete(top.id);
        stack.pop();
      } else if (path.has(to)) {
        cyclic.add(to);
      } else if (!done.has(to)) {
        path.add(to);
        stack.push({ id: to, edge: 0 });
      }
    }
  }
  return cyclic;
}
