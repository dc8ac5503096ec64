import { describe, expect, it } from 'vitest';
import { permissionsFromRoles } from '../src/index.js';

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
    expect(user.issues.map(({ code, field }) => [code, field])).toEqual([
      ['FIELD_NOT_AVAILABLE', 'user.permissions[].orgName'],
      ['FIELD_NOT_AVAILABLE', 'user.firstName'],
      ['FIELD_NOT_AVAILABLE', 'user.middleName'],
      ['FIELD_NOT_AVAILABLE', 'user.lastName'],
    ]);
  });

  it('keeps functions that no call accepts, as the session listed them, and says so', () => {
    const { permissions, issues } = permissionsFromRoles(bundle(role('R69', 'SERVICE_DEFINER')));
    expect(permissions).toEqual([{ businessFunction: 'SERVICE_DEFINER', orgIdentifier: 'R69' }]);
    expect(issues[0]).toMatchObject({ code: 'FUNCTION_NOT_AVAILABLE', field: 'entry[0].code' });
  });

  it('reports a role without organisation', () => {
    const { permissions, issues } = permissionsFromRoles(bundle(role(undefined, 'REFERRING_CLINICIAN')));
    expect(permissions).toEqual([]);
    expect(issues[0]).toMatchObject({ code: 'SESSION_INVALID', field: 'entry[0].organization' });
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'x'],
    ['a list', []],
    ['an empty bundle', bundle()],
    ['no entries', { resourceType: 'Bundle' }],
    ['entries that are none', { entry: [null, 1, 'x', {}] }],
    ['other resources', bundle({ resource: { resourceType: 'Patient' } })],
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
    expect(permissionsFromRoles(value)).toMatchObject({ identifier: undefined, permissions: [] });
  });
});
