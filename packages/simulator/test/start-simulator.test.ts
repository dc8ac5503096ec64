import { createServer } from 'node:net';
import { join } from 'node:path';

import { environments } from '@ers-kit/environments';
import { nhsFolder, nhsFolderMissing, readJsonFiles } from '@ers-kit/internal/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { SimulatorError, startSimulator, type Simulator } from '../src/index.js';
import { at, people } from './ers-harness.js';
import { applicationToken, userToken } from './whole-way.js';

const folder = nhsFolder();
const provider = at('R69', 'SERVICE_PROVIDER_CLINICIAN');

describe.each([
  ['on loopback', undefined],
  ['as Integration', 'integration'],
  ['as Production', 'production'],
  ['as Deployment', 'deployment'],
] as const)('a simulator %s', (_, as) => {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator(as === undefined ? {} : { as });
  });
  afterAll(() => simulator.stop());

  it('has the URLs it says', () => {
    const { ersBaseUrl, cis2, apim, legacy, fhirBaseUrls } = simulator.environment;
    const { ports } = simulator;
    const expected =
      as === undefined
        ? [
            `http://127.0.0.1:${ports.api}/referrals`,
            `http://127.0.0.1:${ports.cis2}/openam/oauth2/realms/root/realms/NHSIdentity/realms/Healthcare`,
            `http://127.0.0.1:${ports.api}/oauth2/token`,
            `http://127.0.0.1:${ports.legacy}`,
            `http://127.0.0.1:${ports.api}/referrals/FHIR/STU3`,
          ]
        : [
            environments[as].ersBaseUrl,
            environments[as].cis2.issuer,
            environments[as].apim.tokenUrl,
            environments[as].legacy.origin,
            environments[as].fhirBaseUrls.STU3,
          ];
    expect([ersBaseUrl, cis2.issuer, apim.tokenUrl, legacy.origin, fhirBaseUrls.STU3]).toEqual(expected);
    expect(simulator.legacy.origin).toBe(simulator.environment.legacy.origin);
  });

  it('takes a user from sign-in to a referral', async () => {
    const authorization = `Bearer ${await userToken(simulator, people.clinician)}`;
    const { fhirBaseUrls } = simulator.environment;
    const roles = await simulator.fetch(`${fhirBaseUrls.R4}/PractitionerRole`, {
      headers: { authorization },
    });
    expect(JSON.stringify(await roles.json())).toContain('SERVICE_PROVIDER_CLINICIAN');
    const referral = await simulator.fetch(`${fhirBaseUrls.STU3}/ReferralRequest/123456789012`, {
      headers: { authorization, ...provider },
    });
    expect(referral.status).toBe(200);
    expect(JSON.stringify(await referral.json())).toContain(`${fhirBaseUrls.STU3}/CodeSystem/SPECIALTY`);
  });

  it('lets an application in by its own credentials', async () => {
    const authorization = `Bearer ${await applicationToken(simulator)}`;
    const url = `${simulator.environment.fhirBaseUrls.STU3}/ReferralRequest/123456789012`;
    expect((await simulator.fetch(url, { headers: { authorization } })).status).toBe(200);
  });

  it('opens a legacy session with an SSO token', async () => {
    const { legacy } = simulator;
    const { origin, asid } = legacy;
    const response = await simulator.fetch(`${origin}/ers-api/v1/ProfessionalSession`, {
      method: 'POST',
      headers: { XAPI_ASID: asid, 'Content-Type': 'application/json' },
      body: JSON.stringify({ token: legacy.ssoToken(people.clinician) }),
    });
    expect(response.status).toBe(201);
  });

  it('is nobody on other paths of its hosts', async () => {
    const { origin } = new URL(simulator.environment.ersBaseUrl);
    expect((await simulator.fetch(`${origin}/nothing`)).status).toBe(404);
    expect((await simulator.fetch(`${simulator.legacy.origin}/`)).status).toBe(404);
    expect((await simulator.fetch(`${origin}/`, { method: 'OPTIONS' })).status).toBe(404);
  });
});

