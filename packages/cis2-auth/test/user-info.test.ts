import { describe, expect, it } from 'vitest';

import { readUserInfo } from '../src/index.js';

const role = {
  person_orgid: '555000000001',
  person_roleid: '555000000002',
  org_code: 'X26',
  role_name: '"Clinical":"Clinical Provision":"Nurse Access Role"',
  role_code: 'S8000:G8000:R8001',
};

describe('readUserInfo', () => {
  it('gives what a sign-in gives: user, roles, selected role', () => {
    const userInfo = {
      sub: '999000000001',
      given_name: 'Ada',
      family_name: 'Byron',
      nhsid_nrbac_roles: [role],
      nhsid_user_orgs: [{ org_code: 'X26', org_name: 'A clinic' }],
    };
    const { user, roles, roleProblems, selectedRole, userInfo: claims } = readUserInfo(userInfo);
    expect(user).toEqual({
      uid: '999000000001',
      givenName: 'Ada',
      familyName: 'Byron',
      organisations: [{ code: 'X26', name: 'A clinic' }],
    });
    expect(roles).toMatchObject([{ roleProfileId: '555000000002', organisationCode: 'X26' }]);
    expect(roleProblems).toEqual([]);
    expect(selectedRole).toMatchObject({ kind: 'one' });
    expect(claims).toBe(userInfo);
  });

  it.each<[string, Record<string, unknown>]>([
    ['nothing', {}],
    ['claims of the wrong type', { sub: 5, name: {}, nhsid_user_orgs: 'X26', nhsid_nrbac_roles: null }],
  ])('makes nobody of %s', (_name, userInfo) => {
    const { user, roles, selectedRole } = readUserInfo(userInfo);
    expect(user).toEqual({ uid: '', organisations: [] });
    expect(roles).toEqual([]);
    expect(selectedRole.kind).toBe('none');
  });
});
