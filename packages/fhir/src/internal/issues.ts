import type { Draft, Walk } from './table.js';

/** The FHIR issue types of the checks that every profile shares, where it is not `structure`. */
const issueTypes: Partial<Record<CommonRule, string>> = {
  code: 'code-invalid',
  cycle: 'invariant',
  depth: 'too-costly',
  'duplicate-id': 'duplicate',
  'fixed-value': 'value',
  format: 'value',
  identifier: 'value',
  profile: 'not-supported',
  reference: 'not-found',
  required: 'required',
  'too-long': 'too-long',
  'too-many-issues': 'too-costly',
  'unknown-extension': 'extension',
};

/** The name of a check that every profile shares. */
export type CommonRule =
  | 'cardinality'
  | 'choice'
  | 'code'
  | 'cycle'
  | 'depth'
  | 'duplicate-id'
  | 'empty'
  | 'fixed-value'
  | 'format'
  | 'identifier'
  | 'null'
  | 'profile'
  | 'reference'
  | 'required'
  | 'resource-type'
  | 'too-long'
  | 'too-many-issues'
  | 'type'
  | 'unknown-extension'
  | 'unknown-property'
  | 'unknown-slice';

/** Longest value that `includeValues` quotes, in characters. */
const quoteLength = 80;

/** What is known of an issue besides its message. */
interface Found {
  readonly value?: unknown;
  readonly severity?: Draft['severity'];
  readonly steps?: (string | number)[];
}

/** Adds an issue at the element being checked. The path grows as the walk returns: see {@link addStep}. */
export const report = (walk: Walk, rule: CommonRule, message: string, found?: Found): void => {
  const value = walk.includeValues ? found?.value : undefined;
  const shown =
    typeof value === 'string' || typeof value === 'number'
      ? JSON.stringify(value).slice(0, quoteLength)
      : typeof value;
  const quoted = value === undefined ? message : `${message} (found ${shown})`;
  addDraft(walk, rule, issueTypes[rule] ?? 'structure', quoted, found);
};

/** Adds an issue about a value of the wrong JSON type. */
export const reportType = (walk: Walk, value: unknown, message: string): void => {
  if (value === null) report(walk, 'null', 'must not be null');
  else report(walk, 'type', Array.isArray(value) ? 'must be a single value, not a list' : message, { value });
};

/** Adds an issue with a rule of its own. */
export const addDraft = (walk: Walk, rule: string, code: string, message: string, found?: Found): void => {
  if (walk.full) return;
  const { severity = 'error', steps = [] } = found ?? {};
  walk.issues.push({ severity, code, rule, message, profile: walk.profile, steps });
  walk.full = walk.issues.length >= walk.maxIssues;
};

/** Prefixes the path of the issues from `start` on with a property or index. */
export const addStep = (walk: Walk, start: number, step: string | number): void => {
  for (let index = start; index < walk.issues.length; index += 1) walk.issues[index]?.steps.push(step);
};

/** A property's name as a step, or a stand-in: a name that is no FHIR name could itself be a value. */
export const nameStep = (name: string): string => {
  return /^[A-Za-z_][A-Za-z]{0,63}$/.test(name) ? name : '<property>';
};

/** The path of an issue in FHIRPath form: `ReferralRequest.contained[1].entry[0].item`. */
export const pathOf = (root: string, steps: Draft['steps']): string => {
  let path = root;
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const step = steps[index];
    path += typeof step === 'number' ? `[${step}]` : `.${step}`;
  }
  return path;
};