describe('addReferral', () => {
  let simulator: Simulator;
  let authorization: string;
  let session: Record<string, string>;
  beforeAll(async () => {
    simulator = await startSimulator({ as: 'integration', seed: false });
    authorization = `Bearer ${await userToken(simulator, people.clinician)}`;
    session = await openSession(simulator);
  });
  afterAll(() => simulator.stop());

  const examples = folder === undefined ? [] : publishedReferrals(join(folder, 'examples'));
  describe.skipIf(!folder)(`with published referrals (${nhsFolderMissing})`, () => {
    it('has enough of them', () => {
      expect(examples.length).toBeGreaterThan(15);
    });

    it.each(examples)('serves %s the old way and the new', async (_, example) => {
      simulator.addReferral(example);
      const { id, meta } = example;
      const newWay = await simulator.fetch(
        `${simulator.environment.fhirBaseUrls.STU3}/ReferralRequest/${id}`,
        { headers: { authorization, ...provider } },
      );
      expect(newWay.status).toBe(200);
      expect(newWay.headers.get('ETag')).toBe(`W/"${meta.versionId}"`);
      expect(await newWay.json()).toEqual(example);
      const oldWay = await simulator.fetch(
        `${simulator.legacy.origin}/ers-api/STU3/v1/ReferralRequest/${id}`,
        { headers: session },
      );
      expect(await oldWay.json()).toEqual(example);
      const dstu2 = await simulator.fetch(`${simulator.legacy.origin}/ers-api/v1/ReferralRequest/${id}`, {
        headers: session,
      });
      const text = await dstu2.text();
      expect(JSON.parse(text)).toMatchObject({
        id,
        resourceType: 'ReferralRequest',
        patient: {},
        priority: {},
      });
      expect(text).not.toContain('/STU3/');
    });
  });

  it('takes a copy', async () => {
    const resource = { resourceType: 'ReferralRequest', id: '200000000001', status: 'active' };
    simulator.addReferral(resource);
    resource.status = 'changed';
    const response = await simulator.fetch(
      `${simulator.legacy.origin}/ers-api/STU3/v1/ReferralRequest/200000000001`,
      { headers: session },
    );
    expect(response.headers.get('ETag')).toBe('W/"1"');
    expect(await response.json()).toEqual({ ...resource, status: 'active', meta: { versionId: '1' } });
  });

  it('limits the relationship when told who refers', async () => {
    const resource = { resourceType: 'ReferralRequest', id: '200000000002', status: 'active' };
    simulator.addReferral(resource, { referringOrganisation: 'R68' });
    const url = `${simulator.environment.fhirBaseUrls.STU3}/ReferralRequest/200000000002`;
    expect((await simulator.fetch(url, { headers: { authorization, ...provider } })).status).toBe(422);
  });

  const valid = { resourceType: 'ReferralRequest', id: '000000000001', status: 'active' };
  it.each([
    ['nothing', undefined, ['it is not an object']],
    ['null', null, ['it is not an object']],
    ['text', '{}', ['it is not an object']],
    ['an array', [valid], ['it is not an object']],
    ['an empty object', {}, ['its resourceType is not "ReferralRequest"']],
    [
      'another resource',
      { ...valid, resourceType: 'Patient' },
      ['its resourceType is not "ReferralRequest"'],
    ],
    ['no id', { ...valid, id: undefined }, ['its id is not a UBRN of 12 digits']],
    ['a short id', { ...valid, id: '12345678901' }, ['its id is not a UBRN of 12 digits']],
    ['a number for an id', { ...valid, id: 123_456_789_012 }, ['its id is not a UBRN of 12 digits']],
    [
      'a version that is no number',
      { ...valid, meta: { versionId: 'five' } },
      ['its meta.versionId is not a string of digits'],
    ],
    ['meta that is text', { ...valid, meta: '5' }, ['its meta is not an object']],
    ['contained that is no array', { ...valid, contained: {} }, ['its contained is not an array of objects']],
    [
      'extensions that are text',
      { ...valid, extension: ['x'] },
      ['its extension is not an array of objects'],
    ],
    [
      'an appointment without participants',
      { ...valid, contained: [{ resourceType: 'Appointment' }] },
      ['its contained[0].participant is not an array of objects'],
    ],
    [
      'a reference that is a list',
      { ...valid, extension: [{ url: 'https://example.org', valueReference: { reference: [] } }] },
      [expect.stringContaining('reference')],
    ],
    [
      'extension URLs that are a list and an object',
      { ...valid, extension: [{ url: [] }, { url: {} }] },
      [expect.stringContaining('url'), expect.stringContaining('url')],
    ],
    [
      'several mistakes',
      { ...valid, id: '1', contained: 1, meta: 2 },
      [
        'its id is not a UBRN of 12 digits',
        'its meta is not an object',
        'its contained is not an array of objects',
      ],
    ],
    [
      'DSTU2',
      { ...valid, patient: { reference: '#x' } },
      ['it is DSTU2 ("patient" and "priority" are "subject" and an extension in STU3)'],
    ],
  ])('refuses %s', (_, resource, problems) => {
    const error = caught(() => simulator.addReferral(resource as object));
    expect(SimulatorError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ code: 'ERR_SIMULATOR_REFERRAL_INVALID', problems });
  });
});

