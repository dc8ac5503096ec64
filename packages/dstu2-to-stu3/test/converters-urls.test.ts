import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';
import type { Json } from './support.js';

const patient: Json = { resourceType: 'Patient' };
const patientRows: Row[] = [
  [
    'the code system http://fhir.nhs.uk/ValueSet/other-1',
    { maritalStatus: { coding: [{ system: 'http://fhir.nhs.uk/ValueSet/other-1', code: 'M' }] } },
    [
      { maritalStatus: { coding: [{ system: 'http://fhir.nhs.uk/ValueSet/other-1', code: 'M' }] } },
      'warning unknown-code maritalStatus.coding[0].system: No table knows this e-RS code system. It goes over as it is.',
    ],
  ],
  [
    'the code system 7',
    { maritalStatus: { coding: [{ system: 7, code: 'M' }] } },
    [
      { maritalStatus: { coding: [{ system: '7', code: 'M' }] } },
      'warning unexpected-shape maritalStatus.coding[0].system: This is read as the string it must mean.',
      'converted maritalStatus.coding[0].system -> maritalStatus.coding[0].system',
    ],
  ],
  [
    'the identifier system http://fhir.nhs.uk/Id/other',
    { identifier: [{ system: 'http://fhir.nhs.uk/Id/other', value: '1' }] },
    [
      { identifier: [{ system: 'http://fhir.nhs.uk/Id/other', value: '1' }] },
      'warning unknown-code identifier[0].system: No table knows this e-RS identifier system. It goes over as it is.',
    ],
  ],
  [
    'the identifier system 7',
    { identifier: [{ system: 7, value: '1' }] },
    [
      { identifier: [{ system: '7', value: '1' }] },
      'warning unexpected-shape identifier[0].system: This is read as the string it must mean.',
      'converted identifier[0].system -> identifier[0].system',
    ],
  ],
  [
    'a profile that no table knows',
    { meta: { profile: ['http://example.org/p', 7] } },
    [
      { meta: { profile: ['http://example.org/p', '7'] } },
      'information unknown-profile meta.profile[0]: No table knows this profile. It goes over as it is.',
      'warning unexpected-shape meta.profile[1]: This is read as the string it must mean.',
      'information unknown-profile meta.profile[1]: No table knows this profile. It goes over as it is.',
      'converted meta.profile[1] -> meta.profile[1]',
    ],
  ],
  [
    'the core extension conformance-x',
    { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/conformance-x', valueString: 'x' }] },
    [
      {
        extension: [
          { url: 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-x', valueString: 'x' },
        ],
      },
      'converted extension[0].url -> extension[0].url',
    ],
  ],
  [
    'the core extension x-conformance-',
    { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/x-conformance-', valueString: 'x' }] },
    [{ extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/x-conformance-', valueString: 'x' }] }],
  ],
  [
    'the core extension valueset-deprecated',
    { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/valueset-deprecated', valueString: 'x' }] },
    [
      {
        extension: [
          { url: 'http://hl7.org/fhir/StructureDefinition/codesystem-deprecated', valueString: 'x' },
        ],
      },
      'converted extension[0].url -> extension[0].url',
    ],
  ],
  [
    'the core extension valueset-deprecated-x',
    {
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/valueset-deprecated-x', valueString: 'x' }],
    },
    [
      {
        extension: [
          { url: 'http://hl7.org/fhir/StructureDefinition/valueset-deprecated-x', valueString: 'x' },
        ],
      },
    ],
  ],
  [
    'the core extension us-core-race',
    { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/us-core-race', valueString: 'x' }] },
    [
      { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/us-core-race', valueString: 'x' }] },
      'information unknown-extension extension[0].url: STU3 no longer defines this extension. It goes over as it is.',
    ],
  ],
  [
    'the core extension patient-birthTime',
    { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/patient-birthTime', valueString: 'x' }] },
    [{ extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/patient-birthTime', valueString: 'x' }] }],
  ],
  [
    'an extension whose url is a number',
    { extension: [{ url: 7, valueString: 'x' }] },
    [
      { extension: [{ url: '7', valueString: 'x' }] },
      'warning unexpected-shape extension[0].url: This is read as the string it must mean.',
      'converted extension[0].url -> extension[0].url',
    ],
  ],
  [
    'an extension of another publisher outside a referral',
    { extension: [{ url: 'http://example.org/x', valueString: 'x' }] },
    [{ extension: [{ url: 'http://example.org/x', valueString: 'x' }] }],
  ],
  [
    'an e-RS extension that no table knows',
    { extension: [{ url: 'http://fhir.nhs.uk/StructureDefinition/extension-other-1', valueString: 'x' }] },
    [
      { extension: [{ url: 'http://fhir.nhs.uk/StructureDefinition/extension-other-1', valueString: 'x' }] },
      'warning unknown-extension extension[0].url: No table knows this extension. It goes over as it is. (A005.27)',
    ],
  ],
  [
    'a code 2WW of another code system stays',
    { maritalStatus: { coding: [{ system: 'http://example.org', code: '2WW' }] } },
    [{ maritalStatus: { coding: [{ system: 'http://example.org', code: '2WW' }] } }],
  ],
  [
    'a code 2WW of a specialty stays',
    { maritalStatus: { coding: [{ system: 'http://fhir.nhs.uk/ValueSet/ers-specialty-1', code: '2WW' }] } },
    [
      {
        maritalStatus: {
          coding: [
            { system: 'https://api.service.nhs.uk/referrals/FHIR/STU3/CodeSystem/SPECIALTY', code: '2WW' },
          ],
        },
      },
      'information defaulted Patient: Reference data is named as that of production. Give `referenceDataBaseUrl` for another environment. (A005.12)',
      'converted maritalStatus.coding[0].system -> maritalStatus.coding[0].system',
    ],
  ],
  [
    'a code 2WW of a priority is renamed',
    { maritalStatus: { coding: [{ system: 'http://fhir.nhs.uk/ValueSet/ers-priority-1', code: '2WW' }] } },
    [
      {
        maritalStatus: {
          coding: [{ system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-Priority-1', code: 'TWO_WEEK_WAIT' }],
        },
      },
      'information code-mapped maritalStatus.coding[0].code -> maritalStatus.coding[0].code: STU3 has another name for this code. (A005.15)',
      'converted maritalStatus.coding[0].system -> maritalStatus.coding[0].system',
      'converted maritalStatus.coding[0].code -> maritalStatus.coding[0].code',
    ],
  ],
  [
    'a link of type replace',
    { link: [{ other: { display: 'x' }, type: 'replace' }] },
    [
      { link: [{ other: { display: 'x' }, type: 'replaced-by' }] },
      'warning code-mapped link[0].type -> link[0].type: STU3 has no such code; the nearest one stands for it and others.',
      'converted link[0].type -> link[0].type',
    ],
  ],
  [
    'a narrative that is a number',
    { text: { status: 'generated', div: 7 } },
    [
      { text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">7</div>' } },
      'warning unexpected-shape text.div: This is read as the string it must mean.',
      'warning invalid-value text.div: The narrative is no XHTML. It goes over as plain text.',
      'converted text.div -> text.div',
    ],
  ],
  [
    'base.contactUrl: other http://a.example',
    { telecom: [{ system: 'other', value: 'http://a.example' }] },
    [
      { telecom: [{ system: 'url', value: 'http://a.example' }] },
      'converted telecom[0].system -> telecom[0].system',
    ],
    { inferences: { 'base.contactUrl': true } },
  ],
  [
    'base.contactUrl: other https://a.example',
    { telecom: [{ system: 'other', value: 'https://a.example' }] },
    [
      { telecom: [{ system: 'url', value: 'https://a.example' }] },
      'converted telecom[0].system -> telecom[0].system',
    ],
    { inferences: { 'base.contactUrl': true } },
  ],
  [
    'base.contactUrl: other see http://a.example',
    { telecom: [{ system: 'other', value: 'see http://a.example' }] },
    [{ telecom: [{ system: 'other', value: 'see http://a.example' }] }],
    { inferences: { 'base.contactUrl': true } },
  ],
  [
    'base.contactUrl: other 7',
    { telecom: [{ system: 'other', value: 7 }] },
    [
      { telecom: [{ system: 'other', value: '7' }] },
      'warning unexpected-shape telecom[0].value: This is read as the string it must mean.',
      'converted telecom[0].value -> telecom[0].value',
    ],
    { inferences: { 'base.contactUrl': true } },
  ],
  [
    'base.contactUrl: phone http://a.example',
    { telecom: [{ system: 'phone', value: 'http://a.example' }] },
    [{ telecom: [{ system: 'phone', value: 'http://a.example' }] }],
    { inferences: { 'base.contactUrl': true } },
  ],
];

describe('What becomes of URLs and codes outside e-RS referrals', () => {
  it.each(patientRows)('patient: %s', (_rule, elements, expected, options) => {
    expect(added(patient, elements, options)).toEqual(expected);
  });
});
