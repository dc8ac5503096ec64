import { defineProfile } from '../../src/internal/resource.js';
import type { DataTypes, FieldTable, Profile, ProfileTable, RuleFields } from '../../src/internal/table.js';
import {
  runProfile,
  type ValidateOptions,
  type ValidationContext,
  type ValidationResult,
} from '../../src/internal/validator.js';

/** As little of a release as tables need: some types, one of them under two names. */
const dataTypes: DataTypes = {
  Extension: { url: 'uri!', 'value[x]': 'string|boolean|Coding|Period' },
  Meta: { versionId: 'id', profile: 'uri*' },
  Coding: { system: 'uri', code: 'code' },
  Token: 'Coding',
  CodeableConcept: { coding: 'Coding*', text: 'string' },
  Reference: { reference: 'string', identifier: 'Identifier', display: 'string' },
  Identifier: { system: 'uri', value: 'string', assigner: 'Reference' },
};

/** The URL of a made-up profile. */
export const profileUrl = 'https://example.org/profile/thing';

/** A profile of a made-up resource `Thing`, as its tables would say it. */
export function createThing(
  fields: FieldTable,
  rules: RuleFields = {},
  more: Partial<ProfileTable> = {},
): Profile {
  return defineProfile({ name: 'STU3', dataTypes }, () => ({
    url: profileUrl,
    mode: 'request',
    base: { type: 'Thing', kind: 'domain', fields },
    fields: rules,
    ...more,
  }));
}

/** What was found, a line for each issue: `severity rule/code path: message`. */
export function linesOf({ issues }: ValidationResult): readonly string[] {
  return issues.map(
    ({ severity, rule, code, path, message }) => `${severity} ${rule}/${code} ${path}: ${message}`,
  );
}

/** Validates a `Thing` with these properties. */
export function check(
  profile: Profile,
  properties: object,
  options?: ValidateOptions,
  context?: ValidationContext,
): readonly string[] {
  return linesOf(runProfile({ resourceType: 'Thing', ...properties }, profile, options, context));
}
