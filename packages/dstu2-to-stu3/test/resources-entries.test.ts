import { describe, expect, it } from 'vitest';
import type { ToStu3Options } from '../src/index.js';
import type { Json } from './support.js';
import { tell, type Told } from './told.js';

type Row = Told & { rule: string; source: Json; options?: ToStu3Options };

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
const keep = { keepLost: true };
const list = (elements: Json): Json => ({
  resourceType: 'List',
  status: 'current',
  mode: 'working',
  ...elements,
});
const bundle = (entry: unknown): Json => ({ resourceType: 'Bundle', type: 'collection', entry });
const role = { role: { text: 'GP' } };
const outcome = {
  resourceType: 'OperationOutcome',
  id: 'o',
  issue: [{ severity: 'error', code: 'invalid' }],
};

describe('entries of a bundle', () => {
  it.each<Row>([
    {
      rule: 'are left out where they hold nothing',
      source: bundle([null, 5, { resource: 5 }, {}, { resource: { resourceType: 'Observation' } }]),
      resource: { resourceType: 'Bundle', type: 'collection' },
      issues: [
        'warning dropped entry[0]: A null holds no place here.',
        'error dropped entry[1]: This has another shape than DSTU2 allows, and cannot be read.',
        'error dropped entry[2].resource: This is no resource.',
        'warning dropped entry[3]: An empty object is no FHIR.',
        'error unsupported-type entry[4].resource: There are no rules for Observation; the rest is mapped.',
        'error dropped entry[4].resource: A resource without rules cannot go over. Convert it by other means.',
      ],
      moves: [
        'dropped entry[0]',
        'dropped entry[1]',
        'dropped entry[2].resource',
        'dropped entry[3]',
        'dropped entry[4].resource.resourceType',
      ],
    },
    {
      rule: 'are kept on request as Basic, and so is what stands for a resource',
      source: bundle([{ resource: 5 }, { resource: { resourceType: 'Observation', id: 'o' } }]),
      options: keep,
      resource: {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [
          { extension: [{ url: `${crossVersion}Bundle.entry.resource`, valueDecimal: 5 }] },
          {
            resource: {
              resourceType: 'Basic',
              id: 'o',
              extension: [
                { url: `${crossVersion}Observation`, valueString: '{"resourceType":"Observation","id":"o"}' },
              ],
              code: { coding: [{ system: 'http://hl7.org/fhir/resource-types', code: 'Observation' }] },
            },
          },
        ],
      },
      issues: [
        'information kept entry[0].resource -> entry[0].extension[0]: This is no resource. It is kept as an extension.',
        'error unsupported-type entry[1].resource: There are no rules for Observation; the rest is mapped.',
      ],
      moves: [
        'moved entry[0].resource -> entry[0].extension[0].valueDecimal',
        'converted entry[1].resource.resourceType -> entry[1].resource.extension[0].valueString',
        'converted entry[1].resource.id -> entry[1].resource.extension[0].valueString',
      ],
    },
    {
      rule: 'may be one, and no list',
      source: bundle({ resource: { resourceType: 'Patient', id: 'p' } }),
      resource: {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [{ resource: { resourceType: 'Patient', id: 'p' } }],
      },
      issues: ['warning unexpected-shape entry: One value stands where a list belongs.'],
      moves: [
        'moved entry.resource.resourceType -> entry[0].resource.resourceType',
        'moved entry.resource.id -> entry[0].resource.id',
      ],
    },
    {
      rule: 'are none where the list is empty',
      source: bundle([]),
      resource: { resourceType: 'Bundle', type: 'collection' },
      issues: ['warning dropped entry: An empty list is no FHIR.'],
      moves: ['dropped entry'],
    },
    {
      rule: 'have references of their own, and ids that are theirs',
      source: bundle([
        {
          resource: list({
            contained: [
              { resourceType: 'Patient', id: 'p' },
              { resourceType: 'Location', id: 'p' },
            ],
            entry: [{ item: { reference: '#p' } }],
          }),
        },
        {
          resource: list({
            contained: { resourceType: 'Patient', id: 'q' },
            odd: 1,
            entry: [{ item: { reference: '#p' } }],
          }),
        },
      ]),
      resource: {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [
          {
            resource: {
              resourceType: 'List',
              status: 'current',
              mode: 'working',
              contained: [
                { resourceType: 'Patient', id: 'p' },
                { resourceType: 'Location', id: 'p' },
              ],
              entry: [{ item: { reference: '#p' } }],
            },
          },
          {
            resource: {
              resourceType: 'List',
              status: 'current',
              mode: 'working',
              contained: [{ resourceType: 'Patient', id: 'q' }],
              entry: [{ item: { reference: '#p' } }],
            },
          },
        ],
      },
      issues: [
        'warning duplicate-id entry[0].resource.contained[1]: Another contained resource has this id; references lead to the first.',
        'warning unexpected-shape entry[1].resource.contained: One value stands where a list belongs.',
        'warning dropped entry[1].resource.odd: DSTU2 has no such element here.',
        'warning unresolved-reference entry[1].resource.entry[0].item.reference: No contained resource has this id.',
      ],
      moves: [
        'moved entry[1].resource.contained.resourceType -> entry[1].resource.contained[0].resourceType',
        'moved entry[1].resource.contained.id -> entry[1].resource.contained[0].id',
        'dropped entry[1].resource.odd',
      ],
    },
    {
      rule: 'are of e-RS each by itself',
      source: bundle([
        {
          resource: {
            ...outcome,
            meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/ers-operationoutcome-1'] },
          },
        },
        { resource: outcome },
      ]),
      resource: {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [
          {
            resource: {
              resourceType: 'OperationOutcome',
              issue: [{ severity: 'error', code: 'invalid' }],
              meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-OperationOutcome-1'] },
            },
          },
          {
            resource: {
              resourceType: 'OperationOutcome',
              id: 'o',
              issue: [{ severity: 'error', code: 'invalid' }],
            },
          },
        ],
      },
      issues: ['information dropped entry[0].resource.id: STU3 outcomes have no id. (errors.id)'],
      moves: [
        'dropped entry[0].resource.id',
        'converted entry[0].resource.meta.profile[0] -> entry[0].resource.meta.profile[0]',
      ],
    },
    {
      rule: 'for what is split off have names that stay from one mapping to the next',
      source: bundle([
        {
          resource: { resourceType: 'Practitioner', id: 'p', practitionerRole: [role, role] },
          search: { mode: 'match' },
          request: { method: 'PUT', url: 'Practitioner/p' },
        },
        {
          resource: {
            resourceType: 'Practitioner',
            id: 'p',
            practitionerRole: [{ id: 'long'.repeat(16), ...role }],
          },
        },
      ]),
      resource: {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [
          {
            resource: { resourceType: 'Practitioner', id: 'p' },
            search: { mode: 'match' },
            request: { method: 'PUT', url: 'Practitioner/p' },
          },
          {
            fullUrl: 'urn:uuid:fe3dca3b-8193-8a85-a3e8-b8ef34860585',
            resource: {
              resourceType: 'PractitionerRole',
              practitioner: { reference: 'Practitioner/p' },
              code: [{ text: 'GP' }],
              id: 'p-role-1',
            },
            search: { mode: 'include' },
            request: { method: 'POST', url: 'PractitionerRole' },
          },
          {
            fullUrl: 'urn:uuid:4cf3d980-9122-8c98-a3cf-df930eaed6a2',
            resource: {
              resourceType: 'PractitionerRole',
              practitioner: { reference: 'Practitioner/p' },
              code: [{ text: 'GP' }],
              id: 'p-role-2',
            },
            search: { mode: 'include' },
            request: { method: 'POST', url: 'PractitionerRole' },
          },
          { resource: { resourceType: 'Practitioner', id: 'p' } },
          {
            fullUrl: 'urn:uuid:f8ec3efe-9f43-8347-a2d0-81315c7272b0',
            resource: {
              resourceType: 'PractitionerRole',
              practitioner: { reference: 'Practitioner/p' },
              id: 'longlonglonglonglonglonglonglonglonglonglonglonglonglonglonglong',
              code: [{ text: 'GP' }],
            },
          },
        ],
      },
      issues: [
        'information split-out entry[0].resource.practitionerRole[0] -> entry[1].resource: STU3 has a PractitionerRole of its own for this.',
        'information split-out entry[0].resource.practitionerRole[1] -> entry[2].resource: STU3 has a PractitionerRole of its own for this.',
        'information split-out entry[1].resource.practitionerRole[0] -> entry[4].resource: STU3 has a PractitionerRole of its own for this.',
      ],
      moves: [
        'moved entry[0].resource.practitionerRole[0].role.text -> entry[1].resource.code[0].text',
        'moved entry[0].resource.practitionerRole[1].role.text -> entry[2].resource.code[0].text',
        'moved entry[1].resource.resourceType -> entry[3].resource.resourceType',
        'moved entry[1].resource.id -> entry[3].resource.id',
        'moved entry[1].resource.practitionerRole[0].id -> entry[4].resource.id',
        'moved entry[1].resource.practitionerRole[0].role.text -> entry[4].resource.code[0].text',
      ],
    },
  ])('$rule', ({ source, options, rule: _rule, ...told }) => {
    expect(tell(source, options)).toEqual(told);
  });
});
