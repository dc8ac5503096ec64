import { report, reportType } from './issues.js';
import { defineProfile, isObject } from './resource.js';
import type { BaseResource, DataTypes, JsonObject, Node, Profile, Release } from './table.js';
import {
  namedProfiles,
  runProfile,
  type ValidateOptions,
  type ValidationContext,
  type ValidationResult,
} from './validator.js';

/** What a release has to validate with. */
export interface ReleaseProfiles<Name extends string> {
  readonly release: Release;
  readonly profiles: Readonly<Record<Name, Profile>>;
  readonly bases: readonly BaseResource[];
  readonly rareTypes: DataTypes;
  /** The profile of a resource type that has only one. */
  readonly byType: Readonly<Record<string, Name>>;
  /** The profile of a bundle, by the type of its entries. */
  readonly byEntryType: Readonly<Record<string, Name>>;
  /** The profile of a bundle that does not say what was searched. */
  readonly otherBundle: Name;
}

/** How to validate, and against what. */
export interface ValidateAnyOptions<Name extends string> extends ValidateOptions {
  /**
   * Name or canonical URL of the profile. Default: the first known one in `meta.profile`, else the one of the
   * resource type; for a bundle the one of its entries.
   */
  readonly profile?: Name | (string & {});
}

interface Index<Name extends string> {
  readonly byUrl: ReadonlyMap<string, Name>;
  readonly bases: ReadonlyMap<string, Profile>;
  readonly context: ValidationContext;
}

function indexOf<Name extends string>(all: ReleaseProfiles<Name>): Index<Name> {
  const byUrl = new Map<string, Name>();
  for (const name of Object.keys(all.profiles) as Name[]) {
    const { url, metaProfiles } = all.profiles[name].table();
    for (const named of [url, ...(metaProfiles ?? [])]) if (!byUrl.has(named)) byUrl.set(named, name);
  }
  for (const name of Object.values<Name>(all.byType)) byUrl.set(all.profiles[name].table().url, name);
  const bases = new Map(all.bases.map((base) => [base.type, baseProfile(base, all.release)]));
  return { byUrl, bases, context: { anyResource: anyResourceNode(bases), rareTypes: all.rareTypes } };
}

/** The check of a resource that no profile names, by its base release. */
function anyResourceNode(bases: ReadonlyMap<string, Profile>): Node {
  return (value, walk, parent) => {
    if (!isObject(value)) return reportType(walk, value, 'must be a resource');
    const type = value['resourceType'];
    if (typeof type !== 'string') return report(walk, 'required', 'is required', { steps: ['resourceType'] });
    const known = bases.get(type);
    if (known) return known.node('base')(value, walk, parent);
    report(walk, 'resource-type', 'is of a type that e-RS does not use: not checked', {
      severity: 'warning',
      steps: ['resourceType'],
    });
  };
}

function baseProfile(base: BaseResource, release: Release): Profile {
  const url = `http://hl7.org/fhir/StructureDefinition/${base.type}`;
  return defineProfile(release, () => ({ url, mode: 'response', base, fields: {} }));
}

/** The type that a bundle's entries have, or that its own link searched. */
function entryType(bundle: JsonObject): string | undefined {
  const entry = firstOf(bundle['entry'])?.['resource'] as JsonObject | null | undefined;
  if (typeof entry?.['resourceType'] === 'string') return entry['resourceType'];
  const url = firstOf(bundle['link'])?.['url'];
  return typeof url === 'string' ? /\/([A-Z][A-Za-z]+)(?:\?|$)/.exec(url)?.[1] : undefined;
}

function firstOf(list: unknown): JsonObject | undefined {
  return Array.isArray(list) ? ((list as unknown[])[0] as JsonObject | undefined) : undefined;
}

function typeOf(resource: unknown): string | undefined {
  const type = (resource as JsonObject | null | undefined)?.['resourceType'];
  return typeof type === 'string' ? type : undefined;
}

function own<Value>(record: Readonly<Record<string, Value>>, key: string | undefined): Value | undefined {
  return key !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The name of the profile to use, or `undefined` where the resource gives none away. */
function findName<Name extends string>(
  all: ReleaseProfiles<Name>,
  { byUrl }: Index<Name>,
  resource: unknown,
  wanted: string | undefined,
): Name | undefined {
  if (wanted !== undefined && Object.hasOwn(all.profiles, wanted)) return wanted as Name;
  const urls = wanted === undefined ? namedProfiles(resource) : [wanted];
  const named = urls.map((url) => byUrl.get(url)).find((name) => name !== undefined);
  const type = typeOf(resource);
  if (named !== undefined && all.profiles[named].table().base.type !== 'Bundle') return named;
  if (wanted !== undefined && named === undefined) return undefined;
  if (named !== undefined || type === 'Bundle') {
    return own(all.byEntryType, entryType((resource ?? {}) as JsonObject)) ?? all.otherBundle;
  }
  return own(all.byType, type);
}

/** The `validate` of a release. The index of its profiles is made at first use and kept in this closure. */
export function createValidate<Name extends string>(
  all: ReleaseProfiles<Name>,
): (resource: unknown, options?: ValidateAnyOptions<Name>) => ValidationResult {
  let kept: Index<Name> | undefined;
  return (resource, options = {}) => {
    const index = (kept ??= indexOf(all));
    const { context } = index;
    const { profile, ...rest } = options;
    const base = index.bases.get(typeOf(resource) ?? '');
    if (options.mode === 'base') return runBase(resource, base, rest, context);
    const name = findName(all, index, resource, profile);
    if (name !== undefined) return runProfile(resource, all.profiles[name], rest, context);
    const severity = profile === undefined && options.mode !== 'request' ? 'warning' : 'error';
    return runBase(resource, base, rest, context, severity);
  };
}

/** Validates against the base release, with a note where a profile was to be used and none is known. */
function runBase(
  resource: unknown,
  base: Profile | undefined,
  options: ValidateOptions,
  context: ValidationContext,
  unknown?: 'error' | 'warning',
): ValidationResult {
  const message = 'names no profile that e-RS uses: checked against the base release only';
  if (base) {
    const note = unknown && { note: { rule: 'profile' as const, message, severity: unknown } };
    return runProfile(resource, base, { ...options, mode: 'base' }, { ...context, ...note });
  }
  const object = isObject(resource);
  const problem = object ? 'has no resourceType that e-RS uses' : 'is no resource: must be an object';
  const path = object ? 'Resource.resourceType' : 'Resource';
  const url = 'http://hl7.org/fhir/StructureDefinition/Resource';
  return {
    valid: false,
    issues: [
      { severity: 'error', code: 'structure', path, message: problem, profile: url, rule: 'resource-type' },
    ],
  };
}
