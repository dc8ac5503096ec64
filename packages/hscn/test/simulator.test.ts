import { createCis2Client } from '@ers-kit/cis2-auth';
import type { RequestContext } from '@ers-kit/apim-headers';
import { signInAsBrowser } from '@ers-kit/internal/testing';
import makeFetchCookie from 'fetch-cookie';
import { createApimAuth } from '@ers-kit/apim-auth';
import { startSimulator, type Simulator } from '@ers-kit/simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toStu3 } from '@ers-kit/dstu2-to-stu3';
import { migrateRequest, migrateResponse, sessionContext, type LegacyRequest } from '../src/index.js';

type Json = Readonly<Record<string, unknown>>;

/** One who reads referrals, the old way and the new. */
interface Reader {
  readonly sessionKey: string;
  readonly accessToken: string;
  readonly context: RequestContext;
}

let simulator: Simulator;
let provider: Reader;
let referrer: Reader;

const send = ({
  method,
  url,
  headers,
  body,
}: {
  method: string;
  url: string;
  headers?: object;
  body?: unknown;
}) =>
  simulator.fetch(url, {
    method,
    headers: { ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });

/** A001 and A002: the session of a person in a role. */
async function openSession(userId: string, permission: object): Promise<string> {
  const { legacy } = simulator;
  const headers = { XAPI_ASID: legacy.asid, 'Content-Type': 'application/json' };
  const url = `${legacy.origin}/ers-api/v1/ProfessionalSession`;
  const created = await send({ method: 'POST', url, headers, body: { token: legacy.ssoToken(userId) } });
  const { id } = (await created.json()) as { id: string };
  const selected = await send({
    method: 'PUT',
    url: `${url}/${id}`,
    headers: { ...headers, HTTP_X_SESSION_KEY: id },
    body: { id, permission },
  });
  if (!selected.ok) throw new Error('A002 failed');
  return id;
}

/** The access token of a person who signs in with CIS2. */
async function signIn(uid: string): Promise<string> {
  const { environment, credentials, fetch } = simulator;
  const cis2 = createCis2Client({ environment, credentials: credentials.cis2, fetch });
  const { url, transaction } = await cis2.startSignIn();
  const { redirectUri } = credentials.cis2;
  const callbackUrl = await signInAsBrowser({ fetch: makeFetchCookie(fetch), url, redirectUri, uid });
  const { idToken } = await cis2.completeSignIn({ callbackUrl, transaction });
  const apim = createApimAuth({ environment, credentials: credentials.apim, fetch });
  return (await apim.exchangeIdToken(idToken)).accessToken;
}

beforeAll(async () => {
  simulator = await startSimulator({ as: 'integration' });
  const { environment, credentials, fetch } = simulator;
  const apim = createApimAuth({ environment, credentials: credentials.application, fetch });
  const clinician = { businessFunction: 'SERVICE_PROVIDER_CLINICIAN', orgIdentifier: 'R69' };
  provider = {
    sessionKey: await openSession('910000000103', clinician),
    accessToken: (await apim.applicationToken()).accessToken,
    context: { mode: 'application-restricted' },
  };
  const practitioner = { businessFunction: 'REFERRING_CLINICIAN', orgIdentifier: 'R68' };
  const { context } = sessionContext(undefined, { permission: practitioner });
  if (!context) throw new Error('no context');
  referrer = {
    sessionKey: await openSession('910000000101', practitioner),
    accessToken: await signIn('910000000101'),
    context,
  };
});
afterAll(() => simulator.stop());

/** Every referral of the seed, and who of the two may read it. */
const ubrns = ['123456789012', '123456789020', '123456789039', '123456789047', '123456789055'];

interface OldRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Sends the old request the old way and what it becomes the new way; a redirect (A042) is followed. */
async function bothWays(
  reader: Reader,
  path: string,
  { method = 'GET', headers = {}, body }: OldRequest = {},
) {
  const { environment, legacy } = simulator;
  const { sessionKey, accessToken, context } = reader;
  const old: LegacyRequest = {
    method,
    url: `${legacy.origin}${path}`,
    headers: { XAPI_ASID: legacy.asid, HTTP_X_SESSION_KEY: sessionKey, ...headers },
    body,
  };
  const { request } = migrateRequest(old, { environment, context, accessToken });
  if (!request) throw new Error('no request');
  const before = await send(old);
  const answered = await send(request);
  const location = answered.status === 307 ? answered.headers.get('location') : null;
  const after = location === null ? answered : await simulator.fetch(location);
  const bytes = [Buffer.from(await before.arrayBuffer()), Buffer.from(await after.arrayBuffer())] as const;
  const payloads = bytes.map((one) => {
    const text = one.toString();
    return (text.startsWith('{') ? JSON.parse(text) : {}) as Json;
  }) as [Json, Json];
  return { before, after, payloads, bytes };
}

describe('a legacy request and the one it becomes', () => {
  it.each(ubrns)('give the same referral %s, where the old one is STU3', async (ubrn) => {
    const { before, after, payloads } = await bothWays(referrer, `/ers-api/STU3/v1/ReferralRequest/${ubrn}`);
    expect([before.status, after.status]).toEqual([200, 200]);
    expect(payloads[1]).toEqual(payloads[0]);
    expect(payloads[1]).toMatchObject({ resourceType: 'ReferralRequest', id: ubrn });
    const seen = migrateResponse(
      { status: after.status, headers: after.headers, body: payloads[1] },
      { operation: 'A005', generation: 'HSCN-STU3' },
    );
    expect(seen.headers['X_ERS_TRANSACTION_ID']).toMatch(/^[0-9a-f-]{36}-1$/);
    expect(seen.headers).not.toHaveProperty('x-request-id');
    expect(seen.headers['etag']).toBe(before.headers.get('etag'));
  });

  it.each(ubrns)('give the same clinical content of %s, where the old one is DSTU2', async (ubrn) => {
    const { before, after, payloads } = await bothWays(referrer, `/ers-api/v1/ReferralRequest/${ubrn}`, {
      headers: { Accept: 'application/json+fhir' },
    });
    expect([before.status, after.status]).toEqual([200, 200]);
    const referenceDataBaseUrl = simulator.environment.fhirBaseUrls.STU3.replace('/STU3', '');
    const { resource } = toStu3(payloads[0], { target: 'stu3-hscn', referenceDataBaseUrl });
    expect(clinicalContent(resource)).toEqual(clinicalContent(payloads[1]));
  });

  it.each(ubrns)('give or refuse %s alike to a provider', async (ubrn) => {
    const { before, after, payloads } = await bothWays(provider, `/ers-api/STU3/v1/ReferralRequest/${ubrn}`);
    expect(after.status).toBe(before.status);
    expect(payloads[1]['id']).toBe(payloads[0]['id']);
  });

  it('are refused alike where there is no such referral', async () => {
    const { before, after } = await bothWays(referrer, '/ers-api/STU3/v1/ReferralRequest/999999999999');
    expect([before.status, after.status]).toEqual([404, 404]);
  });
});

const worklistParameters = {
  resourceType: 'Parameters',
  meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-Parameters-1'] },
  parameter: [
    {
      name: 'listType',
      valueCodeableConcept: {
        coding: [
          {
            system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReferralListSelector-1',
            code: 'REFERRALS_FOR_REVIEW',
          },
        ],
      },
    },
    {
      name: 'service',
      valueIdentifier: { system: 'http://fhir.nhs.net/Id/ers-service', value: '20101' },
    },
  ],
};
const dstu2WorklistParameters = JSON.parse(
  JSON.stringify(worklistParameters)
    .replace(
      'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-Parameters-1',
      'http://fhir.nhs.uk/OperationDefinition/ers-fetchworklist-operation-1',
    )
    .replace(
      'https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReferralListSelector-1',
      'http://fhir.nhs.uk/ValueSet/ers-referrallistselector-1',
    )
    .replace('http://fhir.nhs.net/Id/ers-service', 'http://fhir.nhs.uk/Id/ers-service'),
) as object;

const referencesIn = ({ entry }: Json): string[] =>
  ((entry ?? []) as { item: { reference: string } }[]).map(({ item }) => item.reference).toSorted();

describe('the other reads of the legacy API', () => {
  it.each([
    'SPECIALTY',
    'CLINIC-TYPE',
    'APPOINTMENT-CANCELLATION-REASON',
    'REFERRAL-CANCELLATION-REASON',
    'APPOINTMENT-NON-ATTENDANCE-REASON',
    'PRIORITY',
  ])('give the same reference data %s (A004)', async (set) => {
    const { before, payloads } = await bothWays(referrer, `/ers-api/STU3/v1/CodeSystem/${set}`);
    expect(before.status).toBe(200);
    // The date is the moment of the answer.
    expect({ ...payloads[1], date: '' }).toEqual({ ...payloads[0], date: '' });
  });

  it('give the same specialties, where the old ones are DSTU2 (A004)', async () => {
    const { before, payloads } = await bothWays(referrer, '/ers-api/v1/ValueSet/SPECIALTY');
    expect(before.status).toBe(200);
    const codesOf = ({ concept }: Json): unknown[] =>
      ((concept ?? []) as Json[]).map(({ code, display }) => [code, display]);
    expect(codesOf(toStu3(payloads[0]).resource)).toEqual(codesOf(payloads[1]));
    expect(codesOf(payloads[1]).length).toBeGreaterThan(1);
  });

  it.each(['/ers-api/STU3/v1', '/ers-api/v1'])('give the same file below %s (A006)', async (path) => {
    const { before, after, bytes } = await bothWays(
      provider,
      `${path}/Binary/5f0c2a34-8a41-4c5a-9a7b-0c8f2d1e6a01`,
    );
    expect([before.status, after.status]).toEqual([200, 200]);
    expect(bytes[0].equals(bytes[1])).toBe(true);
    expect(bytes[0].length).toBeGreaterThan(0);
  });

  it.each([
    ['POST', '/ers-api/STU3/v1/ReferralRequest/123456789012/$ers.generateCRI'],
    ['GET', '/ers-api/v1/Binary/$ers.generateCRI?UBRN=123456789012'],
  ])('give a clinical summary as PDF: %s %s (A007)', async (method, path) => {
    const { before, after, bytes } = await bothWays(provider, path, { method });
    expect([before.status, after.status]).toEqual([200, 200]);
    expect(bytes.map((one) => one.subarray(0, 5).toString())).toEqual(['%PDF-', '%PDF-']);
    const name = (response: Response): string =>
      (response.headers.get('content-disposition') ?? '').replace(/\d{14}/, '{time}');
    expect(name(after)).toBe(name(before));
  });

  it('give the same worklist, where the old one is STU3 (A008)', async () => {
    const { before, payloads } = await bothWays(
      provider,
      '/ers-api/STU3/v1/ReferralRequest/$ers.fetchworklist',
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/fhir+json' },
        body: worklistParameters,
      },
    );
    expect(before.status).toBe(200);
    expect(payloads[1]).toEqual(payloads[0]);
    expect(referencesIn(payloads[1]).length).toBeGreaterThan(0);
  });

  it('give the same entries, where the old worklist is DSTU2 (A008)', async () => {
    const { before, after, payloads } = await bothWays(
      provider,
      '/ers-api/v1/ReferralRequest/$ers.fetchworklist',
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json+fhir' },
        body: dstu2WorklistParameters,
      },
    );
    expect([before.status, after.status]).toEqual([200, 200]);
    expect(referencesIn(payloads[1])).toEqual(referencesIn(payloads[0]));
    expect(referencesIn(payloads[1]).length).toBeGreaterThan(0);
  });

  it('give every referral of the worklists with the same content, in both generations', async () => {
    const references = new Set<string>();
    for (const value of ['20101', '20102', '20103', '20104', '20105', '20107', '20108', '20109']) {
      const [listType, service] = worklistParameters.parameter;
      const parameter = [
        listType,
        { ...service, valueIdentifier: { system: 'http://fhir.nhs.net/Id/ers-service', value } },
      ];
      const { payloads } = await bothWays(provider, '/ers-api/STU3/v1/ReferralRequest/$ers.fetchworklist', {
        method: 'POST',
        headers: { 'Content-Type': 'application/fhir+json' },
        body: { ...worklistParameters, parameter },
      });
      for (const reference of referencesIn(payloads[1])) references.add(reference);
    }
    expect(references.size).toBeGreaterThan(20);
    const referenceDataBaseUrl = simulator.environment.fhirBaseUrls.STU3.replace('/STU3', '');
    for (const reference of references) {
      const stu3 = await bothWays(provider, `/ers-api/STU3/v1/${reference}`);
      expect(stu3.payloads[1]).toEqual(stu3.payloads[0]);
      const dstu2 = await bothWays(provider, `/ers-api/v1/${reference}`);
      const { resource } = toStu3(dstu2.payloads[0], { target: 'stu3-hscn', referenceDataBaseUrl });
      expect(clinicalContent(resource)).toEqual(clinicalContent(dstu2.payloads[1]));
    }
  });
});

