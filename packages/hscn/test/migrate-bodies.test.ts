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

  it.each([
    ['parsed', dstu2, (body: unknown) => body],
    ['as text', JSON.stringify(dstu2), (body: unknown) => JSON.parse(String(body)) as unknown],
    ['as bytes', new TextEncoder().encode(JSON.stringify(dstu2)), readBytes],
  ])('translates a DSTU2 body %s', (_name, body, read) => {
    const { request, issues } = migrateRequest({ method: 'POST', url: worklistUrl, body }, options);
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(issues).toContainEqual(
      expect.objectContaining({ code: 'BODY_TRANSLATED', severity: 'information', field: 'body' }),
    );
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
    expect(issues.map(({ code, field }) => [code, field])).toEqual([
      ['BODY_TRANSLATED', 'body.parameter[0].valueCoding.system'],
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
        body: { resourceType: 'Parameters', meta: { profile: [`${profile}-Operation-1`] } },
      },
      options,
    );
    expect(request?.body).toMatchObject({ meta: { profile: [`${profile}-Parameters-1`] } });
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
    expect(issues.map(({ code }) => code)).toEqual(['RESPONSE_IS_STU3', 'BODY_DROPPED']);
  });
});
