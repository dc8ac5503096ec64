import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { nhsFolder, nhsFolderMissing } from '@ers-kit/internal/testing';
import { describe, expect, it } from 'vitest';

import { people } from './ers-harness.js';
import { providerRole, startLegacy } from './legacy-harness.js';

const legacy = startLegacy();
const folder = nhsFolder();

async function session(userId: string = people.clinician, role: object = providerRole) {
  const opened = await legacy.open(userId);
  await legacy.select(opened, role);
  return { HTTP_X_SESSION_KEY: opened.id };
}

/** The leaf paths of a payload, list positions left out. */
function leaves(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => leaves(each, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, each]) => leaves(each, `${path}.${name}`));
}

const dstu2Query = (...more: object[]): object => ({
  resourceType: 'Parameters',
  meta: { versionId: '1', profile: ['http://fhir.nhs.uk/OperationDefinition/ers-fetchworklist-operation-1'] },
  parameter: [
    {
      name: 'listType',
      valueCodeableConcept: {
        coding: [
          { system: 'http://fhir.nhs.uk/ValueSet/ers-referrallistselector-1', code: 'REFERRALS_FOR_REVIEW' },
        ],
      },
    },
    ...more,
  ],
});

interface Worklist {
  contained?: { id: string }[];
  entry?: { item: { reference: string } }[];
}

describe('A004 the old way', () => {
  it('answers a code system in STU3 and a value set in DSTU2, of the same codes', async () => {
    const headers = await session();
    const stu3 = await legacy.send('GET', '/ers-api/STU3/v1/CodeSystem/SPECIALTY', headers);
    const { concept } = (await stu3.json()) as { concept: { code: string }[] };
    const dstu2 = await legacy.send('GET', '/ers-api/v1/ValueSet/SPECIALTY', headers);
    expect(dstu2.headers.get('content-type')).toBe('application/json+fhir');
    const { codeSystem } = (await dstu2.json()) as { codeSystem: { concept: { code: string }[] } };
    expect(codeSystem.concept.map(({ code }) => code)).toEqual(concept.map(({ code }) => code));
    expect((await legacy.send('GET', '/ers-api/v1/ValueSet/CLINIC_TYPE', headers)).status).toBe(404);
    expect((await legacy.send('GET', '/ers-api/STU3/v1/CodeSystem/CLINIC-TYPE', headers)).status).toBe(200);
  });
});

describe('A006 and A007 the old way', () => {
  const file = 'Binary/5f0c2a34-8a41-4c5a-9a7b-0c8f2d1e6a01';

  it.each(['/ers-api/v1/', '/ers-api/STU3/v1/'])('answers the bytes of a file at %s', async (base) => {
    const response = await legacy.send('GET', `${base}${file}`, { ...(await session()), Accept: '*/*' });
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect((await response.text()).startsWith('%PDF')).toBe(true);
  });

  it('fails when Accept is narrower than the type of the file', async () => {
    const headers = { ...(await session()), Accept: 'image/png' };
    expect((await legacy.send('GET', `/ers-api/v1/${file}`, headers)).status).toBe(406);
  });

  it.each([
    ['GET', '/ers-api/v1/Binary/$ers.generateCRI?UBRN=123456789012', 200],
    ['GET', '/ers-api/v1/Binary/$ers.generateCRI?UBRN=000000000009', 404],
    ['GET', '/ers-api/v1/Binary/$ers.generateCRI', 404],
    ['POST', '/ers-api/STU3/v1/ReferralRequest/123456789012/$ers.generateCRI', 200],
    ['GET', '/ers-api/STU3/v1/ReferralRequest/123456789012/$ers.generateCRI', 404],
  ])('answers %s %s with %i', async (method, path, status) => {
    expect((await legacy.send(method, path, { ...(await session()), Accept: '*/*' })).status).toBe(status);
  });
});

describe('A008 the old way', () => {
  it('answers the same referrals in both forms', async () => {
    const headers = await session();
    const dstu2 = await legacy.send(
      'POST',
      '/ers-api/v1/ReferralRequest/$ers.fetchworklist',
      headers,
      dstu2Query(),
    );
    expect(dstu2.status).toBe(200);
    const text = await dstu2.text();
    expect(text).not.toMatch(/STU3|nhs\.net|referralRequestVersion/);
    const list = JSON.parse(text) as Worklist;
    expect(list.entry?.map(({ item }) => item.reference)).toEqual([
      'ReferralRequest/123456789012',
      'ReferralRequest/123456789047',
    ]);
    expect(text).toContain('"2WW"');
  });

  it.each([
    [
      'service',
      { name: 'service', valueIdentifier: { system: 'http://fhir.nhs.uk/Id/ers-service', value: '20103' } },
    ],
    [
      'location',
      {
        name: 'location',
        valueIdentifier: { system: 'http://fhir.nhs.uk/Id/ods-site-code', value: 'R6902' },
      },
    ],
  ])('filters by %s', async (_, filter) => {
    const path = '/ers-api/v1/ReferralRequest/$ers.fetchworklist';
    const response = await legacy.send('POST', path, await session(), dstu2Query(filter));
    const list = (await response.json()) as Worklist;
    expect(list.entry?.map(({ item }) => item.reference)).toEqual(['ReferralRequest/123456789047']);
  });

  it('says of an empty list why it is empty', async () => {
    const filter = {
      name: 'location',
      valueIdentifier: { system: 'http://fhir.nhs.uk/Id/ods-site-code', value: 'R9999' },
    };
    const path = '/ers-api/v1/ReferralRequest/$ers.fetchworklist';
    const response = await legacy.send('POST', path, await session(), dstu2Query(filter));
    expect(await response.json()).toMatchObject({ emptyReason: { coding: [{ code: 'nilknown' }] } });
  });

  it.each([
    ['an unknown parameter', dstu2Query({ name: 'colour', valueString: 'x' }), 422],
    ['no JSON', '{', 400],
  ])('refuses %s', async (_, body, status) => {
    const path = '/ers-api/v1/ReferralRequest/$ers.fetchworklist';
    expect((await legacy.send('POST', path, await session(), body)).status).toBe(status);
  });
});

describe.skipIf(!folder)(`beside published DSTU2 (${nhsFolderMissing})`, () => {
  const published = (file: string): unknown =>
    JSON.parse(readFileSync(join(folder ?? '', 'examples-dstu2', file), 'utf8')) as unknown;
  const paths = {
    'A004-response-specialty.json': ['GET', '/ers-api/v1/ValueSet/SPECIALTY'],
    'A005-response-booked.json': ['GET', '/ers-api/v1/ReferralRequest/123456789012'],
    'A008-response-one-entry.json': ['POST', '/ers-api/v1/ReferralRequest/$ers.fetchworklist'],
  } as const;

  it.each(Object.entries(paths))('has every leaf path of %s', async (file, [method, path]) => {
    const body = method === 'POST' ? dstu2Query() : undefined;
    const answer = await (await legacy.send(method, path, await session(), body)).json();
    const ours = new Set(leaves(answer));
    expect([...new Set(leaves(published(file)))].filter((leaf) => !ours.has(leaf))).toEqual([]);
  });
});