describe('starting and stopping', () => {
  it('stops at once with connections alive, and twice', async () => {
    const simulator = await startSimulator();
    const url = `${simulator.environment.ersBaseUrl}/_ping`;
    expect((await fetch(url)).status).toBe(200);
    const started = performance.now();
    await simulator.stop();
    await simulator.stop();
    expect(performance.now() - started).toBeLessThan(1000);
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('takes the ports it is given', async () => {
    const first = await startSimulator();
    const { ports } = first;
    await first.stop();
    const second = await startSimulator({ ports });
    expect(second.ports).toEqual(ports);
    expect(second.environment.ersBaseUrl).toBe(`http://127.0.0.1:${ports.api}/referrals`);
    await second.stop();
  });

  it('says that a port is taken, and leaves none open', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    await expect(startSimulator({ ports: { legacy: port } })).rejects.toMatchObject({
      code: 'ERR_SIMULATOR_PORT_UNAVAILABLE',
      message: expect.stringContaining(
        `The legacy port ${port} cannot be opened on 127.0.0.1 (EADDRINUSE)`,
      ) as string,
    });
    taken.close();
  });

  it('has no SSO token for a stranger', async () => {
    const simulator = await startSimulator();
    expect(caught(() => simulator.legacy.ssoToken('1'))).toMatchObject({
      code: 'ERR_SIMULATOR_USER_UNKNOWN',
    });
    await simulator.stop();
  });
});

function caught(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

interface Referral {
  resourceType: string;
  id: string;
  meta: { versionId: string };
}

/** Every published ReferralRequest, those inside Parameters too. */
function publishedReferrals(examples: string): [string, Referral][] {
  return [...readJsonFiles(examples)].flatMap(([file, value]) => {
    const { resourceType, parameter = [] } = value as {
      resourceType: string;
      parameter?: { resource?: Referral }[];
    };
    if (resourceType === 'ReferralRequest') return [[file, value as Referral] as [string, Referral]];
    return parameter.flatMap(({ resource }): [string, Referral][] =>
      resource?.resourceType === 'ReferralRequest' ? [[file, resource]] : [],
    );
  });
}

async function openSession({ fetch, legacy }: Simulator): Promise<Record<string, string>> {
  const { origin, asid } = legacy;
  const path = `${origin}/ers-api/v1/ProfessionalSession`;
  const headers = { XAPI_ASID: asid, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ token: legacy.ssoToken(people.clinician) });
  const { id } = (await (await fetch(path, { method: 'POST', headers, body })).json()) as { id: string };
  const keyed = { ...headers, HTTP_X_SESSION_KEY: id };
  const permission = { businessFunction: 'SERVICE_PROVIDER_CLINICIAN', orgIdentifier: 'R69' };
  await fetch(`${path}/${id}`, { method: 'PUT', headers: keyed, body: JSON.stringify({ id, permission }) });
  return { XAPI_ASID: asid, HTTP_X_SESSION_KEY: id };
}