const clinicalExtensions = ['ReferralPriority', 'ClinicalInfoFirstSubmitted', 'ClinicalInfoLastUpdated'];

/**
 * What a DSTU2 referral can say at all: the platform adds shortlist, state, commissioning organisation and
 * request id, and the availability of files, for which DSTU2 has no place.
 */
function clinicalContent(referral: Json): object {
  const list = (name: string): Json[] => (referral[name] ?? []) as Json[];
  const codeOf = (concept: unknown): unknown =>
    (concept as { coding?: Json[] } | undefined)?.coding?.[0]?.['code'];
  const documents = list('contained').filter(({ resourceType }) => resourceType === 'DocumentReference');
  const appointment = list('contained').find(({ resourceType }) => resourceType === 'Appointment');
  const extensions = list('extension')
    .filter(({ url }) => clinicalExtensions.some((name) => String(url).endsWith(`Extension-eRS-${name}-1`)))
    .map(({ url, valueDateTime, valueCodeableConcept }) => [url, valueDateTime, codeOf(valueCodeableConcept)])
    .toSorted(([a], [b]) => String(a).localeCompare(String(b)));
  return {
    id: referral['id'],
    version: (referral['meta'] as Json)['versionId'],
    status: referral['status'],
    patient: (referral['subject'] as Json)['identifier'],
    specialty: codeOf(referral['specialty']),
    extensions,
    appointment: appointment && [appointment['status'], appointment['start'], appointment['end']],
    documents: documents.map(({ indexed, description, content }) => {
      const { attachment } = (content as Json[])[0] as { attachment: Json };
      const { title, url, size, contentType, creation } = attachment;
      return { indexed, description, title, url, size, contentType, creation };
    }),
  };
}
