import { describe, expect, it } from 'vitest';
import type { ToStu3Options } from '../src/index.js';
import type { Json } from './support.js';
import { tell, type Told } from './told.js';

type Row<Keys extends keyof Told = keyof Told> = Pick<Told, Keys> & {
  rule: string;
  source: Json;
  options?: ToStu3Options;
};

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
const practitioner = (elements: Json): Json => ({ resourceType: 'Practitioner', id: 'p', ...elements });
const valueSet = (elements: Json): Json => ({ resourceType: 'ValueSet', status: 'draft', ...elements });
const role = { role: { text: 'GP' } };
const location = (id: string): Json => ({ resourceType: 'Location', id });

describe('a role of a Practitioner', () => {
  it.each<Row>([
    {
      rule: 'may be no list',
      source: practitioner({ practitionerRole: role }),
      resource: {
        resourceType: 'Practitioner',
        id: 'p',
        contained: [
          {
            resourceType: 'PractitionerRole',
            practitioner: { reference: 'Practitioner/p' },
            code: [{ text: 'GP' }],
            id: 'p-role-1',
          },
        ],
        extension: [
          { url: `${crossVersion}Practitioner.practitionerRole`, valueReference: { reference: '#p-role-1' } },
        ],
      },
      issues: [
        'information split-out practitionerRole -> contained[0]: STU3 has a PractitionerRole of its own for this.',
      ],
      moves: ['moved practitionerRole.role.text -> contained[0].code[0].text'],
    },
    {
      rule: 'is counted in the list, whatever else is in it',
      source: practitioner({
        practitionerRole: [{}, { fhir_comments: ['c'] }, 'x', null, { fhir_comments: ['c'], ...role }],
      }),
      resource: {
        resourceType: 'Practitioner',
        id: 'p',
        contained: [
          {
            resourceType: 'PractitionerRole',
            practitioner: { reference: 'Practitioner/p' },
            code: [{ text: 'GP' }],
            id: 'p-role-5',
          },
        ],
        extension: [
          { url: `${crossVersion}Practitioner.practitionerRole`, valueReference: { reference: '#p-role-5' } },
        ],
      },
      issues: [
        'warning dropped practitionerRole[0]: There is nothing in this role.',
        'warning dropped practitionerRole[1]: There is nothing in this role.',
        'warning dropped practitionerRole[2]: There is nothing in this role.',
        'warning dropped practitionerRole[3]: There is nothing in this role.',
        'information split-out practitionerRole[4] -> contained[0]: STU3 has a PractitionerRole of its own for this.',
        'information dropped Practitioner: STU3 has no comments in JSON; 1 fhir_comments were left out.',
      ],
      moves: [
        'dropped practitionerRole[0]',
        'dropped practitionerRole[1].fhir_comments[0]',
        'dropped practitionerRole[2]',
        'dropped practitionerRole[3]',
        'dropped practitionerRole[4].fhir_comments[0]',
        'moved practitionerRole[4].role.text -> contained[0].code[0].text',
      ],
    },
    {
      rule: 'is none where the list is empty',
      source: practitioner({ practitionerRole: [] }),
      options: { keepLost: true },
      resource: { resourceType: 'Practitioner', id: 'p' },
      issues: ['warning dropped practitionerRole: STU3 has no place for this.'],
      moves: ['dropped practitionerRole'],
    },
    {
      rule: 'is kept on request where it is no role',
      source: practitioner({ practitionerRole: ['x'] }),
      options: { keepLost: true },
      resource: {
        resourceType: 'Practitioner',
        id: 'p',
        extension: [{ url: `${crossVersion}Practitioner.practitionerRole`, valueString: 'x' }],
      },
      issues: [
        'information kept practitionerRole[0] -> extension[0]: There is nothing in this role. It is kept as an extension.',
      ],
      moves: ['moved practitionerRole[0] -> extension[0].valueString'],
    },
  ])('$rule', ({ source, options, rule: _rule, ...told }) => {
    expect(tell(source, options)).toEqual(told);
  });
});

