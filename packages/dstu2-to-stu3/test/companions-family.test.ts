import { describe, expect, it } from 'vitest';
import type { ToStu3Options } from '../src/index.js';
import type { Json } from './support.js';
import { tell, type Told } from './told.js';

type Row = Told & { rule: string; source: Json; options?: ToStu3Options };

const patient = (elements: Json): Json => ({ resourceType: 'Patient', ...elements });
const name = (human: Json): Json => patient({ name: [human] });
const other = { url: 'http://example.org/x', valueCode: 'y' };
const core = 'http://hl7.org/fhir/StructureDefinition/';
const qualifier = (valueCode: string): Json => ({
  extension: [{ url: `${core}iso21090-EN-qualifier`, valueCode }],
});

describe('ids and extensions of the parts of a family name', () => {
  it.each<Row>([
    {
      rule: 'become those of the one name',
      source: name({ family: ['van', 'Dyke'], _family: [{ id: 'f' }, { extension: [other] }] }),
      resource: {
        resourceType: 'Patient',
        name: [
          {
            family: 'van Dyke',
            _family: { id: 'f', extension: [{ url: 'http://example.org/x', valueCode: 'y' }] },
          },
        ],
      },
      issues: [
        'information flattened name[0].family -> name[0].family: STU3 has one text for a family name; the parts are joined.',
      ],
      moves: [
        'converted name[0].family[0] -> name[0].family',
        'converted name[0].family[1] -> name[0].family',
        'moved name[0]._family[0].id -> name[0]._family.id',
        'moved name[0]._family[1].extension[0].url -> name[0]._family.extension[0].url',
        'moved name[0]._family[1].extension[0].valueCode -> name[0]._family.extension[0].valueCode',
      ],
    },
    {
      rule: 'share the first id; another is lost',
      source: name({
        family: ['van', 'Dyke'],
        _family: [{ id: 'f', extension: [other] }, { id: 'g' }, { id: 'f' }],
      }),
      resource: {
        resourceType: 'Patient',
        name: [
          {
            family: 'van Dyke',
            _family: { id: 'f', extension: [{ url: 'http://example.org/x', valueCode: 'y' }] },
          },
        ],
      },
      issues: [
        'information flattened name[0].family -> name[0].family: STU3 has one text for a family name; the parts are joined.',
        'warning dropped name[0]._family[1].id: The parts of a family name share one id in STU3; the first stays.',
      ],
      moves: [
        'converted name[0].family[0] -> name[0].family',
        'converted name[0].family[1] -> name[0].family',
        'moved name[0]._family[0].id -> name[0]._family.id',
        'moved name[0]._family[0].extension[0].url -> name[0]._family.extension[0].url',
        'moved name[0]._family[0].extension[0].valueCode -> name[0]._family.extension[0].valueCode',
        'dropped name[0]._family[1].id',
        'moved name[0]._family[2].id -> name[0]._family.id',
      ],
    },
    {
      rule: 'may have one id twice',
      source: name({ family: ['van', 'Dyke'], _family: [{ id: 'f' }, { id: 'f' }] }),
      resource: { resourceType: 'Patient', name: [{ family: 'van Dyke', _family: { id: 'f' } }] },
      issues: [
        'information flattened name[0].family -> name[0].family: STU3 has one text for a family name; the parts are joined.',
      ],
      moves: [
        'converted name[0].family[0] -> name[0].family',
        'converted name[0].family[1] -> name[0].family',
        'moved name[0]._family[0].id -> name[0]._family.id',
        'moved name[0]._family[1].id -> name[0]._family.id',
      ],
    },
    {
      rule: 'become extensions with the part, where they qualify it',
      source: name({
        family: ['van', 'Dyke', 'x'],
        _family: [qualifier('VV'), qualifier('BR'), qualifier('CL')],
      }),
      resource: {
        resourceType: 'Patient',
        name: [
          {
            family: 'van Dyke x',
            _family: {
              extension: [
                { url: `${core}humanname-own-prefix`, valueString: 'van' },
                { url: `${core}humanname-own-name`, valueString: 'Dyke' },
                { url: `${core}iso21090-EN-qualifier`, valueCode: 'CL' },
              ],
            },
          },
        ],
      },
      issues: [
        'information flattened name[0].family -> name[0].family: STU3 has one text for a family name; the parts are joined.',
      ],
      moves: [
        'converted name[0].family[0] -> name[0].family',
        'converted name[0].family[1] -> name[0].family',
        'converted name[0].family[2] -> name[0].family',
        'converted name[0]._family[0].extension[0].url -> name[0]._family.extension[0].url',
        'converted name[0]._family[0].extension[0].valueCode -> name[0]._family.extension[0].url',
        'converted name[0]._family[1].extension[0].url -> name[0]._family.extension[1].url',
        'converted name[0]._family[1].extension[0].valueCode -> name[0]._family.extension[1].url',
        'moved name[0]._family[2].extension[0].url -> name[0]._family.extension[2].url',
        'moved name[0]._family[2].extension[0].valueCode -> name[0]._family.extension[2].valueCode',
      ],
    },
    {
      rule: 'become extensions wherever they are among others',
      source: name({
        family: ['van', 'Dyke'],
        _family: [
          { extension: [other] },
          { extension: [other, { url: core + 'iso21090-EN-qualifier', valueCode: 'SP' }] },
        ],
      }),
      resource: {
        resourceType: 'Patient',
        name: [
          {
            family: 'van Dyke',
            _family: {
              extension: [
                { url: 'http://example.org/x', valueCode: 'y' },
                { url: 'http://example.org/x', valueCode: 'y' },
                { url: `${core}humanname-partner-name`, valueString: 'Dyke' },
              ],
            },
          },
        ],
      },
      issues: [
        'information flattened name[0].family -> name[0].family: STU3 has one text for a family name; the parts are joined.',
      ],
      moves: [
        'converted name[0].family[0] -> name[0].family',
        'converted name[0].family[1] -> name[0].family',
        'moved name[0]._family[0].extension[0].url -> name[0]._family.extension[0].url',
        'moved name[0]._family[0].extension[0].valueCode -> name[0]._family.extension[0].valueCode',
        'moved name[0]._family[1].extension[0].url -> name[0]._family.extension[1].url',
        'moved name[0]._family[1].extension[0].valueCode -> name[0]._family.extension[1].valueCode',
        'converted name[0]._family[1].extension[1].url -> name[0]._family.extension[2].url',
        'converted name[0]._family[1].extension[1].valueCode -> name[0]._family.extension[2].url',
      ],
    },
    {
      rule: 'stand for one part that is no list',
      source: name({ family: 'Dyke', _family: qualifier('BR'), given: ['Ann'] }),
      resource: {
        resourceType: 'Patient',
        name: [
          {
            family: 'Dyke',
            _family: { extension: [{ url: `${core}humanname-own-name`, valueString: 'Dyke' }] },
            given: ['Ann'],
          },
        ],
      },
      issues: ['warning unexpected-shape name[0].family: One value stands where a list belongs.'],
      moves: [
        'converted name[0]._family.extension[0].url -> name[0]._family.extension[0].url',
        'converted name[0]._family.extension[0].valueCode -> name[0]._family.extension[0].url',
      ],
    },
    {
      rule: 'are no qualifiers under another URL',
      source: name({
        family: ['van'],
        _family: [{ extension: [{ url: 'http://example.org/q', valueCode: 'VV' }] }],
      }),
      resource: {
        resourceType: 'Patient',
        name: [{ family: 'van', _family: { extension: [{ url: 'http://example.org/q', valueCode: 'VV' }] } }],
      },
      issues: [],
      moves: [
        'moved name[0].family[0] -> name[0].family',
        'moved name[0]._family[0].extension[0].url -> name[0]._family.extension[0].url',
        'moved name[0]._family[0].extension[0].valueCode -> name[0]._family.extension[0].valueCode',
      ],
    },
    {
      rule: 'qualify nothing where the part has no text',
      source: name({ family: [null, 'Dyke'], _family: [qualifier('VV'), qualifier('BR')] }),
      resource: {
        resourceType: 'Patient',
        name: [
          {
            family: 'Dyke',
            _family: {
              extension: [
                { url: `${core}iso21090-EN-qualifier`, valueCode: 'VV' },
                { url: `${core}humanname-own-name`, valueString: 'Dyke' },
              ],
            },
          },
        ],
      },
      issues: [
        'information dropped name[0].family[0]: A null held the place of a part of the name; STU3 has one text.',
      ],
      moves: [
        'dropped name[0].family[0]',
        'converted name[0].family[1] -> name[0].family',
        'moved name[0]._family[0].extension[0].url -> name[0]._family.extension[0].url',
        'moved name[0]._family[0].extension[0].valueCode -> name[0]._family.extension[0].valueCode',
        'converted name[0]._family[1].extension[0].url -> name[0]._family.extension[1].url',
        'converted name[0]._family[1].extension[0].valueCode -> name[0]._family.extension[1].url',
      ],
    },
    {
      rule: 'stay where there is no name',
      source: name({ _family: [qualifier('SP')] }),
      resource: {
        resourceType: 'Patient',
        name: [{ _family: { extension: [{ url: `${core}iso21090-EN-qualifier`, valueCode: 'SP' }] } }],
      },
      issues: [],
      moves: [
        'moved name[0]._family[0].extension[0].url -> name[0]._family.extension[0].url',
        'moved name[0]._family[0].extension[0].valueCode -> name[0]._family.extension[0].valueCode',
      ],
    },
    {
      rule: 'are left out where the list is empty',
      source: name({ family: ['Dyke'], _family: [] }),
      resource: { resourceType: 'Patient', name: [{ family: 'Dyke' }] },
      issues: ['warning dropped name[0]._family: An empty list is no FHIR.'],
      moves: ['moved name[0].family[0] -> name[0].family', 'dropped name[0]._family'],
    },
    {
      rule: 'are left out where they are an object with nothing in it',
      source: name({ family: ['Dyke'], _family: {} }),
      resource: { resourceType: 'Patient', name: [{ family: 'Dyke' }] },
      issues: ['warning dropped name[0]._family: An empty object is no FHIR.'],
      moves: ['moved name[0].family[0] -> name[0].family', 'dropped name[0]._family'],
    },
    {
      rule: 'are left out where they are null or comments',
      source: name({ family: ['Dyke', 'B'], _family: [null, { fhir_comments: ['c'] }] }),
      resource: { resourceType: 'Patient', name: [{ family: 'Dyke B' }] },
      issues: [
        'information flattened name[0].family -> name[0].family: STU3 has one text for a family name; the parts are joined.',
        'information dropped name[0]._family: A null held a place here, and there is nothing left to hold it for.',
        'information dropped Patient: STU3 has no comments in JSON; 1 fhir_comments were left out.',
      ],
      moves: [
        'converted name[0].family[0] -> name[0].family',
        'converted name[0].family[1] -> name[0].family',
        'dropped name[0]._family[1].fhir_comments[0]',
        'dropped name[0]._family[0]',
      ],
    },
  ])('$rule', ({ source, options, rule: _rule, ...told }) => {
    expect(tell(source, options)).toEqual(told);
  });
});
