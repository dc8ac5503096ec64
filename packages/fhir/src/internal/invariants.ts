import { addDraft } from './issues.js';
import type { Invariant, JsonObject, Walk } from './table.js';

const stepOf = (step: string): string | number => (/^\d+$/.test(step) ? Number(step) : step);

/** The check of a profile's invariants, for its table. */
export const demand = (...invariants: readonly Invariant[]): ((resource: JsonObject, walk: Walk) => void) => {
  return (resource, walk) => {
    for (const { rule, message, broken } of invariants) {
      const path = broken(resource);
      if (path === undefined) continue;
      addDraft(walk, rule, 'business-rule', message, { steps: path.split('.').toReversed().map(stepOf) });
    }
  };
};
