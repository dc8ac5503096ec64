import type { BaseResource } from '../../internal/table.js';

/** CodeSystem in FHIR STU3 (3.0.2). Source: http://hl7.org/fhir/STU3/codesystem.html */
export const codeSystem: BaseResource = {
  type: 'CodeSystem',
  kind: 'domain',
  fields: {
    url: 'uri',
    identifier: 'Identifier',
    version: 'string',
    name: 'string',
    title: 'string',
    status: 'code!:draft|active|retired|unknown',
    experimental: 'boolean',
    date: 'dateTime',
    publisher: 'string',
    contact: 'ContactDetail*',
    description: 'markdown',
    useContext: 'UsageContext*',
    jurisdiction: 'CodeableConcept*',
    purpose: 'markdown',
    copyright: 'markdown',
    caseSensitive: 'boolean',
    valueSet: 'uri',
    hierarchyMeaning: 'code:grouped-by|is-a|part-of|classified-with',
    compositional: 'boolean',
    versionNeeded: 'boolean',
    content: 'code!:not-present|example|fragment|complete',
    count: 'unsignedInt',
    filter: [
      '*',
      {
        code: 'code!',
        description: 'string',
        operator: 'code+:=|is-a|descendent-of|is-not-a|regex|in|not-in|generalizes|exists',
        value: 'string!',
      },
    ],
    property: [
      '*',
      {
        code: 'code!',
        uri: 'uri',
        description: 'string',
        type: 'code!:code|Coding|string|integer|boolean|dateTime',
      },
    ],
    concept: [
      '*',
      {
        code: 'code!',
        display: 'string',
        definition: 'string',
        designation: [
          '*',
          {
            language: 'code',
            use: 'Coding',
            value: 'string!',
          },
        ],
        property: [
          '*',
          {
            code: 'code!',
            'value[x]': 'code|Coding|string|integer|boolean|dateTime',
          },
        ],
        concept: '@concept*',
      },
    ],
  },
};
