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
/** What is wrong with a session, by the part that is. */
const invalid = {
  SESSION_INVALID: {
    code: 'SESSION_INVALID',
    severity: 'error',
    field: 'permission',
    message:
      'The session has no selected permission: give the body of A002, a JSON object with `permission`.',
  },
  ORGANISATION: {
    code: 'SESSION_INVALID',
    severity: 'error',
    field: 'permission.orgIdentifier',
    message: 'permission.orgIdentifier must be an ODS code: 3 to 12 capital letters and digits.',
  },
  FUNCTION_NOT_AVAILABLE: {
    code: 'FUNCTION_NOT_AVAILABLE',
    severity: 'error',
    field: 'permission.businessFunction',
    message:
      'permission.businessFunction must be one that the API takes: REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN, REFERRING_ADMIN, COMMISSIONER, SERVICE_PROVIDER_CLINICIAN_ADMIN, SERVICE_PROVIDER_CLINICIAN, SERVICE_PROVIDER_ADMIN, INFORMATION_ANALYST, BOOKING_MANAGER, ADDITIONAL_REQUIREMENTS_MANAGER.',
  },
} as const;

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
    expect(issues).toEqual([
      {
        code: 'FIELD_NOT_AVAILABLE',
        severity: 'information',
        field: 'permission.orgName',
        message:
          'permission.orgName does not come back: take names of people from CIS2 userinfo, names of organisations from ODS.',
      },
    ]);
  });

  it('asks for the clinician that an administrator acts for', () => {
    const admin = { ...permission, businessFunction: 'SERVICE_PROVIDER_CLINICIAN_ADMIN' };
    const { context: found, issues } = sessionContext(undefined, { permission: admin });
    expect(found).toEqual({ ...context, businessFunction: admin.businessFunction });
    expect(issues).toEqual([
      {
        code: 'ON_BEHALF_OF_NEEDED',
        severity: 'action',
        field: 'onBehalfOf',
        message: 'The clinician acted for goes with each request now: choose one that A040 lists.',
        replacedBy: 'NHSD-eRS-On-Behalf-Of-User-ID',
      },
    ]);
  });

  it.each([
    ['no body', undefined, 'SESSION_INVALID'],
    ['text that is no JSON', '{"token": "sso-canary" "permission": {}}', 'SESSION_INVALID'],
    ['a list', [permission], 'SESSION_INVALID'],
    ['no permission', { token: 'sso-canary' }, 'SESSION_INVALID'],
    ['a provisional session', a001, 'SESSION_INVALID'],
    ['no organisation', { permission: { ...permission, orgIdentifier: undefined } }, 'ORGANISATION'],
    [
      'a strange organisation',
      { permission: { ...permission, orgIdentifier: 'sso-canary\r\n' } },
      'ORGANISATION',
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
  ] as const)('has no context for %s', (_name, a002, code) => {
    const result = sessionContext(undefined, a002);
    expect(result.context).toBeUndefined();
    expect(result.issues).toEqual([invalid[code]]);
    expect(everySink(result)).not.toContain('sso-canary');
  });

  it('names every problem of a permission at once', () => {
    const { issues } = sessionContext(undefined, { permission: {} });
    expect(issues).toEqual([invalid.ORGANISATION, invalid.FUNCTION_NOT_AVAILABLE]);
  });

  const other = { businessFunction: 'REFERRING_CLINICIAN', orgIdentifier: 'R70' };
  it.each([
    ['another organisation', { user: { permissions: [{ ...permission, orgIdentifier: 'R70' }] } }],
    ['another function', { user: { permissions: [{ ...permission, businessFunction: 'REFERRING_ADMIN' }] } }],
    [
      'both of them in different rows',
      { user: { permissions: [{ ...permission, orgIdentifier: 'R70' }, other] } },
    ],
    ['nothing', { user: { permissions: [] } }],
    ['rows that are none', { user: { permissions: [null, 'x'] } }],
    ['no list', { user: { permissions: { 0: permission } } }],
    ['no user', { user: null }],
    ['a session that is none', 'sso-canary'],
    ['null', null],
  ])('says that the choice was never offered where A001 gave %s', (_name, offer) => {
    expect(sessionContext(offer, { permission })).toEqual({
      context,
      issues: [
        {
          code: 'PERMISSION_NOT_OFFERED',
          severity: 'error',
          field: 'permission',
          message: 'The selected permission is none that A001 offered; e-RS would refuse it.',
        },
      ],
    });
  });

  it('finds the choice among others', () => {
    const offer = { user: { permissions: [other, permission] } };
    expect(sessionContext(offer, { permission }).issues).toEqual([]);
  });
});
