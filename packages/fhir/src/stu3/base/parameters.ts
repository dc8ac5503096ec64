import type { BaseResource } from '../../internal/table.js';

/** Parameters in FHIR STU3 (3.0.2). Source: http://hl7.org/fhir/STU3/parameters.html */
export const parameters: BaseResource = {
  type: 'Parameters',
  kind: 'resource',
  fields: {
    parameter: [
      '*',
      {
        name: 'string!',
        'value[x]': 'any',
        resource: 'Resource',
        part: '@parameter*',
      },
    ],
  },
};
