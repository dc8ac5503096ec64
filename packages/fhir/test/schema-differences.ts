import type { ValidationIssue } from '../src/internal/validator.js';
import type { PublishedExample } from './support/published.js';
import type { Mutation } from './support/mutations.js';

/*
 * Where the validator and the published schemas differ, and why. A difference that no rule here covers fails the
 * agreement test; so does a rule that covers none.
 */

/** The schema accepts what the validator refuses: each error must be covered. */
export interface Stricter {
  readonly reason: string;
  readonly covers: (issue: ValidationIssue) => boolean;
}

/** The schema refuses what the validator accepts. */
export interface Looser {
  readonly reason: string;
  readonly covers: (difference: {
    readonly example: PublishedExample;
    readonly mutation: Mutation;
    readonly issues: readonly ValidationIssue[];
  }) => boolean;
}

const isRule =
  (rule: string, path = /./) =>
  (issue: ValidationIssue): boolean =>
    issue.rule === rule && path.test(issue.path);

export const stricter: Readonly<Record<string, Stricter>> = {
  'empty elements': {
    reason:
      'FHIR has no empty lists and objects; the schemas set minItems for a few lists and never minProperties',
    covers: isRule('empty'),
  },
  'required slices': {
    reason:
      'the schemas list the kinds of item that a list may hold and cannot demand one; the pages give cardinalities',
    covers: (issue) => issue.rule === 'required' && issue.message.startsWith('needs an item'),
  },
  'required elements': {
    reason:
      'left optional by the schemas although FHIR (participant.status, url, resourceType), the page (a request shortlist’s ' +
      'criteria) or the cardinality table (the extensions of an attachment) demands them',
    covers: isRule(
      'required',
      /\.(status|url|actor|resourceType|contained|attachment|extension|coding|reference|identifier|meta|profile|code|valueReference)$/,
    ),
  },
  'local references': {
    reason:
      'a reference is any text to the schemas; here it must name something contained, or a fitting type',
    covers: isRule('reference'),
  },
  participants: {
    reason:
      'the first two alternatives of a participant demand nothing in the schema, so that any object will do',
    covers: isRule('unknown-slice', /participant\[\d\]\.actor\.identifier\.system$/),
  },
  'reason codes': {
    reason:
      'the third alternative of an appointment’s reason takes any system, and so the codes of the first two are open',
    covers: isRule('code', /reason\[0\]\.coding\[0\]\.code$/),
  },
  'issue types': {
    reason:
      'severity and code of an OperationOutcome have required bindings in FHIR and are any text in the schema',
    covers: isRule('code', /issue\[\d\]\.(severity|code)$/),
  },
  'base elements': {
    reason: 'elements that the schemas do not describe have the types of the FHIR release',
    covers: (issue) => ['type', 'format', 'choice', 'fixed-value', 'null'].includes(issue.rule),
  },
  'resource types': {
    reason: 'the schemas of A035 and A041 leave resourceType out',
    covers: isRule('resource-type', /^Resource\.resourceType$/),
  },
  'bodies without profile': {
    reason: 'without a profile nothing tells a body from another: the schema is chosen by the operation',
    covers: isRule('profile'),
  },
  'business rules': {
    reason: 'rules of the pages that join several elements are beyond the schemas',
    covers: (issue) => issue.code === 'business-rule',
  },
  'contained resources': {
    reason: 'what no profile names is any object to the schemas; here a resource is one of the FHIR release',
    covers: ({ profile }) => profile.startsWith('http://hl7.org/fhir/StructureDefinition/'),
  },
};

export const looser: Readonly<Record<string, Looser>> = {
  'unknown extensions': {
    reason: 'e-RS adds extensions: a response with one more is a warning',
    covers: ({ issues }) =>
      issues.some(({ rule, severity }) => rule === 'unknown-extension' && severity === 'warning'),
  },
  'responses without profile': {
    reason: 'a response that names no profile is checked against the base release, with a warning',
    covers: ({ issues }) => issues.some(({ rule, severity }) => rule === 'profile' && severity === 'warning'),
  },
  'empty optional lists': {
    reason:
      'an optional list that is empty is taken as absent in a response, also where the schema sets minItems',
    covers: ({ example, mutation }) => example.mode === 'response' && mutation.kind === 'empty',
  },
  'displays of errors': {
    reason:
      'the gateway and some answers leave out display and profile, and the schema is known to be wrong about it',
    covers: ({ example }) => example.value['resourceType'] === 'OperationOutcome',
  },
  'systems of reference data': {
    reason: 'the schema fixes a placeholder where payloads hold the base URL of their environment',
    covers: ({ mutation }) => mutation.kind === 'resystem' && mutation.path.includes('coding'),
  },
};
