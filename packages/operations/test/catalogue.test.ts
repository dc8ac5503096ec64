import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nhsFolder, nhsFolderMissing } from '@ers-kit/internal/testing';
import { describe, expect, it } from 'vitest';
import {
  applicationFunctions,
  businessFunctions,
  isOperationId,
  operations,
  pathParameterRules,
  type OperationDefinition,
  type RequestBody,
} from '../src/index.js';

const rows: readonly OperationDefinition[] = Object.values(operations);
const each = rows.map((operation) => ({ id: operation.id, operation }));
const names = (template: string): string[] => [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);

describe('the catalogue', () => {
  it('has 40 operations under 37 activity codes: 33 of STU3, 7 of R4', () => {
    expect(rows).toHaveLength(40);
    expect(new Set(rows.map(({ id }) => id.replace('-versioned', ''))).size).toBe(37);
    expect(rows.filter(({ fhirVersion }) => fhirVersion === 'STU3')).toHaveLength(33);
    expect(rows.filter(({ fhirVersion }) => fhirVersion === 'R4')).toHaveLength(7);
  });

  it.each(['README.md', 'package.json'])('is described by its %s', (file) => {
    const last = rows
      .map(({ id }) => id)
      .toSorted()
      .at(-1);
    const text = readFileSync(join(import.meta.dirname, '..', file), 'utf8');
    expect(text).toContain(`operations${file === 'README.md' ? ',' : ''} A004 to ${last}`);
    if (file === 'README.md') expect(text).toContain(`its ${rows.length} operations`);
  });

  it('is keyed by id, and has one method name and one route for each', () => {
    expect(rows.map(({ id }) => id)).toEqual(Object.keys(operations));
    expect(new Set(rows.map(({ methodName }) => methodName)).size).toBe(rows.length);
    expect(
      new Set(rows.map(({ method, fhirVersion, path }) => `${method} ${fhirVersion} ${path}`)).size,
    ).toBe(rows.length);
  });

  it('cannot be changed', () => {
    expect(() => Object.assign(operations, { A999: {} })).toThrow(TypeError);
    expect(() => Object.assign(operations.A005.ifMatch || operations.A005, { id: 'A006' })).toThrow(
      TypeError,
    );
    expect(Object.isFrozen(operations.A025.query['_include'].values)).toBe(true);
    expect(Object.isFrozen(operations.A005.businessFunctions['user-restricted'])).toBe(true);
  });

  it('knows which operations write, and the version that they need', () => {
    const demanding = rows.filter(({ ifMatch }) => ifMatch !== false).map(({ id }) => id);
    expect(demanding).toEqual(
      expect.arrayContaining([
        'A012',
        'A013',
        'A014',
        'A022',
        'A026',
        'A028',
        'A031',
        'A032',
        'A034',
        'A036',
      ]),
    );
    expect(demanding).toHaveLength(10);
    expect(operations.A026.ifMatch).toEqual({ versionOf: 'CommunicationRequest', readWith: 'A024' });
    expect(operations.A034.ifMatch).toEqual({ versionOf: 'Appointment', readWith: 'A038' });
  });

  it('names the successors of what is deprecated', () => {
    const deprecated = rows.filter((row) => row.deprecated).map(({ id, replacedBy }) => [id, replacedBy]);
    expect(Object.fromEntries(deprecated)).toEqual({ A006: 'A042', A021: 'A011', A032: 'A031' });
  });

  it('is open to unattended applications exactly where the overview says so, and in the deprecated A006', () => {
    const open = rows.filter(({ accessModes }) => accessModes.includes('application-restricted'));
    expect(new Set(open.map(({ id }) => id.replace('-versioned', '')))).toEqual(
      new Set('A004 A005 A006 A007 A008 A013 A024 A025 A028 A029 A033 A035 A036 A037 A042 A043'.split(' ')),
    );
  });

  it('lets any user call A030, without naming an organisation', () => {
    expect(operations.A030.businessFunctions['user-restricted']).toBe('any');
    expect(rows.filter(({ userContext }) => !userContext).map(({ id }) => id)).toEqual(['A030']);
  });

  it.each(each)('$id agrees with itself', ({ operation }) => {
    expect(operation.accessModes).toEqual(Object.keys(operation.businessFunctions));
    expect(names(operation.path).filter((name) => !Object.hasOwn(pathParameterRules, name))).toEqual([]);
    expect(names(operation.path).filter((name) => Object.hasOwn(operation.query, name))).toEqual([]);
    expect(operation.statuses).toContain(operation.response.status);
    expect(operation.statuses).toEqual(operation.statuses.toSorted((a, b) => a - b));
    expect(operation.deprecated).toBe(operation.replacedBy !== undefined);
    expect(operation.replacedBy === undefined || isOperationId(operation.replacedBy)).toBe(true);
    expect(operation.methodName).toMatch(/^[a-z][A-Za-z0-9]+$/);
    const functions = operation.businessFunctions['user-restricted'];
    expect(businessFunctions).toEqual(expect.arrayContaining(functions === 'any' ? [] : [...functions]));
    const applications = operation.businessFunctions['application-restricted'] ?? [];
    expect(applicationFunctions).toEqual(expect.arrayContaining([...applications]));
  });

  it.each(['A001', '', 'a005', '__proto__', 'toString', 'constructor', 5, null, undefined, ['A005'], {}])(
    'does not take %j for an id',
    (value) => expect(isOperationId(value)).toBe(false),
  );
});

