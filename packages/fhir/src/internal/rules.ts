import type { IdentifierFormat, Profile, Rule, RuleFields } from './table.js';

/*
 * Short forms for the rules that profile tables are made of. Called only from inside a table's function, so
 * that a table nobody uses is dropped from a bundle.
 */

/** Exactly one, or at least one where the base has a list. */
export const must = (rule: Rule = {}): Rule => ({ min: 1, ...rule });

/** One of these texts. */
export const fixed = (...values: readonly string[]): Rule => ({ values });

/** One of these codes. */
export const codes = (values: readonly string[]): Rule => ({ values, coded: true });

/** A row of a code-system table. */
interface SystemRow {
  readonly system: string;
  readonly codes: readonly string[];
  readonly open?: boolean;
}

/** A coding of one code system; any code where NHS may add some. */
export const coding = (row: SystemRow, more?: RuleFields): Rule => {
  return {
    fields: { system: must(fixed(row.system)), code: must(row.open ? {} : codes(row.codes)), ...more },
  };
};

/** A coding of a set whose system holds the base URL of the environment, so that any system is taken. */
export const anyCoding = (more?: RuleFields): Rule => ({ fields: { system: must(), code: must(), ...more } });

/** A codeable concept with exactly one coding. */
export const concept = (rule: Rule): Rule => ({ fields: { coding: must({ ...rule, max: 1 }) } });

/** A codeable concept with at least one coding. */
export const concepts = (rule: Rule): Rule => ({ fields: { coding: must(rule) } });

/** An identifier of one system. */
export const identifier = (system: string, format?: IdentifierFormat): Rule => {
  return { fields: { system: must(fixed(system)), value: must(format ? { format } : {}) } };
};

/** A reference by identifier. */
export const referenceTo = (rule: Rule, more?: RuleFields): Rule => ({
  fields: { identifier: must(rule), ...more },
});

/** A reference by type and id, or to something contained, of one of these types. */
export const reference = (...targets: readonly string[]): Rule => ({
  targets,
  fields: { reference: must() },
});

/** Extensions told apart by URL. e-RS adds some now and then: a response may hold others. */
export const extensions = (of: RuleFields): Rule => ({ slices: { by: 'url', of, others: 'lenient' } });

/** Parameters told apart by name. */
export const parameters = (of: RuleFields): Rule => must({ slices: { by: 'name', of } });

/** A rule on the value of an extension, parameter or property, by its name in JSON. */
export const value = (name: string, rule: Rule = {}): Rule => ({ fields: { [name]: must(rule) } });

/** A parameter that holds a resource. */
export const resource = (profile: Profile): Rule => value('resource', { resources: [profile] });

/** At most one. */
export const once = (rule: Rule): Rule => ({ ...rule, max: 1 });

/** Exactly one item of a slice. */
export const exactlyOne = (rule: Rule): Rule => ({ ...rule, min: 1, max: 1 });
