import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operations, type BusinessFunction, type OperationDefinition } from '@ers-kit/operations';
import { describe, expect, it } from 'vitest';
import { createErsClient, type ErsErrorCode } from '../src/index.js';
import { operationIds } from './every-operation.js';
import { clinician } from './helpers.js';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
const tableOf = (heading: string): string[][] =>
  (readme.split(`\n## ${heading}\n`)[1] ?? '')
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| -+/.test(line))
    .slice(1)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

/** The functions by the short names that the table has for them. */
const shortNames: Readonly<Partial<Record<BusinessFunction, string>>> = {
  REFERRING_CLINICIAN: 'RC',
  REFERRING_CLINICIAN_ADMIN: 'RCA',
  REFERRING_ADMIN: 'RA',
  SERVICE_PROVIDER_CLINICIAN: 'SPC',
  SERVICE_PROVIDER_CLINICIAN_ADMIN: 'SPCA',
  SERVICE_PROVIDER_ADMIN: 'SPA',
};

const rows = tableOf('Operations');

describe('the table of operations in the README', () => {
  it('has each operation of the catalogue once, in its order', () => {
    expect(rows.map(([id]) => id)).toEqual(operationIds.toSorted());
  });

  it.each(rows)('says of %s what the catalogue says', (id = '', example, users, unattended, gives) => {
    const definition: OperationDefinition = operations[id as keyof typeof operations];
    expect(example).toMatch(new RegExp(`^\`+client\\.${definition.methodName}\\(`));
    const functions = definition.businessFunctions['user-restricted'];
    const named = functions === 'any' ? ['any'] : functions.map((name) => shortNames[name]);
    expect(new Set(users?.split(' '))).toEqual(new Set(named));
    expect(unattended).toBe(definition.accessModes.includes('application-restricted') ? 'yes' : '');
    const { resourceType } = definition.response;
    if (resourceType !== undefined) expect(gives).toContain(`\`${resourceType}\``);
    expect(gives?.includes('with `version`') || gives === '`version`').toBe(definition.eTag);
    expect(gives?.includes('deprecated')).toBe(['A006', 'A021', 'A032'].includes(id));
  });

  it.each(rows)('has an example for %s that is sent as it stands', async (id, example = '') => {
    const [ubrn, version, body, bytes, attachmentLogicalID] = ['000000070000', 5, bodyOf(id), 'x', 'att-1-2'];
    const values = {
      ubrn,
      version,
      body,
      bytes,
      attachmentLogicalID,
      id: id === 'A042' ? 'att-1-2' : '11000',
    };
    const sent: string[] = [];
    const client = createErsClient({
      environment: { fhirBaseUrls: { STU3: 'https://x.example/STU3', R4: 'https://x.example/R4' } },
      accessToken: false,
      context: contextOf(id),
      retry: false,
      limiter: false,
      fetch: async (url) => {
        sent.push(new Request(url).url);
        throw new TypeError('not sent');
      },
    });
    const source = example.replace(/^`+ ?| ?`+$/g, '');
    // eslint-disable-next-line no-new-func, no-implied-eval -- the example is the README's own code.
    const run = new Function('client', ...Object.keys(values), `return ${source}`) as (
      ...given: unknown[]
    ) => Promise<unknown>;
    await expect(run(client, ...Object.values(values))).rejects.toMatchObject({ code: 'ERR_ERS_NETWORK' });
    expect(sent).toHaveLength(1);
  });
});

function bodyOf(id: string | undefined): unknown {
  const { request }: OperationDefinition = operations[id as keyof typeof operations];
  return request === false ? undefined : { resourceType: request.resourceType };
}

function contextOf(id: string | undefined) {
  const { businessFunctions }: OperationDefinition = operations[id as keyof typeof operations];
  const functions = businessFunctions['user-restricted'];
  const [businessFunction = clinician.businessFunction] = functions === 'any' ? [] : functions;
  const onBehalfOf = businessFunction.endsWith('_PROVIDER_CLINICIAN_ADMIN')
    ? { onBehalfOf: '021600556514' }
    : {};
  return { ...clinician, businessFunction, ...onBehalfOf };
}

describe('the table of errors in the README', () => {
  it('has every code', () => {
    const codes: Readonly<Record<ErsErrorCode, true>> = {
      ERR_ERS_CONFIGURATION: true,
      ERR_ERS_INPUT: true,
      ERR_ERS_VALIDATION: true,
      ERR_ERS_AUTH: true,
      ERR_ERS_FORBIDDEN: true,
      ERR_ERS_NOT_FOUND: true,
      ERR_ERS_CONFLICT: true,
      ERR_ERS_LOCKED: true,
      ERR_ERS_RATE_LIMIT: true,
      ERR_ERS_LIMITER: true,
      ERR_ERS_UNAVAILABLE: true,
      ERR_ERS_RESPONSE: true,
      ERR_ERS_NETWORK: true,
      ERR_ERS_TIMEOUT: true,
    };
    expect(tableOf('Errors').map(([code]) => code)).toEqual(Object.keys(codes).map((code) => `\`${code}\``));
  });
});
