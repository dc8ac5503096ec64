import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
const referral = { resourceType: 'ReferralRequest', status: 'active', patient: { reference: 'Patient/1' } };
const system = 'http://hl7.org/fhir/request-priority';
const local = 'http://example.org/priority';

describe('ReferralRequest.priority, a concept that becomes a code', () => {
  it.each<Row>([
    [
      'a standard code takes the place of its concept',
      { priority: { coding: [{ system, code: 'urgent' }] } },
      [
        { priority: 'urgent' },
        'moved priority.coding[0].code -> priority',
        'converted priority.coding[0].system -> priority',
      ],
    ],
    [
      'the earlier system of HL7 counts as well',
      { priority: { coding: [{ system: 'http://hl7.org/fhir/diagnostic-order-priority', code: 'stat' }] } },
      [
        { priority: 'stat' },
        'moved priority.coding[0].code -> priority',
        'converted priority.coding[0].system -> priority',
      ],
    ],
    [
      'what else the concept says is lost',
      { priority: { coding: [{ system, code: 'urgent', display: 'Urgent' }], text: 'Soon' } },
      [
        { priority: 'urgent' },
        'information dropped priority: STU3 has only the code.',
        'moved priority.coding[0].code -> priority',
        'converted priority.coding[0].system -> priority',
        'dropped priority.coding[0].display',
        'dropped priority.text',
      ],
    ],
    [
      'what else the concept says is kept on request, in whole',
      { priority: { coding: [{ system, code: 'urgent', display: 'Urgent' }] } },
      [
        {
          priority: 'urgent',
          extension: [
            {
              url: `${crossVersion}ReferralRequest.priority`,
              valueCodeableConcept: {
                coding: [
                  { system: 'http://hl7.org/fhir/request-priority', code: 'urgent', display: 'Urgent' },
                ],
              },
            },
          ],
        },
        'information kept priority -> extension[0]: STU3 has only the code. It is kept as an extension.',
        'moved priority.coding[0].code -> priority + extension[0].valueCodeableConcept.coding[0].code',
        'converted priority.coding[0].system -> priority + extension[0].valueCodeableConcept.coding[0].system',
        'moved priority.coding[0].display -> extension[0].valueCodeableConcept.coding[0].display',
      ],
      { keepLost: true },
    ],
    [
      'of several codings the first that has a standard code counts',
      {
        priority: {
          coding: [
            { system: local, code: 'med' },
            { system, code: 'asap' },
            { system, code: 'stat' },
          ],
        },
      },
      [
        { priority: 'asap' },
        'information dropped priority: STU3 has only the code.',
        'moved priority.coding[1].code -> priority',
        'converted priority.coding[1].system -> priority',
        'dropped priority.coding[0].system',
        'dropped priority.coding[0].code',
        'dropped priority.coding[2].system',
        'dropped priority.coding[2].code',
      ],
    ],
    [
      'codings that are no objects are passed over',
      { priority: { coding: ['x', null, { system, code: 'asap' }] } },
      [
        { priority: 'asap' },
        'information dropped priority: STU3 has only the code.',
        'moved priority.coding[2].code -> priority',
        'converted priority.coding[2].system -> priority',
        'dropped priority.coding[0]',
        'dropped priority.coding[1]',
      ],
    ],
    [
      'a standard code of another system is none',
      { priority: { coding: [{ system: local, code: 'urgent' }] } },
      [
        {},
        'warning dropped priority: STU3 has a code here, and none stands for this.',
        'dropped priority.coding[0].system',
        'dropped priority.coding[0].code',
      ],
    ],
    [
      'a code that the standard system has not is none',
      { priority: { coding: [{ system, code: 'med' }] } },
      [
        {},
        'warning dropped priority: STU3 has a code here, and none stands for this.',
        'dropped priority.coding[0].system',
        'dropped priority.coding[0].code',
      ],
    ],
    [
      'a system in a list is none',
      { priority: { coding: [{ system: [system], code: 'urgent' }] } },
      [
        {},
        'warning dropped priority: STU3 has a code here, and none stands for this.',
        'dropped priority.coding[0].system[0]',
        'dropped priority.coding[0].code',
      ],
    ],
    [
      'a coding that is in no list is not read',
      { priority: { coding: { system, code: 'asap' } } },
      [
        {},
        'warning dropped priority: STU3 has a code here, and none stands for this.',
        'dropped priority.coding.system',
        'dropped priority.coding.code',
      ],
    ],
    [
      'a text alone is lost',
      { priority: { text: 'Soon' } },
      [
        {},
        'warning dropped priority: STU3 has a code here, and none stands for this.',
        'dropped priority.text',
      ],
    ],
    [
      'a text alone is kept on request',
      { priority: { text: 'Soon' } },
      [
        {
          extension: [
            { url: `${crossVersion}ReferralRequest.priority`, valueCodeableConcept: { text: 'Soon' } },
          ],
        },
        'information kept priority -> extension[0]: STU3 has a code here, and none stands for this. It is kept as an extension.',
        'moved priority.text -> extension[0].valueCodeableConcept.text',
      ],
      { keepLost: true },
    ],
    [
      'an empty concept says nothing',
      { priority: {} },
      [{}, 'warning dropped priority: STU3 has a code here, and none stands for this.', 'dropped priority'],
    ],
    [
      'a standard code without a concept is what STU3 has',
      { priority: 'urgent' },
      [
        { priority: 'urgent' },
        'warning unexpected-shape priority: This has the form of STU3, and not that of DSTU2.',
      ],
    ],
    [
      'another text is no concept',
      { priority: 'high' },
      [{}, 'error dropped priority: This is no CodeableConcept.', 'dropped priority'],
    ],
    [
      'another text is kept on request',
      { priority: 'high' },
      [
        { extension: [{ url: `${crossVersion}ReferralRequest.priority`, valueString: 'high' }] },
        'information kept priority -> extension[0]: This is no CodeableConcept. It is kept as an extension.',
        'moved priority -> extension[0].valueString',
      ],
      { keepLost: true },
    ],
    [
      'a number is no concept',
      { priority: 5 },
      [{}, 'error dropped priority: This is no CodeableConcept.', 'dropped priority'],
    ],
    [
      'null is no concept',
      { priority: null },
      [{}, 'error dropped priority: This is no CodeableConcept.', 'dropped priority'],
    ],
    [
      'a local code is looked up in the table given',
      { priority: { coding: [{ system: local, code: 'med' }] } },
      [
        { priority: 'routine' },
        'information code-mapped priority -> priority: The code that was given stands for this.',
        'information dropped priority: STU3 has only the code.',
        'converted priority.coding[0].code -> priority',
        'dropped priority.coding[0].system',
      ],
      { priorityCodes: { med: 'routine' } },
    ],
    [
      'a local code needs no system, and the text beside it is not lost unsaid',
      { priority: { coding: [{ code: 'med' }], text: 'Medium' } },
      [
        { priority: 'routine' },
        'information code-mapped priority -> priority: The code that was given stands for this.',
        'information dropped priority: STU3 has only the code.',
        'converted priority.coding[0].code -> priority',
        'dropped priority.text',
      ],
      { priorityCodes: { med: 'routine' } },
    ],
    [
      'a local code alone',
      { priority: { coding: [{ code: 'med' }] } },
      [
        { priority: 'routine' },
        'information code-mapped priority -> priority: The code that was given stands for this.',
        'information dropped priority: STU3 has only the code.',
        'converted priority.coding[0].code -> priority',
      ],
      { priorityCodes: { med: 'routine' } },
    ],
    [
      'a local code that has its STU3 name is moved',
      { priority: { coding: [{ system: local, code: 'urgent' }] } },
      [
        { priority: 'urgent' },
        'information code-mapped priority -> priority: The code that was given stands for this.',
        'information dropped priority: STU3 has only the code.',
        'moved priority.coding[0].code -> priority',
        'dropped priority.coding[0].system',
      ],
      { priorityCodes: { urgent: 'urgent' } },
    ],
    [
      'a local code is kept on request',
      { priority: { coding: [{ system: local, code: 'med' }] } },
      [
        {
          priority: 'routine',
          extension: [
            {
              url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-ReferralRequest.priority',
              valueCodeableConcept: { coding: [{ system: local, code: 'med' }] },
            },
          ],
        },
        'information code-mapped priority -> priority: The code that was given stands for this.',
        'information kept priority -> extension[0]: STU3 has only the code. It is kept as an extension.',
        'converted priority.coding[0].code -> priority + extension[0].valueCodeableConcept.coding[0].code',
        'moved priority.coding[0].system -> extension[0].valueCodeableConcept.coding[0].system',
      ],
      { priorityCodes: { med: 'routine' }, keepLost: true },
    ],
    [
      'a system that is no text is lost, and said',
      { priority: { coding: [{ system: { x: 1 }, code: 'med' }] } },
      [
        { priority: 'routine' },
        'information code-mapped priority -> priority: The code that was given stands for this.',
        'information dropped priority: STU3 has only the code.',
        'converted priority.coding[0].code -> priority',
        'dropped priority.coding[0].system.x',
      ],
      { priorityCodes: { med: 'routine' } },
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(referral, elements, options)).toStrictEqual(expected);
  });
});
