import { describe, expect, it } from 'vitest';
import { everySink } from '@ers-kit/internal/testing';
import { sessionContext } from '../src/index.js';

const permission = { businessFunction: 'SERVICE_PROVIDER_CLINICIAN', orgIdentifier: 'R69' };
const typeInfo = 'uk.nhs.ers.xapi.dto.v1.session.ProfessionalSession';
const a001 = {
  typeInfo,
  id: 'pro-api-session:1',
  token: 'sso-canary',
  user: { identifier: '021600556514', permissions: [{ ...permission, orgName: 'A Hospital' }] },
  permission: null,
};
const context = {
  mode: 'user-restricted',
  organisation: 'R69',
  businessFunction: 'SERVICE_PROVIDER_CLINICIAN',
};

describe('sessionContext', () => {
  it.each([
    ['the documented body', { typeInfo, token: 'sso-canary', permission }],
    ['the whole session echoed', { ...a001, permission }],
    ['the short body', { id: a001.id, permission }],
    ['the body as text', JSON.stringify({ id: a001.id, permission })],
  ])('reads %s of A002', (_name, a002) => {
    expect(sessionContext(a001, a002)).toEqual({ context, issues: [] });
    expect(sessionContext(JSON.stringify(a001), a002).context).toEqual(context);
    expect(sessionContext(undefined, a002).context).toEqual(context);
  });

  it('says that the name of the organisation does not come back', () => {
    const { issues } = sessionContext(a001, { permission: { ...permission, orgName: 'A Hospital' } });
    expect(issues.map(({ code, field }) => [code, field])).toEqual([
      ['FIELD_NOT_AVAILABLE', 'permission.orgName'],
    ]);
  });

  it('asks for the clinician that an administrator acts for', () => {
    const admin = { ...permission, businessFunction: 'SERVICE_PROVIDER_CLINICIAN_ADMIN' };
    const { context: found, issues } = sessionContext(undefined, { permission: admin });
    expect(found).toEqual({ ...context, businessFunction: admin.businessFunction });
    expect(issues.map(({ code }) => code)).toEqual(['ON_BEHALF_OF_NEEDED']);
  });

  it.each([
    ['no body', undefined, 'SESSION_INVALID'],
    ['text that is no JSON', '{"token": "sso-canary" "permission": {}}', 'SESSION_INVALID'],
    ['a list', [permission], 'SESSION_INVALID'],
    ['no permission', { token: 'sso-canary' }, 'SESSION_INVALID'],
    ['a provisional session', a001, 'SESSION_INVALID'],
    ['no organisation', { permission: { ...permission, orgIdentifier: undefined } }, 'SESSION_INVALID'],
    [
      'a strange organisation',
      { permission: { ...permission, orgIdentifier: 'sso-canary\r\n' } },
      'SESSION_INVALID',
    ],
    [
      'a function of old',
      { permission: { ...permission, businessFunction: 'SERVICE_DEFINER' } },
      'FUNCTION_NOT_AVAILABLE',
    ],
    [
      'a function that never was',
      { permission: { ...permission, businessFunction: 'sso-canary' } },
      'FUNCTION_NOT_AVAILABLE',
    ],
    [
      'a function of an application',
      { permission: { ...permission, businessFunction: 'PROVIDER_AUTHORISED_APPLICATION' } },
      'FUNCTION_NOT_AVAILABLE',
    ],
  ])('has no context for %s', (_name, a002, code) => {
    const result = sessionContext(undefined, a002);
    expect(result.context).toBeUndefined();
    expect(result.issues.map((issue) => issue.code)).toContain(code);
    expect(everySink(result)).not.toContain('sso-canary');
  });

  it('says when the choice was never offered', () => {
    const { issues } = sessionContext(a001, { permission: { ...permission, orgIdentifier: 'R70' } });
    expect(issues.map(({ code }) => code)).toEqual(['PERMISSION_NOT_OFFERED']);
  });
});
