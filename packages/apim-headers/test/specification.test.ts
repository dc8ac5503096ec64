import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operations, type OperationDefinition } from '@ers-kit/operations';
import { nhsFolder, nhsFolderMissing } from '@ers-kit/internal/testing';
import { describe, expect, it } from 'vitest';
import { buildApimHeaders, headerNames } from '../src/index.js';
import { administrator, contextsOf, operationIds, optionsOf } from './contexts.js';

interface Parameter {
  $ref?: string;
  in?: string;
  name?: string;
  required?: boolean;
  schema?: { enum?: string[]; pattern?: string };
}
interface Specification {
  paths: Record<string, Record<string, { parameters?: Parameter[]; requestBody?: { content: object } }>>;
  components: { parameters: Record<string, Parameter> };
}

const folder = nhsFolder();
const specification = folder
  ? (JSON.parse(readFileSync(join(folder, 'ers-openapi.structure.json'), 'utf8')) as Specification)
  : undefined;

function declarationOf(id: (typeof operationIds)[number]) {
  const { method, fhirVersion, path }: OperationDefinition = operations[id];
  const item =
    specification?.paths[`/${fhirVersion}${path}`] ?? specification?.paths[`/FHIR/${fhirVersion}${path}`];
  const declared = item?.[method.toLowerCase()];
  const parameters = [
    ...((item?.['parameters'] as Parameter[] | undefined) ?? []),
    ...(declared?.parameters ?? []),
  ]
    .map((one) => (one.$ref ? specification?.components.parameters[one.$ref.split('/').at(-1)!] : one))
    .filter((one) => one?.in === 'header');
  return {
    contentTypes: Object.keys(declared?.requestBody?.content ?? {}),
    headers: new Map(parameters.map((one) => [one?.name?.toLowerCase() ?? '', one])),
  };
}

/** Not declared anywhere, or (A036) left out by mistake. */
const undeclared = [headerNames.accept, headerNames.contentType].map((name) => name.toLowerCase());

describe.skipIf(!specification)(`the headers beside the specification (else: ${nhsFolderMissing})`, () => {
  it.each(operationIds)('%s', (id) => {
    const { headers: declared, contentTypes } = declarationOf(id);
    expect(declared.size).toBeGreaterThan(0);
    for (const context of contextsOf(id)) {
      const headers = new Headers(buildApimHeaders(id, context, optionsOf(id)));
      const forgotten =
        id === 'A036' && context === administrator ? [headerNames.onBehalfOf.toLowerCase()] : [];
      const extra = [...headers.keys()].filter((name) => !declared.has(name));
      expect(extra.filter((name) => !undeclared.includes(name))).toEqual(forgotten);
      for (const [name, parameter] of declared) {
        const sent = headers.get(name);
        const byPlatform = context.mode === 'application-restricted' && name.startsWith('nhsd-');
        expect(sent === null && parameter?.required === true && !byPlatform, `${name} is missing`).toBe(
          false,
        );
        if (sent === null) continue;
        expect(parameter?.schema?.enum ?? [sent]).toContain(sent);
        expect(sent).toMatch(new RegExp(parameter?.schema?.pattern ?? ''));
      }
      const contentType = headers.get('content-type');
      expect(contentType === null ? [] : contentTypes).toEqual(contentTypes);
      expect(contentType === null || contentTypes.includes(contentType)).toBe(true);
    }
  });
});
