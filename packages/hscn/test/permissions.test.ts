import { describe, expect, it } from 'vitest';
import { permissionsFromRoles, type MigrationIssue } from '../src/index.js';

const role = (organisation: string | undefined, ...codes: string[]): object => ({
  fullUrl: 'x',
  resource: {
    resourceType: 'PractitionerRole',
    practitioner: { identifier: { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: '021600556514' } },
    ...(organisation === undefined
      ? {}
      : {
          organization: {
            identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: organisation },
          },
        }),
    code: codes.map((code) => ({
      coding: [{ system: 'https://fhir.nhs.uk/CodeSystem/eRS-BusinessFunction-1', code }],
    })),
  },
});
const bundle = (...entry: object[]): object => ({ resourceType: 'Bundle', type: 'searchset', entry });
const resourceOf = (entry: object): object => (entry as { resource: object }).resource;
const gone = (field: string): MigrationIssue => ({
  code: 'FIELD_NOT_AVAILABLE',
  severity: 'information',
  field,
  message: `${field} does not come back: take names of people from CIS2 userinfo, names of organisations from ODS.`,
});
const namesGone = [gone('user.firstName'), gone('user.middleName'), gone('user.lastName')];

describe('permissionsFromRoles', () => {
  it('gives one row for each organisation and function', () => {
    const user = permissionsFromRoles(
      bundle(
        role('R69', 'SERVICE_PROVIDER_CLINICIAN', 'SERVICE_PROVIDER_ADMIN'),
        role('R68', 'REFERRING_CLINICIAN'),
      ),
    );
    expect(user.identifier).toBe('021600556514');
    expect(user.permissions).toEqual([
      { businessFunction: 'SERVICE_PROVIDER_CLINICIAN', orgIdentifier: 'R69' },
      { businessFunction: 'SERVICE_PROVIDER_ADMIN', orgIdentifier: 'R69' },
      { businessFunction: 'REFERRING_CLINICIAN', orgIdentifier: 'R68' },
    ]);
    expect(user.issues).toEqual([gone('user.permissions[].orgName'), ...namesGone]);
  });

  it('keeps functions that no call accepts, as the session listed them, and says so', () => {
    const { permissions, issues } = permissionsFromRoles(bundle(role('R69', 'SERVICE_DEFINER')));
    expect(permissions).toEqual([{ businessFunction: 'SERVICE_DEFINER', orgIdentifier: 'R69' }]);
    expect(issues).toEqual([
      {
        code: 'FUNCTION_NOT_AVAILABLE',
        severity: 'information',
        field: 'entry[0].code',
        message: 'The role has a function that no call accepts: do not offer it.',
      },
      gone('user.permissions[].orgName'),
      ...namesGone,
    ]);
  });

  it.each([
    ['no organisation', undefined],
    ['an empty code', ''],
    ['a code that is no text', 69 as unknown as string],
  ])('reports a role with %s, and reads the others', (_name, organisation) => {
    const user = permissionsFromRoles(
      bundle(role(organisation, 'REFERRING_CLINICIAN'), role('R68', 'REFERRING_ADMIN')),
    );
    expect(user.permissions).toEqual([{ businessFunction: 'REFERRING_ADMIN', orgIdentifier: 'R68' }]);
    expect(user.issues).toEqual([
      {
        code: 'SESSION_INVALID',
        severity: 'action',
        field: 'entry[0].organization',
        message: 'The role names no organisation, so it gives no permission.',
      },
      gone('user.permissions[].orgName'),
      ...namesGone,
    ]);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'x'],
    ['a list', []],
    ['an empty bundle', bundle()],
    ['no entries', { resourceType: 'Bundle' }],
    ['entries that are none', { entry: [null, 1, 'x', {}] }],
    ['other resources', bundle({ resource: { ...resourceOf(role('R69', 'X')), resourceType: 'Patient' } })],
    ['entries that are no list', { entry: role('R69', 'REFERRING_CLINICIAN') }],
    ['no function', bundle({ resource: { ...resourceOf(role('R69')), practitioner: undefined } })],
    [
      'codes that are none',
      bundle({
        resource: {
          resourceType: 'PractitionerRole',
          organization: { identifier: { value: 'R69' } },
          code: [null, {}, { coding: [{}] }],
        },
      }),
    ],
  ])('finds no permission in %s', (_name, value) => {
    expect(permissionsFromRoles(value)).toEqual({
      identifier: undefined,
      permissions: [],
      issues: namesGone,
    });
  });
});
