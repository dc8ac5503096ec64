import { environments } from '@ers-kit/environments';
import { describe, expect, it } from 'vitest';
import { migrateRequest } from '../src/index.js';
import { clinician, legacyOrigin, ubrn } from './fixtures.js';

const environment = environments.integration;
const base = 'https://int.api.service.nhs.uk/referrals/FHIR';
const accessToken = 'token-canary';

const readBytes = (body: unknown): unknown => JSON.parse(Buffer.from(body as Uint8Array).toString());

describe('bodies', () => {
  const options = { environment, context: clinician, accessToken };

  it('leaves an STU3 body as it is', () => {
    const body = { resourceType: 'Parameters' };
    const url = `${legacyOrigin}/ers-api/STU3/v1/ReferralRequest/$ers.fetchworklist`;
    const { request, issues } = migrateRequest({ method: 'POST', url, body }, options);
    expect(request?.body).toBe(body);
    expect(issues).toEqual([]);
  });

  const worklistUrl = `${legacyOrigin}/ers-api/v1/ReferralRequest/$ers.fetchworklist`;
  const dstu2 = {
    resourceType: 'Parameters',
    meta: { profile: ['http://fhir.nhs.uk/OperationDefinition/ers-fetchworklist-operation-1'] },
    parameter: [
      {
        name: 'listType',
        valueCodeableConcept: {
          coding: [
            {
              system: 'http://fhir.nhs.uk/ValueSet/ers-referrallistselector-1',
              code: 'REFERRALS_FOR_REVIEW',
            },
          ],
        },
      },
      {
        name: 'specialty',
        valueCodeableConcept: {
          coding: [{ system: 'http://fhir.nhs.uk/ValueSet/ers-specialty-1', code: 'UROLOGY' }],
        },
      },
    ],
  };
  const coding = (system: string, code: string): object => ({
    valueCodeableConcept: { coding: [{ system, code }] },
  });

  const translated = {
    code: 'BODY_TRANSLATED',
    severity: 'information',
    field: 'body',
    message: 'The body was translated from FHIR DSTU2 to STU3.',
    replacedBy: '@ers-kit/dstu2-to-stu3',
  };

  it('tells what the translation only mentions from what has to be looked at', () => {
    const body = {
      ...dstu2,
      fhir_comments: ['x'],
      parameter: [...dstu2.parameter.slice(0, 1), { name: 'x' }],
    };
    const { issues } = migrateRequest({ method: 'POST', url: worklistUrl, body }, options);
    expect(issues.slice(1)).toEqual([
      translated,
      {
        ...translated,
        severity: 'action',
        field: 'body.parameter[1]',
        message: 'The platform answers 422 UNEXPECTED_FIELD to this parameter. Leave it out.',
      },
      {
        ...translated,
        field: 'body.Parameters',
        message: 'STU3 has no comments in JSON; 1 fhir_comments were left out.',
      },
    ]);
  });

  it('takes the address of the service from the environment', () => {
    const fhirBaseUrls = { STU3: 'https://gateway.example/STU3/fhir/STU3', R4: 'https://gateway.example/R4' };
    const { request } = migrateRequest(
      { method: 'POST', url: worklistUrl, body: dstu2 },
      { ...options, environment: { fhirBaseUrls } },
    );
    expect(JSON.stringify(request?.body)).toContain(
      '"https://gateway.example/STU3/fhir/STU3/CodeSystem/SPECIALTY"',
    );
  });

  it.each([
    ['text that is no JSON', 'x'],
    ['a list', []],
    ['a number', 7],
  ])('has no request for %s in place of a FHIR resource', (_name, body) => {
    const { request, issues } = migrateRequest({ method: 'POST', url: worklistUrl, body }, options);
    expect(request).toBeUndefined();
    expect(issues.slice(1)).toEqual([
      {
        code: 'BODY_NOT_TRANSLATED',
        severity: 'error',
        field: 'body',
        message: 'The body is no JSON object, so it could not be translated: give a FHIR resource.',
      },
    ]);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty text', ''],
  ])('takes %s for no body', (_name, body) => {
    for (const path of [`v1/ReferralRequest/$ers.fetchworklist`, `STU3/v1/ReferralRequest/${ubrn}`]) {
      const method = path.startsWith('STU3') ? 'GET' : 'POST';
      const { request, issues } = migrateRequest(
        { method, url: `${legacyOrigin}/ers-api/${path}`, body },
        options,
      );
      expect(request).toBeDefined();
      expect(request).not.toHaveProperty('body');
      expect(issues.map(({ code }) => code)).toEqual(method === 'GET' ? [] : ['RESPONSE_IS_STU3']);
    }
  });

  it.each(['v1', 'STU3/v1'])('lets what a body throws come through, on %s', (path) => {
    const fault = new Error('fault of the caller');
    const body = {
      resourceType: 'Parameters',
      get parameter(): never {
        throw fault;
      },
    };
    const url = `${legacyOrigin}/ers-api/${path}/ReferralRequest/$ers.fetchworklist`;
    expect(() => migrateRequest({ method: 'POST', url, body }, options)).toThrow(fault);
  });

  it.each([
    ['parsed', dstu2, (body: unknown) => body],
    ['as text', JSON.stringify(dstu2), (body: unknown) => JSON.parse(String(body)) as unknown],
    ['as bytes', new TextEncoder().encode(JSON.stringify(dstu2)), readBytes],
  ])('translates a DSTU2 body %s', (_name, body, read) => {
    const { request, issues } = migrateRequest({ method: 'POST', url: worklistUrl, body }, options);
    expect(issues.slice(1)).toEqual([
      translated,
      {
        ...translated,
        severity: 'action',
        field: 'body.Parameters',
        message: 'The API refuses this: specialty goes with its indicator ASSIGNED, and only then.',
      },
    ]);
    expect(read(request?.body)).toMatchObject({
      meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-Parameters-1'] },
      parameter: [
        coding('https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReferralListSelector-1', 'REFERRALS_FOR_REVIEW'),
        coding(`${base}/STU3/CodeSystem/SPECIALTY`, 'UROLOGY'),
      ],
    });
  });

  it('moves the systems of reference data with the service, and leaves the given body alone', () => {
    const old = `${legacyOrigin}/ers-api/STU3/v1/CodeSystem/SPECIALTY`;
    const body = {
      resourceType: 'Parameters',
      parameter: [{ name: 'specialty', valueCoding: { system: old, code: 'UROLOGY' } }],
    };
    const before = structuredClone(body);
    const url = `${legacyOrigin}/ers-api/STU3/v1/ReferralRequest/$ers.fetchworklist`;
    const { request, issues } = migrateRequest({ method: 'POST', url, body }, options);
    expect(request?.body).toMatchObject({
      parameter: [{ valueCoding: { system: `${base}/STU3/CodeSystem/SPECIALTY`, code: 'UROLOGY' } }],
    });
    expect(issues).toEqual([
      {
        code: 'BODY_TRANSLATED',
        severity: 'information',
        field: 'body.parameter[0].valueCoding.system',
        message: 'The URL moved with the service, or has another name now.',
      },
    ]);
    expect(body).toEqual(before);
  });

  it('renames the profile of A022', () => {
    const profile = 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-cancelAppointmentActionLater';
    const { request } = migrateRequest(
      {
        method: 'POST',
        url: `${legacyOrigin}/ers-api/STU3/v1/ReferralRequest/${ubrn}/$ers.CancelAppointmentActionLater`,
        headers: { 'If-Match': 'W/"2"' },
        body: {
          resourceType: 'Parameters',
          id: `${profile}-Operation-1`,
          meta: { profile: [`${profile}-Operation-1`, `${profile}-Operation-12`] },
        },
      },
      options,
    );
    expect(request?.body).toEqual({
      resourceType: 'Parameters',
      id: `${profile}-Operation-1`,
      meta: { profile: [`${profile}-Parameters-1`, `${profile}-Operation-12`] },
    });
  });

  it('drops a body that is not taken any more', () => {
    const { request, issues } = migrateRequest(
      {
        method: 'POST',
        url: `${legacyOrigin}/ers-api/v1/ReferralRequest/${ubrn}/$ers.accept`,
        headers: { 'If-Match': 'W/"2"' },
        body: '{}',
      },
      options,
    );
    expect(request).not.toHaveProperty('body');
    expect(issues.slice(1)).toEqual([
      {
        code: 'BODY_DROPPED',
        severity: 'information',
        field: 'body',
        message: 'A013 takes no body, so it was left out.',
      },
    ]);
  });
});
