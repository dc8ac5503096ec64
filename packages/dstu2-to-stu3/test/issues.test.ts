import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  Dstu2MappingError,
  type Issue,
  toOperationOutcome,
  toStu3,
  type ToStu3Options,
} from '../src/index.js';
import { account, type Json } from './support.js';

/** The issues of a mapping that is the same with trace and without. */
function issuesOf(source: Json, options: ToStu3Options = {}): Issue[] {
  const { issues, faults } = account(source, options);
  expect(faults).toEqual([]);
  return issues;
}

const required = (name: string, type: string): Issue => ({
  severity: 'error',
  code: 'missing-required',
  sourcePath: type,
  targetPath: name,
  message: `STU3 requires ${name}, and the source has none.`,
});

describe('an issue', () => {
  it.each<[what: string, source: Json, issues: Issue[]]>([
    [
      'the root, where something is missing',
      { resourceType: 'Slot', schedule: { reference: 'Schedule/1' } },
      [required('status', 'Slot'), required('start', 'Slot'), required('end', 'Slot')],
    ],
    [
      'the root, where something is added',
      { resourceType: 'ReferralRequest', patient: { reference: 'Patient/1' }, status: 'requested' },
      [
        {
          severity: 'warning',
          code: 'code-mapped',
          sourcePath: 'status',
          targetPath: 'status',
          message: 'STU3 has no such code; the nearest one stands for it and others.',
        },
        {
          severity: 'information',
          code: 'defaulted',
          sourcePath: 'ReferralRequest',
          targetPath: 'intent',
          message: 'STU3 wants an intent; a referral that was sent is an order.',
        },
      ],
    ],
    [
      'a worklist without a profile',
      {
        resourceType: 'List',
        status: 'current',
        mode: 'snapshot',
        emptyReason: {
          coding: [{ system: 'http://hl7.org/fhir/ValueSet/list-empty-reason', code: 'nilknown' }],
        },
      },
      [
        {
          severity: 'information',
          code: 'defaulted',
          sourcePath: 'List',
          targetPath: 'meta.profile[0]',
          message: 'The platform requires the profile.',
          rule: 'A008.profile',
        },
      ],
    ],
    [
      'one value in place of a list, and none in one',
      { resourceType: 'Patient', name: [{ family: 'Doe' }, { family: [], text: 'Somebody' }] },
      [
        {
          severity: 'warning',
          code: 'unexpected-shape',
          sourcePath: 'name[0].family',
          message: 'One value stands where a list belongs.',
        },
        {
          severity: 'warning',
          code: 'dropped',
          sourcePath: 'name[1].family',
          message: 'An empty list is no FHIR.',
        },
      ],
    ],
    [
      'a name that is no identifier, between backticks',
      { resourceType: 'Patient', 'a.b': 1, 'c`\\': 1, '2c': 1, d2: 1, _e: 1, f$: 1 },
      ['`a.b`', '`c\\`\\\\`', '`2c`', 'd2', '_e', '`f$`'].map((sourcePath) => ({
        severity: 'warning',
        code: 'dropped',
        sourcePath,
        message: 'DSTU2 has no such element here.',
      })),
    ],
    [
      'the comments, all at once',
      { resourceType: 'Patient', fhir_comments: ['a', 'b'], name: [{ text: 'c', fhir_comments: ['d'] }] },
      [
        {
          severity: 'information',
          code: 'dropped',
          sourcePath: 'Patient',
          message: 'STU3 has no comments in JSON; 2 fhir_comments were left out.',
        },
      ],
    ],
  ])('tells of %s', (_what, source, issues) => {
    expect(issuesOf(source)).toStrictEqual(issues);
  });

  const system = 'http://fhir.nhs.uk/ValueSet/ers-specialty-1';
  const specialties = { resourceType: 'Patient', maritalStatus: { coding: [{ system, code: 'A' }] } };
  const [apim, hscn] = [
    'https://api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY',
    'https://api.ebs.ncrs.nhs.uk/ers-api/STU3/v1/CodeSystem/SPECIALTY',
  ];
  const { url, named } = { url: 'https://int.example.org/FHIR', named: 'https://int.example.org/FHIR/STU3' };

  it.each<[options: ToStu3Options, system: string, isDefault: boolean]>([
    [{}, apim, true],
    [{ target: 'stu3-apim' }, apim, true],
    [{ target: 'stu3-hscn' }, hscn, true],
    [{ referenceDataBaseUrl: url }, `${named}/CodeSystem/SPECIALTY`, false],
    [{ referenceDataBaseUrl: `${url}//` }, `${named}/CodeSystem/SPECIALTY`, false],
    [{ referenceDataBaseUrl: named }, `${named}/CodeSystem/SPECIALTY`, false],
    [{ referenceDataBaseUrl: `${named}/` }, `${named}/CodeSystem/SPECIALTY`, false],
    [{ referenceDataBaseUrl: `${named}/v1/` }, `${named}/CodeSystem/SPECIALTY`, false],
    [{ referenceDataBaseUrl: `${named}/v1`, target: 'stu3-hscn' }, `${named}/v1/CodeSystem/SPECIALTY`, false],
    [
      { referenceDataBaseUrl: 'https://example.org/STU3/referrals' },
      'https://example.org/STU3/referrals/STU3/CodeSystem/SPECIALTY',
      false,
    ],
  ])('tells, with %j, whether reference data is named by default', (options, name, isDefault) => {
    expect(toStu3(specialties, options).resource['maritalStatus']).toEqual({
      coding: [{ system: name, code: 'A' }],
    });
    expect(issuesOf(specialties, options)).toStrictEqual(
      isDefault
        ? [
            {
              severity: 'information',
              code: 'defaulted',
              sourcePath: 'Patient',
              message:
                'Reference data is named as that of production. Give `referenceDataBaseUrl` for another environment.',
              rule: 'A005.12',
            },
          ]
        : [],
    );
  });

  it.each([
    ['http://fhir.nhs.uk/Id/ods-site-code', 'https://fhir.nhs.uk/Id/ods-organization-code', undefined],
    ['HTTPS://fhir.nhs.net/id/ODS-Site-Code', 'https://fhir.nhs.uk/Id/ods-organization-code', undefined],
    ['http://fhir.nhs.uk/Id/ers-request', 'https://fhir.nhs.uk/Id/ers-request-id', undefined],
    ['http://fhir.nhs.uk/Id/sds-user-id', 'http://fhir.nhs.net/Id/sds-user-id', undefined],
    ['http://fhir.nhs.uk/STU3/Id/ods-site-code', 'http://fhir.nhs.uk/STU3/Id/ods-site-code', undefined],
    ['http://example.org/Id/ods-site-code', 'http://example.org/Id/ods-site-code', undefined],
    [
      'http://fhir.nhs.uk/Id/made-up',
      'http://fhir.nhs.uk/Id/made-up',
      'No table knows this e-RS identifier system. It goes over as it is.',
    ],
    [
      'http://fhir.nhs.uk/',
      'http://fhir.nhs.uk/',
      'No table knows this e-RS identifier system. It goes over as it is.',
    ],
  ])('tells whether a table knows the identifier system %s', (from, to, message) => {
    const source = { resourceType: 'Organization', identifier: [{ system: from, value: '1' }] };
    const profile = 'http://fhir.nhs.uk/StructureDefinition/ers-organization-1';
    for (const meta of [{}, { meta: { profile: [profile] } }]) {
      const { resource, issues } = account({ ...source, ...(from.includes('/STU3/') ? {} : meta) });
      expect(resource['identifier']).toEqual([{ system: to, value: '1' }]);
      expect(issues.filter(({ code }) => code === 'unknown-code').map((issue) => issue.message)).toEqual(
        message === undefined ? [] : [message],
      );
    }
  });
});

