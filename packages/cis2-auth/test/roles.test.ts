import { anything, array, assert, oneof, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';

import { assuranceLevelOfAcr, parseAssuranceLevel, parseRoles, selectRole } from '../src/index.js';

const entry = {
  person_orgid: '555000000001',
  person_roleid: '555000000002',
  org_code: 'X26',
  role_name: '"Admin & Clerical":"Management: A & C":"Registration Authority Manager"',
  role_code: 'S0080:G0450:R5080',
  activities: ['Receive Self Claimed LR Alerts', 'Amend Patient Demographics'],
  activity_codes: ['B0016', 'B0825'],
  workgroups: ['Ward 1'],
  workgroups_codes: ['W1'],
  aow: ['Area'],
  aow_codes: ['P0020:Q0300:T0640'],
  role_start: '2020',
};

describe('parseRoles', () => {
  it('reads an entry with everything', () => {
    const { roles, problems } = parseRoles([entry]);
    expect(problems).toEqual([]);
    expect(roles).toEqual([
      {
        roleProfileId: '555000000002',
        personOrganisationId: '555000000001',
        organisationCode: 'X26',
        roleCode: 'S0080:G0450:R5080',
        codes: { jobFamily: 'S0080', staffGroup: 'G0450', jobRole: 'R5080' },
        names: {
          jobFamily: 'Admin & Clerical',
          staffGroup: 'Management: A & C',
          jobRole: 'Registration Authority Manager',
        },
        activities: [
          { code: 'B0016', name: 'Receive Self Claimed LR Alerts' },
          { code: 'B0825', name: 'Amend Patient Demographics' },
        ],
        workGroups: [{ code: 'W1', name: 'Ward 1' }],
        areasOfWork: [{ code: 'P0020:Q0300:T0640', name: 'Area' }],
        other: { role_start: '2020' },
      },
    ]);
  });

  it.each([
    ['three unquoted names', 'A:B:C', { jobFamily: 'A', staffGroup: 'B', jobRole: 'C' }],
    ['two names', '"B":"C"', { staffGroup: 'B', jobRole: 'C' }],
    ['one name', '"Nurse"', { jobRole: 'Nurse' }],
    ['an unclosed quote', '"A":"B":"C', { jobFamily: 'A', staffGroup: 'B', jobRole: 'C' }],
    ['blanks', ' "A" : "B" : "C" ', { jobFamily: 'A', staffGroup: 'B', jobRole: 'C' }],
    ['colons alone', ':::', {}],
  ])('a role name of %s', (_name, role_name, names) => {
    expect(parseRoles([{ ...entry, role_name }]).roles[0]?.names).toEqual(names);
  });

  it.each([
    [
      'the singular key for work groups',
      { workgroups_codes: undefined, workgroup_codes: ['W1'] },
      { workGroups: [{ code: 'W1', name: 'Ward 1' }] },
    ],
    [
      'more codes than names',
      { activity_codes: ['B1', 'B2', 'B3'], activities: ['one'] },
      { activities: [{ code: 'B1', name: 'one' }, { code: 'B2' }, { code: 'B3' }] },
    ],
    [
      'no optional lists',
      { activities: undefined, activity_codes: undefined, aow: 'x', aow_codes: 5 },
      { activities: [], areasOfWork: [] },
    ],
    ['one code segment', { role_code: 'R8000' }, { codes: { jobRole: 'R8000' } }],
  ])('%s', (_name, changed, expected) => {
    expect(parseRoles([{ ...entry, ...changed }]).roles[0]).toMatchObject(expected);
  });

  it.each<[string, unknown, string[]]>([
    ['missing', undefined, []],
    ['null', null, []],
    ['not an array', { 0: entry }, ['nhsid_nrbac_roles is not an array']],
    ['a string entry', ['x'], ['nhsid_nrbac_roles[0] is not an object']],
    [
      'an entry without id',
      [{ ...entry, person_roleid: undefined }],
      ['nhsid_nrbac_roles[0].person_roleid is missing or not a string'],
    ],
    [
      'an id that is a number',
      [{ ...entry, person_roleid: 555 }],
      ['nhsid_nrbac_roles[0].person_roleid is missing or not a string'],
    ],
    ['the same id twice', [entry, entry], ['nhsid_nrbac_roles[1].person_roleid is there twice']],
    [
      'no organisation',
      [{ ...entry, org_code: '' }],
      ['nhsid_nrbac_roles[0].org_code is missing or not a string'],
    ],
  ])('reports a claim that is %s', (_name, claim, problems) => {
    expect(parseRoles(claim).problems).toEqual(problems);
  });

  it('reads anything without throwing', () => {
    assert(
      property(
        oneof(
          anything(),
          array(record({ person_roleid: string(), role_name: string(), activities: anything() })),
        ),
        (claim) => {
          const { roles, problems } = parseRoles(claim);
          expect(Array.isArray(roles) && problems.every((line) => line.startsWith('nhsid_nrbac_roles'))).toBe(
            true,
          );
        },
      ),
    );
  });
});

describe('selectRole', () => {
  const { roles } = parseRoles([entry, { ...entry, person_roleid: '3' }]);
  it.each([
    ['none without roles', [], undefined, 'none'],
    ['none without roles whatever is selected', [], '3', 'none'],
    ['one for a single role', roles.slice(0, 1), undefined, 'one'],
    ['many for two', roles, undefined, 'many'],
    ['selected', roles, '3', 'selected'],
    ['selected for a single role', roles.slice(0, 1), '555000000002', 'selected'],
    ['many where the selected one is empty', roles, '', 'many'],
    ['many where the selected one is not the user’s', roles, '999', 'many'],
    ['one where the selected one is not the user’s', roles.slice(0, 1), '999', 'one'],
    ['many where the selected one is a number', roles, 3, 'many'],
  ])('%s', (_name, given, selected, kind) => {
    expect(selectRole(given, selected).kind).toBe(kind);
  });
});

describe('assurance levels', () => {
  it.each([
    ['3', 3],
    [3, 3],
    ['0', 0],
    [4, undefined],
    ['03', undefined],
    ['3 ', undefined],
    [3.5, undefined],
    [true, undefined],
    [null, undefined],
  ])('%j is %s', (claim, level) => {
    expect(parseAssuranceLevel(claim)).toBe(level);
  });

  it.each([
    ['AAL3_ANY', 3],
    ['AAL2_OR_AAL3_ANY', 2],
    ['AAL3_N3_SMARTCARD', 3],
    ['AAL1_USERPASS', 1],
    ['AAL30_ANY', undefined],
    ['XAAL3', undefined],
    ['', undefined],
    [3, undefined],
  ])('%j stands for %s', (acr, level) => {
    expect(assuranceLevelOfAcr(acr)).toBe(level);
  });
});
