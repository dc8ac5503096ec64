import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createNdjsonMapper, toStu3 } from '@ers-kit/dstu2-to-stu3';
import { validate, worklistItems } from '@ers-kit/fhir/stu3';
import { nhsFolder, toJsonSchema } from '@ers-kit/internal/testing';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Comparison, Growth } from '../comparison.js';
import { dstu2Referral, dstu2Worklist, stu3Referral, stu3ReferralText, stu3Worklist } from '../payloads.js';

/** Mapping and validation, beside JSON and ajv. */
export function bodyComparisons(): Comparison[] {
  const text = stu3ReferralText(7000);
  const referral = JSON.parse(text) as object;
  if (!validate(referral).valid) throw new Error('The referral to validate is not valid.');
  const schema = publishedSchema();
  if (schema && !schema(referral)) throw new Error('The referral is not valid by the published schema.');
  const validation = { package: 'fhir', task: `validate a ReferralRequest of ${text.length} bytes` };
  return [
    mapping('map-referral', 'a referral', dstu2Referral(8)),
    mapping('map-worklist', 'a worklist of 100', dstu2Worklist(100)),
    {
      ...validation,
      id: 'validate-parse',
      beside: '`JSON.parse` of it',
      goal: 2,
      ours: () => validate(referral),
      theirs: () => JSON.parse(text),
    },
    ...(schema
      ? [
          {
            ...validation,
            id: 'validate-ajv',
            beside: 'ajv, compiled for the published schema',
            goal: 1,
            ours: () => validate(referral),
            theirs: () => schema(referral),
          },
        ]
      : []),
  ];
}

const mapping = (id: string, what: string, text: string): Comparison => ({
  id,
  package: 'dstu2-to-stu3',
  task: `read, map and write ${what}, ${text.length} bytes`,
  beside: '`JSON.parse` and `JSON.stringify`',
  goal: 1.35,
  ours: () => JSON.stringify(toStu3(JSON.parse(text)).resource),
  theirs: () => JSON.stringify(JSON.parse(text)),
});

/** Mapping, validation and reading of more and more. */
export const bodyGrowth: readonly Growth[] = [
  {
    id: 'map-entries',
    package: 'dstu2-to-stu3',
    task: 'map a worklist',
    unit: 'entries',
    base: 5,
    expected: 'straight',
    jobFor: (entries) => {
      const worklist = JSON.parse(dstu2Worklist(entries)) as unknown;
      return () => toStu3(worklist);
    },
  },
  {
    id: 'map-lines',
    package: 'dstu2-to-stu3',
    task: 'map a stream of NDJSON',
    unit: 'referrals',
    base: 10,
    expected: 'straight',
    rounds: 31,
    jobFor: (lines) => {
      const line = new TextEncoder().encode(`${dstu2Referral(2)}\n`);
      return () =>
        drain(streamOf(line, lines).pipeThrough(createNdjsonMapper({ onIssues: () => undefined })));
    },
  },
  {
    id: 'validate-documents',
    package: 'fhir',
    task: 'validate a referral',
    unit: 'documents',
    base: 5,
    expected: 'straight',
    jobFor: (documents) => {
      const referral = stu3Referral(documents);
      if (!validate(referral).valid) throw new Error('The referral to validate is not valid.');
      return () => validate(referral);
    },
  },
  {
    id: 'validate-entries',
    package: 'fhir',
    task: 'validate a worklist',
    unit: 'entries',
    base: 5,
    expected: 'straight',
    jobFor: (entries) => {
      const worklist = stu3Worklist(entries);
      if (!validate(worklist).valid) throw new Error('The worklist to validate is not valid.');
      return () => validate(worklist);
    },
  },
  {
    id: 'read-entries',
    package: 'fhir',
    task: 'read a worklist (`worklistItems`)',
    unit: 'entries',
    base: 5,
    expected: 'straight',
    jobFor: (entries) => {
      const worklist = stu3Worklist(entries);
      return () => worklistItems(worklist);
    },
  },
];

function streamOf(line: Uint8Array, count: number): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      sent += 1;
      controller.enqueue(line);
      if (sent >= count) controller.close();
    },
  });
}

async function drain(stream: ReadableStream<unknown>): Promise<void> {
  const reader = stream.getReader();
  while (!(await reader.read()).done);
}

/** ajv, compiled for the published schema of a referral; `undefined` where that is not beside the project. */
function publishedSchema(): ValidateFunction | undefined {
  const folder = nhsFolder();
  if (folder === undefined) return undefined;
  const document = JSON.parse(readFileSync(join(folder, 'ers-openapi.structure.json'), 'utf8')) as {
    components: { schemas: unknown };
  };
  const ajv = new Ajv({ strict: false });
  addFormats.default(ajv);
  return ajv.compile({
    $ref: '#/definitions/eRS-ReferralRequest',
    definitions: toJsonSchema(document.components.schemas),
  });
}
