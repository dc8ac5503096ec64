import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

import { isRecord, safeCause } from '@ers-kit/internal';
import type { OperationId } from '@ers-kit/operations';

import { SimulatorError } from '../simulator-error.js';
import { findDocuments, type NamedDocuments } from './example-documents.js';
import { operationByFolder } from './folders.js';

/** A published payload. */
interface ExampleFile {
  readonly operation: OperationId;
  readonly kind: 'request' | 'response';
  /** File name without ending. */
  readonly name: string;
  readonly json: Readonly<Record<string, unknown>>;
}

/** Published payloads, by what they answer. */
export interface Examples {
  /** Request bodies with the response of each. */
  readonly pairs: readonly {
    readonly operation: OperationId;
    readonly request: unknown;
    readonly response: object;
  }[];
  /** Every response, for reads. */
  readonly responses: readonly {
    readonly operation: OperationId;
    readonly resource: Readonly<Record<string, unknown>>;
  }[];
  /** What all of them name. */
  readonly documents: NamedDocuments;
}

/**
 * Reads example files: `stu3` and `r4`, in each a folder per operation, in it `requests` and `responses`.
 * Where payloads write `_baseUrl_`, they get the base URL.
 *
 * @throws {@link SimulatorError} `ERR_SIMULATOR_EXAMPLES_INVALID`, with a problem for each file
 */
export async function readExamples(folder: string, fhirBaseUrl: string): Promise<Examples> {
  const problems: string[] = [];
  const files: ExampleFile[] = [];
  for (const path of await listFiles(folder)) {
    const [operationFolder = '', ...rest] = path.split(sep).slice(1);
    const operation = operationByFolder[operationFolder];
    if (!operation) continue;
    const json = parse((await readFile(join(folder, path), 'utf8')).replace(/_baseurl_/gi, fhirBaseUrl));
    if (!isRecord(json)) problems.push(`${path} is no JSON object`);
    else {
      const kind = rest.includes('requests') ? 'request' : 'response';
      files.push({ operation, kind, name: (rest.at(-1) ?? '').replace(/\.json$/, ''), json });
    }
  }
  if (files.length === 0)
    problems.push('no example was found: the folder must hold stu3 or r4, and in it a folder per operation');
  if (problems.length > 0) throw invalidExamples(problems);
  const responses = files.filter(({ kind }) => kind === 'response');
  return {
    pairs: files
      .filter(({ kind }) => kind === 'request')
      .flatMap(({ operation, name, json }) => {
        const response = findPartner({ operation, kind: 'request', name, json }, responses);
        return response ? [{ operation, request: json, response }] : [];
      }),
    responses: responses.map(({ operation, json }) => ({ operation, resource: json })),
    documents: findDocuments(files.map(({ json }) => json)),
  };
}

/**
 * The response of the same name, else the one that has most in common with the request: words of its name, without
 * those that every file of the operation has, and values.
 */
function findPartner(request: ExampleFile, responses: readonly ExampleFile[]): object | undefined {
  const candidates = responses.filter(({ operation }) => operation === request.operation);
  const folders = Object.keys(operationByFolder);
  const common = wordsOf(folders.find((each) => operationByFolder[each] === request.operation) ?? '');
  const distinct = (name: string): Set<string> =>
    new Set([...wordsOf(name)].filter((word) => !common.has(word)));
  const values = valuesOf(request.json);
  const score = ({ name, json }: ExampleFile): number => {
    if (name === request.name) return Infinity;
    const known = valuesOf(json);
    const shared = [...values].filter((value) => known.has(value)).length;
    return likeness(distinct(request.name), distinct(name)) + shared / Math.max(1, values.size);
  };
  const [best] = candidates
    .map((response) => ({ response, score: score(response) }))
    .toSorted((left, right) => right.score - left.score);
  return best?.response.json;
}

/** Codes, identifiers and plain values of a payload. */
function valuesOf(value: unknown, name = ''): Set<string> {
  if (typeof value !== 'object' || value === null) {
    return new Set(name === 'code' || name.startsWith('value') ? [String(value)] : []);
  }
  const members: [string, unknown][] = Array.isArray(value)
    ? value.map((each: unknown) => [name, each])
    : Object.entries(value);
  return new Set(members.flatMap(([key, each]) => [...valuesOf(each, key)]));
}

/** `FilteringByService` → `filte`, `by`, `servi`: beginnings, so that it is near `FilteredByService`. */
const wordsOf = (name: string): Set<string> =>
  new Set(
    (name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? []).map((word) => word.toLowerCase().slice(0, 5)),
  );

function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / Math.max(1, left.size + right.size - shared);
}

async function listFiles(folder: string): Promise<string[]> {
  try {
    const files = await readdir(folder, { recursive: true });
    return files.filter((file) => /^(stu3|r4)[/\\].*\.json$/i.test(file)).toSorted();
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    throw invalidExamples([`the folder cannot be read (${code})`], error);
  }
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
}

function invalidExamples(problems: readonly string[], cause?: unknown): SimulatorError {
  return new SimulatorError(
    'ERR_SIMULATOR_EXAMPLES_INVALID',
    `The examples cannot be served: ${problems.join('; ')}. ` +
      "Give the folder of published examples, as it lies in the API's repository.",
    { problems, ...(cause === undefined ? {} : { cause: safeCause(cause) }) },
  );
}
