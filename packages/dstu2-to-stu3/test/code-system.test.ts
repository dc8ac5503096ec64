import { describe, expect, it } from 'vitest';
import type { ToStu3Options } from '../src/index.js';
import type { Json } from './support.js';
import { tell } from './told.js';

const referenceDataBaseUrl = 'https://int.api.service.nhs.uk/referrals/FHIR';
const specialtyProfile = 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Specialty-CodeSystem-1';
const shareable = 'http://hl7.org/fhir/StructureDefinition/shareablecodesystem';
const profile = ['http://fhir.nhs.uk/StructureDefinition/ers-valueset-1'];
const constants = 'url, name, content and property are constants of e-RS. (A004.constants)';
const defaulted = `information defaulted ValueSet -> url: ${constants}`;

/** What every code system of e-RS has, with the elements given. */
const codeSystem = (elements: Json): Json => ({
  resourceType: 'CodeSystem',
  status: 'active',
  content: 'complete',
  property: [
    {
      code: 'effectiveFrom',
      uri: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-Concept-Properties-1#effectiveFrom',
      type: 'dateTime',
    },
    {
      code: 'effectiveTo',
      uri: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-Concept-Properties-1#effectiveTo',
      type: 'dateTime',
    },
  ],
  ...elements,
});

const system = (id: string): string => `${referenceDataBaseUrl}/STU3/CodeSystem/${id}`;

type Case = [rule: string, elements: Json, result: Json, issues: string[], options?: ToStu3Options];

describe('a code system of e-RS as a whole', () => {
  it.each<Case>([
    [
      'specialties have a profile of their own',
      { id: 'SPECIALTY', meta: { profile }, description: 'd' },
      {
        id: 'SPECIALTY',
        meta: { profile: [specialtyProfile] },
        description: 'e-RS Specialty',
        url: system('SPECIALTY'),
        name: 'e-RS Specialty',
      },
      [defaulted],
    ],
    [
      'others are shareable, wherever their profile stands',
      { id: 'REQUEST_PRIORITY', meta: { profile: ['http://example.org/p', ...profile] }, description: 'd' },
      {
        id: 'PRIORITY',
        meta: { profile: ['http://example.org/p', shareable] },
        description: 'e-RS Priority',
        url: system('PRIORITY'),
        name: 'e-RS Priority',
      },
      [
        'information unknown-profile meta.profile[0]: No table knows this profile. It goes over as it is.',
        defaulted,
      ],
    ],
    [
      'an id that no table knows stays, and has no constant name',
      { id: 'OTHER', meta: { profile }, description: 'd', name: 'n' },
      { id: 'OTHER', meta: { profile: [shareable] }, description: 'd', url: system('OTHER') },
      ['warning dropped name: STU3 has no place for this.', defaulted],
    ],
    [
      'one without a profile gets none',
      {
        id: 'CLINIC_TYPE',
        description: 'd',
        codeSystem: { concept: [{ code: 'a' }] },
        extension: [{ url: 'http://fhir.nhs.uk/StructureDefinition/extension-ers-attachedby-1' }],
      },
      {
        id: 'CLINIC-TYPE',
        description: 'e-RS Clinic Type',
        concept: [{ code: 'a' }],
        extension: [{ url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-AttachedBy-1' }],
        url: system('CLINIC-TYPE'),
        name: 'e-RS Clinic Type',
      },
      [defaulted],
    ],
    [
      'one without an id has no url, since that ends with it',
      { meta: { profile }, description: 'd' },
      { meta: { profile: [shareable] }, description: 'd' },
      [defaulted, 'error missing-required ValueSet -> id: STU3 requires id, and the source has none.'],
    ],
    [
      'the constants of the sandbox are added on request',
      { id: 'SPECIALTY', meta: { profile }, description: 'd' },
      {
        id: 'SPECIALTY',
        meta: { profile: [specialtyProfile] },
        description: 'e-RS Specialty',
        url: system('SPECIALTY'),
        name: 'e-RS Specialty',
        copyright: 'Copyright (c) 2016 HL7 UK',
        version: '1',
        experimental: false,
        caseSensitive: true,
      },
      [defaulted],
      { inferences: { 'A004.constants': true } },
    ],
  ])('%s', (_rule, elements, result, issues, options) => {
    const source = { resourceType: 'ValueSet', status: 'active', ...elements };
    const told = tell(source, { referenceDataBaseUrl, ...options });
    expect(told.resource).toStrictEqual(codeSystem(result));
    expect(told.issues).toEqual(issues);
  });
});
