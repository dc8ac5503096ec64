import type { Draft, Walk } from './table.js';

/** The FHIR issue type of each rule; a business rule's name is not here. */
export const issueTypes = {
  cardinality: 'structure',
  choice: 'structure',
  code: 'code-invalid',
  cycle: 'invariant',
  depth: 'too-costly',
  'duplicate-id': 'duplicate',
  empty: 'structure',
  'fixed-value': 'value',
  format: 'value',
  identifier: 'value',
  null: 'structure',
  profile: 'not-supported',
  reference: 'not-found',
  required: 'required',
  'resource-type': 'structure',
  'too-long': 'too-long',
  'too-many-issues': 'too-costly',
  type: 'structure',
  'unknown-extension': 'extension',
  'unknown-property': 'structure',
  'unknown-slice': 'structure',
} as const;

/** The name of a check that every profile shares. */
export type CommonRule = keyof typeof issueTypes;

/** Longest value that `includeValues` quotes, in characters. */
const quoteLength = 80;

function quote(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value.slice(0, quoteLength)) : typeof value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : text;
}

/** Adds an issue at the element being checked. The path grows as the walk returns: see {@link addStep}. */
export function report(
  walk: Walk,
  rule: CommonRule,
  message: string,
  found?: { value?: unknown; severity?: Draft['severity']; steps?: (string | number)[] },
): void {
  if (walk.full) return;
  const shown =
    walk.includeValues && found?.value !== undefined ? `${message} (found ${quote(found.value)})` : message;
  addDraft(walk, { severity: found?.severity ?? 'error', rule, message: shown, steps: found?.steps ?? [] });
}

/** Adds an issue with a rule of its own. */
export function addDraft(walk: Walk, draft: Omit<Draft, 'profile'>): void {
  if (walk.full) return;
  walk.issues.push({ ...draft, profile: walk.profile });
  if (walk.issues.length >= walk.maxIssues) walk.full = true;
}

/** Prefixes the path of the issues from `start` on with a property or index. */
export function addStep(walk: Walk, start: number, step: string | number): void {
  for (let index = start; index < walk.issues.length; index += 1) walk.issues[index]?.steps.push(step);
}

/** Makes the issues from `start` on warnings. */
export function soften(walk: Walk, start: number): void {
  for (let index = start; index < walk.issues.length; index += 1) {
    const issue = walk.issues[index];
    if (issue) issue.severity = 'warning';
  }
}

/** A property's name as a step, or a stand-in: a name that is no FHIR name could itself be a value. */
export function nameStep(name: string): string {
  return /^[A-Za-z_][A-Za-z]{0,63}$/.test(name) ? name : '<property>';
}

/** The path of a draft in FHIRPath form: `ReferralRequest.contained[1].entry[0].item`. */
export function pathOf(root: string, draft: Draft): string {
  let path = root;
  for (let index = draft.steps.length - 1; index >= 0; index -= 1) {
    const step = draft.steps[index];
    path += typeof step === 'number' ? `[${step}]` : `.${step}`;
  }
  return path;
}
