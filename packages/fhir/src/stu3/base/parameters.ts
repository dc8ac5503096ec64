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
        'value[x]':
          'base64Binary|boolean|code|date|dateTime|decimal|id|instant|integer|markdown|oid|positiveInt|string|time|unsignedInt|uri|Address|Age|Annotation|Attachment|CodeableConcept|Coding|ContactPoint|Count|Distance|Duration|HumanName|Identifier|Money|Period|Quantity|Range|Ratio|Reference|SampledData|Signature|Timing|Meta',
        resource: 'Resource',
        part: '@parameter*',
      },
    ],
  },
};