const nhs = nhsFolder();

interface PublishedParameters {
  components: { parameters: Record<'BusinessFunction' | 'CodeSystemType', { schema: { enum: string[] } }> };
}
const parameters = nhs
  ? (JSON.parse(readFileSync(join(nhs, 'ers-openapi.structure.json'), 'utf8')) as PublishedParameters)
      .components.parameters
  : undefined;

interface PublishedOperation {
  id: string;
  name: string;
  fhirVersion: string;
  inSpec: boolean;
  deprecated: boolean;
  replacedBy: string | null;
  method: string;
  path: string;
  accessModes: string[];
  allowedBusinessFunctions: Record<string, string[]>;
  requestHeaders: { name: string; required: boolean }[];
  pathParams: { name: string }[];
  queryParams: {
    name: string;
    required: boolean;
    allowedValues?: string[];
    minimum?: number;
    maximum?: number;
    notes: string;
  }[];
  requestBody: { contentType: string | string[]; resourceType: string | null } | null;
  responses: {
    status: number;
    contentType: string | string[] | null;
    resourceType: string | null;
    headers: string[];
  }[];
  concurrency: { ifMatch: boolean; etag: boolean; versionOf?: string; versionReadFrom?: string };
}

const listOf = <T>(value: T | T[] | null): T[] => (value === null ? [] : ([value].flat() as T[]));
const publishedFile = nhs && join(nhs, '..', 'domain', 'ers-operations.json');
const published: PublishedOperation[] =
  publishedFile && existsSync(publishedFile)
    ? (
        JSON.parse(readFileSync(publishedFile, 'utf8')) as { operations: PublishedOperation[] }
      ).operations.filter(({ inSpec }) => inSpec)
    : [];

