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
const valueSet = (elements: Json): Json => ({ resourceType: 'ValueSet', status: 'draft', ...elements });

describe('the CodeSystem of a ValueSet', () => {
  it.each<Row<'resource' | 'issues'>>([
    {
      rule: 'is none where the ValueSet has no codes',
      source: valueSet({ compose: { include: [{ system: 'http://example.org/a' }] } }),
      resource: {
        resourceType: 'ValueSet',
        status: 'draft',
        compose: { include: [{ system: 'http://example.org/a' }] },
      },
      issues: [],
    },
    {
      rule: 'is none, and an include is missing, where a compose has none',
      source: valueSet({ compose: { exclude: [{ system: 'http://example.org/a' }] } }),
      resource: {
        resourceType: 'ValueSet',
        status: 'draft',
        compose: { exclude: [{ system: 'http://example.org/a' }] },
      },
      issues: ['error missing-required ValueSet -> compose.include: STU3 requires an include in compose.'],
    },
    {
      rule: 'is none where nothing is in it',
      source: valueSet({ codeSystem: {} }),
      resource: { resourceType: 'ValueSet', status: 'draft' },
      issues: ['warning dropped codeSystem: This is no code system.'],
    },
    {
      rule: 'is none where it is a text, which is kept on request',
      source: valueSet({ codeSystem: 'x' }),
      options: { keepLost: true },
      resource: {
        resourceType: 'ValueSet',
        status: 'draft',
        extension: [{ url: `${crossVersion}ValueSet.codeSystem`, valueString: 'x' }],
      },
      issues: [
        'information kept codeSystem -> extension[0]: This is no code system. It is kept as an extension.',
      ],
    },
    {
      rule: 'may have no concepts, and a status that is no text',
      source: valueSet({ status: 5, codeSystem: { system: 'http://example.org/own' } }),
      resource: {
        resourceType: 'ValueSet',
        status: '5',
        contained: [
          {
            resourceType: 'CodeSystem',
            url: 'http://example.org/own',
            id: 'valueset-codesystem',
            status: '5',
            content: 'complete',
          },
        ],
        extension: [
          {
            url: `${crossVersion}ValueSet.codeSystem`,
            valueReference: { reference: '#valueset-codesystem' },
          },
        ],
        compose: { include: [{ system: 'http://example.org/own' }] },
      },
      issues: [
        'warning unexpected-shape status: This is read as the string it must mean.',
        'information split-out codeSystem -> contained[0]: STU3 has a CodeSystem of its own for this.',
      ],
    },
    {
      rule: 'needs no id, status and system of the source',
      source: { resourceType: 'ValueSet', codeSystem: { concept: [{ code: 'a' }] } },
      resource: {
        resourceType: 'ValueSet',
        contained: [
          {
            resourceType: 'CodeSystem',
            concept: [{ code: 'a' }],
            id: 'valueset-codesystem',
            content: 'complete',
          },
        ],
        extension: [
          {
            url: `${crossVersion}ValueSet.codeSystem`,
            valueReference: { reference: '#valueset-codesystem' },
          },
        ],
      },
      issues: [
        'error missing-required codeSystem -> contained[0].status: STU3 requires status, and the source has none.',
        'information split-out codeSystem -> contained[0]: STU3 has a CodeSystem of its own for this.',
        'error missing-required ValueSet -> status: STU3 requires status, and the source has none.',
      ],
    },
    {
      rule: 'says that concepts are not selectable, at any depth',
      source: valueSet({
        id: 'v',
        codeSystem: {
          system: 'http://example.org/own',
          concept: [{ code: 'a', concept: [{ code: 'b', abstract: true }] }],
        },
      }),
      resource: {
        resourceType: 'ValueSet',
        status: 'draft',
        id: 'v',
        contained: [
          {
            resourceType: 'CodeSystem',
            url: 'http://example.org/own',
            concept: [
              {
                code: 'a',
                concept: [{ code: 'b', property: [{ code: 'notSelectable', valueBoolean: true }] }],
              },
            ],
            id: 'v-codesystem',
            status: 'draft',
            content: 'complete',
            property: [
              {
                code: 'notSelectable',
                uri: 'http://hl7.org/fhir/concept-properties#notSelectable',
                type: 'boolean',
              },
            ],
          },
        ],
        extension: [
          { url: `${crossVersion}ValueSet.codeSystem`, valueReference: { reference: '#v-codesystem' } },
        ],
        compose: { include: [{ system: 'http://example.org/own' }] },
      },
      issues: [
        'information split-out codeSystem -> contained[0]: STU3 has a CodeSystem of its own for this.',
      ],
    },
    {
      rule: 'does not say so for a display',
      source: valueSet({ id: 'v', codeSystem: { concept: [{ code: 'a', display: 'notSelectable' }] } }),
      resource: {
        resourceType: 'ValueSet',
        status: 'draft',
        id: 'v',
        contained: [
          {
            resourceType: 'CodeSystem',
            concept: [{ code: 'a', display: 'notSelectable' }],
            id: 'v-codesystem',
            status: 'draft',
            content: 'complete',
            property: [
              {
                code: 'notSelectable',
                uri: 'http://hl7.org/fhir/concept-properties#notSelectable',
                type: 'boolean',
              },
            ],
          },
        ],
        extension: [
          { url: `${crossVersion}ValueSet.codeSystem`, valueReference: { reference: '#v-codesystem' } },
        ],
      },
      issues: [
        'information split-out codeSystem -> contained[0]: STU3 has a CodeSystem of its own for this.',
      ],
    },
  ])('$rule', ({ source, options, resource, issues }) => {
    expect(tell(source, options).resource).toEqual(resource);
    expect(tell(source, options).issues).toEqual(issues);
  });
});