describe('the id of what is split off', () => {
  it.each<Row<'resource' | 'moves'>>([
    {
      rule: 'is its own where it has one, and one that nothing else has',
      source: practitioner({
        contained: [location('p-role-2'), location('p-role-2-2')],
        practitionerRole: [{ id: 'own', ...role }, role, { id: 'own', ...role }],
      }),
      resource: {
        resourceType: 'Practitioner',
        id: 'p',
        contained: [
          { resourceType: 'Location', id: 'p-role-2' },
          { resourceType: 'Location', id: 'p-role-2-2' },
          {
            resourceType: 'PractitionerRole',
            practitioner: { reference: 'Practitioner/p' },
            id: 'own',
            code: [{ text: 'GP' }],
          },
          {
            resourceType: 'PractitionerRole',
            practitioner: { reference: 'Practitioner/p' },
            code: [{ text: 'GP' }],
            id: 'p-role-2-3',
          },
          {
            resourceType: 'PractitionerRole',
            practitioner: { reference: 'Practitioner/p' },
            id: 'own-2',
            code: [{ text: 'GP' }],
          },
        ],
        extension: [
          { url: `${crossVersion}Practitioner.practitionerRole`, valueReference: { reference: '#own' } },
          {
            url: `${crossVersion}Practitioner.practitionerRole`,
            valueReference: { reference: '#p-role-2-3' },
          },
          { url: `${crossVersion}Practitioner.practitionerRole`, valueReference: { reference: '#own-2' } },
        ],
      },
      moves: [
        'moved practitionerRole[0].id -> contained[2].id',
        'moved practitionerRole[0].role.text -> contained[2].code[0].text',
        'moved practitionerRole[1].role.text -> contained[3].code[0].text',
        'moved practitionerRole[2].role.text -> contained[4].code[0].text',
        'converted practitionerRole[2].id -> contained[4].id',
      ],
    },
    {
      rule: 'needs none of the Practitioner, to whom nothing leads then',
      source: { resourceType: 'Practitioner', practitionerRole: [role] },
      resource: {
        resourceType: 'Practitioner',
        contained: [{ resourceType: 'PractitionerRole', code: [{ text: 'GP' }], id: 'practitioner-role-1' }],
        extension: [
          {
            url: `${crossVersion}Practitioner.practitionerRole`,
            valueReference: { reference: '#practitioner-role-1' },
          },
        ],
      },
      moves: ['moved practitionerRole[0].role.text -> contained[0].code[0].text'],
    },
    {
      rule: 'is no longer than FHIR allows',
      source: practitioner({ id: 'i'.repeat(64), practitionerRole: [role] }),
      resource: {
        resourceType: 'Practitioner',
        id: 'iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii',
        contained: [
          {
            resourceType: 'PractitionerRole',
            practitioner: {
              reference: 'Practitioner/iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii',
            },
            code: [{ text: 'GP' }],
            id: 'iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii-role-1',
          },
        ],
        extension: [
          {
            url: `${crossVersion}Practitioner.practitionerRole`,
            valueReference: { reference: '#iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii-role-1' },
          },
        ],
      },
      moves: ['moved practitionerRole[0].role.text -> contained[0].code[0].text'],
    },
    {
      rule: 'is no longer than FHIR allows in a ValueSet either',
      source: valueSet({ id: 'v'.repeat(64), codeSystem: { concept: [{ code: 'a' }] } }),
      resource: {
        resourceType: 'ValueSet',
        status: 'draft',
        id: 'vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv',
        contained: [
          {
            resourceType: 'CodeSystem',
            concept: [{ code: 'a' }],
            id: 'vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv-codesystem',
            status: 'draft',
            content: 'complete',
          },
        ],
        extension: [
          {
            url: `${crossVersion}ValueSet.codeSystem`,
            valueReference: { reference: '#vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv-codesystem' },
          },
        ],
      },
      moves: ['moved codeSystem.concept[0].code -> contained[0].concept[0].code'],
    },
  ])('$rule', ({ source, options, resource, moves }) => {
    expect(tell(source, options).resource).toEqual(resource);
    expect(tell(source, options).moves).toEqual(moves);
  });
});
