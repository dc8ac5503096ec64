import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { nhsFolder } from '@ers-kit/internal/testing';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

type Json = { [key: string]: Json } & Json[] & string;

/** Turns an OpenAPI 3.0 schema into JSON Schema: only `nullable` differs in what the specification uses. */
function toJsonSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(toJsonSchema);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = withRealBaseUrls(schema as Record<string, unknown>);
  const converted = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, toJsonSchema(value)]),
  );
  return nullable === true && typeof converted['type'] === 'string'
    ? { ...converted, type: [converted['type'], 'null'] }
    : converted;
}

/** Judges answers by the published specification, through a validator that is not the project's. */
export function openApiJudge():
  ((path: string, method: string, status: number, body: unknown) => string[]) | undefined {
  const folder = nhsFolder();
  if (folder === undefined) return undefined;
  const specification = JSON.parse(readFileSync(join(folder, 'ers-openapi.structure.json'), 'utf8')) as Json;
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  ajv.addSchema(toJsonSchema(specification) as object, 'spec');
  return (path, method, status, body) => {
    const answer = specification['paths']?.[path]?.[method]?.['responses']?.[String(status)];
    if (!answer) return [`${status} is not declared`];
    const reference = (answer['$ref'] as string | undefined) ?? '';
    const declared = reference ? resolve(specification, reference) : answer;
    const mediaTypes = Object.keys(declared?.['content'] ?? {});
    if (mediaTypes.length === 0)
      return body === undefined || body === '' ? [] : ['a body where none is declared'];
    const pointer = reference || `#/paths/${escape(path)}/${method}/responses/${status}`;
    const validate = ajv.compile({ $ref: `spec${pointer}/content/${escape(mediaTypes[0] ?? '')}/schema` });
    return validate(body)
      ? []
      : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  };
}

const resolve = (root: Json, reference: string): Json | undefined =>
  reference
    .slice(2)
    .split('/')
    .reduce<Json | undefined>((value, part) => value?.[part], root);

const escape = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');

/** Where the specification has the placeholder `_baseUrl_`, a real base URL stands on the wire. */
function withRealBaseUrls(schema: Record<string, unknown>): Record<string, unknown> {
  const values = schema['enum'];
  if (!Array.isArray(values) || !values.every((value) => /^_baseurl_/i.test(String(value)))) return schema;
  const { enum: _, ...rest } = schema;
  return {
    ...rest,
    pattern: values.map((value) => `${String(value).replace(/^_baseurl_/i, '')}$`).join('|'),
  };
}