describe('toOperationOutcome', () => {
  it.each<[Issue['code'], string]>([
    ['missing-required', 'required'],
    ['unresolved-reference', 'not-found'],
    ['unexpected-shape', 'structure'],
    ['invalid-value', 'value'],
    ['unknown-code', 'code-invalid'],
    ['unknown-extension', 'extension'],
    ['unknown-parameter', 'not-supported'],
    ['unsupported-type', 'not-supported'],
    ['duplicate-id', 'duplicate'],
    ['invalid-line', 'structure'],
    ['dropped', 'informational'],
    ['code-mapped', 'informational'],
    ['split-out', 'informational'],
  ])('writes %s as the FHIR issue type %s', (code, type) => {
    expect(
      toOperationOutcome([{ severity: 'warning', code, sourcePath: 'a.b', message: 'Something is so.' }]),
    ).toEqual({
      resourceType: 'OperationOutcome',
      issue: [
        {
          severity: 'warning',
          code: type,
          diagnostics: `${code}: Something is so.`,
          expression: ['a.b'],
        },
      ],
    });
  });

  it('says that there is nothing to say in an issue of its own', () => {
    expect(toOperationOutcome([])).toEqual({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'information', code: 'informational', diagnostics: 'Mapped without an issue.' }],
    });
  });
});

describe('an error', () => {
  const caught = (source: unknown): unknown => {
    try {
      return toStu3(source, { trace: true });
    } catch (error) {
      return error;
    }
  };

  it('names the type at fault where there is one, and has no place for it else', () => {
    const named = caught({ resourceType: 'Observation' });
    expect(Dstu2MappingError.isInstance(named) && named.resourceType).toBe('Observation');
    const unnamed = caught(null);
    expect(Dstu2MappingError.isInstance(unnamed)).toBe(true);
    expect(unnamed).not.toHaveProperty('resourceType');
    expect(inspect(unnamed)).not.toContain('resourceType:');
  });

  it('refuses a path of more than 400 names and indexes, and none of as many', () => {
    const deep = (levels: number): Json => {
      let value: unknown = 'x';
      for (let level = 1; level < levels; level += 1) value = { a: value };
      return { resourceType: 'Patient', nickname: value };
    };
    expect(caught(deep(400))).toMatchObject({ resource: { resourceType: 'Patient' } });
    expect(caught(deep(401))).toMatchObject({
      code: 'ERR_TOO_DEEP',
      message:
        'The resource is nested deeper than 400 levels of names and indexes, so it is no FHIR payload.',
    });
  });
});