describe.skipIf(published.length === 0)(
  `the catalogue beside what is published (else: ${nhsFolderMissing})`,
  () => {
    it('has the same business functions and code systems', () => {
      expect(businessFunctions).toEqual(parameters?.BusinessFunction.schema.enum);
      expect(pathParameterRules.codeSystemType.values).toEqual(parameters?.CodeSystemType.schema.enum);
    });

    it('has the same operations', () => {
      expect(Object.keys(operations).toSorted()).toEqual(published.map(({ id }) => id).toSorted());
    });

    describe.each(published)('$id', (source) => {
      const operation: OperationDefinition = operations[source.id as keyof typeof operations];
      const headers = new Map(source.requestHeaders.map(({ name, required }) => [name, required]));

      it('has the same route, name and state', () => {
        expect(operation).toMatchObject({
          name: source.name,
          fhirVersion: source.fhirVersion,
          method: source.method,
          deprecated: source.deprecated,
        });
        expect(`/FHIR/${operation.fhirVersion}${operation.path}`).toBe(source.path);
        expect(operation.replacedBy ?? null).toBe(source.replacedBy);
        expect(names(operation.path)).toEqual(source.pathParams.map(({ name }) => name));
      });

      it('has the same callers', () => {
        expect(operation.accessModes.toSorted()).toEqual(source.accessModes.toSorted());
        for (const mode of operation.accessModes) {
          const functions = operation.businessFunctions[mode];
          const expected = source.allowedBusinessFunctions[mode]?.toSorted();
          expect(functions === 'any' ? [] : functions?.toSorted()).toEqual(expected);
        }
      });

      it('has the same headers', () => {
        expect(operation.userContext).toBe(headers.has('NHSD-eRS-Business-Function'));
        expect(operation.userContext).toBe(headers.has('NHSD-End-User-Organisation-ODS'));
        // A036 forgets the header, as its notes say.
        expect(operation.onBehalfOf).toBe(
          headers.has('NHSD-eRS-On-Behalf-Of-User-ID') || source.id === 'A036',
        );
        const need = (name: string): string | undefined =>
          headers.has(name) ? (headers.get(name) ? 'required' : 'optional') : undefined;
        expect({ ...operation.specialHeaders }).toEqual(
          JSON.parse(
            JSON.stringify({
              commissioningRuleOrganisation: need('NHSD-eRS-Comm-Rule-Org'),
              fileName: need('NHSD-eRS-File-Name'),
              referralId: need('NHSD-eRS-Referral-ID'),
            }),
          ),
        );
        expect(operation.ifMatch !== false).toBe(headers.has('If-Match'));
      });

      it('has the same versions, bodies and statuses', () => {
        const { ifMatch, etag, versionOf, versionReadFrom } = source.concurrency;
        expect(operation.ifMatch).toEqual(ifMatch ? { versionOf, readWith: versionReadFrom } : false);
        expect(operation.eTag).toBe(etag);
        const success = source.responses.find(({ status }) => status < 400)!;
        expect(operation.response.status).toBe(success.status);
        expect(operation.response.contentTypes.toSorted()).toEqual(listOf(success.contentType).toSorted());
        expect(operation.response.resourceType ?? null).toBe(success.resourceType);
        expect(operation.eTag).toBe(success.headers.includes('ETag'));
        const body: RequestBody = operation.request || { contentTypes: [] };
        expect(operation.request !== false).toBe(source.requestBody !== null);
        const contentTypes: string[] = listOf(source.requestBody?.contentType ?? null);
        expect(body.contentTypes.toSorted()).toEqual(contentTypes.toSorted());
        expect(body.resourceType ?? null).toBe(source.requestBody?.resourceType ?? null);
        expect(operation.statuses).toEqual(
          source.responses.map(({ status }) => status).toSorted((a, b) => a - b),
        );
      });

      it('has the same query parameters and rules', () => {
        expect(Object.keys(operation.query)).toEqual(source.queryParams.map(({ name }) => name));
        for (const expected of source.queryParams) {
          const actual = operation.query[expected.name]!;
          expect(actual.required).toBe(expected.required);
          expect(actual.repeatable ?? false).toBe(expected.notes.startsWith('Repeatable'));
          expect(actual.kind === 'code' ? actual.values : undefined).toEqual(expected.allowedValues);
          expect(actual.kind === 'integer' ? actual.minimum : undefined).toBe(expected.minimum);
          expect(actual).toMatchObject(expected.maximum === undefined ? {} : { maximum: expected.maximum });
        }
      });
    });
  },
);
